"""Addresses: both deliveries, and what relative links lead back to."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqkit.content.addresses import SingleUrls, Urls, output_file, relative

NAMES = st.from_regex(r"[a-z]{1,4}(/[a-z]{1,4}){0,3}", fullmatch=True)


@pytest.mark.parametrize(
    ("locale", "name", "online", "offline"),
    [
        ("ja", "index", "", "index.html"),
        ("en", "index", "en/", "en/index.html"),
        ("ja", "errors", "errors/", "errors.html"),
        ("en", "faq/r/index", "en/faq/r/", "en/faq/r/index.html"),
        ("ja", "faq/r/x", "faq/r/x/", "faq/r/x.html"),
    ],
)
def test_each_delivery_writes_its_own_addresses(locale: str, name: str, online: str, offline: str) -> None:
    assert Urls(directory_urls=True).page(locale, name) == online
    assert Urls(directory_urls=False).page(locale, name) == offline


@given(NAMES, NAMES, st.booleans(), st.sampled_from(["", "#answer"]))
def test_a_relative_link_leads_where_the_browser_takes_it(
    target: str, start: str, directory_urls: bool, anchor: str
) -> None:
    urls = Urls(directory_urls=directory_urls)
    here, there = urls.page("ja", start), urls.page("en", target) + anchor
    root = "https://example.test/sub/"
    assert urljoin(root + here, relative(there, here)) == root + there


def test_the_root_and_anchors_within_the_page() -> None:
    assert relative("", "a/b/") == "../../"
    assert relative("", "") == "./"
    assert relative("#x", "a/") == "#x"


def test_an_address_ends_in_a_file() -> None:
    assert output_file("") == "index.html"
    assert output_file("a/") == "a/index.html"
    assert output_file("a.html") == "a.html"


def test_the_single_file_has_anchors() -> None:
    assert SingleUrls().entry("ja", "registration/x") == "#ja/registration/x"
