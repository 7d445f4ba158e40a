"""Words by which a voice denies what others tell: whether a claim is a denial, who denies, and how much."""

from __future__ import annotations

import re
from functools import cache

from onrecord.model import Claim, EventType, Source, SourceKind, Span, Status
from onrecord.reconcile.court import Court
from onrecord.reconcile.side import Side, nearest, spoken
from onrecord.reconcile.word import listed, rows, stem, stems, words

REACH = 6
"""Words after a verb of denying within which its object stands."""
BEFORE = 40
"""Characters before a verb of denying that may turn it round: "never denied", "would deny", "no one denies"."""
TURNED = re.compile(
    r"\b(?:not|never|nor|neither|no one|nobody|few|none|would|will|could|might|may|can|cannot|if"
    r"|\w{1,6}n['’]t|should|must|to|there's no|there is no)"
    r" (?:(?:\w{2,12}ly|even|ever|be|have|confirm or) ){0,3}$",
    re.IGNORECASE,
)
FALSE = re.compile(
    r"\b(?:reports?|allegations?|claims?|accusations?|charges?|stor(?:y|ies)|rumou?rs?|suggestions?)\b"
    r"[^.;]{0,90}?\b(?:is|are|was|were|as)\b[^.;]{0,30}?\b(?:false|untrue|not true|baseless|unfounded"
    r"|groundless|fabricat\w{2,6}|nonsense|nonexistent|lies|a lie|illogical|not accurate)\b"
    r"|\bsituation\b[^.;]{0,90}?\b(?:does not exist|nonexistent)\b"
    r"|\bno truth (?:\w+ ){0,2}(?:to|in) "
    r"|\b(?:reports?|allegations?|claims?|accusations?|charges?)\b[^.;]{0,40}?\bnot accord with",
    re.IGNORECASE,
)
"""A voice that calls what is told false: "the reports are totally false", "no truth to the allegations"."""
UNDONE = re.compile(
    r"\b(?:did|has|have|had|was|were)(?:n['’]t| not| never)\b|\bnever (?:\w+ed|took|had|did|sent|gave|met)\b"
    r"|\b(?:is|are)(?:n['’]t| not) \w+ing\b|\b(?:no|any) \w+\b|\bmade no\b",
    re.IGNORECASE,
)
"""Words that say of something that it was not done, or is not being done; no refusal, no plan."""


def denies(claim: Claim, court: Court) -> bool:
    """Whether a voice says by the claim that what others tell is not so."""
    return rebuts(claim, court) or disowns(claim, court)


def rebuts(claim: Claim, court: Court) -> bool:
    """Whether the claim denies in so many words ("denied the charge", "the reports are false")."""
    if calls_false(claim):
        return True
    if claim.status != Status.DENIED and not told_as_act(claim):
        return False
    cue = cue_of(claim)
    return cue is not None and _meant(cue, claim, court) and not _denied_again(cue, claim, court)


def _denied_again(cue: Span, claim: Claim, court: Court) -> bool:
    """Whether another verb of denying stands nearer to the act, with a voice of its own."""
    between = words(court.text(claim)[cue.end : claim.act.start]) if cue.end < claim.act.start else []
    return any(word in _forms("deny") for word in between)


def calls_false(claim: Claim) -> bool:
    """Whether a voice states of what is told that it is false."""
    stated = claim.type == EventType.STATEMENT and claim.status == Status.ASSERTED and bool(spoken(claim))
    return stated and bool(FALSE.search(claim.span.quote))


def disowns(claim: Claim, court: Court) -> bool:
    """Whether the side that is said to act says that it did not, or is not doing it."""
    if claim.status != Status.DENIED or claim.type == EventType.STATEMENT or not spoken(claim):
        return False
    voice = court.voice(claim.id)
    own = any(voice.shares(side) for side in court.sides.actors(claim))
    return own and bool(UNDONE.search(claim.span.quote[: claim.act.end - claim.span.start]))


def told_as_act(claim: Claim) -> bool:
    """Whether the denying is itself what is told ("he denied it"): then whoever does it is its actor."""
    return claim.type == EventType.REJECT and claim.status != Status.DENIED and bool(claim.actors)


def denier(claim: Claim, court: Court) -> Side:
    """The side that denies: whoever is said to deny, else the voice nearest to the claim.

    A source without a name whom a state's own voice quotes ("state television quoted a source") denies for it.
    """
    if told_as_act(claim):
        return court.sides.party(claim.actors[0])
    voice = court.voice(claim.id)
    quoting = [court.sides.voice(link.source) for link in spoken(claim)[1:2]]
    unnamed = voice.country is None and nearest(claim).kind == SourceKind.UNNAMED
    return quoting[0] if unnamed and quoting and quoting[0].official else voice


