"""Coreference: what "the president", "the regime", "he", "it" and "they" refer to inside one report.

One walk over the report in reading order; an anaphor goes to the best of the figures named shortly before it.
Limits: nothing refers forward; "it" without a body or state in the last three sentences stays open, and so
does every plural that no group or body explains.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from onrecord.knowledge.continent import states_of
from onrecord.model import EntityType
from onrecord.read.lexicon import lexicon
from onrecord.read.names.cast import Cast, MentionKind, head_of
from onrecord.read.names.collective import Noun, nouns
from onrecord.read.names.figure import Figure
from onrecord.read.names.naming import Scan
from onrecord.read.names.role import Title
from onrecord.read.names.salience import SUBJECTS, Anaphor, Seen, candidates, chosen
from onrecord.read.page import Paragraph, Token
from onrecord.read.quotation import Quotation
from onrecord.read.wordlist import word_set

_MEMORY = 60  # mentions looked back on
_CLIMB = 6  # verbs and nouns above an anaphor that are looked at
_LAND_REACH = 3  # sentences within which "the country" looks for its state
PRONOUNS = {
    "he": "he", "him": "he", "his": "he", "himself": "he",
    "she": "she", "her": "she", "hers": "she", "herself": "she",
    "it": "it", "its": "it", "itself": "it",
    "they": "they", "them": "they", "their": "they", "theirs": "they", "themselves": "they",
}  # fmt: skip
_FIRST_PERSON = frozenset(["i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"])
_RULERS = frozenset({"president", "prime minister", "premier", "chancellor", "leader", "dictator", "ruler"})
_INDEFINITE = frozenset({"a", "an", "any", "another", "each", "every", "no", "some", "which", "what"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_REFERRING = frozenset({"PRON", "NOUN", "PROPN", "DET", "X"})
_TOLD = ("ccomp", "parataxis")  # what is said before who says it
_PARTIES = ("nsubj", "nsubjpass", "dobj", "dative", "iobj")
_BODIES = (EntityType.ORGANIZATION, EntityType.STATE, EntityType.GROUP)
_RULE = frozenset({"government", "regime", "administration", "leadership", "junta"})
_PAPERS = frozenset({"newspaper", "channel", "agency", "paper", "broadcaster"})

Nouns = dict[tuple[int, int], tuple[int, int]]
"""Pronouns that stand for a common noun, and the noun: each a paragraph's index and a token in it."""


@dataclass(slots=True)
class Reference:
    """One mention in the making, tokens ``first`` to ``last`` (exclusive) of a paragraph."""

    paragraph: Paragraph
    first: int
    last: int
    figure: Figure
    kind: MentionKind


def resolve_pronoun(
    cast: Cast, paragraph: Paragraph, i: int, speaker: str | None, *, quoted: bool
) -> str | None:
    """The entity (id) that the pronoun at token ``i`` means; None where the text does not tell.

    "I" and "we" are the speaker inside quotation marks (``quoted``), and the writer (None) outside; a third
    person inside a quotation is never its speaker.
    """
    word = paragraph.tokens[i].text.lower()
    if word in _FIRST_PERSON:
        return speaker if quoted else None
    mention = cast.at(paragraph.index, i)
    if word not in PRONOUNS or mention is None or mention.kind is not MentionKind.PRONOUN:
        return None
    return None if quoted and mention.entity == speaker else mention.entity


def refer_back(
    scans: Sequence[Scan], references: Sequence[Reference], quotations: Sequence[Quotation], nouns: Nouns
) -> list[Reference]:
    """The mentions by pronoun and by definite noun that the names and collectives of a report explain; what
    other pronouns stand for is added to ``nouns``."""
    known: dict[int, list[Reference]] = {}
    for reference in references:
        known.setdefault(reference.paragraph.index, []).append(reference)
    quoted: dict[int, list[Quotation]] = {}
    for quotation in quotations:
        quoted.setdefault(quotation.paragraph, []).append(quotation)
    memory = _Memory([], [], nouns)
    found: list[Reference] = []
    sentences = 0
    for scan in scans:
        index = scan.paragraph.index
        found.extend(_walk(scan, known.get(index, []), quoted.get(index, []), memory, sentences))
        sentences += len(scan.paragraph.sentences)
    return found


