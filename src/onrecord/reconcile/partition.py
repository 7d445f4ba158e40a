"""Who is who as analysts decided: groups of sightings joined and parted by the journal's merges and splits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from onrecord.model import Decision, Judgement


def parted(
    groups: Sequence[Sequence[str]], journal: Iterable[Judgement], named: Mapping[str, str]
) -> list[list[str]]:
    """The groups after every merge and split that is not undone, in the order of deciding.

    ``named`` is from an entity's id to the sighting that it comes from. A merge joins the groups of its
    ids; a split takes just the sightings of its ids out, into a group of their own.
    """
    home = {name: number for number, group in enumerate(groups) for name in group}
    free = len(groups)
    for line in sorted(journal, key=lambda line: line.id):
        if line.undone or line.decision not in (Decision.MERGE, Decision.SPLIT):
            continue
        chosen = [named[id_] for id_ in line.on if id_ in named]
        if line.decision == Decision.SPLIT:
            home.update(dict.fromkeys(chosen, free))
            free += 1
        elif chosen:
            joined = {home[name] for name in chosen}
            home.update((name, min(joined)) for name, number in home.items() if number in joined)
    found: dict[int, list[str]] = {}
    for name in sorted(home):
        found.setdefault(home[name], []).append(name)
    return sorted(found.values())
