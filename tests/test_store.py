"""Finished work: what is kept is what would be made, whatever was edited, and a bad store is none."""

from __future__ import annotations

import contextlib
import os
import pickle
import random
import re
import shutil
import sqlite3
import subprocess
import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import material
import pytest

from faqkit.build.folder import filled
from faqkit.build.open_site import ContentError, open_site, read_content
from faqkit.build.output import write_extras
from faqkit.build.swap import replace_folder
from faqkit.build.written_pages import page_keys
from faqkit.build.zipped import make_zip
from faqkit.problems import Place
from faqkit.render.excerpts import outlined
from faqkit.render.site import Site
from faqkit.render.templates import strict_environment
from faqkit.render.written import written_pages
from faqkit.source.processes import can_double, shared_out
from faqkit.source.store import KEPT_RUNS, MISSING, Layered, Memory, Nothing, Store, digest, kept, open_store
from golden_cases import commit_all
from small_site import ID, small_project, small_site, with_entry
from support import copy_project

ICONS = Path(material.__file__).parent / "templates"
ENTRIES = "docs/*/faq/registration/*.md"

Edit = Callable[[random.Random, Path], None]


def any_of(rng: random.Random, root: Path, pattern: str) -> Path:
    """Some file of the project."""
    return rng.choice(sorted(root.glob(pattern)))


def change(path: Path, pattern: str, new: str) -> None:
    """Change the first place of a file that looks like `pattern`."""
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(pattern, new, text, count=1, flags=re.MULTILINE), encoding="utf-8")


def change_title(rng: random.Random, root: Path) -> None:
    change(any_of(rng, root, ENTRIES), "^title: .*", f"title: 題名{rng.randrange(9)}の項目です")


def change_body(rng: random.Random, root: Path) -> None:
    path = any_of(rng, root, ENTRIES)
    path.write_text(path.read_text("utf-8") + f"\nもう一文を足します{rng.randrange(9)}。\n", encoding="utf-8")


def add_link(rng: random.Random, root: Path) -> None:
    path, other = any_of(rng, root, ENTRIES), any_of(rng, root, ENTRIES)
    path.write_text(path.read_text("utf-8") + f"\n[{{ref}}]({other.name})です。\n", encoding="utf-8")


def change_order(rng: random.Random, root: Path) -> None:
    path = root / "docs/ja/faq/registration/index.md"
    head, order, rest = re.split(r"(?<=order:\n)((?:  - .*\n)+)", path.read_text("utf-8"), maxsplit=1)
    lines = order.splitlines(keepends=True)
    rng.shuffle(lines)
    path.write_text(head + "".join(lines) + rest, encoding="utf-8")


def change_words(rng: random.Random, root: Path) -> None:
    change(any_of(rng, root, "overrides/strings/*.yml"), "^related: .*", f"related: 関連{rng.randrange(9)}")


def change_template(rng: random.Random, root: Path) -> None:
    path = any_of(rng, root, "overrides/partials/*.html")
    path.write_text(path.read_text("utf-8") + f"<!-- {rng.randrange(9)} -->", encoding="utf-8")


def change_document(rng: random.Random, root: Path) -> None:
    change(root / "docs/links.yml", "ja: .*", f"ja: 資料{rng.randrange(9)}")


def change_category(rng: random.Random, root: Path) -> None:
    change(
        any_of(rng, root, "docs/*/faq/registration/index.md"), "^title: .*", f"title: 分類{rng.randrange(9)}"
    )


def break_entry(rng: random.Random, root: Path) -> None:
    change(any_of(rng, root, ENTRIES), "^summary: ", rng.choice(["sumary: ", "summary: "]))


def tell(rng: random.Random, root: Path) -> None:
    """Commit: what was changed since the first commit is told on pages."""
    if not (root / ".git").exists() or rng.random() < 0.3:
        with contextlib.suppress(subprocess.CalledProcessError):  # nothing new to commit
            commit_all(root)


def undo(rng: random.Random, root: Path) -> None:
    path = any_of(rng, root, ENTRIES)
    shutil.copyfile(Path(f"{root}.first") / path.relative_to(root), path)


EDITS: tuple[Edit, ...] = (
    change_title, change_body, add_link, change_order, change_words, change_template, change_document,
    change_category, break_entry, tell, undo, undo, undo,
)  # fmt: skip


