"""Features: what can be seen of a draft, by which a reader of news would tell a claim from background.

Each holds or does not. Weights are learned by ``training/confidence.py``.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model import Participant
from onrecord.read import phrase
from onrecord.read.acts.act import SPEECH_ACTS, Form
from onrecord.read.acts.factuality import factuality
from onrecord.read.beside import beside
from onrecord.read.draft import Draft
from onrecord.read.lexicon import lexicon
from onrecord.read.page import Paragraph, Token
from onrecord.read.scene import Scene
from onrecord.read.voice import voices

Features = dict[str, float]

_LONG_AGO = 200  # days
_WEIGHTS = (0.5, 0.6, 0.7, 0.8, 0.9)
_COMMITMENTS = (-1.5, 0.0, 1.0, 2.0, 2.4, 2.7, 3.0)  # of -3 to 3
_DETERMINERS = frozenset({"the", "a", "an", "this", "that", "any", "no"})
_OCCURS = frozenset(
    [
        "take",
        "occur",
        "happen",
        "erupt",
        "continue",
        "begin",
        "start",
        "follow",
        "come",
        "break",
        "resume",
        "end",
    ]
)


def features(scene: Scene, draft: Draft) -> Features:
    """The features of a draft by name."""
    paragraph = scene.paragraph(draft.act.paragraph)
    names = (
        "bias",
        *_steps("weight", draft.act.weight, _WEIGHTS),
        *_steps("commitment", factuality(paragraph, draft.act.head), _COMMITMENTS),
        *_of_act(paragraph, draft),
        *_of_clause(paragraph, draft),
        *_of_parties(draft),
        *_of_chain(scene, draft),
        *_together(paragraph, draft),
        *_of_place(scene, paragraph, draft),
        *_of_syntax(paragraph, draft),
        *_of_report(scene, draft),
        *beside(scene, paragraph, draft),
    )
    return dict.fromkeys(names, 1.0)


def _steps(name: str, value: float, edges: tuple[float, ...]) -> Iterator[str]:
    """A number as a feature for each edge that it reaches."""
    return (f"{name} {edge} and more" for edge in edges if value >= edge)


def _of_syntax(paragraph: Paragraph, draft: Draft) -> Iterator[str]:
    """How the act hangs in its sentence: its word with the word above it, and the marks of its clause."""
    act = draft.act
    head = paragraph.tokens[act.head]
    above = paragraph.tokens[head.head]
    form = "noun" if act.form is Form.NOUN else "verb"
    yield f"hangs {form} {head.dep} {head.tag}"
    yield f"hangs {form} {head.dep} under {above.pos}"
    if head.dep in ("acl", "relcl", "xcomp", "ccomp", "advcl", "pcomp", "pobj"):
        known = lexicon().cue_verb(above.lemma) or lexicon().cue_noun(above.lemma)
        yield f"hangs {form} {head.dep} under {'cue' if known else 'no cue'}"
    if above.pos == "ADP":
        yield f"hangs {form} after {above.lower}"
    for child in paragraph.children(head.i, "mark", "neg", "advmod"):
        yield f"clause {child.lower if child.dep != 'neg' else 'not'}"
    if act.form is not Form.NOUN:
        aux = " ".join(t.lemma for t in paragraph.children(head.i, "aux", "auxpass"))
        yield f"tense {aux} {head.tag}"
        objects = phrase.objects(paragraph, head.i)
        yield f"object {objects[0].pos if objects else 'none'}"
        subjects = paragraph.children(head.i, "nsubj", "nsubjpass")
        yield f"subject {subjects[0].pos if subjects else 'none'}"
    else:
        yield f"noun tag {head.tag}"
        for child in paragraph.children(head.i, "nummod", "amod", "compound"):
            yield f"noun has {child.dep}"


def _of_report(scene: Scene, draft: Draft) -> Iterator[str]:
    """What the report makes of it: how often it names the parties, what kind of report it is."""
    claim = draft.claim
    for place, parties in (("actor", claim.actors), ("recipient", claim.recipients)):
        known = [p.entity for p in parties if p.entity is not None]
        if known:
            times = max(scene.cast.entity(entity).mentions for entity in known)
            yield f"{place} named {'once' if times < 2 else '2-4' if times < 5 else 'often'}"
    if scene.page.document.genre is not None:
        yield f"genre {scene.page.document.genre}"
    share = draft.act.paragraph / max(1, len(scene.page.paragraphs))
    yield f"part {int(share * 4)}"
    others = [a for a in scene.acts if a.paragraph == draft.act.paragraph]
    yield f"acts beside {min(len(others) // 3, 4)}"


def _of_act(paragraph: Paragraph, draft: Draft) -> Iterator[str]:
    act = draft.act
    head = paragraph.tokens[act.head]
    yield f"form {act.form}"
    yield f"word {head.lemma.lower()} {'noun' if act.form is Form.NOUN else 'verb'}"
    yield f"type {draft.claim.type}"
    yield f"status {draft.claim.status}"
    for flag in sorted(act.flags):
        yield f"flag {flag}"
        if act.form is Form.NOUN:
            yield f"noun flag {flag}"
    if act.form is Form.NOUN:
        yield from _of_noun(paragraph, head, draft)
    else:
        yield f"tag {head.tag}"
        yield f"dep {head.dep}"
        yield "finite" if _finite(paragraph, head) else "not finite"
        if phrase.passive(paragraph, head.i):
            yield "passive"
        for aux in paragraph.children(head.i, "aux"):
            if aux.tag in ("MD", "TO"):
                yield (
                    f"aux {aux.lower}"
                    if aux.lower in ("will", "would", "could", "to", "should", "must", "may", "might", "can")
                    else "aux other"
                )


def _finite(paragraph: Paragraph, head: Token) -> bool:
    if head.tag in ("VBD", "VBZ", "VBP"):
        return True
    return any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in paragraph.children(head.i, "aux", "auxpass"))


def _of_noun(paragraph: Paragraph, head: Token, draft: Draft) -> Iterator[str]:
    yield f"noun dep {head.dep}"
    dets = [t.lower for t in paragraph.children(head.i, "det")]
    yield f"noun det {dets[0] if dets and dets[0] in _DETERMINERS else 'none'}"
    if paragraph.children(head.i, "poss"):
        yield "noun owned"
    if paragraph.children(head.i, "relcl", "acl"):
        yield "noun with clause"
    above = paragraph.tokens[head.head]
    if head.dep in ("nsubj", "nsubjpass") and above.lemma in _OCCURS:
        yield "noun occurs"
    if above.pos == "VERB":
        yield "noun under verb"
    if head.dep == "pobj":
        yield (
            f"noun after {above.lower}"
            if above.lower
            in ("of", "in", "for", "after", "during", "with", "to", "on", "against", "from", "about")
            else "noun after other"
        )


def _of_clause(paragraph: Paragraph, draft: Draft) -> Iterator[str]:
    act, claim = draft.act, draft.claim
    length = act.clause[1] - act.clause[0]
    yield f"length {'1-4' if length < 5 else '5-11' if length < 12 else '12-29' if length < 30 else '30+'}"
    if claim.when is not None:
        yield "dated" if claim.when.dated else "timed"
    if claim.quantities:
        yield "counted"
    if claim.places:
        yield "placed"
    if paragraph.index < 2:
        yield "opening"
    governor = draft.governor
    if governor is not None:
        yield "governed"
        yield f"governed by {'speech act' if governor.type in SPEECH_ACTS else 'act'}"
        if governor.type is act.type:
            yield "governed by same type"
        if act.form is Form.NOUN:
            yield "noun governed"
        yield f"governed as {_path(paragraph, act.head, governor.head)}"


def _path(paragraph: Paragraph, low: int, high: int) -> str:
    """How an act hangs under its governor: the strongest relation on the way up."""
    deps = set()
    at = low
    while at != high:
        deps.add(paragraph.tokens[at].dep)
        at = paragraph.tokens[at].head
    for dep in ("relcl", "advcl", "ccomp", "xcomp", "pcomp", "acl", "conj", "pobj", "dobj", "nsubj"):
        if dep in deps:
            return dep
    return "other"


def _of_parties(draft: Draft) -> Iterator[str]:
    yield from _party("actor", draft.claim.actors)
    yield from _party("recipient", draft.claim.recipients)
    if not draft.claim.actors and not draft.claim.recipients:
        yield "no party"
        if draft.act.form is Form.NOUN:
            yield "bare noun"


def _party(place: str, parties: tuple[Participant, ...]) -> Iterator[str]:
    if not parties:
        yield f"no {place}"
        return
    if any(p.entity for p in parties):
        yield f"{place} known"
    first = parties[0].span.quote if parties[0].span else ""
    if first.lower() in (
        "he",
        "she",
        "it",
        "they",
        "we",
        "i",
        "his",
        "her",
        "its",
        "their",
        "our",
        "who",
        "you",
        "them",
    ):
        yield f"{place} pronoun" if parties[0].entity else f"{place} pronoun unresolved"
    elif parties[0].entity is None:
        yield f"{place} unnamed"


def _of_chain(scene: Scene, draft: Draft) -> Iterator[str]:
    said = voices(draft.chain)
    yield f"voices {min(len(said), 2)}"
    if said:
        near = said[0]
        yield f"voice {near.kind}"
        yield f"voice {near.mode}"
        yield (
            "voice noun"
            if near.noun
            else "voice outlet"
            if near.outlet
            else "voice phrase"
            if near.cue_lemma in ("according", "citing")
            else "voice verb"
        )
        yield "voice carried" if near.carried else "voice beside"
        if near.source is None:
            yield "voice unnamed"
        link = draft.claim.attribution[0].source
        yield f"voice kind {link.kind}"
        if link.entity is None:
            yield "voice without entity"
    elif draft.claim.type in SPEECH_ACTS:
        yield "own voice speech act"
    if scene.quoted(draft.claim.act.start) is not None:
        yield "quoted"
        if not said:
            yield "quoted by nobody"
    if lexicon().cue_verb(scene.paragraph(draft.act.paragraph).tokens[draft.act.head].lemma) is not None:
        yield "cue verb"


def _together(paragraph: Paragraph, draft: Draft) -> Iterator[str]:
    """Signs that count for more together: a party that does something finite of its own, a bare noun."""
    act, claim = draft.act, draft.claim
    head = paragraph.tokens[act.head]
    side = f"{'actor' if claim.actors else 'none'} {'recipient' if claim.recipients else 'none'}"
    yield f"form {act.form} sides {side}"
    yield f"type {claim.type} form {'noun' if act.form is Form.NOUN else 'verb'}"
    if act.form is not Form.NOUN:
        yield f"type {claim.type} sides {side}"
        active = "passive" if phrase.passive(paragraph, head.i) else "active"
        yield f"{'finite' if _finite(paragraph, head) else 'not finite'} {active} sides {side}"
        yield f"{'weak' if act.weight < 0.6 else 'strong'} sides {side}"
    if claim.status != "asserted":
        yield f"status {claim.status} type {claim.type}"
    if head.lemma == "be" and act.form is Form.PHRASE:
        yield "copula"
    if claim.quantities:
        yield f"counted {act.form} {'known' if claim.actors or claim.recipients else 'bare'}"


def _of_place(scene: Scene, paragraph: Paragraph, draft: Draft) -> Iterator[str]:
    """Where the act stands: how deep in its sentence, whether the report named such an act before."""
    act = draft.act
    depth = 0
    for above in (paragraph.tokens[act.head], *paragraph.ancestors(act.head)):
        if above.dep in ("ccomp", "relcl", "advcl", "acl", "xcomp", "pcomp"):
            depth += 1
    yield f"depth {min(depth, 3)}"
    earlier = [a for a in scene.acts if (a.paragraph, a.head) < (act.paragraph, act.head)]
    same = sum(a.type is act.type for a in earlier)
    yield f"told before {'0' if not same else '1-3' if same < 4 else '4+'}"
    lemma = paragraph.tokens[act.head].lemma
    if any(scene.paragraph(a.paragraph).tokens[a.head].lemma == lemma for a in earlier):
        yield "same word before"
        if act.form is Form.NOUN:
            yield "same noun before"
    if paragraph.tokens[paragraph.sentence(act.head)[1] - 1].text == "?":
        yield "question"
    if _long_ago(scene, draft):
        yield "long ago"


def _long_ago(scene: Scene, draft: Draft) -> bool:
    when, published = draft.claim.when, scene.page.document.published
    if when is None or published is None or when.latest is None or published.earliest is None:
        return False
    return (published.earliest - when.latest).days > _LONG_AGO
