"""`python -m benchmarks.compiler`: ask the lookup, and a plain index of triples beside it, what the compiler prints."""

from __future__ import annotations

import random
import time
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import click

from benchmarks.compiler.source import Output, documents, read_output
from benchmarks.compiler.trigrams import Trigrams
from benchmarks.compiler.ways import Question, questions
from faqkit.lookup.engine import LookupEngine
from faqkit.lookup.evaluate import share

SHOWN = 10
OTHER = {"ja": "en", "en": "ja"}


@dataclass(frozen=True, slots=True)
class Answer:
    """The codes found, best first; the first `sure` of them are claimed."""

    question: Question
    codes: tuple[str, ...]
    claimed: tuple[str, ...]


def open_lookup(messages: dict[str, str], glosses: dict[str, str], language: str) -> LookupEngine:
    """The engine with these messages."""
    engine = LookupEngine()
    engine.load(engine.build(documents(messages, glosses, language)))
    return engine


def ask(engine: LookupEngine, asked: Iterable[Question], language: str) -> list[Answer]:
    """What the lookup answers."""
    rows = []
    for question in asked:
        hits = engine.search(question.text, limit=SHOWN, locale=language)["hits"]
        codes = tuple(hit["id"].split("/")[1].upper() for hit in hits)
        rows.append(Answer(question, codes, tuple(c for c, hit in zip(codes, hits, strict=True) if hit["confident"])))
    return rows


def measure(output: Output, glosses: dict[str, str], sample: int, ways: tuple[str, ...], show: int) -> None:
    """Print a table for one language."""
    by_way: defaultdict[str, list[Question]] = defaultdict(list)
    for question in questions(output):
        by_way[question.way].append(question)
    rng = random.Random(1)
    asked = {way: rng.sample(rows, min(sample, len(rows))) for way, rows in sorted(by_way.items()) if not ways or way in ways}
    engine = open_lookup(output.messages, glosses, output.language)
    plain = Trigrams(output.messages)
    click.echo(f"{output.language}: {len(output.messages)} entries")
    click.echo(f"{'way':24}{'n':>5}{'first':>8}{'three':>8}{'all':>8}{'sure':>7}{'wrong':>7}{'more':>7}{'out':>7}{'triples':>9}{'three':>7}{'ms':>7}")
    absent = without(output, glosses, [q for rows in asked.values() for q in rows])
    for way, rows in asked.items():
        start = time.process_time()
        found = ask(engine, rows, output.language)
        each = 1000 * (time.process_time() - start) / max(1, len(rows))
        others = [Answer(q, tuple(plain.best(q.text, SHOWN)), ()) for q in rows]
        gone = [absent[q] for q in rows if q in absent]
        click.echo(
            f"{way:24}{len(rows):5}{share(map(is_first, found)):8.1f}{share(map(in_three, found)):8.1f}"
            f"{100 * sum(map(named, found)) / max(1, len(found)):8.1f}{share(bool(a.claimed) for a in found):7.1f}"
            f"{share(map(claims_wrong, found)):7.1f}{share(map(claims_more, found)):7.1f}{share(bool(a.claimed) for a in gone):7.1f}"
            f"{share(map(is_first, others)):9.1f}{share(map(in_three, others)):7.1f}{each:7.1f}"
        )
        for answer in [a for a in found if not is_first(a)][:show]:
            text = answer.question.text.replace("\n", " ⏎ ")[:110]
            click.echo(f"    ✗ {text!r} {answer.question.right[:4]} {answer.codes[:4]} {answer.claimed[:2]}")
        for answer in [a for a in gone if a.claimed][:show]:
            click.echo(f"    ! {answer.question.text[:110]!r} {answer.question.right[:2]} {answer.claimed[:2]}")


def without(output: Output, glosses: dict[str, str], asked: list[Question]) -> dict[Question, Answer]:
    """The answers from content that lacks what the questions are about, a half of them at a time."""
    answers = {}
    single = [q for q in asked if "shared" not in q.way and "two" not in q.way]
    for half in (0, 1):
        gone = {code for q in single if int(q.right[0][2:]) % 2 == half for code in q.right}
        engine = open_lookup({c: m for c, m in output.messages.items() if c not in gone}, glosses, output.language)
        mine = [q for q in single if int(q.right[0][2:]) % 2 == half]
        answers |= dict(zip(mine, ask(engine, mine, output.language), strict=True))
    return answers


def is_first(answer: Answer) -> bool:
    """Whether a right entry stands first; of a paste with two, whether both are the first two."""
    right = answer.question.right
    if answer.question.way == "two in one paste":
        return set(right) <= set(answer.codes[: len(set(right))])
    return bool(answer.codes) and answer.codes[0] in right


def in_three(answer: Answer) -> bool:
    """Whether a right entry is one of the first three."""
    return bool(set(answer.question.right) & set(answer.codes[:3]))


def named(answer: Answer) -> float:
    """The share of the right entries that are shown, as far as there is room."""
    right = set(answer.question.right)
    return len(right & set(answer.codes)) / min(len(right), SHOWN)


def claims_wrong(answer: Answer) -> bool:
    """Whether what stands first is claimed and not right."""
    return answer.claimed[:1] == answer.codes[:1] != () and answer.codes[0] not in answer.question.right


def claims_more(answer: Answer) -> bool:
    """Whether anything that is not right is claimed, first or not."""
    return bool(set(answer.claimed) - set(answer.question.right))


@click.command()
@click.option("--language", type=click.Choice(["ja", "en"]), multiple=True, default=["ja", "en"])
@click.option("--sample", default=300, help="Questions a way.")
@click.option("--way", multiple=True, help="Only these ways.")
@click.option("--show", default=0, help="Failures shown a way.")
def main(language: tuple[str, ...], sample: int, way: tuple[str, ...], show: int) -> None:
    """Print how the lookup answers real output of the TypeScript compiler."""
    for one in language:
        measure(read_output(one), read_output(OTHER[one]).messages, sample, way, show)


if __name__ == "__main__":
    main(prog_name="python -m benchmarks.compiler")
