"""Links and references."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from faqkit.check.anchors import check_anchor
from faqkit.check.project import Page, Project, hint, nearest_entry
from faqkit.content.prose import LINK, Link
from faqkit.content.references import target_id
from faqkit.problems import Place, Problem, Word
from faqkit.source.fences import blank
from faqkit.source.paths import content_path, resolve

SCHEME = re.compile(r"(?:https?:)?//|www\.", re.IGNORECASE)
ABSOLUTE = re.compile(r"/|\\|[A-Za-z]:[\\/]|file:", re.IGNORECASE)
LINK_KEY = re.compile(r"link[ ]*[:：][ ]*", re.IGNORECASE)
HARMLESS = ("mailto:", "tel:")
BARE_ADDRESS = re.compile(r"(?<![\"'=\w.@/])(?:https?://|www\.)[^\s)>\]」』\"'、。]+", re.IGNORECASE)
MALFORMED = re.compile(
    r"""
    [\[［](?P<text>[^\[\]［］\n]*)[\]］]                       # [text], maybe full-width
    (?P<gap>[ \u3000]*\n?[ ]*)
    [(（][ ]*(?P<target>[^\s()（）\n]+(?:\.md|\.html|/)(?:\#[\w-]*)?
      | [^()（）\n]+\.(?:md(?:\#[\w-]*)?|png|jpe?g|gif|webp|svg)
      | link[:：][^()（）\n]* | https?:[^\s()（）\n]*)
    [ ]*(?P<end>[)）]?)
    | ^[ \t]*\[(?!\^)(?P<label>[^\]\n]+)\]:[ \t]*\n?[ \t]*   # [label]: address
      (?P<address>\S+)(?=[ \t]*(?:["'(].*)?$)
    """,
    re.VERBOSE | re.MULTILINE,
)
HALF_LINK = re.compile(r"(?<!\\)(?:\\\\)*\]\((?P<rest>[^\n]{0,40})")
PLACEHOLDERS = ("{ref}", "{n}", "{title}")
PLACEHOLDER = re.compile(r"[{｛]\s*(?P<name>[A-Za-z]{1,10})\s*[}｝]")
BRACED = re.compile(r"[{｛]+[^{}｛｝]*[}｝]*|[}｝]|^[($<\[（［＄]+(?:ref|n|title)[)>\]）］]*$", re.IGNORECASE)
NUMBERED_TEXT = re.compile(
    r"^(?:No\.?\s*|Q\s*|項目\s*|問\s*)?[0-9０-９]{1,3}(?:[.．:：、)）]|番|\s|$)", re.IGNORECASE
)
NUMBER_BY_HAND = re.compile(
    r"""
    (?<![一-龠ァ-ヶーA-Za-z])(?:項目|質問|Q|問|FAQ|No\.|№)の?\s*(?:No\.?)?\s*[0-9０-９]{1,3}\s*番?\s*[」』]?(?:を|に|の|も|と)?
      (?:参照|ご覧|ご参照|同じ|確認)                             # 項目11をご覧
    | [0-9０-９]{1,3}\s*番(?:目)?(?:の(?:項目|質問|Q)|[をも]?(?:参照|ご参照|ご覧))   # 11番の項目、11番を参照
    | \bsee\s(?:also\s)?(?:item|entry|question|no\.|FAQ)\s?\d{1,3}\b          # see entry 11
    | \bsee\s(?:also\s)?\d{1,3}(?=[.,;)])                                    # see 11.
    """,
    re.VERBOSE | re.IGNORECASE,
)


def check_links(project: Project) -> Iterator[Problem]:
    """Links lead to an entry, a page, a section or a declared document."""
    for page in project.pages:
        for link in page.document.links:
            place = page.line(link.line, link.col)
            if not link.image:
                yield from check_link(project, page, link, place)
            if "](" in link.text or not (link.image or link.text.strip()):
                found = page.body[link.start : link.end]
                wanted = f"[{{ref}}]({link.target})"
                yield Problem(place, "FAQ055.form", {"found": found, "wanted": wanted})


def check_link(project: Project, page: Page, link: Link, place: Place) -> Iterator[Problem]:
    """One link that is no image."""
    target = link.target
    if target.startswith("link:"):
        yield from check_key(project, target.removeprefix("link:"), place)
    elif LINK_KEY.match(target):
        wanted = f"[{link.text}]({LINK_KEY.sub('link:', target)})"
        yield Problem(place, "FAQ055.form", {"found": target, "wanted": wanted})
    elif SCHEME.match(target):
        if page.kind != "page":
            yield outside(project, target, place)
    elif ABSOLUTE.match(target):
        yield Problem(place, "FAQ055.absolute", {"target": target})
    elif link.page.lower().endswith((".html", ".htm")) or re.fullmatch(r"(?:\.\.?/)*[\w./-]+/", link.page):
        wanted = re.sub(r"(?:/index)?\.html?$|/$", "", link.page, flags=re.IGNORECASE) + ".md"
        yield Problem(place, "FAQ055.html", {"target": target, "wanted": wanted})
    elif link.page.endswith(".md"):
        yield from check_page_link(project, page, link, place)
    elif target.startswith("#"):
        yield from check_anchor(project, page, link.anchor, place)
    elif not target.startswith(HARMLESS) and not published_file(project, resolve(page.path, link.page)):
        yield Problem(place, "FAQ021.page", {"target": target, "hint": near_page(project, page, link.page)})


def published_file(project: Project, path: str) -> bool:
    """Whether a file of the project becomes part of the site."""
    return (
        path.startswith("docs/") and not path.endswith((".yml", ".yaml")) and project.draft.tree.is_file(path)
    )


def check_category_sources(project: Project) -> Iterator[Problem]:
    """The document that a category was taken from is a declared one."""
    for page in project.pages:
        source = page.front.get("source")
        key = source.get("link") if page.kind == "index" and isinstance(source, dict) else None
        if isinstance(key, str):
            yield from check_key(project, key, page.source.front.place("source", "link"))


def check_key(project: Project, key: str, place: Place) -> Iterator[Problem]:
    """`link:key` names a document of docs/links.yml."""
    known = project.draft.data["links"]
    if known is not None and key not in known:  # a file that is missing or broken is reported itself
        yield Problem(place, "FAQ021.key", {"key": key, "hint": hint(key, known)})


def outside(project: Project, target: str, place: Place) -> Problem:
    """An address typed into the text; the hint names a declared document of the same address."""
    known = project.draft.data["links"] or {}
    same = [key for key, raw in known.items() if raw["url"].rstrip("/") == target.rstrip("/")]
    near = f" → link:{', link:'.join(same[:3])}" if same else ""
    return Problem(place, "FAQ055.outside", {"target": target, "hint": near})


def check_page_link(project: Project, page: Page, link: Link, place: Place) -> Iterator[Problem]:
    """A link to a Markdown file: the file and, if named, its section exist, in the same language."""
    entry_id = target_id(page.category, link.page) if page.category else None
    if entry_id is not None and entry_id in project.ids:
        target = project.page(page.locale, entry_id) or project.page(project.source, entry_id)
        if target is not None and link.anchor:
            yield from check_anchor(project, target, link.anchor, place)
        return
    file = resolve(page.path, link.page)
    locale = content_path(file).locale
    if locale != page.locale and locale in project.draft.locales:
        yield Problem(place, "FAQ055.absolute", {"target": link.target})
        return
    files = [path for path in (file, in_source(project, file)) if published_file(project, path)]
    pages = [p for path in files for p in project.pages if p.path == path]
    if not files:
        yield Problem(
            place, "FAQ021.page", {"target": link.target, "hint": near_page(project, page, link.page)}
        )
    elif pages and link.anchor:
        yield from check_anchor(project, pages[0], link.anchor, place)


def near_page(project: Project, page: Page, target: str) -> str:
    """A hint at the entry that a link may mean: ` → ../other/ic-card-mode.md?`."""
    near = nearest_entry(project, page, target.removesuffix(".md"))
    return f" → {'../' if '/' in near else ''}{near}.md?" if near else "。"


def in_source(project: Project, file: str) -> str:
    """The same file in the source language, which stands in for a missing translation."""
    return "/".join(["docs", project.source, *file.split("/")[2:]])


def check_malformed(project: Project) -> Iterator[Problem]:
    """What was meant as a link, and addresses that stand in the text."""
    for page in project.pages:
        prose = LINK.sub(lambda m: blank(m.group()), page.prose)
        for match in MALFORMED.finditer(prose):
            yield malformed(page, match)
        rest = MALFORMED.sub(lambda m: blank(m.group()), prose)
        for match in HALF_LINK.finditer(rest):
            target = match["rest"].partition(")")[0].strip()
            values = {"found": match.group().strip("\\"), "wanted": f"[…]({target})"}
            yield Problem(page.at(match.start()), "FAQ055.form", values)
        for match in BARE_ADDRESS.finditer(rest) if page.kind != "page" else ():
            yield outside(project, match.group(), page.at(match.start()))


def malformed(page: Page, match: re.Match[str]) -> Problem:
    """A link that is none, with what to write instead."""
    text, target = match["text"] or match["label"] or "", match["target"] or match["address"] or ""
    wanted = f"[{text}]({unicodedata.normalize('NFKC', target).replace(' ', '')})"
    found = match.group().strip().replace("\n", " ")
    return Problem(page.at(match.start()), "FAQ055.form", {"found": found, "wanted": wanted})


def check_references(project: Project) -> Iterator[Problem]:
    """`{ref}`, `{n}`, `{title}` stand in links to entries, and no number is typed by hand."""
    for page in project.pages:
        found = page.document.links
        for link in found:
            yield from check_link_text(project, page, link)
        yield from check_outside_links(page, [(link.start, link.end) for link in found])


def check_link_text(project: Project, page: Page, link: Link) -> Iterator[Problem]:
    """The text of one link."""
    place = page.line(link.line, link.col)
    document = link.target.startswith("link:")
    to_entry = target_id(page.category, link.page) in project.ids
    for match in BRACED.finditer(link.text):
        sound = match.group() in PLACEHOLDERS
        word = "target" if sound else "unknown"
        if not sound or not (document or to_entry or any(check_link(project, page, link, place))):
            yield Problem(place, "FAQ059", {"found": match.group(), "what": Word(word)})
    if to_entry and NUMBERED_TEXT.match(link.text):
        yield Problem(place, "FAQ037", {"found": link.text[:40]})


def check_outside_links(page: Page, spans: list[tuple[int, int]]) -> Iterator[Problem]:
    """Placeholders and numbers that are in no link."""
    taken = spans + [match.span() for match in MALFORMED.finditer(page.prose)]
    for match in PLACEHOLDER.finditer(page.prose):
        inside = any(start <= match.start() < end for start, end in taken)
        if f"{{{match['name'].lower()}}}" in PLACEHOLDERS and not inside:
            yield Problem(page.at(match.start()), "FAQ059", {"found": match.group(), "what": Word("outside")})
    for match in NUMBER_BY_HAND.finditer(page.prose):
        yield Problem(page.at(match.start()), "FAQ037", {"found": match.group()})


CHECKS = (check_links, check_category_sources, check_malformed, check_references)
