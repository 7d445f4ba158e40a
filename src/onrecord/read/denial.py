"""Denials of one report: what a denying verb or clause denies, and the claims of the report it is tied to.

A denial that has no act of its own ("which Russia denies", "the mayor rejected the reports") denies what was
told last before it. One that names the act ("no troops crossed, the ministry said") denies the nearest telling
of that type by another voice, if they share the word for the act or who acts.

Limits: one telling a denial; "all the allegations" denies many, of which the last is linked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import Claim, EventType, Status
from onrecord.read import phrase
from onrecord.read.acts.act import SPEECH_ACTS, Act, Form
from onrecord.read.aside import denied_in_passing
from onrecord.read.credits.attribution import Credit
from onrecord.read.draft import Draft, clause_span, without_doer
from onrecord.read.lexicon import lexicon
from onrecord.read.page import Paragraph
from onrecord.read.party import participants
from onrecord.read.scene import Scene
from onrecord.read.voice import attribution_of
from onrecord.read.wordlist import word_set

_TOLD = frozenset({Status.ASSERTED, Status.SPECULATED})
_NOT_ALLEGED = SPEECH_ACTS | {EventType.CONSULT, EventType.PROTEST}


def with_denied(scene: Scene, drafts: Sequence[Draft], claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims of the drafts, in their order, each denial with the id of the claim that it denies."""
    found = []
    for n, claim in enumerate(claims):
        told = _told(scene, drafts, n) if claim.status is Status.DENIED else None
        found.append(claim if told is None else replace(claim, denies=(claims[told].id,)))
    return tuple(found)


def _told(scene: Scene, drafts: Sequence[Draft], n: int) -> int | None:
    """The number of the draft that draft ``n`` denies."""
    denial = drafts[n]
    if denial.denied is not None:
        return _telling_of(scene, drafts, denial.denied, n)
    if len(denial.claim.attribution) < 2 or denial.claim.type is EventType.STATEMENT:
        return None
    fitting = [m for m, told in enumerate(drafts) if m != n and _fits(scene, denial, told)]
    return min(
        fitting,
        key=lambda m: (_lemma(scene, drafts[m]) != _lemma(scene, denial), m > n, abs(m - n)),
        default=None,
    )


def _telling_of(scene: Scene, drafts: Sequence[Draft], act: Act, denial: int) -> int | None:
    """The draft of an act, else the shortest before the denial whose clause holds it: "accused it of …"."""
    words = scene.paragraph(act.paragraph).span(act.first, act.last)
    own = [m for m, draft in enumerate(drafts) if draft.act == act]
    around = [m for m, draft in enumerate(drafts[:denial]) if draft.claim.span.covers(words)]
    return (
        next(iter(own), None)
        if own
        else min(around, key=lambda m: (drafts[m].claim.span.end - drafts[m].claim.span.start, m), default=None)
    )


def _fits(scene: Scene, denial: Draft, told: Draft) -> bool:
    """Whether a telling is of the same type by another voice, and shares the act's word or who acts."""
    if told.claim.type is not denial.claim.type or told.claim.status not in _TOLD or _one_voice(denial, told):
        return False
    own = {p.entity for p in denial.claim.actors if p.entity}
    other = {p.entity for p in told.claim.actors if p.entity}
    if own & other:
        return True
    alike = _lemma(scene, denial) == _lemma(scene, told)
    return alike and (not (own and other) or bool(_heads(denial) & _heads(told)))


def _heads(draft: Draft) -> set[str]:
    """The last words of who acts: "its troops", "Norwegian troops"."""
    return {p.span.quote.lower().split()[-1] for p in draft.claim.actors if p.span is not None}


def _one_voice(one: Draft, other: Draft) -> bool:
    first, second = one.claim.attribution[0].source, other.claim.attribution[0].source
    return first.entity is not None and first.entity == second.entity


def _lemma(scene: Scene, draft: Draft) -> str:
    return scene.paragraph(draft.act.paragraph).tokens[draft.act.head].lemma


# The denying verb


def denial_of(scene: Scene, act: Act) -> Credit | None:
    """The credit of which the act is the denying verb ("denied the reports"), None where it denies nothing
    told."""
    if act.form is Form.NOUN:
        return None
    for credit in scene.credits:
        cue = credit.cue
        if (
            cue is not None
            and cue.paragraph == act.paragraph
            and cue.head == act.head
            and credit.strength == "denial"
        ):
            worded = credit.cue_lemma in ("deny", "refute", "rebut") and act.type in SPEECH_ACTS
            return credit if "denial" in act.flags or worded else None
    return None


