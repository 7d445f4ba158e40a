"""Beside: features of a draft by what stands around it, which tell a part or a second name of an act from an
act of its own, and a happening from what is only supposed.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model import Span
from onrecord.read import phrase
from onrecord.read.acts.act import SPEECH_ACTS, Act, Form
from onrecord.read.draft import Draft
from onrecord.read.lexicon import lexicon
from onrecord.read.page import Paragraph, Token
from onrecord.read.scene import Scene
from onrecord.read.wordlist import word_set


def beside(scene: Scene, paragraph: Paragraph, draft: Draft) -> Iterator[str]:
    """The names of the features that hold."""
    yield from _under(paragraph, draft)
    if draft.act.form is Form.NOUN:
        yield from _of_noun(scene, paragraph, draft)
    else:
        yield from _of_verb(paragraph, draft.act)
    first, last = paragraph.sentence(draft.act.head)
    if any(t.lemma in word_set("sign-onlooker") for t in paragraph.tokens[first:last]):
        yield "onlookers"


def _under(paragraph: Paragraph, draft: Draft) -> Iterator[str]:
    """What the act hangs on: the sort of word, and whether an act takes it as its complement."""
    act, governor = draft.act, draft.governor
    head = paragraph.tokens[act.head]
    above = paragraph.tokens[head.head]
    top = paragraph.tokens[above.head] if head.dep == "pobj" else above
    form = "noun" if act.form is Form.NOUN else "verb"
    tie = f"pobj {above.lower}" if head.dep == "pobj" else head.dep
    if act.form is not Form.NOUN and top.i != head.i:
        yield f"verb {tie} under {_sort(top)}"
    if governor is None:
        return
    yield f"{form} somewhere under {governor.type}"
    if governor.head in (above.i, top.i):
        kind = "speech act" if governor.type in SPEECH_ACTS else "act"
        by = "noun" if governor.form is Form.NOUN else "verb"
        yield f"{form} of {kind} {by} as {tie}"
        yield f"{form} directly of {governor.type}"
        yield f"directly of {kind} {draft.claim.status}"


def _sort(word: Token) -> str:
    """What sort of word governs: one of act or of speech, a light verb, or none of these."""
    words = lexicon()
    if word.pos in ("NOUN", "PROPN"):
        if words.noun(word.lemma) is not None:
            return "act noun"
        return "cue noun" if words.cue_noun(word.lemma) is not None else word.pos
    if word.lemma == "be":
        return "be"
    if words.light(word.lemma) is not None:
        return "light verb"
    if words.cue_verb(word.lemma) is not None:
        return "cue verb"
    return "act verb" if words.verb(word.lemma) is not None else word.pos


def _of_noun(scene: Scene, paragraph: Paragraph, draft: Draft) -> Iterator[str]:
    """What a noun's own phrase adds: parties, a time, a place, a number; whether it points back; whether a verb
    beside it tells an act of its type."""
    act, claim = draft.act, draft.claim
    span = paragraph.span(*act.clause)
    added = (
        any(_inside(span, p.span) for p in (*claim.actors, *claim.recipients)),
        claim.when is not None and _inside(span, claim.when.span),
        any(_inside(span, p.span) for p in claim.places),
        any(_inside(span, q.span) for q in claim.quantities),
    )
    head = paragraph.tokens[act.head]
    pointed = any(t.lower in word_set("pointing") for t in paragraph.children(head.i, "det"))
    yield (
        f"{'plural' if head.tag == 'NNS' else 'single'} noun {'pointed' if pointed else 'open'}"
        f" adds {min(sum(added), 2)}"
    )
    yield f"phrase adds {min(sum(added), 3)}"
    if added[-1]:
        yield "phrase adds number"
    first, last = paragraph.sentence(act.head)
    verbs = (a for a in scene.acts if a.paragraph == act.paragraph and a.form is not Form.NOUN)
    if any(a.type is act.type and first <= a.head < last for a in verbs):
        yield "noun beside verb of its type"


def _inside(span: Span, part: Span | None) -> bool:
    return part is not None and span.covers(part)


def _of_verb(paragraph: Paragraph, act: Act) -> Iterator[str]:
    """Whether a verb or what governs it is put as open: "if", a modal above it, anybody as its subject; a
    habit."""
    head = paragraph.tokens[act.head]
    above = tuple(paragraph.ancestors(head.i))
    if any(t.lower in word_set("open") for word in above for t in paragraph.children(word.i, "mark")):
        yield "under if"
    modals = (t.lower for word in above for t in paragraph.children(word.i, "aux") if t.tag == "MD")
    if any(modal not in ("will", "wo") for modal in modals):
        yield "under a modal"
    if head.tag in ("VBZ", "VBP") and not paragraph.children(head.i, "aux"):
        yield "present"
        yield f"present {head.dep}"
    subject = phrase.subject(paragraph, head.i)
    if subject is None:
        yield f"no subject {head.dep}"
    elif subject.lower in word_set("anybody"):
        yield "subject anybody"
    elif subject.pos == "NOUN" and not paragraph.children(subject.i):
        yield "subject bare"