def _walk(
    scan: Scan, references: list[Reference], quotations: list[Quotation], memory: _Memory, base: int
) -> Iterator[Reference]:
    paragraph = scan.paragraph
    covered = {i for r in references for i in range(r.first, r.last)}
    spoken = bytearray(len(paragraph.tokens))
    for quotation in quotations:
        spoken[quotation.first : quotation.last] = b"\1" * (quotation.last - quotation.first)
    starts: dict[int, list[Reference]] = {}
    for reference in references:
        starts.setdefault(reference.first, []).append(reference)
    clauses = _clauses(paragraph, references)
    for token in paragraph.tokens:
        if token.pos not in _REFERRING and token.i not in starts:
            continue
        sentence = base + paragraph.sentence_number(token.i)
        for reference in starts.get(token.i, ()):
            memory.add(_seen(reference, sentence, spoken))
        if token.i not in covered and (anaphor := _anaphor(scan, token, sentence, bool(spoken[token.i]))):
            anaphor.barred = _barred(paragraph, anaphor, clauses)
            anaphor.ahead = _ahead(paragraph, token, clauses)
            figure = _antecedent(anaphor, memory)
            if figure is not None:
                kind = (
                    MentionKind.PRONOUN
                    if token.lemma in PRONOUNS or token.pos == "PRON"
                    else MentionKind.NOMINAL
                )
                reference = Reference(paragraph, anaphor.first, token.i + 1, figure, kind)
                clauses.add(paragraph, token, figure)
                memory.add(_seen(reference, sentence, spoken))
                yield reference
                continue
        if token.pos in ("NOUN", "PROPN") and token.i not in covered and token.dep != "compound":
            memory.add(Seen(None, paragraph, sentence, token, bool(spoken[token.i]), name=False))


_Figures = Sequence[tuple[Figure, Seen]]


@dataclass(slots=True)
class _Memory:
    """What was passed on the walk: the mentions of figures, and these with the other nouns; ``nouns`` grows."""

    figures: list[tuple[Figure, Seen]]
    everything: list[Seen]
    nouns: Nouns

    def add(self, seen: Seen) -> None:
        """Remember one more, and forget what is long past."""
        self.everything.append(seen)
        del self.everything[: -2 * _MEMORY]
        if seen.figure is not None:
            self.figures.append((seen.figure, seen))
            del self.figures[:-_MEMORY]


@dataclass(slots=True)
class _Clauses:
    """The figures (``id()``) that are parties of each verb (a token), and those that are its subjects."""

    parties: dict[int, set[int]]
    subjects: dict[int, set[int]]
    figures: dict[int, Figure]

    def add(self, paragraph: Paragraph, token: Token, figure: Figure) -> None:
        """Note that the token, which means the figure, is a party of its verb."""
        verb = _clause(paragraph, token)
        if verb >= 0:
            self.figures[id(figure)] = figure
            self.parties.setdefault(verb, set()).add(id(figure))
            if token.dep in SUBJECTS:
                self.subjects.setdefault(verb, set()).add(id(figure))


def _clauses(paragraph: Paragraph, references: list[Reference]) -> _Clauses:
    found = _Clauses({}, {}, {})
    for reference in references:
        head = head_of(paragraph, reference.first, reference.last)
        if head is not None:
            found.add(paragraph, paragraph.tokens[head], reference.figure)
    return found


def _ahead(paragraph: Paragraph, token: Token, clauses: _Clauses) -> Figure | None:
    """The subject of the main clause that a pronoun before it may mean ("When he came, Lind …", "In his letter,
    Lind …")."""
    if token.text.lower() not in PRONOUNS:
        return None
    below = token
    for verb in islice(paragraph.ancestors(token.i), _CLIMB):
        if below.dep in _TOLD:
            return None
        below = verb
        subjects = paragraph.children(verb.i, *SUBJECTS)
        if verb.pos in ("VERB", "AUX") and subjects and subjects[0].i > token.i:
            found = [clauses.figures[identity] for identity in clauses.subjects.get(verb.i, ())]
            return found[0] if len(found) == 1 else None
    return None


def _barred(paragraph: Paragraph, anaphor: Anaphor, clauses: _Clauses) -> frozenset[int]:
    """Figures that the anaphor cannot mean: other parties of its verb, the subject that its verb shares, who
    suspects or lets it, the speaker of its quotation, and for "the country" the parties of the verbs above
    ("the Asian country": only their subjects)."""
    token = anaphor.token
    described = _whereabouts(anaphor) is not None
    verb = _clause(paragraph, token)
    found = set(clauses.parties.get(verb, ()))
    if verb >= 0 and token.dep not in SUBJECTS and paragraph.tokens[verb].dep in ("conj", "xcomp"):
        found |= clauses.subjects.get(paragraph.tokens[verb].head, set())
    for other in (_suspecting(paragraph, token), _letting(paragraph, token)):
        found |= clauses.subjects.get(other, set())
    for head in islice(paragraph.ancestors(token.i), _CLIMB):
        if anaphor.quoted and lexicon().cue_verb(head.lemma):
            found |= clauses.subjects.get(head.i, set())
        if token.lemma in nouns():
            found |= (clauses.subjects if described else clauses.parties).get(head.i, set())
    return frozenset(found)


