"""One parser for all tests of the reader; what each text gives is kept, for sentences come back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache

import pytest

from onrecord.model import Claim, Document, Genre, Reading, When
from onrecord.read.claim import drafts
from onrecord.read.credits.telling import Telling
from onrecord.read.page import Page
from onrecord.read.parse import parse
from onrecord.read.reader import read_page
from onrecord.read.scene import Scene, survey
from onrecord.read.statement import statements

FRIDAY = date(2021, 6, 18)

PageOf = Callable[..., Page]
SceneOf = Callable[..., Scene]
ReadingOf = Callable[..., Reading]
ClaimAt = Callable[..., Claim]
ClaimsOf = Callable[..., list[Claim]]


def words(page: Page, telling: Telling) -> tuple[str | None, str, list[str]]:
    """The printed words of a telling: its source, its cue, its contents."""
    paragraph = page.paragraphs[telling.paragraph]
    source = paragraph.span(*telling.source).quote if telling.source else None
    contents = [page.document.text[a:b] for a, b in telling.contents]
    return source, paragraph.span(*telling.cue).quote, contents


@cache
def _page(text: str, genre: Genre, outlet: str | None, byline: str | None, dated: bool) -> Page:
    published = When(FRIDAY, FRIDAY, FRIDAY.isoformat()) if dated else None
    return parse(
        Document("d", "0", text, outlet=outlet, byline=byline, published=published, genre=genre)
    )


@pytest.fixture(scope="session")
def page_of() -> PageOf:
    """The page of a text, published on Friday, 18 June 2021 unless ``dated`` is False."""

    def page(
        text: str, *, genre: Genre = Genre.NEWS, outlet: str | None = "Harbour Courier",
        byline: str | None = None, dated: bool = True,
    ) -> Page:  # fmt: skip
        return _page(text, genre, outlet, byline, dated)

    return page


@pytest.fixture(scope="session")
def scene_of(page_of: PageOf) -> SceneOf:
    """The scene of a text."""
    return lambda text, **facts: survey(page_of(text, **facts))


@pytest.fixture(scope="session")
def reading_of(page_of: PageOf) -> ReadingOf:
    """The whole reading of a text."""
    return lambda text, **facts: read_page(page_of(text, **facts))


@pytest.fixture(scope="session")
def drafts_of(scene_of: SceneOf) -> ClaimsOf:
    """Every claim that the rules see in a text, before any is dropped for its low chance."""

    def found(text: str, **facts: object) -> list[Claim]:
        scene = scene_of(text, **facts)
        acts = drafts(scene)
        return [draft.claim for draft in (*acts, *statements(scene, acts))]

    return found


@pytest.fixture(scope="session")
def claim_at(drafts_of: ClaimsOf) -> ClaimAt:
    """The claim of a text whose act holds the words given."""

    def found(text: str, words: str, **facts: object) -> Claim:
        claims = drafts_of(text, **facts)
        hits = [claim for claim in claims if words in claim.act.quote]
        assert hits, f"no act {words!r} among {[c.act.quote for c in claims]} of {text!r}"
        return hits[0]

    return found
