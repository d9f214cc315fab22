"""`python -m faqkit`."""

from faqkit.cli import main

main()
