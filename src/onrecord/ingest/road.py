"""The road to what lies behind links; one that leads to a list of links goes on to each of them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.errors import InputError
from onrecord.ingest.fetch import Fetched, Unchanged
from onrecord.ingest.fetch.address import plain
from onrecord.ingest.optional import needing
from onrecord.ingest.piece import Found, Link, Outcome, Piece
from onrecord.ingest.terms import Terms
from onrecord.ingest.unpack import unpack

if TYPE_CHECKING:
    from onrecord.ingest.fetch.fetcher import Fetcher

_FARTHEST = 2  # links that lead to lists of links


class Road:
    """The way to what lies behind links; the fetcher is loaded with the first of them."""

    def __init__(self, terms: Terms) -> None:
        self.terms = terms
        self._fetcher: Fetcher | None = None

    def close(self) -> None:
        """Ends all connections."""
        if self._fetcher:
            self._fetcher.close()

    def followed(self, outcome: Outcome, far: int = 0) -> Iterator[Found | Unchanged | InputError]:
        """What a link leads to; anything else as it is."""
        if not isinstance(outcome, Link):
            yield outcome
        elif far > _FARTHEST:
            wrong = "links that lead to links without end"
            yield InputError(outcome.about, wrong, "give the page's own address")
        else:
            yield from self._arrived(outcome, far)

    def _arrived(self, link: Link, far: int) -> Iterator[Found | Unchanged | InputError]:
        try:
            came = self._fetched(link.address)
        except InputError as error:
            yield link.instead or _at(link, error)
            return
        if isinstance(came, Unchanged):
            yield came
            return
        lists = False
        for outcome in unpack(_answered(came, link)):
            if isinstance(outcome, Link) and not outcome.instead:
                lists = lists or self._listed(link, came)
                if self.terms.passed(plain(outcome.address)):
                    continue
            for found in self.followed(outcome, far + 1):
                yield link.instead if link.instead and isinstance(found, InputError) else found

    def _listed(self, link: Link, came: Fetched) -> bool:
        self.terms.listed(plain(link.address), came)
        return True

    def _fetched(self, address: str) -> Fetched | Unchanged:
        if self._fetcher is None:
            with needing(address, "a link"):
                from onrecord.ingest.fetch.fetcher import Fetcher  # noqa: PLC0415  an extra
            self._fetcher = Fetcher(allow_private=self.terms.allow_private, limits=self.terms.limits)
        return self._fetcher.fetch(address, self.terms.known(plain(address)))


def _at(link: Link, error: InputError) -> InputError:
    """An error of a link that stood in a file, with its place there."""
    if link.about == link.address:
        return error
    return InputError(link.address, f"{error.wrong} (named in {link.about})", error.remedy)


def _answered(came: Fetched, link: Link) -> Piece:
    name = came.url.split("?")[0].rpartition("/")[2]
    return Piece(link.address, name, io.BytesIO(came.body), link.told, fetched=came)
