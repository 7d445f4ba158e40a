"""Following: dates claims by other claims of the same report ("two days after the vote").

``When.after`` names the claim that a claim's time follows. Where the words name no claim of the report, the
time keeps its words alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from onrecord.model import Claim, Status, When
from onrecord.read.page import Paragraph, Token
from onrecord.read.scene import Scene
from onrecord.read.times.acttime import time_for
from onrecord.read.times.succession import Succession, days_after, succession_at
from onrecord.read.times.tense import Tense, tense_of
from onrecord.read.times.when import head_of, publication_day

_AHEAD = frozenset({Status.PLANNED, Status.PREDICTED})


@dataclass(frozen=True, slots=True)
class _Told:
    """A claim with the place of its act: the paragraph and the token at its head."""

    claim: Claim
    paragraph: Paragraph
    head: int

    @property
    def word(self) -> Token:
        return self.paragraph.tokens[self.head]


def with_order(scene: Scene, claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims, each told to follow another dated by it where it has no day of its own."""
    told = list(_told(scene, claims))
    for one in told:
        order = succession_at(one.paragraph, scene.times, one.head)
        when = _ordered(scene, told, one, order) if order is not None else None
        yield one.claim if when is None else replace(one.claim, when=when)


def _told(scene: Scene, claims: Sequence[Claim]) -> Iterator[_Told]:
    for claim in claims:
        paragraph = next(p for p in scene.page.paragraphs if p.start <= claim.act.start < p.end)
        first, last = paragraph.token_at(claim.act.start), paragraph.token_at(claim.act.end - 1)
        head = head_of(paragraph, first or 0, (last or 0) + 1)
        yield _Told(claim, paragraph, head)


def _ordered(scene: Scene, told: Sequence[_Told], one: _Told, order: Succession) -> When | None:
    """The time of a claim by what it is told to follow or precede; None where that adds nothing."""
    other = _claim_named(scene, told, one, order)
    after = other.claim.id if other is not None and order.later and other is not one else None
    own = one.claim.when
    if own is not None and (own.dated or own.partial is not None):
        return replace(own, after=after) if after and _may_follow(own, other) else None
    known = other.claim.when if other is not None and other.claim.when is not None else None
    known = known if known is not None and known.dated else _time_at(scene, one.paragraph, order.other)
    published = publication_day(scene.page.document.published)
    if known is not None:
        days, value = days_after(one.paragraph, one.head, order, known, published)
    else:
        days, value = _to_come(one, order, published), None
    if days != (None, None) or after is not None or (order.stated and not order.inverse):
        return When(*days, value, after=after, span=order.span)
    return None


def _may_follow(own: When, other: _Told | None) -> bool:
    """Whether a claim's own days do not lie before those of the claim that it is told to follow."""
    before = other.claim.when if other is not None else None
    known = before is not None and before.earliest is not None and own.latest is not None
    return not known or bool(before and before.earliest and own.latest and own.latest >= before.earliest)


def _to_come(one: _Told, order: Succession, published: date | None) -> tuple[date | None, date | None]:
    """What is planned for after something still to come ("after the vote is over") is to come itself."""
    other = one.paragraph.tokens[order.other]
    open_ = other.pos in ("VERB", "AUX") and tense_of(one.paragraph, other) is Tense.PRESENT
    return (published, None) if one.claim.status in _AHEAD and order.later and open_ else (None, None)


def _time_at(scene: Scene, paragraph: Paragraph, token: int) -> When | None:
    """The time that the sentence itself gives the other happening."""
    first, last = paragraph.sentence(token)
    found = time_for(paragraph, scene.times, token, frozenset(range(first, last)))
    return found.when if found is not None and found.kind in ("DATE", "TIME") and found.when.dated else None


def _claim_named(scene: Scene, told: Sequence[_Told], one: _Told, order: Succession) -> _Told | None:
    """The claim whose act the words behind "after" are, or that they name again ("after the raid")."""
    for other in told:
        same = other.paragraph is one.paragraph and _holds(other, order.other)
        if same and other is not one:
            return other
    word = one.paragraph.tokens[order.other]
    if word.pos != "NOUN" or not _definite(one.paragraph, word):
        return None
    before = [o for o in told if o is not one and o.claim.act.start < word.start and _names(o, word)]
    dated = [o for o in before if o.claim.when is not None and o.claim.when.dated]
    return (dated or before)[-1] if before else None


def _holds(other: _Told, token: int) -> bool:
    start = other.paragraph.tokens[token].start
    return other.head == token or other.claim.act.start <= start < other.claim.act.end


def _definite(paragraph: Paragraph, word: Token) -> bool:
    return any(t.lower in ("the", "that", "this", "those", "these") for t in paragraph.children(word.i, "det"))


_STEM = 5  # letters that a noun and its verb share: "bombardment", "bombarded"


def _names(other: _Told, word: Token) -> bool:
    """Whether a noun names the act of a claim told before: by the same word, or the same stem."""
    said = [t.lemma.lower() for t in other.paragraph.tokens if _within(other, t)]
    stem = word.lemma.lower()[:_STEM]
    return any(lemma == word.lemma.lower() or (len(stem) == _STEM and lemma.startswith(stem)) for lemma in said)


def _within(other: _Told, token: Token) -> bool:
    return other.claim.act.start <= token.start < other.claim.act.end
