"""The support site's library: content in, pages and lookup out. Nothing in here imports MkDocs.

Data flows one way::

    source, yamlfile, diagnose   files → values that know their line
    schema, meant, message       what front matter and messages may hold, and what was meant
    document, prose              a body, read once: its tree, links, sections, and its HTML with
    dialect, origins,            addresses left open; the Markdown of this site, letters that know
    conversion, textruns         where they stood, and how both come together
    reader, catalogue, model     values → the frozen Catalogue
    checks, problems, ruletable  all problems, sorted, in the words of rules.yml
    markup, views, viewer        documents filled in for a page, and what templates see
    pages, extras, site          the context of every page
    documents, readings, lookup  the lookup's index, and its engine in V8
    mutations, collisions        every declared error as a test of the lookup
    output, exports, single      what is written without a Markdown page,
    feed, sitemap, moved         and old addresses that go on answering
    session, deliver, version    the two deliveries

and beside it what people call::

    cli, editor_commands         the commands; edits, authoring, moving, confirm
    workflow_commands            changes (worddiff, leads), linkcheck, reviews, issue
    explain, evaluate            the lookup in a terminal, and how good it is
    publish, translations        what was published; how far translations are behind
"""

from faqkit.catalogue import load
from faqkit.checks import load_checked
from faqkit.model import Catalogue, Entry, ErrorMessage
from faqkit.problems import Place, Problem

__all__ = ["Catalogue", "Entry", "ErrorMessage", "Place", "Problem", "load", "load_checked"]
