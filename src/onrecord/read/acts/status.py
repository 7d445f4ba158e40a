"""Status: whether an act is told as done, denied, planned, predicted, threatened, demanded or only
supposed."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model import EventType, Status
from onrecord.read import phrase
from onrecord.read.acts.act import Act, Form
from onrecord.read.acts.sign import GOVERNED, asked, said_untrue, signs_of, supposed, to_come
from onrecord.read.credits.attribution import Credit
from onrecord.read.lexicon import lexicon
from onrecord.read.page import Paragraph, Token
from onrecord.read.party import entity_of, speaker_of
from onrecord.read.scene import Scene
from onrecord.read.wordlist import word_set

_ORDER = (
    Status.DENIED,
    Status.DEMANDED,
    Status.SPECULATED,
    Status.THREATENED,
    Status.PLANNED,
    Status.PREDICTED,
)
_HARM = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.SANCTION, EventType.MOBILIZE})
_ENFORCED = _HARM - {EventType.MOBILIZE}
_SAYINGS = frozenset({EventType.ACCUSE, EventType.REJECT, EventType.REQUEST, EventType.THREATEN})
_INTENDED = frozenset({"suppose", "mean", "intend", "consider"})


def status_of(scene: Scene, act: Act, chain: list[Credit]) -> Status:
    """The status that the nearest voice gives an act; the strongest sign decides (denied before supposed)."""
    paragraph = scene.paragraph(act.paragraph)
    signs = signs_of(paragraph, act) - _not_counted(act)
    if chain:
        signs |= set(_told(scene, act, chain))
        named = chain[0].source is not None
        if named and signs == {Status.SPECULATED} and _only_reportedly(paragraph, act):
            signs.clear()
    if _performed(paragraph, act) or _attempted(paragraph, act):
        signs.discard(Status.PLANNED)
    if asked(paragraph, act):
        signs.add(Status.SPECULATED)
    if act.form is Form.LIGHT and paragraph.tokens[act.head].lemma in word_set("readying"):
        signs.add(Status.PLANNED)
    if act.form is Form.LIGHT and _announced(paragraph, act):
        signs.add(Status.PLANNED)
    if supposed(paragraph, act):
        return Status.SPECULATED
    if said_untrue(paragraph, act.head):
        return Status.DENIED
    status = next((status for status in _ORDER if status in signs), Status.ASSERTED)
    return _to_come(scene, act, chain) if status is Status.PLANNED else status


# What is to come


def _to_come(scene: Scene, act: Act, chain: list[Credit]) -> Status:
    """How something to come is put: a threat of harm by the side that would do it, a forecast by somebody
    else, else a plan."""
    paragraph = scene.paragraph(act.paragraph)
    cue = chain[0].cue_lemma if chain else ""
    own = bool(chain) and own_side(scene, act, chain[0])
    modal = to_come(paragraph, act)
    if act.type in _HARM and _threatens(paragraph, act, cue, own=own, modal=modal):
        return Status.THREATENED
    if own:
        return Status.PLANNED
    if cue in word_set("sign-forecast") or (modal and _foreign(scene, act, chain)):
        return Status.PREDICTED
    return Status.PLANNED


def _threatens(paragraph: Paragraph, act: Act, cue: str, *, own: bool, modal: bool) -> bool:
    """Whether harm to come is announced by who would do it: "threatened to", "vowed that it would", "we will
    strike"."""
    at = paragraph.tokens[act.head]
    above = paragraph.tokens[at.head].lemma if at.dep in GOVERNED else ""
    threats = word_set("sign-threat")
    if above in threats or cue in threats:
        return True
    return own and (cue in word_set("sign-warn") or (modal and act.type in _ENFORCED))


def own_side(scene: Scene, act: Act, credit: Credit) -> bool:
    """Whether the side that speaks would do it: "we will strike", "the general vowed that he would", "the
    army would leave, the minister said" (of the same country)."""
    paragraph = scene.paragraph(act.paragraph)
    if not act.actors:
        return act.type is EventType.SANCTION and speaker_of(scene, credit) is not None
    if paragraph.tokens[act.actors[0]].lower in ("i", "we"):
        return True
    doer = entity_of(scene, paragraph, act.actors[0], credit)
    speaker = speaker_of(scene, credit)
    if doer is not None and doer.id == speaker:
        return True
    side = _doers_side(scene, act, credit)
    return side is not None and side == _speakers_side(scene, credit)


def _speakers_side(scene: Scene, credit: Credit) -> str | None:
    """The country of a voice: its own, or that of its words ("Norway's minister")."""
    speaker = speaker_of(scene, credit)
    country = scene.cast.entity(speaker).country if speaker is not None else None
    if country is not None or credit.source is None:
        return country
    return _country_in(scene, credit.source.paragraph, range(credit.source.first, credit.source.last))


