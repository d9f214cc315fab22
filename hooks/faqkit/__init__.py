"""The support site's library: content in, pages and lookup out. Nothing in here imports MkDocs.

Data flows one way::

    source, yamlfile, schema   files → values that know their line
    reader, catalogue          values → the frozen Catalogue (model)
    checks, problems           all problems, sorted, in words (rules.yml)
    markup, views, pages, site entry → Markdown, HTML and what templates see
    documents, readings, lookup the lookup's index, and its engine in V8
    output, exports, sitemap   what is written without a Markdown page
    deliver, cli               the two deliveries and the commands
"""

from faqkit.catalogue import load
from faqkit.checks import load_checked
from faqkit.model import Catalogue, Entry, ErrorMessage
from faqkit.problems import Place, Problem

__all__ = ["Catalogue", "Entry", "ErrorMessage", "Place", "Problem", "load", "load_checked"]