def _suspecting(paragraph: Paragraph, token: Token) -> int:
    """The verb of who does something to another on a suspicion of which the token is the subject ("seized a
    ship on suspicion that it …"); -1 for none."""
    that = paragraph.children(token.head, "mark")
    if token.dep not in SUBJECTS or not that or that[0].i == 0:
        return -1
    noun = paragraph.tokens[that[0].i - 1]
    preposition = paragraph.tokens[noun.head]
    if noun.lemma not in word_set("suspicion") or preposition.dep != "prep":
        return -1
    objects = paragraph.children(preposition.head, "dobj")
    return _first_of(paragraph, preposition.head) if objects and objects[0].i < noun.i else -1


def _letting(paragraph: Paragraph, token: Token) -> int:
    """The verb of who lets or makes the token do something ("allowed them to return"); -1 for none."""
    verb = paragraph.tokens[token.head]
    if token.dep != "nsubj" or verb.tag != "VB" or verb.dep not in ("ccomp", "xcomp"):
        return -1
    finite = any(t.lower != "to" for t in paragraph.children(verb.i, "aux", "mark"))
    return -1 if finite else _first_of(paragraph, verb.head)


def _first_of(paragraph: Paragraph, verb: int) -> int:
    """The first of the verbs that are joined to a verb and share its subject."""
    at = paragraph.tokens[verb]
    while at.dep == "conj" and at.head != at.i and not paragraph.children(at.i, *SUBJECTS):
        at = paragraph.tokens[at.head]
    return at.i


def _clause(paragraph: Paragraph, token: Token) -> int:
    """The verb whose party a token is; -1 for a token that is none, and for "himself"."""
    if token.text.lower().endswith(("self", "selves")):
        return -1
    head = paragraph.tokens[token.head]
    if token.dep == "pobj" and head.dep in ("prep", "agent", "dative"):
        return head.head if paragraph.tokens[head.head].pos in ("VERB", "AUX") else -1
    return head.i if token.dep in _PARTIES else -1


def _seen(reference: Reference, sentence: int, spoken: bytearray) -> Seen:
    paragraph = reference.paragraph
    head = head_of(paragraph, reference.first, reference.last)
    token = paragraph.tokens[reference.last - 1 if head is None else head]
    named = reference.kind is MentionKind.NAME
    return Seen(reference.figure, paragraph, sentence, token, bool(spoken[reference.first]), named)


def _anaphor(scan: Scan, token: Token, sentence: int, quoted: bool) -> Anaphor | None:
    if token.text.lower() in PRONOUNS and token.dep != "expl":
        return Anaphor(scan, token.i, token, sentence, quoted, frozenset())
    if token.pos not in ("NOUN", "PROPN") or token.dep == "compound" or not _may_refer(scan, token):
        return None
    before = [c for c in scan.paragraph.children(token.i) if c.i < token.i and c.dep not in ("prep", "punct")]
    if any(c.dep == "det" and c.text.lower() in _INDEFINITE for c in before):
        return None
    definite = any(c.dep == "det" and c.text.lower() in _DEFINITE for c in before)
    if not (definite or _country(scan, token)):
        return None
    return Anaphor(scan, min(c.i for c in before), token, sentence, quoted, frozenset())


def _may_refer(scan: Scan, token: Token) -> bool:
    """Whether a noun can mean somebody already named: nothing beside it tells a new one apart."""
    children = [c for c in scan.paragraph.children(token.i) if c.i not in scan.states]
    if any(c.lemma in ("of", "for", "from", "in") for c in children if c.dep == "prep"):
        return False
    if any(c.dep in ("relcl", "acl", "poss", "nummod") for c in children):
        return False
    held = scan.held.get(token.i + 1)
    if held is not None and token.tag in ("NN", "NNP"):
        return all(c.i >= held.first or c.dep != "compound" for c in children if c.i < token.i)
    noun = nouns().get(token.lemma)
    if noun is None or (token.tag in ("NNS", "NNPS")) != (noun.type == "group"):
        return False
    return noun.type == "country" or not any(c.dep in ("amod", "compound", "nmod") for c in children)


