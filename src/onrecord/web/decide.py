"""Deciding: every judgement and correction that a form of the pages can send, written to the journal."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote, unquote

from starlette.responses import Response

from onrecord.errors import UsageError
from onrecord.model import Claim, Wish
from onrecord.record import Record
from onrecord.web.render import words_url
from onrecord.web.visit import Page, Visit

FACTS = ("date", "outlet", "byline", "genre")
FIELDS = ("type", "status", "actors", "recipients", "speaker", "when", "places", "quantities", "confidence")
LONGEST = 500
"""Characters of one value."""
WORDS = 2000
"""Characters of the words that tell a claim."""

Act = Callable[[Record, Visit], object]


def judge(record: Record, visit: Visit) -> object:
    """Whether two claims tell of one happening."""
    pair = [_given(visit, "left"), _given(visit, "right")]
    return record.judge(pair, _given(visit, "verdict"), why=_text(visit, "why"), who=visit.who)


def set_(record: Record, visit: Visit) -> object:
    """Facts of a report; those that the form leaves as they are stay unsaid."""
    document = record.document(_given(visit, "document"))
    had = {
        "date": (document.published.value or "") if document.published else "",
        "outlet": document.outlet or "", "byline": document.byline or "", "genre": document.genre.value,
    }  # fmt: skip
    changed = {name: _text(visit, name) for name in FACTS if name in visit.form}
    changed = {name: value for name, value in changed.items() if value != had[name]}
    if not changed:
        raise UsageError(document.id, "nothing was changed", "change a field")
    return record.set_facts(document.id, changed, why=_text(visit, "why"), who=visit.who)


def correct(record: Record, visit: Visit) -> object:
    """Fields of a claim; the form says with each what it was."""
    fields = {
        name: _text(visit, name) for name in FIELDS
        if name in visit.form and _text(visit, name) != _text(visit, f"was-{name}")
    }  # fmt: skip
    claim = _given(visit, "claim")
    if not fields:
        raise UsageError(claim, "nothing was changed", "change a field")
    return record.correct(claim, fields, why=_text(visit, "why"), who=visit.who)


def add(record: Record, visit: Visit) -> Claim:
    """Puts a claim on record that the program missed; fields left empty stay unsaid."""
    near = _text(visit, "near")
    fields = {name: value for name in FIELDS if name != "type" and (value := _text(visit, name))}
    return record.add_claim(
        _given(visit, "document"), _text(visit, "words", WORDS), _given(visit, "type"), fields,
        near=int(near) if near.isascii() and near.isdigit() and len(near) < 10 else None,
        why=_text(visit, "why"), who=visit.who,
    )  # fmt: skip


def added(visit: Visit) -> Response:
    """The claim is added, and shown at its words."""
    with visit.room.open() as record:
        claim = add(record, visit)
    return visit.back(words_url(claim.document, claim.span), own=True)


def hide(record: Record, visit: Visit) -> object:
    """Takes a claim or a report out of what is computed."""
    return record.hide([_given(visit, "on")], why=_text(visit, "why"), who=visit.who)


def note(record: Record, visit: Visit) -> object:
    """A note on anything."""
    return record.note([_given(visit, "on")], _given(visit, "why"), who=visit.who)


def tag(record: Record, visit: Visit) -> object:
    """A word of the analyst's own on anything."""
    return record.tag([_given(visit, "on")], _given(visit, "word"), who=visit.who)


def star(record: Record, visit: Visit) -> object:
    """Worth coming back to."""
    return record.star([_given(visit, "on")], who=visit.who)


def reading(record: Record, visit: Visit) -> object:
    """The analyst's reading of a dispute."""
    words = _given(visit, "reading")
    return record.read_conflict(_given(visit, "on"), words, why=_text(visit, "why"), who=visit.who)


def merge(record: Record, visit: Visit) -> object:
    """Makes one of two entities, of which the other is named by its address, its id or its name."""
    both = [_given(visit, "left"), _meant(visit, _given(visit, "right"))]
    return record.merge(both, why=_text(visit, "why"), who=visit.who)


def split(record: Record, visit: Visit) -> object:
    """Takes what some reports mean by an entity out of it."""
    reports = [value for name, value in visit.form.items() if name.startswith("in-") and value]
    entity = _given(visit, "entity")
    if not reports:
        raise UsageError(entity, "no report is ticked", "tick those that mean another")
    return record.split(entity, reports, why=_text(visit, "why"), who=visit.who)


def _meant(visit: Visit, words: str) -> str:
    """The id of an entity in an address, or of the only one of this name; else the words as they are."""
    plain = unquote(words.rpartition("/entity/")[2])
    named = [one.id for one in visit.view.ledger.entities if one.name.casefold() == plain.casefold()]
    if len(named) > 1:
        raise UsageError(plain, f"{len(named)} parties have this name", "give the address of the one meant")
    return named[0] if named else plain


def arrange(record: Record, visit: Visit) -> object:
    """Pins, moves, takes out or restores a line of the brief; a place alone moves it there."""
    place = _text(visit, "place")
    if place and not (place.isascii() and place.isdigit() and len(place) < 4):
        raise UsageError("place", "this is no place of a line", "use the page Brief")
    wish, line = _text(visit, "wish") or Wish.MOVE, _given(visit, "line")
    where = int(place) if place and wish == Wish.MOVE else None
    on, why = _text(visit, "claim"), _text(visit, "why")
    return record.arrange(wish, line, on, place=where, who=visit.who, why=why)


def suppose(record: Record, visit: Visit) -> object:
    """A hypothesis of the analyst's own, raised by a claim."""
    claim = _given(visit, "claim").removeprefix("/claim/")
    return record.suppose(_given(visit, "words"), [claim], who=visit.who, why=_text(visit, "why"))


def settle(record: Record, visit: Visit) -> object:
    """How a claim sits with a hypothesis."""
    fit, hypothesis = _given(visit, "fit"), _given(visit, "hypothesis")
    return record.settle(hypothesis, _given(visit, "claim"), fit, who=visit.who, why=_text(visit, "why"))


def undo(record: Record, visit: Visit) -> object:
    """Takes back a line of the journal, or the last."""
    return record.undo(_text(visit, "line") or None, who=visit.who, why=_text(visit, "why"))


def redo(record: Record, visit: Visit) -> object:
    """Lets an undone line hold again."""
    return record.redo(_text(visit, "line") or None, who=visit.who, why=_text(visit, "why"))


def _page(act: Act) -> Page:
    def decided(visit: Visit) -> Response:
        with visit.room.open() as record:
            act(record, visit)
        return visit.back()

    return decided


DECISIONS: dict[str, Page] = {
    name: _page(act)
    for name, act in {
        "judge": judge, "set": set_, "correct": correct, "hide": hide, "note": note, "tag": tag, "star": star,
        "reading": reading,
        "merge": merge, "split": split, "arrange": arrange, "suppose": suppose,
        "settle": settle, "undo": undo, "redo": redo,
    }.items()
} | {"add": added}  # fmt: skip
"""Each by the last part of its address."""


def _given(visit: Visit, name: str) -> str:
    """A field that must be there."""
    value = _text(visit, name)
    if not value:
        raise UsageError(quote(name), "the form leaves it empty", "fill it in")
    return value


def _text(visit: Visit, name: str, longest: int = LONGEST) -> str:
    value = " ".join(visit.form.get(name, "").split())
    if len(value) > longest:
        raise UsageError(name, f"more than {longest} characters", "say it in fewer")
    return value