def meddle(folder: Path, rng: random.Random) -> None:
    """What people and other programs do to a folder of ours between two builds."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    if not files:
        return
    for path in rng.sample(files, 3):
        stat = path.stat()
        path.write_bytes(path.read_bytes()[::-1])
        os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    rng.choice(files).unlink()
    (folder / "stray").mkdir()
    (folder / "stray/file.html").write_text("stray")
    shutil.rmtree(rng.choice([path for path in folder.iterdir() if path.is_dir()]))
    shutil.rmtree(folder / "theme", ignore_errors=True)
    (folder / "theme").symlink_to(folder.parent)


def replace_file(new: Path, target: Path) -> Path:
    """Put a file in the place of another."""
    new.replace(target)
    return target


def made(root: Path, store: Store, target: Path) -> Mapping[str, bytes]:
    """Every file that the library writes into a delivery, or what it says of the content."""
    try:
        content = read_content(root, store)
    except ContentError as error:
        return {"problems": str(error).encode()}
    site = open_site(
        content,
        site_url="https://example.org/faq/",
        repo_url="https://example.org/repository",
        settings={},
        offline=False,
        locale_names={"ja": "日本語", "en": "English"},
        env=strict_environment(root / "overrides", ICONS),
    )
    meddle(target, random.Random(str(sorted(content.catalogue.digests.items()))))
    with filled(target, store, target.with_name(f"{target.name}.shown")) as folder:
        write_extras(site, folder)
    make_zip(folder.pieces(), target / "all.zip", "all", target.with_name(f"{target.name}.zip"), store)
    zipped = replace_file(target / "all.zip", target.with_name(f"{target.name}.zip"))
    shown = replace_folder(target, target.with_name(f"{target.name}.shown"))
    return {"zip": zipped.read_bytes()} | {
        str(p.relative_to(shown)): p.read_bytes() for p in shown.rglob("*") if p.is_file()
    }


@pytest.mark.parametrize("seed", range(2))
def test_what_is_kept_is_what_would_be_made(tmp_path: Path, seed: int, rounds: int) -> None:
    rng = random.Random(seed)
    root = copy_project(tmp_path / "project")
    shutil.copytree(root, tmp_path / "project.first")
    for number in range(rounds):
        edits = rng.choices(EDITS, k=rng.randint(1, 2)) if number else []
        for edit in edits:
            edit(rng, root)
        with open_store(tmp_path / "cache") as store:
            again = made(root, store, tmp_path / "again")
        anew = made(root, Nothing(), tmp_path / "anew")
        assert again.keys() == anew.keys(), [edit.__name__ for edit in edits]
        different = [name for name in anew if anew[name] != again[name]]
        assert different == [], [edit.__name__ for edit in edits]
        if "problems" in anew:  # begin again with sound content
            shutil.copytree(tmp_path / "project.first/docs", root / "docs", dirs_exist_ok=True)


def test_only_pages_that_show_it_are_made_anew(tmp_path: Path) -> None:
    root, store = copy_project(tmp_path / "project"), Memory()
    made(root, store, tmp_path / "site")
    before = len(store.values)
    assert made(root, store, tmp_path / "site")
    assert len(store.values) == before
    path = root / "docs/ja/faq/registration/ic-card-mode.md"
    path.write_text(path.read_text(encoding="utf-8") + "\n文を足します。\n", encoding="utf-8")
    made(root, store, tmp_path / "site")
    assert len(store.values) > before


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.write_bytes(b"no database"),
        lambda path: path.write_bytes(path.read_bytes()[:5000]),
        lambda path: path.write_bytes(path.read_bytes().replace(b"kept", b"lost")),
        lambda path: sqlite3.connect(path).execute("DROP TABLE work").connection.commit(),
        lambda path: path.unlink(),
        lambda path: (path.unlink(), path.mkdir()),
    ],
)
def test_a_damaged_store_is_none(tmp_path: Path, damage: Callable[[Path], object]) -> None:
    key = digest("some", "inputs")
    with open_store(tmp_path) as store:
        store.put(key, ["kept"] * 500)
    damage(tmp_path / "work.sqlite")
    with open_store(tmp_path) as store:
        assert kept(store, key, lambda: ["made"]) == ["made"]


class Trap:
    """Runs something when it is read."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, ("trapped",)


def test_a_store_from_elsewhere_runs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with open_store(tmp_path) as store:
        store.put(b"trap", Trap())
        store.put(b"place", Place("docs/ja/a.md", 3))
    with open_store(tmp_path) as store:
        assert store.get(b"trap") is MISSING
        assert store.get(b"place") == Place("docs/ja/a.md", 3)
    assert not (tmp_path / "trapped").exists()
    assert pickle.dumps(Trap())


