"""`python -m faqkit`."""

from faqkit.cli.main import main

main()
