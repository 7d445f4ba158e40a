"""How often actors, recipients and nearest voices of judged claims are right, on two halves of the reports.

    python training/places.py REPORTS [--errors ACTOR|RECIPIENT|VOICE]

REPORTS are those of ``judged/drafts.tsv`` (``judging.py``). Rules are developed on the errors of the first half
(``dev``, which --errors prints); the second (``check``) tells whether they travel. A part that was judged right
and is read otherwise now counts as wrong; a voice that was judged wrong and is another now is left out.
"""

from __future__ import annotations

import argparse
import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import sheet
from verdict import Verdict, fields, placed, read_verdicts

from onrecord.model import Claim, EventType, Participant
from onrecord.read.claim import drafts
from onrecord.read.draft import Draft
from onrecord.read.parse import parse_all
from onrecord.read.scene import Scene, survey

NAMES = {"ACTOR": "A", "RECIPIENT": "R", "VOICE": "V"}


@dataclass(frozen=True, slots=True)
class Place:
    """A part of a judged claim: which, in which half of the reports, whether it is right, and how it reads."""

    part: str
    half: str
    right: bool
    shown: str


def places(scene: Scene, draft: Draft, verdict: Verdict) -> Iterator[Place]:
    """The parts of a judged claim of which it is known whether they are right."""
    name, claim = scene.page.document.id, draft.claim
    half = "dev" if int(hashlib.md5(name.encode(), usedforsecurity=False).hexdigest(), 16) % 2 else "check"
    at = next((p for (s, e), p in placed(name).items() if s < claim.act.end and claim.act.start < e), {})
    for part, parties in (("A", claim.actors), ("R", claim.recipients), ("V", ())):
        if part in at:
            right: bool | None = _meant(scene, parties, at[part])
            wanted = "; ".join(scene.page.document.text[start:end] for start, end in at[part])
        else:
            right = _as_judged(verdict, part, claim)
            wanted = "?"
        if right is not None:
            yield Place(part, half, right, _shown(scene, draft, f"{fields(claim)[part]!r}, not {wanted!r}"))


def _as_judged(verdict: Verdict, part: str, claim: Claim) -> bool | None:
    """Whether a part is right by the verdict; None where that cannot be told."""
    was_right = verdict.parts[part][1]
    right = verdict.part(part, claim)
    if part != "V" and not was_right:
        return None
    return False if right is None and was_right else right


def _meant(scene: Scene, parties: Sequence[Participant], at: Sequence[tuple[int, int]]) -> bool:
    """Whether one of the parties is among those who stand at the offsets, or is called by the words there;
    nobody where there are none."""
    meant = {m.entity for s, e in at for m in scene.cast.mentions if s <= m.span.start and m.span.end <= e}
    words = {scene.page.document.text[s:e] for s, e in at}
    return not at if not parties else any(
        p.entity in meant or p.name in words
        or (p.span is not None and any(p.span.start < e and s < p.span.end for s, e in at))
        for p in parties
    )  # fmt: skip


def _shown(scene: Scene, draft: Draft, what: str) -> str:
    paragraph, claim = scene.paragraph(draft.act.paragraph), draft.claim
    sentence = paragraph.span(*paragraph.sentence(draft.act.head)).quote.replace("\n", " ")
    return f"{scene.page.document.id} {claim.type} «{claim.act.quote}» {what}\n    {sentence}"


def main() -> None:
    """Prints the shares, and the errors of one part."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path)
    parser.add_argument("--errors", choices=sorted(NAMES))
    a = parser.parse_args()
    judged = read_verdicts()
    seen: Counter[tuple[str, str, bool]] = Counter()
    for page in parse_all([d for d in sheet.reports(a.reports) if d.id in judged]):
        scene = survey(page)
        for draft in drafts(scene):
            verdict = judged[page.document.id].at(draft.claim.act)
            if draft.claim.type is EventType.STATEMENT or verdict is None or not verdict.claim:
                continue
            for place in places(scene, draft, verdict):
                seen[place.part, place.half, place.right] += 1
                if a.errors and place.part == NAMES[a.errors] and place.half == "dev" and not place.right:
                    print(place.shown)
    for name, part in NAMES.items():
        for half in ("dev", "check"):
            right, wrong = seen[part, half, True], seen[part, half, False]
            print(f"{name.lower():<10}{half:<6}{right + wrong:>6}{100 * right / max(1, right + wrong):>7.1f}")


if __name__ == "__main__":
    main()