def _country(scan: Scan, token: Token) -> str | None:
    """The country of a demonym or state on the noun ("the Venezuelan president", "Kenya's president")."""
    for child in scan.paragraph.children(token.i, "amod", "compound", "nmod", "poss"):
        if child.i in scan.countries:
            return scan.countries[child.i].code
        if child.i in scan.states:
            return scan.states[child.i]
    return None


def _antecedent(anaphor: Anaphor, memory: _Memory) -> Figure | None:
    word = anaphor.token.text.lower()
    if word in PRONOUNS:
        return _of_pronoun(anaphor, PRONOUNS[word], memory)
    held = anaphor.scan.held.get(anaphor.token.i + 1)
    if held is not None and anaphor.token.tag in ("NN", "NNP"):
        return _officer(held.title, _country(anaphor.scan, anaphor.token), memory.figures)
    noun = nouns().get(anaphor.token.lemma)
    if noun is None or _country(anaphor.scan, anaphor.token) is not None:
        return None
    if noun.type == "country":
        return _of_country(anaphor, memory.figures)
    return _of_noun(noun, anaphor, memory.figures)


def _officer(title: Title, country: str | None, memory: _Figures) -> Figure | None:
    for figure, _ in reversed(memory):
        if figure.type is not EntityType.PERSON or (country and figure.country not in (None, country)):
            continue
        if any(_fits(title, office.kind, country, office.title) for office in figure.offices):
            return figure
        if country and figure.ruled and figure.country == country and title.rank >= 2 and not figure.offices:
            return figure if title.words in _RULERS else None
    return None


def _fits(asked: Title, held: Title, country: str | None, words: str) -> bool:
    if words.startswith(("former ", "ex-", "late ")):
        return False
    if asked.words.split()[-1] == held.words.split()[-1]:
        return len(asked.words.split()) <= len(held.words.split())
    return asked.words == "leader" and held.rank == 3 and country is not None


def _of_country(anaphor: Anaphor, memory: _Figures) -> Figure | None:
    """The state that "the country" means: one that is a place or owner rather than one that acts; also the
    state of a body or group named ("the Russian ministry … the country"); one that lies where the words before
    it say ("the Asian country")."""
    states = {one.country: one for one, _ in memory if one.type is EntityType.STATE}
    there = _whereabouts(anaphor)
    best, height = None, -99.0
    for owner, seen in reversed(memory):
        if anaphor.sentence - seen.sentence > _LAND_REACH:
            break
        figure = states.get(owner.country) if owner.country else None
        if figure is None or id(figure) in anaphor.barred or (there and figure.country not in there):
            continue
        score = -1.0 * (anaphor.sentence - seen.sentence)
        if owner is figure and seen.head.dep in ("pobj", "poss", "dobj"):
            score += 1.0
        if score > height:
            best, height = figure, score
    return best


def _whereabouts(anaphor: Anaphor) -> frozenset[str] | None:
    """The states of the part of the world that the words before a noun name."""
    return states_of(" ".join(anaphor.scan.words[anaphor.first : anaphor.token.i]))


def _of_noun(noun: Noun, anaphor: Anaphor, memory: _Figures) -> Figure | None:
    """The nearest figure that a noun can mean; of two of one sentence a subject means the subject."""
    found: Figure | None = None
    sentence = 0
    for figure, seen in reversed(memory):
        if found is not None and seen.sentence != sentence:
            break
        if not _named_by(noun, figure):
            continue
        if anaphor.token.dep not in SUBJECTS or seen.head.dep in SUBJECTS:
            return figure
        found, sentence = found or figure, seen.sentence
    return found


def _named_by(noun: Noun, figure: Figure) -> bool:
    if noun.type == "state":
        return figure.noun in _RULE
    if noun.type == "group" or figure.noun:
        return figure.noun == noun.lemma
    if noun.lemma in _PAPERS:
        return "JRN" in figure.sectors and figure.type is EntityType.ORGANIZATION
    return figure.type is EntityType.ORGANIZATION and any(noun.lemma in form for form in figure.forms)


def _of_pronoun(anaphor: Anaphor, pronoun: str, memory: _Memory) -> Figure | None:
    meant = chosen(candidates(anaphor, pronoun, memory.everything))
    if meant.noun is not None:
        here = (anaphor.scan.paragraph.index, anaphor.token.i)
        memory.nouns[here] = (meant.noun.paragraph.index, meant.noun.head.i)
    best = meant.figure
    if best is not None and pronoun in ("he", "she") and not best.gender:
        best.gender = "m" if pronoun == "he" else "f"
    return best