def source_of(claim: Claim, court: Court) -> Source:
    """Who denies, as a source."""
    return court.party_source(claim.actors[0]) if told_as_act(claim) else nearest(claim)


def cue_of(claim: Claim) -> Span | None:
    """The words that deny: those that credit the denier, or the act itself."""
    cues = [link.cue for link in claim.attribution[:1] if link.cue]
    own = claim.status == Status.DENIED or claim.type == EventType.REJECT
    return next((cue for cue in (*cues, *([claim.act] if own else [])) if _kind(cue.quote)), None)


def _kind(quote: str) -> str | None:
    """Whether the words are of denying ("deny"), or of denying where a telling is their object ("dismiss")."""
    return next((kind for word in words(quote) for kind in ("deny", "dismiss") if word in _forms(kind)), None)


def _meant(cue: Span, claim: Claim, court: Court) -> bool:
    """Whether the verb denies that something is so: nothing is withheld, and the verb is not turned round."""
    text = court.text(claim)
    verb = _verb(cue)
    if TURNED.search(text[max(0, verb - BEFORE) : verb]):
        return False
    after = words(text[cue.end : cue.end + 12 * REACH])[:REACH]
    if after[:1] == ["by"] and _kind(cue.quote) == "deny":
        return False  # "requests denied by the ministry"
    if _kind(cue.quote) == "dismiss":
        return after[:1] == ["that"] or bool(set(after) & _forms("telling"))
    refused = {"request", "entry", "access", "plea", "permission", "visa"}
    return not set(after) & _forms("refused") or bool(set(after[:3]) & {"that", *_forms("telling")} - refused)


def _verb(cue: Span) -> int:
    """Where the word of denying begins; a cue may begin with its auxiliary."""
    for match in re.finditer(r"\w+", cue.quote):
        if _kind(match.group()):
            return cue.start + match.start()
    return cue.start


def whole(claim: Claim, court: Court) -> bool:
    """Whether the words name nothing of their own: "denied the accusations", "denies any involvement"."""
    told = words_denied(claim, court)
    own = stems(told) & {stem(word) for word in told.split() if word[:1].islower()}
    return not own - {stem(word) for word in (*_forms("telling"), *_forms("whole"), *listed("anaphors.txt"))}


def words_denied(claim: Claim, court: Court) -> str:
    """What follows the verb of denying in its clause; the claim's words where there is no such verb."""
    cue = cue_of(claim)
    told = court.text(claim)[cue.end : court.sentence_end(claim)] if cue else claim.span.quote
    return _CLAUSE.split(told, maxsplit=1)[0]


def disclaims(claim: Claim, court: Court) -> bool:
    """Whether it denies a hand in something ("denies it had any part in the raid")."""
    cue = cue_of(claim)
    return cue is not None and _kind(cue.quote) == "deny" and bool(_HAND.search(words_denied(claim, court)))


_HAND = re.compile(
    r"\b(?:involve(?:d|ment)|(?:any|a|no) (?:hand|part|role)|behind|(?:any|no)thing to do with"
    r"|responsib\w{2,5})\b",
    re.IGNORECASE,
)


_CLAUSE = re.compile(r"[,;:—–.]|\b(?:but|and|saying|while|when|after|before|as)\b")


def telling_of(claim: Claim, court: Court) -> Span | None:
    """The words for what others tell that the claim denies: "rebel claims", "reports by the dockers"."""
    cue = cue_of(claim)
    match = _TOLD.match(court.text(claim), cue.end, court.sentence_end(claim)) if cue else None
    return Span.cut(court.text(claim), match.start("what"), match.end("what")) if match else None


_TOLD = re.compile(
    r" (?:(?:the|these|those|such|any|all) )*(?P<what>(?:(?!that\b|whether\b)[\w.'’-]{2,24} ){0,3}?"
    r"(?:accusations?|allegations?|claims?|charges?|assertions?|suggestions?|reports?|rumou?rs?)\b"
    r"(?: (?:made )?by (?:[\w.'’-]{2,24} ?){1,4}?(?= (?:that|of|on|about)\b|[,.;]))?)"
)


@cache
def _forms(kind: str) -> frozenset[str]:
    return frozenset(word for name, forms in rows("rebuttals.tsv") if name == kind for word in forms.split())