def test_what_is_not_used_for_long_goes(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        store.put(b"used", 1)
        store.put(b"unused", 1)
    for _ in range(KEPT_RUNS + 1):
        with open_store(tmp_path) as store:
            assert store.get(b"used") == 1
    with open_store(tmp_path) as store:
        assert store.get(b"unused") is MISSING


def test_a_full_store_forgets_what_was_used_longest_ago(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What one run needs stays, however much that is, and the file shrinks with what goes."""
    monkeypatch.setattr("faqkit.source.store.MOST", 300_000)
    for name in ("old", "middle", "new"):
        with open_store(tmp_path) as store:
            store.put(digest(name), name[0] * 200_000)
    with open_store(tmp_path) as store:
        there = [name for name in ("old", "middle", "new") if store.get(digest(name)) is not MISSING]
        assert there == ["new"]
        for number in range(3):
            store.put(digest(str(number)), str(number) * 200_000)
    assert (tmp_path / "work.sqlite").stat().st_size > 800_000
    with open_store(tmp_path) as store:
        assert all(store.get(digest(str(number))) is not MISSING for number in range(3))
    with open_store(tmp_path) as store:
        store.put(digest("last"), "l" * 200_000)
    assert (tmp_path / "work.sqlite").stat().st_size < 300_000


def test_any_number_of_processes_gives_the_same() -> None:
    numbers = list(range(1000))
    for processes in (1, 2, 3, 7):
        assert shared_out(lambda number: number * number, numbers, processes) == [n * n for n in numbers]


def test_what_goes_wrong_in_another_process_is_raised_here() -> None:
    with pytest.raises(ZeroDivisionError):
        shared_out(lambda number: 1 // (number - 999), list(range(1000)), 3)


def test_what_lies_in_front_is_asked_first_and_learns() -> None:
    near, far = Memory(), Memory()
    far.put(b"old", 1)
    store = Layered(near, far)
    assert store.get(b"old") == near.get(b"old") == 1
    store.put(b"new", 2)
    assert near.get(b"new") == far.get(b"new") == 2
    assert store.get(b"none") is MISSING


def test_a_file_that_holds_the_same_is_left_alone(tmp_path: Path) -> None:
    store, target = Memory(), tmp_path / "site"
    for text in ("first", "second"):
        with filled(target, store) as folder:
            folder.write("same.html", "same")
            folder.write("folder/changed.html", text)
            folder.write(f"{text}/gone.html", text)
        if text == "first":
            before = (target / "same.html").stat()
    after = (target / "same.html").stat()
    assert (after.st_ino, after.st_ctime_ns) == (before.st_ino, before.st_ctime_ns)
    files = {path.relative_to(target).as_posix(): path.read_text() for path in target.rglob("*.html")}
    assert files == {
        "same.html": "same", "folder/changed.html": "second", "second/gone.html": "second"
    }  # fmt: skip
    assert not (target / "first").exists()


def test_parts_of_a_key_stay_apart() -> None:
    assert digest("a", "bc") != digest("ab", "c")
    assert digest("a", "") != digest("a")


def test_a_process_with_several_threads_is_not_doubled() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert not can_double()
    finally:
        done.set()
        thread.join()


def test_a_change_of_an_answer_makes_only_the_pages_anew_that_show_it(tmp_path: Path) -> None:
    site = small_site(small_project(tmp_path / "project"))
    entry = site.catalogue.entry(ID)
    digests = {**site.catalogue.digests, entry.texts["en"].path: b"edited"}
    edited = replace(site, catalogue=replace(site.catalogue, digests=digests))
    retitled = with_entry(site, ID, "en", title="Another title")
    before, *after = (keys_of(one) for one in (site, edited, retitled))
    changed, renamed = ({url for url in before if before[url] != one[url]} for one in after)
    assert {"en/faq/registration/all/", f"en/faq/{ID}/", "en/codes/V5ECI0087E/"} <= changed
    assert not {"en/faq/registration/", "en/faq/registration/ic-card-mode/"} & changed
    assert {"en/faq/registration/", "en/faq/registration/ic-card-mode/"} <= renamed


def keys_of(site: Site) -> dict[str, bytes]:
    """The key of each page that has no stub, in each language."""
    pages = [page for locale in site.delivery.locale_names for page in written_pages(site, locale)]
    return page_keys(site, pages, outlined(site.catalogue))
