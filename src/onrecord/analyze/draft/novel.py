"""What a sentence of a draft has that the lines which carry it lack: a number, a name, another turn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from onrecord.analyze.draft.field import Difference
from onrecord.analyze.draft.line import Line
from onrecord.analyze.draft.match import Told
from onrecord.model import Finding, Ledger, Participant, Source
from onrecord.read.wordlist import table
from onrecord.reconcile.name import codes_in
from onrecord.reconcile.word import fold, words

_SMALL = 2
"""Numbers up to this may stand for those just named ("two men", "the two"): the paragraph may have them."""
_UNDONE = frozenset({"denied", "refused", "negated"})
_TURNS = {
    "denied": "as denied", "refused": "as refused", "supposed": "as supposed", "coming": "as still to come",
    "negated": "with a no or not",
}  # fmt: skip


def word_differences(
    line: Line, carrying: Sequence[Line], record: Sequence[Told], claims: Sequence[Told], ledger: Ledger
) -> list[Difference]:
    """What the words of a sentence have that no line carrying it has; empty where no line carries it."""
    if not carrying:
        return []
    found = (_status(line, carrying), _number(line, carrying), _name(line, carrying, record, claims, ledger))
    return [one for one in found if one is not None]


def _status(line: Line, carrying: Sequence[Line]) -> Difference | None:
    """Another turn than in every line: denied, refused, supposed or to come in one and not in the other."""
    best = [each for each in carrying if len(each.stems & line.stems) >= len(carrying[0].stems & line.stems)]
    own = line.turns(frozenset().union(*(each.stems for each in best)))
    theirs = [each.turns(line.stems) for each in best]
    if own in theirs:
        return None
    least = min(theirs, key=lambda turns: (len(turns ^ own), sorted(turns)))
    gone, new = least - own, own - least
    if gone and new and gone | new <= _UNDONE:
        return None
    turned = sorted(gone) or sorted(new)
    side = "on record" if gone else "told here"
    return Finding.WRONG_STATUS, f"{side} {' and '.join(_TURNS[kind] for kind in turned)}"


def _number(line: Line, carrying: Sequence[Line]) -> Difference | None:
    printed = {number for each in carrying for number in each.numbers}
    around = {number for each in carrying for number in each.around if number <= _SMALL}
    new = sorted(line.numbers - printed - around)
    if not new:
        return None
    known = ", ".join(f"{number:g}" for number in sorted(printed)) or "no number"
    return Finding.WRONG_NUMBER, f"told {', '.join(f'{number:g}' for number in new)}; on record {known}"


def _name(
    line: Line, carrying: Sequence[Line], record: Sequence[Told], claims: Sequence[Told], ledger: Ledger
) -> Difference | None:
    """A name that neither the report of a line nor anybody known by a name in it has."""
    known = _known_names(carrying, record, ledger)
    states = frozenset(code for each in carrying for code in codes_in(each.paragraph))
    new = [word for word in line.words if fold(word) in line.names and not _told(word, known, states, ledger)]
    if not new:
        return None
    return _kind(new, claims), f"{' '.join(new)} is not in what the reports tell of this"


def _kind(new: Sequence[str], claims: Sequence[Told]) -> Finding:
    """Whose name it is: where it happened, who says so, or who does it."""
    folded = {fold(word) for word in new}
    places = {w for one in claims for place in one.claim.places for w in words(place.name)}
    if folded & places:
        return Finding.WRONG_PLACE
    voices = {w for one in claims for link in one.claim.attribution[:1] for w in _words_of(link.source)}
    parties = [party for one in claims for party in (*one.claim.actors, *one.claim.recipients)]
    doers = {w for party in parties for w in _words_of(party)}
    return Finding.WRONG_VOICE if folded & voices - doers else Finding.WRONG_ACTOR


def _words_of(one: Participant | Source) -> list[str]:
    return words(f"{one.name or ''} {one.span.quote if one.span else ''}")


def _known_names(carrying: Sequence[Line], record: Iterable[Told], ledger: Ledger) -> frozenset[str]:
    """The words of the reports and of their outlets, and of every name of those named there."""
    reports = {each.document for each in carrying}
    near = [d for d in ledger.documents if d.id in reports]
    said = {word for d in near for word in words(f"{d.text} {d.outlet or ''} {d.byline or ''}")}
    for one in record:
        claim = one.claim
        for party in (*claim.actors, *claim.recipients):
            said |= set(_words_of(party))
        for link in claim.attribution:
            said |= set(_words_of(link.source))
        said |= {word for place in claim.places for word in words(place.name)}
    return frozenset(said | _aliases(frozenset(said), ledger))


def _aliases(said: frozenset[str], ledger: Ledger) -> set[str]:
    """All words of the names of those who are called by a word that was said."""
    found: set[str] = set()
    for entity in ledger.entities:
        forms = [words(form) for form in (entity.name, *entity.aliases)]
        if any(form and form[-1] in said for form in forms):
            found |= {word for form in forms for word in form}
    return found


def _told(word: str, known: frozenset[str], states: frozenset[str], ledger: Ledger) -> bool:
    run = words(word)
    return all(w in known for w in run) or bool(states & set(codes_in(word))) or fold(word) in _titles()


@cache
def _titles() -> frozenset[str]:
    return frozenset(word for title, *_ in table("titles.tsv") for word in title.replace(".", "").split())
