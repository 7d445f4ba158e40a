"""Feeds: what is followed, and what is new in it; an item is asked for until it was read, or thrice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import msgspec

from onrecord.errors import InputError, UsageError
from onrecord.ingest import Facts, Fetched, Known, Terms, plain
from onrecord.read import DEFAULT
from onrecord.record.intake import LINKS, Added, Intake

FEEDS, TRIES = "feed", "tried"
"""Shelves of the case: the feeds that are followed, and how often an item was asked for."""
MOST_TRIES = 3


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that is followed: ``facts`` are told beside its reports, ``last`` is when it was run (UTC)."""

    address: str
    facts: Facts = Facts()  # noqa: RUF009  frozen
    last: str | None = None


class Feeds(Intake):
    """What can be followed."""

    def follow(self, addresses: Sequence[str], facts: Facts | None = None) -> tuple[Feed, ...]:
        """Adds feeds; one that is followed already gets these facts."""
        feeds = tuple(Feed(plain(address), facts or Facts()) for address in addresses)
        for feed in feeds:
            if not feed.address.startswith(("http://", "https://")):
                raise UsageError(feed.address, "this is no address of a feed", "give an http or https link")
        self._stored().shelf.put(FEEDS, {feed.address: msgspec.json.encode(feed) for feed in feeds})
        return feeds

    def unfollow(self, address: str) -> None:
        """Takes a feed away; what was read from it stays."""
        if plain(address) not in {feed.address for feed in self.feeds()}:
            raise UsageError(address, "this feed is not followed", "see: onrecord feed list")
        self._stored().shelf.put(FEEDS, {plain(address): None})

    def feeds(self) -> tuple[Feed, ...]:
        """The feeds that are followed, by address."""
        return tuple(msgspec.json.decode(row, type=Feed) for row in self._stored().shelf.all(FEEDS).values())

    def run_feeds(self, *, reader: str = DEFAULT, allow_private: bool = False, now: datetime | None = None
                  ) -> Iterator[tuple[str, Added | InputError]]:  # fmt: skip
        """Reads what is new in every feed; each outcome with its feed."""
        terms = Terms(passed=self._passed, listed=self._listed)
        by_facts: dict[Facts, list[Feed]] = {}
        for feed in self.feeds():
            by_facts.setdefault(feed.facts, []).append(feed)
        at = (now or datetime.now(UTC)).isoformat(timespec="seconds").replace("+00:00", "Z")
        for facts, feeds in by_facts.items():
            names = [feed.address for feed in feeds]
            yield from self.receive(names, facts, reader=reader, allow_private=allow_private, terms=terms)
            rows = {feed.address: msgspec.json.encode(Feed(feed.address, facts, at)) for feed in feeds}
            self._stored().shelf.put(FEEDS, rows)

    def _passed(self, link: str) -> bool:
        """Whether an item is to be left out: it was read, or asked for too often in vain; counts the asking."""
        shelf = self._stored().shelf
        if shelf.one(LINKS, link) is not None:
            return True
        tries = int(shelf.one(TRIES, link) or 0)
        if tries < MOST_TRIES:
            shelf.put(TRIES, {link: str(tries + 1).encode()})
        return tries >= MOST_TRIES

    def _listed(self, link: str, came: Fetched) -> None:
        """Keeps the marks by which the server tells that the feed is as it was."""
        known = Known("", came.header("etag"), came.header("last-modified"))
        self._stored().shelf.put(LINKS, {link: msgspec.json.encode(known)})
