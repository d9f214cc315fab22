"""A further language is one folder, one table and one line of configuration."""

from __future__ import annotations

from pathlib import Path

import yaml

from faqkit.build.deliveries import run_mkdocs
from pages import page, text_of
from support import copy_project


def test_a_pseudo_language_builds_with_its_own_words_and_one_translated_entry(tmp_path: Path) -> None:
    root = copy_project(tmp_path / "project")
    strings = root / "overrides/strings"
    words = yaml.safe_load((strings / "en.yml").read_text(encoding="utf-8"))
    pseudo = {key: f"«{text}»" for key, text in words.items()} | {"section_answer": "Réponse"}
    (strings / "fr.yml").write_text(yaml.safe_dump(pseudo, allow_unicode=True), encoding="utf-8")
    entry = root / "docs/fr/faq/registration/ic-card-mode.md"
    entry.parent.mkdir(parents=True)
    entry.write_text("---\ntitle: Téléphone\nsummary: Non.\n---\n## Réponse\n\nNon.\n", encoding="utf-8")
    config = root / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    line = "        - {locale: en, name: English, build: true}\n"
    more = line + "        - {locale: fr, name: Français, build: true}\n"
    config.write_text(text.replace(line, more), encoding="utf-8")

    site = run_mkdocs(root, "mkdocs.yml", "site")

    home = page(site / "fr/index.html")
    assert home.get("lang") == "fr"
    assert "«" in text_of(home.find(".//h1"))
    own = page(site / "fr/faq/registration/ic-card-mode/index.html")
    assert text_of(own.find(".//h1")) == "5.Téléphone"
    assert {"ja", "fr"} <= set(own.xpath("//link[@rel='alternate']/@hreflang"))
    assert own.xpath("//h2[@id='answer']")
    fallback = page(site / "fr/faq/registration/wrong-import-password/index.html")
    assert fallback.xpath("//link[@rel='alternate'][@hreflang='fr']") == []
    assert (site / "theme/lookup-fr.js").is_file()
