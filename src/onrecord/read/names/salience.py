"""Salience: which of the figures and nouns named shortly before a pronoun it means, if any.

Every candidate, and the chance that the pronoun means nobody, is described by named features; the score is the
sum of their weights (``data/coreference.tsv``, learned by ``training/coreference.py`` from pronouns that
readers resolved). Common nouns stand among the candidates so that "aides … they" does not go to a body.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice, repeat

from onrecord.model import EntityType
from onrecord.read.lexicon import lexicon
from onrecord.read.names.figure import Figure
from onrecord.read.names.naming import Scan
from onrecord.read.page import Paragraph, Token
from onrecord.read.wordlist import party_nouns, table, word_set

LEAST = 0.35
"""The least chance of a figure at which a pronoun goes to it; chosen on folds of the judged pronouns."""

SUBJECTS = ("nsubj", "nsubjpass")
_ROLES = {
    "nsubj": "subject", "nsubjpass": "subject", "dobj": "object", "dative": "object", "iobj": "object",
    "attr": "object", "poss": "owner", "pobj": "after preposition", "compound": "compound", "conj": "conjunct",
    "appos": "apposition",
}  # fmt: skip
_CLIMB = 8  # tokens above a pronoun that are looked at
_REACH = {"he": 6, "it": 3, "they": 3}  # sentences
_NOUN_REACH = 2  # sentences back to a common noun


@dataclass(frozen=True, slots=True)
class Seen:
    """A mention passed on the walk, or a common noun (no figure): its sentence counted over the page, its
    head."""

    figure: Figure | None
    paragraph: Paragraph
    sentence: int
    head: Token
    quoted: bool
    name: bool


@dataclass(slots=True)
class Anaphor:
    """A pronoun or definite noun that may refer back, but not to the figures in ``barred`` (``id()``)."""

    scan: Scan
    first: int
    token: Token
    sentence: int
    quoted: bool
    barred: frozenset[int]
    ahead: Figure | None = None
    """The subject of the clause that follows, where the anaphor stands before it."""

    @property
    def begins(self) -> bool:
        """Whether a sentence begins with it."""
        return self.scan.paragraph.sentence(self.token.i)[0] == self.token.i


@dataclass(frozen=True, slots=True)
class Candidate:
    """One that a pronoun may mean: a figure, a common noun (where it was seen last), or neither for nobody."""

    figure: Figure | None
    noun: Seen | None
    features: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Setting:
    """What is the same for all candidates of a pronoun: its ``kind`` (he, it, they), its role, what it does in
    its clause, and what the subjects and owners above it (tokens) are to it."""

    anaphor: Anaphor
    kind: str
    role: str
    doing: str
    above: dict[int, str]


@cache
def _weights() -> dict[str, float]:
    return {feature: float(weight) for feature, weight in table("coreference.tsv")}


def chosen(candidates: Sequence[Candidate]) -> Candidate:
    """The likeliest figure, where it is likely enough, else the likeliest of the others."""
    scores = [math.exp(sum(map(_weights().get, c.features, repeat(0.0)))) for c in candidates]
    figures = [i for i, candidate in enumerate(candidates) if candidate.figure is not None]
    best = max(figures, key=scores.__getitem__, default=None)
    if best is not None and scores[best] >= LEAST * math.fsum(scores):
        return candidates[best]
    others = (i for i, candidate in enumerate(candidates) if candidate.figure is None)
    return candidates[max(others, key=scores.__getitem__)]


def candidates(anaphor: Anaphor, pronoun: str, memory: Sequence[Seen]) -> list[Candidate]:
    """Nobody, and whoever and whatever fits the pronoun and is near enough, the latest first."""
    kind = "he" if pronoun == "she" else pronoun
    found: dict[int, list[Seen]] = {}
    for seen in reversed(memory):
        back = anaphor.sentence - seen.sentence
        if back > _REACH[kind]:
            break
        if seen.figure is None:
            if back <= _NOUN_REACH and _fits(pronoun, seen.head):
                found[-len(found) - 1] = [seen]
        elif agrees(pronoun, seen.figure) and id(seen.figure) not in anaphor.barred:
            found.setdefault(id(seen.figure), []).append(seen)
    setting = _Setting(anaphor, kind, _role(anaphor.token), _doing(anaphor), _above(anaphor))
    rivals = [
        _candidate(mentions, tuple(_features(setting, mentions, rank)))
        for rank, mentions in enumerate(found.values())
    ]
    follows = anaphor.ahead
    if follows is not None and id(follows) not in found and agrees(pronoun, follows):
        rivals.append(Candidate(follows, None, ("ahead alone",)))
    return [Candidate(None, None, tuple(_of_nobody(setting))), *rivals]


def _candidate(mentions: Sequence[Seen], found: tuple[str, ...]) -> Candidate:
    last = mentions[0]
    return Candidate(last.figure, last if last.figure is None else None, found)


def agrees(pronoun: str, figure: Figure) -> bool:
    """Whether a pronoun can mean a figure."""
    if pronoun == "he":
        return figure.type is EntityType.PERSON and figure.gender != "f"
    if pronoun == "she":
        return figure.type is EntityType.PERSON and figure.gender != "m"
    if figure.type not in (EntityType.ORGANIZATION, EntityType.STATE, EntityType.GROUP):
        return False
    return pronoun == "they" or not figure.plural


def _fits(pronoun: str, noun: Token) -> bool:
    """Whether a pronoun can mean a common noun."""
    if noun.lemma in word_set("day"):
        return False
    if pronoun == "they":
        return noun.tag in ("NNS", "NNPS")
    if noun.tag == "NNP":
        return pronoun == "it"
    return noun.tag == "NN" and (pronoun == "it" or noun.lemma in party_nouns())


def _above(anaphor: Anaphor) -> dict[int, str]:
    """What the subjects and owners of the words above a pronoun are to it, by token."""
    found: dict[int, str] = {}
    paragraph = anaphor.scan.paragraph
    nearest, below = True, anaphor.token
    for head in islice(paragraph.ancestors(anaphor.token.i), _CLIMB):
        for child in paragraph.children(head.i, "nsubj", "nsubjpass", "poss"):
            if child.i == anaphor.token.i or child.i in found:
                continue
            if child.dep == "poss":
                found[child.i] = "owns what is above"
            elif below.dep == "conj":
                found[child.i] = "subject beside"
            else:
                speaks = " that speaks" if lexicon().cue_verb(head.lemma) is not None else ""
                found[child.i] = f"{'subject above' if nearest else 'subject far above'}{speaks}"
                nearest = False
        below = head
    return found


def _role(token: Token) -> str:
    return _ROLES.get(token.dep, "other")


def _features(setting: _Setting, mentions: Sequence[Seen], rank: int) -> Iterator[str]:
    """What tells for or against a candidate; ``mentions`` the latest first."""
    anaphor, kind, own, above = setting.anaphor, setting.kind, setting.role, setting.above
    last = mentions[0]
    back = min(anaphor.sentence - last.sentence, 4)
    role, sort = _role(last.head), _sort(last)
    yield f"{kind} {sort}"
    yield f"back {back}"
    yield f"{kind} back {back}"
    yield f"{kind} {sort} back {min(back, 2)}"
    yield f"role {role} back {min(back, 2)}"
    yield f"{kind} role {role}"
    yield f"{own} as {role} back {min(back, 1)}"
    yield f"{kind} rank {min(rank, 4)}"
    yield f"mentions {min(len(mentions), 5)}"
    if any(seen.head.dep in SUBJECTS and anaphor.sentence - seen.sentence <= 1 for seen in mentions):
        yield f"{kind} subject lately"
    if anaphor.begins and any(_leads(seen) and anaphor.sentence - seen.sentence == 1 for seen in mentions):
        yield f"{kind} leads on"
        yield f"{kind} leads on, {setting.doing}"
    if last.paragraph is anaphor.scan.paragraph:
        yield f"{kind} same paragraph"
        gap = anaphor.token.i - last.head.i
        yield f"gap {'1-3' if gap < 4 else '4-9' if gap < 10 else '10-24' if gap < 25 else '25+'}"
        for seen in mentions:
            if seen.paragraph is anaphor.scan.paragraph and seen.head.i in above:
                yield above[seen.head.i]
                yield f"{own} {above[seen.head.i]}"
                break
    yield f"{kind} {sort} {setting.doing}"
    if last.figure is not None:
        yield from _of_figure(setting, last.figure, last)
    yield from _of_quotation(setting, mentions)


def _leads(seen: Seen) -> bool:
    """Whether a mention is alone the subject of its sentence."""
    verb = seen.paragraph.tokens[seen.head.head]
    if seen.head.dep not in SUBJECTS or verb.dep != "ROOT":
        return False
    return not seen.paragraph.children(seen.head.i, "conj")


def _doing(anaphor: Anaphor) -> str:
    """What the pronoun does in its clause: speaks, does what only a party does, acts, is."""
    if anaphor.token.dep not in SUBJECTS:
        return "no subject"
    above = anaphor.scan.paragraph.tokens[anaphor.token.head]
    if lexicon().cue_verb(above.lemma) is not None:
        return "speaks"
    if above.pos != "VERB" or anaphor.token.dep != "nsubj":
        return "is"
    return "deeds" if lexicon().verb(above.lemma) is not None else "acts"


def _sort(seen: Seen) -> str:
    if seen.figure is not None:
        return "outlet" if "JRN" in seen.figure.sectors else str(seen.figure.type)
    if seen.head.pos == "PROPN":
        return "other name"
    return "noun for people" if seen.head.lemma in party_nouns() else "noun"


def _of_figure(setting: _Setting, figure: Figure, last: Seen) -> Iterator[str]:
    anaphor, kind = setting.anaphor, setting.kind
    if figure is anaphor.ahead:
        yield "ahead"
    if figure.plural:
        yield f"{kind} plural"
    if last.head.dep == "conj" or last.paragraph.children(last.head.i, "conj"):
        yield f"{kind} one of several"
    if kind == "he":
        yield "gender known" if figure.gender else "gender open"
    if last.head.pos == "PRON":
        yield "last a pronoun"
        if last.head.lower == anaphor.token.lower:
            yield f"last the same pronoun back {min(anaphor.sentence - last.sentence, 2)}"
    elif not last.name:
        yield f"{kind} last a noun"
    if figure.noun:
        yield f"{kind} collective"


def _of_quotation(setting: _Setting, mentions: Sequence[Seen]) -> Iterator[str]:
    anaphor, last = setting.anaphor, mentions[0]
    back = min(anaphor.sentence - last.sentence, 2)
    yield f"quoted {anaphor.quoted} {last.quoted}"
    if any(not s.quoted and _speaks(s) and anaphor.sentence - s.sentence < 3 for s in mentions):
        yield f"spoke, quoted {anaphor.quoted}"
        yield f"spoke, quoted {anaphor.quoted}, back {back}"
        if not anaphor.quoted and setting.doing == "speaks":
            yield f"{setting.kind} speaks on"
    if anaphor.quoted and any(seen.quoted for seen in mentions):
        yield "named in a quotation"


def _speaks(seen: Seen) -> bool:
    """Whether the mention is the subject of a verb that credits a source."""
    verb = seen.paragraph.tokens[seen.head.head]
    return seen.head.dep in SUBJECTS and lexicon().cue_verb(verb.lemma) is not None


def _of_nobody(setting: _Setting) -> Iterator[str]:
    anaphor, kind, role = setting.anaphor, setting.kind, setting.role
    token, paragraph = anaphor.token, anaphor.scan.paragraph
    above = paragraph.tokens[token.head]
    yield f"nobody {kind}"
    yield f"nobody {kind} {role}"
    yield f"nobody {kind} quoted {anaphor.quoted}"
    yield f"nobody {kind} under {above.pos}"
    yield f"nobody {kind} {setting.doing}"
    if kind == "it":
        yield f"nobody it under {above.lemma}"
        if setting.doing == "is" and paragraph.children(above.i, "ccomp", "xcomp", "acomp"):
            yield f"nobody it {role} with a clause"
        if anaphor.begins:
            yield "nobody it begins"
