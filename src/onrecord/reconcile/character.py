"""Opposed characters of one act: its purpose, will, right or course as two sides put it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import cache, lru_cache, partial

from onrecord.model import About, Event, Position, Status
from onrecord.reconcile.court import Court, Finding, found
from onrecord.reconcile.group import Groups
from onrecord.reconcile.memory import Memory
from onrecord.reconcile.name import codes_in
from onrecord.reconcile.word import rows, stems, words

DAYS = timedelta(days=14)
"""Reports further apart are not set against each other on an act's character."""
SURE = 0.3
"""The least confidence of a claim of which a single word is taken as a stance."""
JUDGING = frozenset({Status.ASSERTED, Status.DENIED, Status.SPECULATED})
"""Statuses of claims that tell of what is or was: what lies ahead takes no stance."""
SHARED = 2
"""Telling words that two characterisations of different events must share to be of one act."""

AROUND = 3
"""Telling words that their paragraphs must share where one names the other's act; one more where not."""
STANDING = frozenset({"need", "course"})
"""Concerns about how things stand: there two sayings are set against each other, for there is no act."""


@dataclass(frozen=True, slots=True)
class Stance:
    """A reading of an act: the ``concern`` ("purpose"), which of its two readings (0 or 1), and the words."""

    claim: str
    concern: str
    pole: int
    phrase: str


def characters(events: Iterable[Event], court: Court, memory: Memory) -> Iterator[Finding]:
    """Voices of two sides that give one act opposed purposes, will, right or course.

    Always possible only: words differ in weight, and a side seldom names the act that it judges.
    """
    held: dict[str, list[Stance]] = defaultdict(list)
    faint: dict[str, list[Stance]] = defaultdict(list)
    for one in court.picked("judging", partial(_judges, court), memory):
        for stance in stances(one, court.claims[one].span.quote):
            sure = " " in stance.phrase or court.claims[one].confidence >= SURE
            (held if sure else faint)[stance.concern].append(stance)
    by_id = {event.id: event for event in events}
    for concern in sorted(held):
        for camps in _disputes(list(_opposed(held[concern], court))):
            home = _home([stance.claim for camp in camps for stance in camp], court)
            poles = ([*camp, *_repeated(camp, faint[concern], court)] for camp in camps)
            positions = tuple(_position(pole, court) for pole in poles)
            doubt = "a side may speak of another act"
            yield found(by_id[home], About.CHARACTER, positions, NOTES[concern], doubt)


def _judges(court: Court, claim: str) -> bool:
    """Whether a voice takes a stance in the claim."""
    one = court.claims[claim]
    return one.status in JUDGING and court.speaks(claim) and bool(stances(claim, one.span.quote))


def _disputes(pairs: list[tuple[Stance, Stance]]) -> list[tuple[list[Stance], list[Stance]]]:
    """The pairs that share a stance put together, each as its two camps."""
    stances_of = {stance.claim: stance for pair in pairs for stance in pair}
    groups = Groups(stances_of)
    for left, right in pairs:
        groups.join(left.claim, right.claim)
    camps = [[stances_of[claim] for claim in group] for group in groups.all()]
    return [([s for s in camp if s.pole == 0], [s for s in camp if s.pole == 1]) for camp in camps]


def _repeated(camp: list[Stance], faint: list[Stance], court: Court) -> list[Stance]:
    """The stances of faint claims that say a word of the camp's again in its report, by the same side."""
    said = [(stance.phrase, stance.claim) for stance in camp]
    return [one for one in faint if any(one.phrase == word and _again(one.claim, c, court) for word, c in said)]


def _again(claim: str, before: str, court: Court) -> bool:
    """Whether a report has one side say both, or one without a name ("a source", then "the source")."""
    if court.claims[claim].document != court.claims[before].document:
        return False
    one, other = court.voice(claim), court.voice(before)
    return one.shares(other) or bool(stems(one.key) and stems(one.key) == stems(other.key))


def _position(side: list[Stance], court: Court) -> Position:
    """The camp, valued by its fullest words as a report prints them."""
    fullest = max(sorted(side, key=lambda s: s.claim), key=lambda s: (s.phrase.count(" "), len(s.phrase)))
    value = _as_printed(fullest.phrase, court.claims[fullest.claim].span.quote)
    return court.position(value, (stance.claim for stance in side))


def _as_printed(phrase: str, text: str) -> str:
    """The words of ``text`` that match the folded ``phrase``."""
    pattern = r"\W+".join(re.escape(word) for word in phrase.split())
    match = re.search(rf"\b{pattern}\b", text, re.IGNORECASE)
    return match.group() if match else phrase


