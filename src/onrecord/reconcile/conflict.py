"""What cannot both hold: numbers, denials, days, places, actors and characters of one happening.

Ranges that meet agree; a later, higher toll is an update; two happenings are no conflict.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import partial

from onrecord.model import Conflict, Event
from onrecord.reconcile.apart import actors, days, places
from onrecord.reconcile.blame import cleared
from onrecord.reconcile.character import characters
from onrecord.reconcile.court import Court, Finding
from onrecord.reconcile.denial import denials
from onrecord.reconcile.inside import inside
from onrecord.reconcile.memory import Memory
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
    findings += cleared(happenings, court)
    seen: Counter[tuple[str, str]] = Counter()
    made = []
    for finding in findings:
        seen[finding.event, finding.about] += 1
        made.append(_conflict(finding, seen[finding.event, finding.about], court))
    return sorted(made, key=lambda conflict: conflict.id)


def _findings(event: Event, court: Court) -> list[Finding]:
    return [finding for find in FINDERS for finding in find(event, court)]


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
