"""The support site's library: content in, pages and lookup out. Nothing in here imports MkDocs.

Rooms, in the order in which data flows; each imports only from those before it::

    problems   findings, and their wording in words.<language>.yml
    source     bytes → values that know their place: text, YAML, schemas, git
    content    values → the frozen Catalogue: entries, messages, addresses, words
    check      the rules: read the content, name every mistake
    lookup     documents in, answers out: the index and the engine
    render     the catalogue → pages
    build      the two deliveries, and everything written without a page
    edit       safe changes to the editors' files
    report     what a change does, what is out of date
    cli        the commands that people and workflows call
"""
