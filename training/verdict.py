"""Verdicts of a reader on single drafts, as ``judging.py`` keeps them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from onrecord.model import Attribution, Claim, EventType, Participant, Source, SourceKind, Span
from onrecord.read.names.coreference import PRONOUNS

KEPT = Path(__file__).parent / "judged/drafts.tsv"
PARTIES = KEPT.with_name("parties.tsv")
PARTS = "ARV"  # actors, recipients, nearest voice


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a reader says of a draft: whether it is a claim, of what type and status, and of each part whether
    what was read of it then (a digest) is right."""

    start: int
    end: int
    claim: bool
    type: str
    status: str
    parts: dict[str, tuple[str, bool]]

    def right(self, claim: Claim) -> bool | None:
        """Whether type, status, actor and voice are right; None where a part was wrong then and is another now,
        or right then and is another now."""
        if not self.claim:
            return False
        speech = claim.type is EventType.STATEMENT
        if self.type != claim.type or self.status != claim.status:
            return False
        answers = [self.part(part, claim) for part in ("V" if speech else "AV")]
        return False if False in answers else None if None in answers else True

    def parties_right(self, claim: Claim) -> bool:
        """Whether actors and recipients are those that were judged right."""
        return all(self.part(part, claim) for part in "AR")

    def part(self, part: str, claim: Claim) -> bool | None:
        """Whether a part is right; None where it is read otherwise than when it was judged."""
        then, right = self.parts[part]
        now = fields(claim)[part]
        if then == digest(now) or (right and then == digest(bare(claim)[part])):
            return right
        return False if part == "A" and now.lower() in PRONOUNS else None  # a bare "it" tells nobody who did it


@dataclass(frozen=True, slots=True)
class Judged:
    """The verdicts on one report."""

    verdicts: tuple[Verdict, ...]

    def at(self, act: Span) -> Verdict | None:
        """The verdict on an act that meets these words."""
        return next((v for v in self.verdicts if v.start < act.end and act.start < v.end), None)


def fields(claim: Claim) -> dict[str, str]:
    """What was read, field by field, as a judge is shown it: T type, S status, A, R and V the parts."""
    voices = ["" if _own(link) else link.source.name or "?" for link in claim.attribution]
    return {
        "T": claim.type.value,
        "S": claim.status.value,
        "A": "; ".join(_party(p) for p in claim.actors),
        "R": "; ".join(_party(p) for p in claim.recipients),
        "V": voices[0] if len(voices) > 1 else "",
    }


def line(number: int, claim: Claim) -> str:
    """The line of a sheet that shows what was read of a claim."""
    read = fields(claim)
    when = claim.when.value if claim.when is not None else ""
    numbers = "; ".join(quantity.span.quote for quantity in claim.quantities)
    parties = f"A: {read['A']} | R: {read['R']} | V: {read['V']}"
    return f"  {number} «{claim.act.quote}» {read['T']} {read['S']} | {parties} | when {when} | n {numbers}"


def bare(claim: Claim) -> dict[str, str]:
    """The parts as a judge was shown them before whoever is only described got the words as a name: a voice as
    "?", a pronoun as it stands."""
    described = [replace(link, source=_nameless(link.source)) for link in claim.attribution]
    actors = tuple(a if a.entity is not None else replace(a, name=None) for a in claim.actors)
    return fields(replace(claim, attribution=tuple(described), actors=actors))


def _nameless(source: Source) -> Source:
    spoken = source.kind in (SourceKind.UNNAMED, SourceKind.ORGANIZATION)
    return replace(source, name=None) if source.entity is None and spoken else source


def _own(link: Attribution) -> bool:
    """Whether a link is the report's own voice: an opinion's writer is no unnamed source."""
    return link.source.kind is SourceKind.WRITER


def _party(party: Participant) -> str:
    words = party.span.quote if party.span is not None else ""
    return words if party.name in (None, words) else f"{words}={party.name}"


def digest(value: str) -> str:
    """Eight digits that stand for what was read of a part."""
    return hashlib.sha256(value.encode()).hexdigest()[:8] if value else "-"


def read_verdicts(path: Path = KEPT) -> dict[str, Judged]:
    """The verdicts kept, by report."""
    found: dict[str, list[Verdict]] = {}
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        report, start, end, verdict, kind, status, *parts = line.split("\t")
        known = {part: (mark[:-1], mark[-1] == "=") for part, mark in zip(PARTS, parts, strict=True)}
        found.setdefault(report, []).append(
            Verdict(int(start), int(end), verdict == "claim", kind, status, known)
        )
    return {report: Judged(tuple(verdicts)) for report, verdicts in found.items()}


def placed(report: str) -> dict[tuple[int, int], dict[str, list[tuple[int, int]]]]:
    """Where the actors (A) and recipients (R) of the judged claims of a report stand, by their act."""
    return _placed().get(report, {})


@cache
def _placed() -> dict[str, dict[tuple[int, int], dict[str, list[tuple[int, int]]]]]:
    found: dict[str, dict[tuple[int, int], dict[str, list[tuple[int, int]]]]] = {}
    for line in PARTIES.read_text(encoding="utf-8").splitlines()[1:]:
        report, start, end, *sides = line.split("\t")
        of_act = {part: _offsets(side) for part, side in zip("AR", sides, strict=True)}
        found.setdefault(report, {})[int(start), int(end)] = of_act
    return found


def _offsets(side: str) -> list[tuple[int, int]]:
    pairs = [at.split("-") for at in side.split(",") if at != "-"]
    return [(int(start), int(end)) for start, end in pairs]