def _doers_side(scene: Scene, act: Act, credit: Credit) -> str | None:
    """The country of who acts, or of the words for it ("Turkish troops")."""
    if not act.actors:
        return None
    paragraph = scene.paragraph(act.paragraph)
    doer = entity_of(scene, paragraph, act.actors[0], credit)
    if doer is not None and doer.country is not None:
        return doer.country
    return _country_in(scene, paragraph.index, range(*phrase.noun_phrase(paragraph, act.actors[0])))


def _country_in(scene: Scene, paragraph: int, tokens: range) -> str | None:
    """The first country that a mention among the tokens belongs to."""
    mentions = (scene.cast.at(paragraph, i) for i in tokens)
    countries = (scene.cast.entity(m.entity).country for m in mentions if m is not None)
    return next((country for country in countries if country is not None), None)


def _foreign(scene: Scene, act: Act, chain: list[Credit]) -> bool:
    """Whether somebody else says what will come: an onlooker, a speaker of another country; the report itself
    where harm is to come."""
    if not chain:
        return act.type in _ENFORCED
    credit = chain[0]
    if credit.source is not None:
        words = scene.paragraph(credit.source.paragraph).tokens[credit.source.first : credit.source.last]
        if any(t.lemma in word_set("sign-onlooker") for t in words):
            return True
    sides = _speakers_side(scene, credit), _doers_side(scene, act, credit)
    return None not in sides and sides[0] != sides[1]


# Signs that do not count


def _not_counted(act: Act) -> set[Status]:
    """Signs that belong to the wording of the act: "does not recognize" is a refusal done, "will strike" a
    threat."""
    ignored: set[Status] = set()
    if "negative" in act.flags and (act.type is not EventType.REQUEST or "modal" in act.flags):
        ignored |= {Status.DENIED, Status.PLANNED, Status.PREDICTED}
    if act.type is EventType.REJECT and act.form is not Form.VERB:
        ignored.add(Status.DENIED)
    if act.type in (EventType.AGREE, EventType.THREATEN):
        ignored |= {Status.PLANNED, Status.PREDICTED}
    if act.type is EventType.THREATEN and act.form is Form.PHRASE:
        ignored |= {Status.SPECULATED, Status.DEMANDED}
    return ignored


def _attempted(paragraph: Paragraph, act: Act) -> bool:
    """Whether the act was tried, which is itself told as done: "sought to block the convoy"."""
    head = paragraph.tokens[act.head]
    above = paragraph.tokens[head.head]
    return head.dep == "xcomp" and above.lemma in word_set("attempt") and above.tag in ("VBD", "VBN")


def _announced(paragraph: Paragraph, act: Act) -> bool:
    """Whether a movement is announced for a time that has not run out: "announced the withdrawal this week of
    all diplomats"."""
    if paragraph.tokens[act.head].lemma not in word_set("announcing"):
        return False
    moves = [t for t in paragraph.tokens[act.first : act.last] if t.lemma in word_set("announced")]
    times = [t for move in moves for t in paragraph.children(move.i, "npadvmod", "prep")]
    times += [t for t in paragraph.children(act.head, "npadvmod") if any(t.i > move.i for move in moves)]
    return any(
        (t.lower == "by" and any(_dated(d) for d in paragraph.children(t.i, "pobj")))
        or any(d.lower in ("this", "next", "coming") for d in paragraph.children(t.i, "det", "amod"))
        for t in times
    )


def _dated(token: Token) -> bool:
    return token.lemma in word_set("day") or token.tag == "CD"


def _performed(paragraph: Paragraph, act: Act) -> bool:
    """Whether "would" is only polite: "I would ask you", "we would like to know", "I want to thank you"."""
    first = bool(act.actors) and paragraph.tokens[act.actors[0]].lower in ("i", "we")
    thanks = act.type is EventType.SUPPORT and paragraph.tokens[act.head].lemma in word_set("polite")
    return first and (thanks or act.type is EventType.REQUEST)


def _only_reportedly(paragraph: Paragraph, act: Act) -> bool:
    """Whether the doubt is only "reportedly" or "allegedly", which a named voice outweighs (guide, last
    doubts)."""
    words = {t.lower for i in range(act.first, act.last) for t in (paragraph.tokens[i], *paragraph.children(i))}
    only = words & {"reportedly", "allegedly", "alleged", "reported"} and not words & {"may", "might", "could"}
    return bool(only)


# What the voice adds


