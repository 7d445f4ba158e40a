"""Margin notes: what is on record of one claim, in a few words beside the words of the report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from onrecord.analyze.day import when_words, yearless
from onrecord.analyze.desk import Desk
from onrecord.analyze.naming import participants
from onrecord.analyze.voice import hand_words, voice_words
from onrecord.model import Claim, Dossier, Line, Quantity, Section
from onrecord.present import layout
from onrecord.present.anchor import claim_anchor
from onrecord.present.visible import one_line


@dataclass(frozen=True, slots=True)
class Use:
    """A line of the brief that rests on a claim: its anchor and its section."""

    anchor: str
    title: str


@dataclass(frozen=True, slots=True)
class Note:
    """A claim in the margin. ``printed`` is False where it fell below the confidence asked for."""

    number: int
    anchor: str
    printed: bool
    type: str
    status: str
    parties: str
    voices: str
    when: str
    amounts: str
    caveats: str
    confidence: str
    uses: tuple[Use, ...]
    hand: str = ""


def note(desk: Desk, claim: Claim, number: int, uses: tuple[Use, ...]) -> Note:
    """The margin note of a claim, the ``number``th of its paragraph."""
    return Note(
        number,
        claim_anchor(claim.id),
        is_printed(desk, claim),
        claim.type.value.lower(),
        claim.status.value,
        parties(desk, claim),
        one_line(voice_words(desk, claim)),
        _when(desk, claim),
        ", ".join(dict.fromkeys(_number(claim, quantity) for quantity in claim.quantities)),
        ", ".join(dict.fromkeys(caveat.kind.value for caveat in claim.caveats)),
        f"{claim.confidence:.2f}",
        uses,
        hand_words(claim),
    )


def is_printed(desk: Desk, claim: Claim) -> bool:
    """Whether a claim is sure enough for a line, be it only as a person's words."""
    return any(claim.id in printed for printed in (desk.claims, desk.spoken, desk.unasserted))


def parties(desk: Desk, claim: Claim) -> str:
    """ "Russia → Venezuela"; "" where the clause names nobody."""
    actors, recipients = participants(desk, claim.actors), participants(desk, claim.recipients)
    words = f"{actors or 'nobody named'} → {recipients}" if recipients else actors
    return one_line(words)


def uses(dossier: Dossier) -> Mapping[str, tuple[Use, ...]]:
    """The first line of each section, and of each dispute, that rests on a claim (id)."""
    found: dict[str, dict[str, Use]] = {}
    for number, section in enumerate(dossier.sections):
        for place, title, line in _titled(section):
            for claim in () if layout.lists_withheld(dossier, line) else line.claims:
                found.setdefault(claim, {}).setdefault(title, Use(line_anchor(number, place), title))
    return {claim: tuple(by_title.values()) for claim, by_title in found.items()}


def _titled(section: Section) -> Iterator[tuple[int, str, Line]]:
    """The lines with the name of what they belong to: "Rhetoric", "Disputed D1"."""
    title = one_line(section.title.partition(",")[0])
    disputed = layout.setting(section) == layout.DISPUTES
    for block in layout.blocks(section.lines):
        name = f"{title} {one_line(block.line.margin)}".strip() if disputed else title
        for place, line in ((block.number, block.line), *block.under):
            yield place, name, line


def line_anchor(section: int, line: int) -> str:
    """ "l-2-5": the fifth line of the second section."""
    return f"l-{section + 1}-{line + 1}"


def _when(desk: Desk, claim: Claim) -> str:
    """The day and the words that give it."""
    if claim.when is None:
        return ""
    unknown = "year open" if yearless(claim.when) else "day open"
    day = when_words(claim.when, None) if claim.when.dated else unknown
    words = _quoted([claim.when.span.quote]) if claim.when.span else ""
    return f"{day} ({words})" if words else day


def _number(claim: Claim, quantity: Quantity) -> str:
    return one_line(quantity.plain) if claim.typed(quantity) else _quoted([quantity.span.quote])


def _quoted(words: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(f"«{one_line(one)}»" for one in words))
