"""What cannot both hold: numbers, denials, days, places, actors and characters of one happening.

Ranges that meet agree; a later, higher toll is an update; two happenings are no conflict.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import partial

from onrecord.model import About, Certainty, Conflict, Event
from onrecord.reconcile.apart import actors, days, places
from onrecord.reconcile.blame import cleared
from onrecord.reconcile.character import characters
from onrecord.reconcile.court import Court, Finding
from onrecord.reconcile.denial import denials
from onrecord.reconcile.inside import inside
from onrecord.reconcile.memory import Memory
from onrecord.reconcile.rebuttal import told_as_act
from onrecord.reconcile.toll import numbers
from onrecord.reconcile.variant import contradicted, variants

FINDERS = (numbers, denials, days, places, actors, inside, variants, contradicted)


def conflicts(
    events: Iterable[Event], court: Court, grounds: Iterable[object], memory: Memory
) -> list[Conflict]:
    """Every conflict of every event, by id; ``grounds`` are what the finders of each event look at."""
    happenings = list(events)
    findings: list[Finding] = []
    for event, around in zip(happenings, grounds, strict=True):
        findings += memory.part(("findings", event.id), around, partial(_findings, event, court))
    findings += characters(happenings, court, memory)
    findings += cleared(happenings, court, memory)
    seen: Counter[tuple[str, str]] = Counter()
    made = []
    for finding in (_settled(finding, court) for finding in findings):
        seen[finding.event, finding.about] += 1
        made.append(_conflict(finding, seen[finding.event, finding.about], court))
    return sorted(made, key=lambda conflict: conflict.id)


def _findings(event: Event, court: Court) -> list[Finding]:
    return [finding for find in FINDERS for finding in find(event, court)]


def _settled(finding: Finding, court: Court) -> Finding:
    """The finding, no more than possible while the time of a side is open, if it should hold of any time.

    It is asked of the finding as a whole, for the day may come from a telling in another report.
    """
    if finding.certainty is not Certainty.CERTAIN or _timed(finding, court):
        return finding
    note = f"{finding.note}; not certain: the time of a side is open"
    return replace(finding, certainty=Certainty.POSSIBLE, note=note)


def _timed(finding: Finding, court: Court) -> bool:
    """Whether every side has its time; a denial is about the happening that it denies, and takes its time."""
    if finding.about is not About.DENIAL:
        return all(any(map(court.timed, side.claims)) for side in finding.positions)
    told, denial = (side.claims for side in finding.positions)
    return any(court.timed(one) for one in told if one not in denial or not told_as_act(court.claims[one]))


def _conflict(finding: Finding, at: int, court: Court) -> Conflict:
    return Conflict(
        id=f"conflict-{finding.event.removeprefix('event-')}-{finding.about}-{at}",
        event=finding.event,
        about=finding.about,
        certainty=finding.certainty,
        since=_since(finding, court),
        positions=finding.positions,
        note=finding.note,
    )


def _since(finding: Finding, court: Court) -> date | None:
    """The day on which the second position was first on record; None where a side's report has no date."""
    firsts = []
    for position in finding.positions:
        printed = [day for one in position.claims if (day := court.published(one))]
        if not printed:
            return None
        firsts.append(min(printed))
    return sorted(firsts)[min(1, len(firsts) - 1)]
