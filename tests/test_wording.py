"""What commands say stands in the tables of words, in every language, and nowhere in the code."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import faqkit
from faqkit.problems import LANGUAGES, both
from faqkit.problems.wording import read_words

LIBRARY = Path(faqkit.__file__).parent
SPEAKING = [path for room in ("edit", "report", "cli", "build") for path in (LIBRARY / room).rglob("*.py")]
TEMPLATE = LIBRARY.parents[1] / "overrides" / "changes-report.html"
JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠]{2}")


def literals(path: Path) -> list[str]:
    """The texts in a file's code, without what explains it."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    explained = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    texts = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in explained)
    return [node.value for node in texts if isinstance(node.value, str)]


def test_no_command_has_words_of_its_own() -> None:
    assert [(path.name, text) for path in SPEAKING for text in literals(path) if JAPANESE.search(text)] == []


def test_every_language_says_the_same_things_with_the_same_values() -> None:
    first, *others = (read_words(lang)["commands"] for lang in LANGUAGES)
    for table in others:
        assert table.keys() == first.keys()
        for key, text in first.items():
            assert set(re.findall(r"{\w+}", table[key])) == set(re.findall(r"{\w+}", text)), key


def test_what_is_asked_for_is_there_and_what_is_there_is_asked_for() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in [*LIBRARY.rglob("*.py"), TEMPLATE])
    asked = set(re.findall(r"""\b(?:both|pair|asked)\((?:\w+, )?f?["'](\w+)["'{]""", code))
    made = {f"{kind}_" for kind in re.findall(r"""["'](kind|part|verdict)_""", code)}
    for key in read_words("en")["commands"]:
        stem = key.removesuffix("_cure")
        assert stem in asked or key.startswith(tuple(made)) or re.search(rf"\"{stem}\"", code), key
    assert {key for key in asked if not key.endswith("_")} <= read_words("en")["commands"].keys()


def test_both_languages_stand_side_by_side() -> None:
    assert both("kind_added") == "追加 / Added"
