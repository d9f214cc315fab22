"""A synthetic catalogue of any size in the shape of the real one: seeded, without a clock.

Lengths, the share of entries with errors, slots, phrasings and sentence frames are
those of the real content; words come from there and from a made-up vocabulary.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace

from benchmarks.vocabulary import Frame, Vocabulary, frame
from faqkit.content.document import parse
from faqkit.content.messages import Part
from faqkit.content.model import Catalogue, Category, CategoryText, Entry, EntryText, ErrorMessage, Section
from faqkit.content.published import Published
from faqkit.lookup.documents import body_words
from faqkit.problems import Place

SEED = 20261122
PER_CATEGORY = 50
ASKED = {"ja": 15, "en": 8}  # what every entry has at least
LONGEST = {"title": 100, "summary": 200, "asked": 200}
TOPIC_WORDS = 5
TOPIC, OTHER = 0.3, 0.65  # up to the first a word becomes one of the topic, up to the second any word
LOG_SHARE = 0.2
HEADINGS = {"ja": ("現象", "対策", "回答"), "en": ("Symptom", "Solution", "Answer")}
WARNING = {"ja": "ご注意ください", "en": "Please note"}
SEE = {"ja": "詳しくは「[{{ref}}]({}.md)」をご覧ください。", "en": "For details, see “[{{ref}}]({}.md)”."}


@dataclass(frozen=True, slots=True)
class Pool:
    """What the sentences of one language are made after."""

    locale: str
    title: list[Frame]
    summary: list[Frame]
    asked: list[Frame]
    body: list[Frame]
    body_sizes: list[int]

    @property
    def words(self) -> list[str]:
        """Every word that stood in a hole."""
        frames = [*self.title, *self.summary, *self.asked, *self.body]
        return [word for one in frames for word in one.words]


def pool(catalogue: Catalogue, locale: str) -> Pool:
    """The frames of `catalogue`'s texts in `locale`."""
    texts = [(entry, entry.texts[locale]) for entry in catalogue if locale in entry.texts]
    bodies = [body_words(entry, locale, catalogue) for entry, _ in texts]
    stop = {"ja": "。", "en": ". "}[locale]
    sentences = [s.strip(" .") + stop.strip() for body in bodies for s in body.split(stop)]
    return Pool(
        locale=locale,
        title=[frame(text.title, locale) for _, text in texts],
        summary=[frame(text.summary, locale) for _, text in texts],
        asked=[frame(phrase, locale) for _, text in texts for phrase in text.asked_as],
        body=[frame(s, locale) for s in sentences if 8 < len(s) < 160 and not set(s) & set("<>{}[]#*_")],
        body_sizes=[len(body) for body in bodies],
    )


class Writer:
    """Writes one language: frames filled with words of a topic, of the vocabulary, or left as they were."""

    def __init__(self, source: Pool, entries: int, rng: random.Random) -> None:
        self.pool = source
        self.rng = rng
        self.vocabulary = Vocabulary(source.locale, source.words, entries, rng)
        self.topic: list[str] = []
        self._titles: set[str] = set()
        self._asked: set[str] = set()

    def next_topic(self) -> None:
        """Begin another entry."""
        self.topic = self.vocabulary.rare(self.rng, TOPIC_WORDS)

    def fill(self, one: Frame) -> str:
        """A sentence after `one`."""
        words = self.vocabulary.draw(self.rng, len(one.words))
        chosen = [self._choose(old, new) for old, new in zip(one.words, words, strict=True)]
        return "".join(text + word for text, word in zip(one.texts, [*chosen, ""], strict=True))

    def _choose(self, old: str, new: str) -> str:
        chance = self.rng.random()
        if chance < TOPIC:
            return self.rng.choice(self.topic)
        return new if chance < OTHER else old

    def line(self, kind: str, fresh: Callable[[str], bool] = lambda _: True) -> str:
        """A title, summary or phrase no longer than such a line may be."""
        frames: list[Frame] = getattr(self.pool, kind)
        while True:
            text = self.fill(self.rng.choice(frames))
            if len(text) <= LONGEST[kind] and fresh(text):
                return text

    def title(self) -> str:
        """A title that no other entry has."""
        text = self.line("title", lambda text: text not in self._titles)
        self._titles.add(text)
        return text

    def asked(self) -> tuple[str, ...]:
        """Phrasings that no other entry has."""
        phrases: dict[str, None] = {}
        while len(phrases) < ASKED[self.pool.locale]:
            phrases[self.line("asked", lambda text: text not in self._asked)] = None
            self._asked |= phrases.keys()
        return tuple(phrases)

    def prose(self) -> list[str]:
        """The sentences of a body."""
        left = self.rng.choice(self.pool.body_sizes)
        sentences = []
        while left > 0:
            sentences.append(self.fill(self.rng.choice(self.pool.body)))
            left -= len(sentences[-1])
        return sentences