def _opposed(held: list[Stance], court: Court) -> Iterator[tuple[Stance, Stance]]:
    """Pairs of the two readings, in that order, by voices of two sides on one act."""
    by_story = defaultdict(list)
    for stance in held:
        if stance.pole == 1:
            for state in _states(stance.claim, court):
                by_story[state].append(stance)
    for left in held:
        if left.pole == 0:
            rivals = {s: None for state in _states(left.claim, court) for s in by_story.get(state, ())}
            for right in rivals:
                if _of_one_act(left, right, court) and court.opposed([left.claim], [right.claim]):
                    yield left, right


def _states(claim: str, court: Court) -> frozenset[str]:
    return court.tellings[claim].states | frozenset(codes_in(court.paragraph(claim)))


def _of_one_act(left: Stance, right: Stance, court: Court) -> bool:
    """Whether both are told of one event, or near in time and in words, the words of judgement aside."""
    one, other = court.event_of[left.claim], court.event_of[right.claim]
    if one.id == other.id:
        return True
    single = " " not in f"{left.phrase}{right.phrase}"
    if left.concern == "nature" and single and not _one_report(left, right, court):
        return False  # "protesters" and "terrorists" of two reports are seldom the same people
    sayings = court.tellings[left.claim].speech and court.tellings[right.claim].speech
    if sayings and left.concern not in STANDING:
        return False
    days = court.published(left.claim), court.published(right.claim)
    if days[0] and days[1] and abs(days[0] - days[1]) > DAYS:
        return False
    judging = stems(f"{left.phrase} {right.phrase}")
    said = [stems(court.claims[stance.claim].span.quote) for stance in (left, right)]
    shared = len((said[0] & said[1]) - judging)
    if shared >= SHARED:
        return True
    if left.concern in STANDING and shared and _one_report(left, right, court):
        return True
    around = [_topic(court.paragraph(stance.claim)) for stance in (left, right)]
    acts = [court.tellings[stance.claim].act for stance in (left, right)]
    told = bool(acts[0] & around[1] or acts[1] & around[0])
    return len((around[0] & around[1]) - judging) >= (AROUND if told else AROUND + 1)


def _one_report(left: Stance, right: Stance, court: Court) -> bool:
    """Whether one report sets both down."""
    return court.claims[left.claim].document == court.claims[right.claim].document


@lru_cache(maxsize=4096)
def _topic(text: str) -> frozenset[str]:
    """The stems of a paragraph without the names of states: what it is about, wherever that is."""
    return frozenset(stem for word in set(words(text)) if not codes_in(word) for stem in stems(word))


def _home(claims: list[str], court: Court) -> str:
    """The event that the dispute is about: the act's before a saying's, the larger, the smaller id."""
    events = [court.event_of[claim] for claim in claims]

    def rank(event: Event) -> tuple[bool, int, str]:
        return (court.tellings[event.claims[0]].speech, -len(event.claims), event.id)

    return min(events, key=rank).id


def stances(claim: str, text: str) -> tuple[Stance, ...]:
    """The readings that the words of ``text`` take, by concern.

    Of a concern read both ways the reading of several words stands against one of a single word, which may
    only name the thing ("humanitarian aid … to justify an intervention"); else it is left out.
    """
    run = words(text)
    taken: dict[str, list[Stance]] = defaultdict(list)
    for first in sorted(set(run) & _phrases().keys()):
        for phrase, concern, pole in _phrases()[first]:
            if _holds(run, phrase):
                taken[concern].append(Stance(claim, concern, pole, " ".join(phrase)))
    chosen = (_chosen(group) for _, group in sorted(taken.items()))
    return tuple(stance for stance in chosen if stance)


def _chosen(group: list[Stance]) -> Stance | None:
    fullest = max(group, key=lambda stance: (stance.phrase.count(" "), len(stance.phrase), stance.phrase))
    others = [stance for stance in group if stance.pole != fullest.pole]
    if others and (" " not in fullest.phrase or any(" " in stance.phrase for stance in others)):
        return None
    return fullest


def _holds(run: list[str], phrase: tuple[str, ...]) -> bool:
    size = len(phrase)
    return any(tuple(run[at : at + size]) == phrase for at in range(len(run) - size + 1))


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], str, int]]]:
    """The phrases by their first word, each with its concern and which of the two readings it is."""
    found: dict[str, list[tuple[tuple[str, ...], str, int]]] = defaultdict(list)
    for concern, *cells in rows("opposed.tsv"):
        for pole, cell in enumerate(cells):
            for phrase in cell.split(";"):
                run = tuple(words(phrase))
                found[run[0]].append((run, concern, pole))
    return dict(found)


NOTES = {
    "purpose": "the sides give it opposed purposes",
    "will": "the sides differ on whether it was meant",
    "right": "the sides differ on whether it was lawful",
    "nature": "the sides differ on what it is or who they are",
    "course": "the sides differ on how it is going",
    "need": "the sides differ on how bad things are",
}
