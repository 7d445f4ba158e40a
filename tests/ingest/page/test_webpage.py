"""Web pages."""

from pathlib import Path

import pytest

from onrecord import ingest
from onrecord.errors import InputError
from onrecord.model import Document

BODY = """<article><h1>Planes land</h1><p>Two aircraft landed at the airport on Saturday before dawn, and
about a hundred people came with them to the capital, the minister said.</p><p>He denied that the visit was
secret &amp; said that parliament had known of it for weeks.</p></article>"""


def page(tmp_path: Path, head: str, body: str = BODY) -> Document:
    path = tmp_path / "a.html"
    path.write_text(f"<html><head><title>Planes land</title>{head}</head><body>{body}</body></html>")
    (found,) = ingest.load([str(path)])
    assert isinstance(found, Document)
    return found


def test_body_text_and_the_facts_that_the_page_states(tmp_path: Path) -> None:
    head = """<meta property="og:site_name" content="Harbour Courier">
    <meta name="author" content="Nell Ashdown">
    <meta property="article:published_time" content="2019-03-24T10:00:00Z">
    <meta property="article:modified_time" content="2020-01-01"><script>document.write("x")</script>"""
    found = page(tmp_path, head)
    assert "secret & said" in found.text and "document.write" not in found.text
    assert (found.outlet, found.byline, found.title) == ("Harbour Courier", "Nell Ashdown", "Planes land")
    assert found.published is not None and found.published.value == "2019-03-24"


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ('<meta property="article:modified_time" content="2020-01-01">', BODY),
        ('<meta property="og:updated_time" content="2020-01-01">', BODY),
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","dateModified":"2020-01-01"}</script>',
            BODY,
        ),
        ("", "<p class='byline'>Updated 10:00, 1 May 2020</p>" + BODY),
        ("", "<p class='byline'>Nell Ashdown, 3 May 2019 (updated 4 May 2019)</p>" + BODY),
        ("", BODY + "<p>The treaty of 12 May 2001 was renewed on 2015-06-07.</p>"),
        ("", BODY + "<img src='/2018/03/04/x.jpg'><footer>© 2020 The Ledger</footer>"),
    ],
    ids=[
        "modified", "updated", "json modified", "updated line", "two days", "dates in the text",
        "dates in addresses of pictures",
    ],
)
def test_a_date_of_change_or_a_guess_is_never_the_publication_date(
    tmp_path: Path, head: str, body: str
) -> None:
    found = page(tmp_path, head, body)
    assert found.published is None
    assert "no publication date: relative dates left open" in found.warnings


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="DC.date.issued" content="2019-03-24">',
        '<script type="application/ld+json">{"datePublished":"2019-03-24","dateModified":"2020"}</script>',
        '<meta itemprop="datePublished" content="2019-03-24T01:00:00+02:00">',
        '</head><body><abbr class="published" title="2019-03-24T08:00:00">Sunday</abbr>',
        '</head><body><div typeof="NewsArticle"><span property="datePublished">24 March 2019</span></div>',
        '</head><body><p class="byline">Nell Ashdown | March 24, 2019</p>',
        '</head><body><div class="dateline">Published: 24 March 2019</div>',
    ],
)
def test_the_usual_statements_of_publication_are_read(tmp_path: Path, head: str) -> None:
    found = page(tmp_path, head)
    assert found.published is not None and found.published.value == "2019-03-24"


@pytest.mark.parametrize(
    "html", [b"<html></html>", b"<div>" * 20_000, b"<html><script>x</script>", b"<!doctype html>"]
)
def test_a_page_without_an_article_is_named(tmp_path: Path, html: bytes) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(html)
    (found,) = ingest.load([str(path)])
    assert isinstance(found, InputError) and "\n" not in str(found)


def test_broken_html_and_stray_bytes_still_give_the_text(tmp_path: Path) -> None:
    path = tmp_path / "a.htm"
    path.write_bytes(b"<html><p>Planes landed <b><i>today<p>The minister said \x07 so & left \xff<table><tr>")
    (found,) = ingest.load([str(path)])
    assert isinstance(found, Document) and "Planes landed today" in found.text


def test_a_text_file_that_begins_with_other_marks_is_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("<script>alert(1)</script> was painted on the wall, the police said.")
    (found,) = ingest.load([str(path)])
    assert isinstance(found, Document) and found.text.startswith("<script>")