def _told(scene: Scene, act: Act, chain: list[Credit]) -> Iterator[Status]:
    """The sign of the nearest voice's cue: a denial, a belief, a rumour that nobody owns."""
    credit = chain[0]
    if credit.strength == "denial":
        if _denies(scene, act, credit):
            yield Status.DENIED
    elif any(_denies_saying(scene, outer, credit) and _denies(scene, act, outer) for outer in chain[1:]):
        yield Status.DENIED
    elif credit.kind == "belief" and credit.strength != "factual":
        if _believed(scene, act, chain):
            yield Status.SPECULATED
    elif credit.noun and (
        credit.cue_lemma in word_set("sign-doubt") or (credit.strength == "doubt" and credit.source is None)
    ):
        yield Status.SPECULATED


def _denies(scene: Scene, act: Act, credit: Credit) -> bool:
    """Whether a denial is of the act: not of the quotation that follows it, not of what the denier goes on
    to say ("denied it, saying that rebels fired"), not of the charge itself ("was accused of it, which he
    denies")."""
    if credit.carried or credit.beside:
        return False
    if credit.cue is None or credit.cue.paragraph != act.paragraph:
        return True
    if act.type in _SAYINGS and "speech" in act.flags and act.head < credit.cue.head:
        return False
    paragraph = scene.paragraph(act.paragraph)
    for above in (paragraph.tokens[act.head], *paragraph.ancestors(act.head)):
        if above.dep == "relcl" and any(t.tag == "WP" for t in paragraph.children(above.i)):
            return False
        if above.i == credit.cue.head:
            return True
        cue = lexicon().cue_verb(above.lemma)
        goes_on = above.tag == "VBG" and above.dep not in ("xcomp", "ccomp", "pcomp", "dobj")
        if goes_on and above.i > credit.cue.head and cue is not None and cue.kind == "speech":
            return False
    return True


def _denies_saying(scene: Scene, outer: Credit, inner: Credit) -> bool:
    """Whether a voice denies that it thinks or says so itself: "denied that it had considered shelling"."""
    if outer.strength != "denial" or inner.cue is None or inner.source is None:
        return False
    paragraph = scene.paragraph(inner.cue.paragraph)
    if not outer.covers(paragraph.tokens[inner.cue.head].start):
        return False
    word = paragraph.tokens[inner.source.head].lower
    own = speaker_of(scene, outer)
    return word in ("it", "he", "she", "they") or (own is not None and own == speaker_of(scene, inner))


def _believed(scene: Scene, act: Act, chain: list[Credit]) -> bool:
    """Whether a belief leaves the act open: not the "I think" of one who is quoted, not "no doubt that", not
    what a relative clause takes as given, not "took to", "is meant to", nor what was seen."""
    credit = chain[0]
    if credit.cue is None:
        return True
    paragraph = scene.paragraph(credit.cue.paragraph)
    cue = paragraph.tokens[credit.cue.head]
    if cue.lemma in word_set("sign-dread") and act.paragraph == paragraph.index:
        return not _given(paragraph, act.head, credit)
    if credit.source is not None and len(chain) > 1:
        source = scene.paragraph(credit.source.paragraph).tokens[credit.source.head]
        if source.lower == "i":
            return False
    if cue.lemma == "doubt" and any(t.lower in ("no", "without") for t in paragraph.children(cue.i)):
        return False
    if cue.lemma in ("take", "see", "find", "show"):
        return False
    if cue.lemma in _INTENDED and not paragraph.children(cue.i, "ccomp"):
        return False
    return act.paragraph != paragraph.index or not _given(paragraph, act.head, credit)


def _given(paragraph: Paragraph, i: int, credit: Credit) -> bool:
    """Whether the content takes the act as given: in a relative clause, as a participle ("a missile shown at
    the parade"), or as a known event ("was behind the attack")."""
    act = paragraph.tokens[i]
    if act.pos == "NOUN" and act.dep == "pobj":
        known = paragraph.children(i, "poss") or [
            t for t in paragraph.children(i, "det") if t.lower in ("the", "this", "that", "these", "those")
        ]
        return bool(known)
    for token in (act, *paragraph.ancestors(i)):
        modifies = token.dep == "relcl" or (token.dep == "acl" and token.tag == "VBN")
        if modifies and credit.covers(paragraph.tokens[token.head].start):
            return True
    return False


def refusal(act: Act, status: Status) -> bool:
    """Whether a negated act is a refusal told as done ("does not recognize", "would not allow": REJECT)."""
    cooperative = (EventType.SUPPORT, EventType.AGREE, EventType.CONCEDE, EventType.COOPERATE)
    return (
        status is Status.DENIED and act.type in cooperative and act.form is not Form.NOUN and bool(act.actors)
    )
