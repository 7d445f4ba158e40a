"""Status: whether an act is told as done, denied, planned, predicted, threatened, demanded or only
supposed."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model import EventType, Status
from onrecord.read.act import Act, Form
from onrecord.read.attribution import Credit
from onrecord.read.lexicon import lexicon
from onrecord.read.page import Paragraph, Token
from onrecord.read.party import entity_of, speaker_of
from onrecord.read.scene import Scene

_ORDER = (
    Status.DENIED,
    Status.DEMANDED,
    Status.SPECULATED,
    Status.THREATENED,
    Status.PLANNED,
    Status.PREDICTED,
)
_HARM = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.SANCTION, EventType.MOBILIZE})
_THREATS = frozenset({"threaten", "threat"})
_WARNINGS = frozenset({"warn", "caution", "vow", "swear"})
_FORECASTS = frozenset(
    {"predict", "prediction", "forecast", "foresee", "foretell", "warn", "warning", "caution", "fear", "bet"}
)
_NO_ONE = frozenset({"no", "nobody", "none", "neither", "nothing"})
_GOVERNED = frozenset({"xcomp", "pcomp", "prep", "oprd", "acl"})
_OPEN_MARKS = frozenset({"if", "unless", "whether", "lest", "in case"})


def status_of(scene: Scene, act: Act, chain: list[Credit]) -> Status:
    """The status that the nearest voice gives an act; the strongest sign decides (denied before supposed)."""
    paragraph = scene.paragraph(act.paragraph)
    signs = set(_signs(paragraph, act)) - _not_counted(act)
    if chain:
        signs |= set(_told(chain[0]))
        named = chain[0].source is not None
        if named and signs == {Status.SPECULATED} and _only_reportedly(paragraph, act):
            signs.clear()
    if _question(paragraph, act):
        signs.add(Status.SPECULATED)
    if _if(paragraph, act):
        return Status.SPECULATED
    if denied_twice(signs, chain):
        return Status.DENIED
    status = next((status for status in _ORDER if status in signs), Status.ASSERTED)
    return _to_come(scene, act, chain) if status is Status.PLANNED else status


def _to_come(scene: Scene, act: Act, chain: list[Credit]) -> Status:
    """How something to come is put: a threat of harm by the one who would do it, a forecast by somebody else,
    else a plan."""
    paragraph = scene.paragraph(act.paragraph)
    at = paragraph.tokens[act.head]
    above = paragraph.tokens[at.head].lemma if at.dep in _GOVERNED else ""
    cue = chain[0].cue_lemma if chain else ""
    own = bool(chain) and _by_speaker(scene, act, chain[0])
    if act.type in _HARM and (above in _THREATS or cue in _THREATS or (own and cue in _WARNINGS)):
        return Status.THREATENED
    return Status.PREDICTED if cue in _FORECASTS and not own else Status.PLANNED


def _by_speaker(scene: Scene, act: Act, credit: Credit) -> bool:
    """Whether the one who speaks would do it: "we will strike", "the general vowed that he would"."""
    paragraph = scene.paragraph(act.paragraph)
    if not act.actors:
        return False
    if paragraph.tokens[act.actors[0]].lower in ("i", "we"):
        return True
    doer = entity_of(scene, paragraph, act.actors[0], credit)
    return doer is not None and doer.id == speaker_of(scene, credit)


def _not_counted(act: Act) -> set[Status]:
    """Signs that belong to the wording of the act: "does not recognize" is a refusal done, "will strike" a
    threat."""
    ignored: set[Status] = set()
    if act.type is EventType.REJECT or "negative" in act.flags:
        ignored.add(Status.DENIED)
    if "negative" in act.flags:
        ignored |= {Status.PLANNED, Status.PREDICTED}
    if act.type in (EventType.AGREE, EventType.THREATEN, EventType.ACCUSE):
        ignored |= {Status.PLANNED, Status.PREDICTED}
    if act.type is EventType.THREATEN and act.form is Form.PHRASE:
        ignored |= {Status.SPECULATED, Status.DENIED, Status.DEMANDED}
    return ignored


def denied_twice(signs: set[Status], chain: list[Credit]) -> bool:
    """A denial outweighs every other sign."""
    return Status.DENIED in signs or bool(chain and chain[0].strength == "denial")


def _told(credit: Credit) -> Iterator[Status]:
    if credit.strength == "denial":
        yield Status.DENIED
    if credit.kind == "belief" and credit.strength != "factual":
        yield Status.SPECULATED
    if credit.strength == "doubt" and credit.noun and credit.source is None:
        yield Status.SPECULATED


def _signs(paragraph: Paragraph, act: Act) -> Iterator[Status]:
    """The signs in the words of the act: modals, negation, adverbs, the verbs that govern it, marks of
    clauses."""
    yield from _own_signs(paragraph, act.head)
    if act.form in (Form.LIGHT, Form.NOUN, Form.PHRASE):
        for i in range(act.first, act.last):
            if i != act.head:
                yield from _own_signs(paragraph, i)
    yield from _governing_signs(paragraph, act.head)


def _own_signs(paragraph: Paragraph, i: int) -> Iterator[Status]:
    for child in paragraph.children(i):
        if child.dep == "neg" or (
            child.dep in ("det", "nsubj", "nsubjpass", "advmod", "preconj")
            and child.lower in _NO_ONE | {"never"}
        ):
            yield Status.DENIED
        elif child.dep in ("aux", "advmod", "amod", "npadvmod", "acomp"):
            yield from _hedge(child)
        elif child.dep in ("nsubj", "nsubjpass", "dobj") and any(
            t.lower == "no" for t in paragraph.children(child.i, "det")
        ):
            yield Status.DENIED
        elif child.dep == "mark" and child.lower in _OPEN_MARKS:
            yield Status.SPECULATED


def _hedge(token: Token, *links: str) -> Iterator[Status]:
    """The sign of a hedging word, alone or with the word that links it to the act ("plan" + "to")."""
    forms = [f"{word} {link}" for link in links for word in (token.lower, token.lemma)] or [
        token.lower,
        token.lemma,
    ]
    for hedge in (lexicon().hedge(form) for form in forms):
        if hedge is None:
            continue
        status = Status.DENIED if hedge.status is None else hedge.status
        if status is not Status.DEMANDED or hedge.kind == "modal":
            yield status
        return


def _governing_signs(paragraph: Paragraph, i: int) -> Iterator[Status]:
    """Signs above the act: "plans to", "is expected to", "failed to", "suspected of", an if-clause."""
    at = paragraph.tokens[i]
    for _ in range(4):
        head = paragraph.tokens[at.head]
        if head.i == at.i:
            return
        if head.pos == "NOUN" and _without_sign(paragraph, head):
            yield Status.DENIED
            return
        if at.dep in _GOVERNED:
            link = at.lower if at.pos == "ADP" else "to"
            yield from _hedge(head, link)
            if head.pos in ("VERB", "AUX", "ADJ"):
                yield from _own_signs(paragraph, head.i)
        elif at.dep == "advcl":
            yield from (Status.SPECULATED for t in paragraph.children(at.i, "mark") if t.lower in _OPEN_MARKS)
            return
        elif at.dep == "conj" and _shares_verb_group(paragraph, at, head):
            yield from (s for s in _own_signs(paragraph, head.i) if s is not Status.DENIED)
        else:
            return
        at = head


def _shares_verb_group(paragraph: Paragraph, at: Token, head: Token) -> bool:
    """Whether a joined verb shares the auxiliaries of the first ("may leave or stay")."""
    if paragraph.children(at.i, "nsubj", "nsubjpass", "aux"):
        return False
    return at.tag == head.tag and at.tag not in ("VBD", "VBZ", "VBP")


def _if(paragraph: Paragraph, act: Act) -> bool:
    """Whether the act stands in an if-clause, where even "not" denies nothing."""
    return any(t.lower in ("if", "unless") for t in paragraph.children(act.head, "mark"))


def _without_sign(paragraph: Paragraph, noun: Token) -> bool:
    """Whether a noun such as "sign" is said to be missing: "zero indication that", "no evidence that"."""
    if noun.lemma not in (
        "indication",
        "evidence",
        "sign",
        "proof",
        "suggestion",
        "reason",
        "truth",
        "confirmation",
    ):
        return False
    return any(
        t.lower in ("no", "zero", "little", "scant", "not") for t in paragraph.children(noun.i)
    ) or any(t.dep == "neg" for t in paragraph.children(noun.head))


def _only_reportedly(paragraph: Paragraph, act: Act) -> bool:
    """Whether the doubt is only "reportedly" or "allegedly", which a named voice outweighs (guide, last
    doubts)."""
    words = {
        t.lower for i in range(act.first, act.last) for t in (paragraph.tokens[i], *paragraph.children(i))
    }
    return bool(words & {"reportedly", "allegedly", "alleged", "reported"})


def _question(paragraph: Paragraph, act: Act) -> bool:
    _, last = paragraph.sentence(act.head)
    return paragraph.tokens[last - 1].text == "?"


def refusal(act: Act, status: Status) -> bool:
    """Whether a negated act is a refusal told as done ("does not recognize", "would not allow": REJECT)."""
    cooperative = (EventType.SUPPORT, EventType.AGREE, EventType.CONCEDE, EventType.COOPERATE)
    return (
        status is Status.DENIED and act.type in cooperative and act.form is not Form.NOUN and bool(act.actors)
    )
