"""`python -m benchmarks.compiler`: the lookup, and plain triples, asked what a compiler prints."""

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
WIDTH = 8
# all: of those that share a text; wrong: the first is claimed and not right; more: anything is;
# out: claimed with the right entry taken out of the content
COLUMNS = ("asked", "first", "three", "all", "sure", "wrong", "more", "out", "triples", "three", "ms")


@dataclass(frozen=True, slots=True)
class Answer:
    """The codes found, best first; the first `sure` of them are claimed."""

    question: Question
    codes: tuple[str, ...]
    claimed: tuple[str, ...]


def open_lookup(messages: dict[str, str], language: str) -> LookupEngine:
    """The engine with these messages."""
    engine = LookupEngine()
    engine.load(engine.build(documents(messages, language)))
    return engine


def ask(engine: LookupEngine, asked: Iterable[Question], language: str) -> list[Answer]:
    """What the lookup answers."""
    rows = []
    for question in asked:
        hits = engine.search(question.text, limit=SHOWN, locale=language)["hits"]
        codes = tuple(hit["id"].split("/")[1].upper() for hit in hits)
        rows.append(
            Answer(question, codes, tuple(c for c, hit in zip(codes, hits, strict=True) if hit["confident"]))
        )
    return rows


def measure(output: Output, sample: int, ways: tuple[str, ...], show: int) -> None:
    """Print a table for one language."""
    asked = sampled(output, sample, ways)
    engine = open_lookup(output.messages, output.language)
    plain = Trigrams(output.messages)
    click.echo(f"{output.language}: {len(output.messages)} entries")
    click.echo(f"{'way':24}" + "".join(f"{name:>{WIDTH}}" for name in COLUMNS))
    absent = without(output, [q for rows in asked.values() for q in rows])
    for way, rows in asked.items():
        start = time.process_time()
        found = ask(engine, rows, output.language)
        each = 1000 * (time.process_time() - start) / max(1, len(rows))
        others = [Answer(q, tuple(plain.best(q.text, SHOWN)), ()) for q in rows]
        gone = [absent[q] for q in rows if q in absent]
        figures = [*shares(found, gone, others), each]
        click.echo(f"{way:24}{len(rows):{WIDTH}}" + "".join(f"{value:{WIDTH}.1f}" for value in figures))
        show_failures(found, gone, show)


def sampled(output: Output, sample: int, ways: tuple[str, ...]) -> dict[str, list[Question]]:
    """At most `sample` questions of each way."""
    by_way: defaultdict[str, list[Question]] = defaultdict(list)
    for question in questions(output):
        by_way[question.way].append(question)
    rng = random.Random(1)
    chosen = {way: rng.sample(rows, min(sample, len(rows))) for way, rows in sorted(by_way.items())}
    return {way: rows for way, rows in chosen.items() if not ways or way in ways}


def shares(found: list[Answer], gone: list[Answer], others: list[Answer]) -> list[float]:
    """The figures of COLUMNS in percent, without the first and the last."""
    return [
        share(map(is_first, found)),
        share(map(in_three, found)),
        100 * sum(map(named, found)) / max(1, len(found)),
        share(bool(answer.claimed) for answer in found),
        share(map(claims_wrong, found)),
        share(map(claims_more, found)),
        share(bool(answer.claimed) for answer in gone),
        share(map(is_first, others)),
        share(map(in_three, others)),
    ]


def show_failures(found: list[Answer], gone: list[Answer], show: int) -> None:
    """Print some answers that are wrong, and some claims where the right entry is not there."""
    wrong = [answer for answer in found if not is_first(answer)][:show]
    claims = [answer for answer in gone if answer.claimed][:show]
    for mark, answers in (("✗", wrong), ("!", claims)):
        for question, codes, claimed in ((a.question, a.codes[:4], a.claimed[:2]) for a in answers):
            click.echo(f"    {mark} {question.text[:100]!r} {question.right[:4]} {codes} {claimed}")


def without(output: Output, asked: list[Question]) -> dict[Question, Answer]:
    """The answers from content that lacks what the questions are about, a half of them at a time."""
    answers: dict[Question, Answer] = {}
    single = [q for q in asked if "shared" not in q.way and "two" not in q.way]
    for half in (0, 1):
        mine = [q for q in single if int(q.right[0][2:]) % 2 == half]
        gone = {code for q in mine for code in q.right}
        rest = {code: text for code, text in output.messages.items() if code not in gone}
        engine = open_lookup(rest, output.language)
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
        measure(read_output(one), sample, way, show)


if __name__ == "__main__":
    main(prog_name="python -m benchmarks.compiler")
