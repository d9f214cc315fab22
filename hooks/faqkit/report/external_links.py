"""The links to other sites, asked once a week: which are gone, which have moved for good.

Never part of a build or of the check of a change: what another site does today
must not stop anybody's work.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from urllib.parse import quote, urldefrag

from faqkit.content.draft import Draft
from faqkit.content.prose import blank_code, find_links
from faqkit.content.reading import load
from faqkit.problems import Place, both
from faqkit.source.text_files import read_text
from faqkit.source.tree import Tree

OK, MOVED, BROKEN, UNSURE = "ok", "moved", "broken", "unsure"
GONE = {404, 410}
FOR_GOOD = {301, 308}
# Sites turn away programs, or have a bad minute: that says nothing about the page.
TIMEOUT = 20.0
PAUSES = (5.0, 30.0)
AT_ONCE = 4
AGENT = "Mozilla/5.0 (compatible; faqkit-linkcheck)"


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address gave: one of the four states, the HTTP status or error in words, where it led."""

    url: str
    state: str
    detail: str
    target: str = ""


Probe = Callable[[str], Answer]


class Redirects(urllib.request.HTTPRedirectHandler):
    """Follows redirects and remembers whether all of them were for good."""

    def __init__(self) -> None:
        self.codes: list[int] = []

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: object,
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        """Called by urllib for each redirect."""
        self.codes.append(code)
        return super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type]


def external_urls(tree: Tree) -> dict[str, list[Place]]:
    """Every address that the content links to, without anchor, and the places that do."""
    _, draft = load(tree)
    found: dict[str, list[Place]] = {}
    for url, place in [*declared(draft), *written(tree)]:
        if url.startswith(("http://", "https://")):
            found.setdefault(urldefrag(url).url, []).append(place)
    return {url: sorted(places) for url, places in sorted(found.items())}


def declared(draft: Draft) -> Iterable[tuple[str, Place]]:
    """The addresses of docs/links.yml."""
    located = draft.data_places.get("links")
    for key, link in (draft.data.get("links") or {}).items():
        yield link["url"], located.place(key, "url") if located else Place("docs/links.yml")


def written(tree: Tree) -> Iterable[tuple[str, Place]]:
    """The addresses that stand in the pages themselves."""
    for path in tree.below("docs"):
        text, _ = read_text(tree, path) if path.endswith(".md") else (None, [])
        for link in find_links(text or "", blank_code(text or "")):
            yield link.target, Place(path, link.line, link.col)


def probe(url: str, timeout: float = TIMEOUT) -> Answer:
    """Ask for `url` once."""
    redirects = Redirects()
    opener = urllib.request.build_opener(redirects)
    address = quote(url, safe="%/:=&?~#+!$,;'@()*[]")
    request = urllib.request.Request(address, headers={"User-Agent": AGENT, "Accept": "*/*"})
    try:
        with opener.open(request, timeout=timeout) as response:
            status, target = response.status, response.url
    except urllib.error.HTTPError as error:
        error.close()
        return Answer(url, BROKEN if error.code in GONE else UNSURE, f"HTTP {error.code}")
    except (OSError, http.client.HTTPException, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        # No such name, or a certificate that browsers refuse too: not one bad minute.
        dead = isinstance(reason, (socket.gaierror, ssl.SSLCertVerificationError))
        return Answer(url, BROKEN if dead else UNSURE, f"{type(reason).__name__}: {reason}")
    if redirects.codes and set(redirects.codes) <= FOR_GOOD:
        return Answer(url, MOVED, f"HTTP {redirects.codes[0]}", target)
    return Answer(url, OK, f"HTTP {status}")


def patient(
    ask: Probe, pauses: Sequence[float] = PAUSES, sleep: Callable[[float], None] = time.sleep
) -> Probe:
    """`ask`, asked again after each pause as long as the answer is unsure."""

    def again(url: str) -> Answer:
        answer = ask(url)
        for pause in pauses:
            if answer.state != UNSURE:
                break
            sleep(pause)
            answer = ask(url)
        return answer

    return again


def check_links(urls: Iterable[str], ask: Probe) -> list[Answer]:
    """The answers in the order of `urls`."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(ask, urls))


STATES = (BROKEN, MOVED, UNSURE)


def report(answers: Iterable[Answer], places: Mapping[str, Sequence[Place]]) -> str:
    """Markdown about what needs somebody's eye; empty when no page is gone or has moved."""
    rows = list(answers)
    if not any(row.state in (BROKEN, MOVED) for row in rows):
        return ""
    return "\n\n".join(
        f"## {both(state)}\n\n{both(f'{state}_cure')}\n\n"
        + "\n".join(line(r, places[r.url]) for r in rows if r.state == state)
        for state in STATES
        if any(row.state == state for row in rows)
    )


def line(answer: Answer, places: Sequence[Place]) -> str:
    """One address with its answer and the places that use it."""
    target = f" → <{answer.target}>" if answer.target else ""
    return f"- [ ] <{answer.url}>{target} ({answer.detail}): " + ", ".join(f"`{place}`" for place in places)
