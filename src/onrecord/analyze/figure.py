"""Key figures: numbers as printed, with what is counted, who says so, when, and how it is told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.analyze.day import claim_day
from onrecord.analyze.desk import Desk, published
from onrecord.analyze.doubt import standing
from onrecord.analyze.naming import neutral
from onrecord.analyze.table import words
from onrecord.analyze.telling import cite
from onrecord.analyze.weight import points, weight
from onrecord.model import Claim, Fragment, Line, Quantity, Quote, Section, Span, Words

TITLE = "Key figures, as printed"
_FEW = 4
_REST = re.compile(r"(?:[^\S\n]+[^\s.,;:]+){1,6}")  # up to six words after a number, to the next pause
_MARKS = '"“”'
_REFERENCES = 3  # of one line
_NEAR = 60  # code points from a number to the noun that it counts


def figures(desk: Desk) -> Section:
    """One line a number of an event; the same words by several voices stand together."""
    rows: dict[tuple[str, ...], list[tuple[Claim, Quantity]]] = {}
    seen: set[tuple[str, int, str]] = set()
    for claim in desk.claims.values():
        for quantity in claim.quantities:
            place = (claim.document, quantity.span.start, quantity.plain if claim.typed(quantity) else "")
            if place not in seen:
                seen.add(place)
                rows.setdefault(_matter(desk, claim, quantity), []).append((claim, quantity))
    ranked = sorted(rows.values(), key=lambda row: _rank(desk, row))
    telling = [row for row in ranked if interest(desk, *row[0]) >= 0] or ranked
    chosen = telling[: desk.options.lines]
    lines = tuple(_line(desk, row) for row in chosen)
    return Section(TITLE, lines, len(ranked) - len(chosen), "No claim gives a number.")


def _matter(desk: Desk, claim: Claim, quantity: Quantity) -> tuple[str, ...]:
    """What a number is of: the same words of one kind of act that are not known to be of two days."""
    printed = printed_words(desk, claim, quantity).lower()
    day = claim.when.value or "" if claim.when and claim.when.dated else ""
    return printed, claim.type.value, standing(claim), day


def printed_span(desk: Desk, claim: Claim, quantity: Quantity) -> Span:
    """The words of the number, with the noun counted where it follows close by."""
    text, span = desk.documents[claim.document].text, quantity.span
    if not quantity.item or quantity.item in span.quote:
        return span
    at = text.find(quantity.item, span.end, span.end + _NEAR + len(quantity.item))
    clause_end = max(claim.span.end, span.end)
    if at < 0 or at + len(quantity.item) > clause_end:
        return span
    whole = Span.cut(text, span.start, at + len(quantity.item))
    return span if sum(whole.quote.count(mark) for mark in _MARKS) % 2 else whole


def printed_words(desk: Desk, claim: Claim, quantity: Quantity) -> str:
    """The number as the report prints it; one that an analyst gave in plain words."""
    return quantity.plain if claim.typed(quantity) else printed_span(desk, claim, quantity).quote


def printed(desk: Desk, claim: Claim, quantity: Quantity) -> Fragment:
    """The same as a part of a line: a quotation, or words that are nobody's in the report."""
    if claim.typed(quantity):
        return Words(quantity.plain)
    return Quote(claim.document, printed_span(desk, claim, quantity))


def _told(desk: Desk, claim: Claim, quantity: Quantity, span: Span) -> Span:
    """The words of a number of nothing that was read as counted, with those that follow it in its clause."""
    text = desk.documents[claim.document].text
    rest = _REST.match(text, span.end, max(claim.span.end, span.end)) if not quantity.item else None
    whole = Span.cut(text, span.start, rest.end()) if rest else span
    return span if sum(whole.quote.count(mark) for mark in _MARKS) % 2 else whole


def _rank(desk: Desk, row: list[tuple[Claim, Quantity]]) -> tuple[float, tuple[int, int, int, str], int]:
    claim, quantity = row[0]
    event = desk.events.get(claim.id)
    score = (weight(desk, event) if event else 0.0) + interest(desk, claim, quantity)
    return -score, desk.place(claim), quantity.span.start


def interest(desk: Desk, claim: Claim, quantity: Quantity) -> float:
    """How much a figure tells: people hurt and forces most, spans of time and the smallest counts least."""
    counted = {word.strip(".,\"”’'") for word in printed_words(desk, claim, quantity).lower().split()}
    table = points()
    found = [name for name in ("casualties", "forces", "measures") if counted & words(f"{name}.tsv")]
    bare = not (quantity.item or quantity.unit or " " in quantity.span.quote)
    few = bare or (quantity.value is not None and abs(quantity.value) < _FEW)
    return sum(table[f"figure {name}"] for name in found) + (table["figure few"] if few else 0.0)


def _line(desk: Desk, row: list[tuple[Claim, Quantity]]) -> Line:
    claim, quantity = row[0]
    fragments = [*_number(desk, claim, quantity), Words(f"; {standing(claim)} "), *_references(desk, row)]
    return Line(
        claim_day(claim, published(desk.documents[claim.document]), desk.year),
        tuple(fragments),
        tuple(c.id for c, _ in row),
    )


def _number(desk: Desk, claim: Claim, quantity: Quantity) -> Iterator[Fragment]:
    """The number with what is counted, and the whole of which it is a part."""
    if claim.typed(quantity):
        yield Words(quantity.plain)
        return
    span = printed_span(desk, claim, quantity)
    yield Quote(claim.document, _told(desk, claim, quantity, span))
    if quantity.item and quantity.item not in span.quote:
        yield Words(f" {neutral(quantity.item)}")
    if _part(quantity):
        yield Words(_part(quantity))


def _references(desk: Desk, row: list[tuple[Claim, Quantity]]) -> list[Fragment]:
    """Who prints the number, each report once, a copy without its voice; how many more there are."""
    copies = {document.id for document in desk.documents.values() if document.origin}
    told = ((c, q, "" if c.document in copies else None) for c, q in reversed(row))
    found = {one.document: one for one in (cite(desk, c, voice, q.span) for c, q, voice in told)}
    references = list(reversed(found.values()))
    parts: list[Fragment] = []
    for number, reference in enumerate(references[:_REFERENCES]):
        parts += [Words(" "), reference] if number else [reference]
    more = len(references) - _REFERENCES
    return [*parts, Words(f" and {more} more")] if more > 0 else parts


def _part(quantity: Quantity) -> str:
    return f", of {quantity.part_of:g}" if quantity.part_of is not None else ""