class Codes:
    """Codes as the software numbers them: families, rising with gaps."""

    def __init__(self, entries: int, rng: random.Random) -> None:
        self._rng = rng
        self._next: dict[tuple[str, str], int] = {}
        for _ in range(6 + entries // 150):
            letters = "".join(rng.choices("ACDEIMPRSTU", k=3))
            self._next[
                rng.choice([(f"V5{letters}", "E"), (f"V5{letters}", "W"), (f"S{letters[:2]}", "")])
            ] = 0

    def new(self) -> str:
        """A code that none has yet."""
        family = self._rng.choice(list(self._next))
        self._next[family] += self._rng.randint(1, 9)
        return f"{family[0]}{self._next[family]:04}{family[1]}"


def synthetic(real: Catalogue, entries: int, seed: int = SEED) -> Catalogue:
    """A catalogue of `entries` entries in every language of `real`; the same for the same arguments."""
    rng = random.Random(f"{seed} {entries}")
    writers = {locale: Writer(pool(real, locale), entries, rng) for locale in real.locales}
    errors = [error for entry in real for error in entry.errors]
    share = len([entry for entry in real if entry.errors]) / len(list(real))
    codes = Codes(entries, rng)
    tags = tuple(sorted({tag for entry in real for tag in entry.tags}))
    maker = EntryMaker(writers, errors, share, codes, tags, rng)
    categories = []
    for start in range(0, entries, PER_CATEGORY):
        slug = f"part-{start // PER_CATEGORY + 1:03}"
        rows = tuple(maker.entry(slug, n + 1) for n in range(min(PER_CATEGORY, entries - start)))
        text = {locale: CategoryText(slug, writer.line("summary")) for locale, writer in writers.items()}
        categories.append(Category(slug, text, slug, "support-site", "2026-11-22", rows))
    made = replace(real, categories=tuple(categories), published=Published(), guests={})
    return replace(made, published=Published({e.id: None for e in made}, dict.fromkeys(made.codes(), None)))


@dataclass(frozen=True, slots=True)
class EntryMaker:
    """Makes entries after the real ones."""

    writers: dict[str, Writer]
    errors: list[ErrorMessage]
    share: float
    codes: Codes
    tags: tuple[str, ...]
    rng: random.Random

    def entry(self, category: str, number: int) -> Entry:
        """The entry of that number; it refers to the one before it."""
        slug = f"entry-{number:02}"
        for writer in self.writers.values():
            writer.next_topic()
        errors = self._errors() if self.rng.random() < self.share else ()
        before = f"entry-{number - 1:02}" if number > 1 else ""
        texts = {
            locale: self._text(writer, f"docs/{locale}/faq/{category}/{slug}.md", errors, before)
            for locale, writer in self.writers.items()
        }
        return Entry(
            category=category,
            slug=slug,
            number=number,
            platforms=("windows",),
            tags=tuple(sorted({self.tags[number % len(self.tags)], self.tags[7 * number % len(self.tags)]})),
            errors=errors,
            helpers=(),
            related=(before,) if before else (),
            backlinks=(),
            reviewed="2026-11-22",
            texts=texts,
            place=Place(f"docs/ja/faq/{category}/{slug}.md"),
        )

    def _errors(self) -> tuple[ErrorMessage, ...]:
        return tuple(self._error(self.rng.choice(self.errors)) for _ in range(self.rng.choice((1, 1, 1, 2))))

    def _error(self, model: ErrorMessage) -> ErrorMessage:
        code = self.codes.new()
        also = (self.codes.new(),) if self.rng.random() < LOG_SHARE else ()
        message: list[Part] = [
            self.writers["ja"].fill(frame(part, "ja")) if isinstance(part, str) else part
            for part in model.message
        ]
        return replace(model, key=code, codes=(code, *also), message=tuple(message), detail=(), closing=())

    def _text(self, writer: Writer, path: str, errors: tuple[ErrorMessage, ...], before: str) -> EntryText:
        locale = writer.pool.locale
        sections = list(self._sections(writer, errors, before))
        return EntryText(
            locale=locale,
            path=path,
            title=writer.title(),
            summary=writer.line("summary"),
            asked_as=writer.asked(),
            document=parse("\n".join(f"## {s.heading}\n\n{s.markdown}\n" for s in sections)),
            body_line=1,
            sections=tuple(sections),
            glosses={} if locale == "ja" else {error.key: writer.line("summary") for error in errors},
            helpers={},
            translated_from={},
        )

    def _sections(self, writer: Writer, errors: tuple[ErrorMessage, ...], before: str) -> list[Section]:
        locale = writer.pool.locale
        symptom, solution, answer = HEADINGS[locale]
        sentences = writer.prose()
        cut = max(2, len(sentences) // 3)
        steps = "\n".join(f"{n}. {step}" for n, step in enumerate(sentences[cut : 2 * cut], 1))
        last = [*sentences[2 * cut :], *([SEE[locale].format(before)] if before else [])]
        body = [
            " ".join(sentences[1:cut]),
            steps,
            f'!!! warning "{WARNING[locale]}"\n    {sentences[0]}',
            "\n".join(last),
        ]
        text = "\n\n".join(block for block in body if block)
        if not errors:
            return [Section("answer", answer, text, 0)]
        shown = "\n\n".join(f"{{error:{error.key}}}" for error in errors)
        opening = f"{writer.line('summary')}\n\n{shown}"
        return [Section("symptom", symptom, opening, 0), Section("solution", solution, text, 0)]