def denied(scene: Scene, act: Act, denial: Credit, chain: list[Credit]) -> Draft | None:
    """The claim of a denying verb itself: none where its content names the act denied, for that act is denied
    then; else a denial of the happening told last before it."""
    paragraph = scene.paragraph(act.paragraph)
    inside = [
        a for a in scene.acts if a.paragraph == act.paragraph and a is not act and _names(scene, denial, a)
    ]
    if inside:
        return None
    vague = any(t.lemma in word_set("wrong") for t in paragraph.children(act.head, "dobj"))
    alleged = None if vague else alleged_before(scene, act)
    doers = () if alleged else participants(scene, paragraph, act.actors, None)
    voices = attribution_of(scene, [denial, *chain] if alleged else chain)
    claim = Claim(
        id="", document=scene.page.document.id, span=clause_span(paragraph, act, chain),
        act=paragraph.span(act.first, act.last), type=alleged.type if alleged else EventType.REJECT,
        status=Status.DENIED if alleged else Status.ASSERTED,
        actors=doers,
        recipients=() if alleged else participants(scene, paragraph, act.recipients, None, doers),
        attribution=voices if alleged else without_doer(voices, doers),
    )  # fmt: skip
    return Draft(claim, act, (denial, *chain) if alleged else tuple(chain), None, alleged)


def _names(scene: Scene, denial: Credit, act: Act) -> bool:
    """Whether an act stands in the content of a denial and is more than the word for a report or charge."""
    token = scene.paragraph(act.paragraph).tokens[act.head]
    if denied_in_passing(scene.paragraph(act.paragraph), act.head, denial):
        return False
    return denial.covers(token.start) and not _charge(scene.paragraph(act.paragraph), act, denial)


def _charge(paragraph: Paragraph, act: Act, denial: Credit) -> bool:
    """Whether an act is only the word for a report or charge: "charges", "the charges made by the council"."""
    words = range(act.first, act.last) if act.form is Form.LIGHT else (act.head,)
    named = [paragraph.tokens[i] for i in words if lexicon().cue_noun(paragraph.tokens[i].lemma) is not None]
    if act.form is Form.NOUN:
        return bool(named)
    return act.form is Form.LIGHT and denial.cue is not None and any(t.head == denial.cue.head for t in named)


def alleged_before(scene: Scene, act: Act) -> Act | None:
    """The happening told last before a denial, at most a few sentences back: what is denied."""
    before = [
        a for a in scene.acts
        if a.type not in _NOT_ALLEGED
        and (a.paragraph, a.head) < (act.paragraph, act.head)
        and act.paragraph - a.paragraph <= 2
    ]  # fmt: skip
    return before[-1] if before else None


def disowned(scene: Scene, act: Act) -> bool:
    """Whether the act is only the word for what somebody denies ("denied the charges")."""
    if act.form is not Form.NOUN:
        return False
    paragraph = scene.paragraph(act.paragraph)
    token = paragraph.tokens[act.head]
    cue = lexicon().cue_verb(paragraph.tokens[token.head].lemma) if token.dep in ("dobj", "nsubjpass") else None
    return cue is not None and cue.strength == "denial" and lexicon().cue_noun(token.lemma) is not None


def says_untrue(paragraph: Paragraph, head: int) -> bool:
    """Whether a clause says that what was told is not so: "it is not happening", "the reports are false"."""
    joined = paragraph.tokens[head].dep == "conj" and not paragraph.children(head, "nsubj", "nsubjpass")
    last = paragraph.tokens[head]
    head = last.head if joined else head  # "were illogical and invented"
    subjects = paragraph.children(head, "nsubj", "nsubjpass")
    told = any(t.lemma in word_set("told") or lexicon().cue_noun(t.lemma) is not None for t in subjects)
    verb = paragraph.tokens[head]
    negated = bool(paragraph.children(head, "neg")) and verb.lemma in ("exist", "happen", "occur", "take")
    said = [verb] if phrase.passive(paragraph, head) else paragraph.children(head, "acomp", "attr", "oprd")
    false = any(
        {w.lemma, w.lower} & word_set("untrue")
        for t in (*said, last)
        for w in (t, *paragraph.children(t.i, "conj"))
    )
    return told and (negated or false) and verb.pos in ("VERB", "AUX")
