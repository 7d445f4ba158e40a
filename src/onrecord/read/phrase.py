"""Phrases over the parse: subjects, objects, noun phrases and clauses, as every rule of the reader needs
them."""

from __future__ import annotations

from onrecord.read.page import Paragraph, Token
from onrecord.read.wordlist import party_nouns, word_set

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
CLAUSES = frozenset(
    {"ROOT", "ccomp", "xcomp", "advcl", "relcl", "acl", "conj", "parataxis", "pcomp", "csubj"}
)
# "accused the army of shelling", "kept them from leaving": the object does what follows.
_OBJECT_DOES = frozenset({"of", "from", "for", "into"})
_REASONS = frozenset({"for", "of", "on", "in"})
_SHARES = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep", "aux", "ccomp", "dep", "acomp"})
_DASHES = frozenset({"-", "–", "—", "--"})
_CONDITIONS = frozenset({"if", "unless", "whether"})  # without them a clause would read as told
_RELATIVES = frozenset({"who", "which", "that", "whom"})
_NOT_IN_NAME = frozenset({"relcl", "acl", "appos", "cc", "conj", "punct", "advcl", "parataxis", "prep"})


def subject(paragraph: Paragraph, verb: int, hops: int = 6) -> Token | None:
    """The logical or grammatical subject of ``verb``: its own, else the one that it shares by conjunction,
    control, a relative clause or a participle. For a passive this is the one acted upon (see ``agent``)."""
    tokens = paragraph.tokens
    for _ in range(hops):
        own = paragraph.children(verb, *SUBJECTS)
        own = [t for t in own if t.dep != "expl"] or own or paragraph.children(verb, "poss")
        if own and _stayed(paragraph, tokens[verb], own[0]):
            verb = tokens[tokens[verb].head].head
            continue
        if own:
            late = stray_subject(paragraph, verb) or any(
                after(paragraph, own) for after in (_explained, _of_another, _headed)
            )
            return antecedent(paragraph, _past_hour(paragraph, own[-1] if late else own[0]), verb)
        if lent := _lent_subject(paragraph, verb):
            return lent
        token = tokens[verb]
        head = tokens[token.head]
        if token.dep == "acl" and token.tag == "VBG" and _whereabouts(paragraph, head):
            verb = tokens[head.head].head
            continue
        if token.dep == "relcl" and _to_do(paragraph, token) and head.lemma not in party_nouns():
            return _planner(paragraph, head) or head
        if token.dep == "relcl" or (token.dep == "acl" and token.tag in ("VBG", "VBN")):
            return _named(paragraph, head)
        if token.dep == "acl" and token.tag == "VB":
            return _planner(paragraph, head) or head
        if token.dep == "csubj":
            return _owned(paragraph, head)
        if token.head == token.i or not (token.dep in _SHARES or _so_far(token, head)):
            return None
        if (
            token.dep == "prep"
            and (token.lower in _OBJECT_DOES or (token.lower == "as" and head.lemma in ("quote", "cite")))
            and (controlled := _object_control(paragraph, head.i))
        ):
            return controlled
        if token.dep == "prep" and token.lower == "by" and _pressed(paragraph, head):
            verb = head.head
            continue
        if _meanwhile(paragraph, token) and head.dep == "xcomp" and head.tag == "VB":
            verb = head.head
            continue
        seen = token.dep == "advcl" and token.tag == "VBG" and head.lemma in word_set("witness")
        if (token.dep == "xcomp" or seen) and (controlled := _object_control(paragraph, head.i)):
            return controlled
        if token.dep == "ccomp" and (lost := _lost_subject(paragraph, token)):
            return lost
        if token.dep == "ccomp":
            return None
        if token.dep == "advcl" and token.tag not in ("VBG", "VBN", "VB"):
            return None
        if head.pos in ("NOUN", "PROPN", "PRON") and token.dep in ("prep", "pcomp"):
            return _reason_of(paragraph, head, hops) if token.lower in _REASONS else None
        verb = head.i
    return None


def _owned(paragraph: Paragraph, verb: Token) -> Token | None:
    """Whose deed a copula calls what its clause tells: "leaving was the minister's idea", "recruiting is one of
    her aims"."""
    nouns = paragraph.children(verb.i, "attr") if verb.lemma == "be" else []
    nouns += [t for noun in nouns for t in prepositional(paragraph, noun.i, "of")]
    return next((owner for noun in nouns for owner in paragraph.children(noun.i, "poss")), None)


def _meanwhile(paragraph: Paragraph, verb: Token) -> bool:
    """Whether a gerund tells what goes on beside, which who asks does, not who is asked: "urged Norway to
    disarm, while calling on Turkey to wait"."""
    gerund = verb.dep == "advcl" and verb.tag == "VBG"
    return gerund and any(t.lower == "while" for t in paragraph.children(verb.i, "mark"))


def _pressed(paragraph: Paragraph, verb: Token) -> bool:
    """Whether a verb is what somebody is made to do: "pressured them to leave by threatening"."""
    return verb.dep == "xcomp" and paragraph.tokens[verb.head].lemma in word_set("pressing")


def _so_far(token: Token, above: Token) -> bool:
    """Whether an adverb leads on to what its verb's subject does: "went so far as to accuse"."""
    return token.dep == "advmod" and above.tag in ("VBD", "VBZ", "VBP")


def _past_hour(paragraph: Paragraph, subject: Token) -> Token:
    """Who follows a time zone that the parse made the subject: "at noon GMT, the minister left"."""
    after = paragraph.children(subject.i, "appos") if subject.lower in word_set("time-zone") else []
    return after[0] if after else subject


def _to_do(paragraph: Paragraph, verb: Token) -> bool:
    """Whether a verb is an infinitive with no subject of its own: "time to seek approval"."""
    return verb.tag == "VB" and any(t.lower == "to" for t in paragraph.children(verb.i, "aux"))


def _reason_of(paragraph: Paragraph, noun: Token, hops: int) -> Token | None:
    """Who does what "for" or "of" tells after a noun: "took responsibility for bombing", "criticism of the army
    for firing", "the lawyer at the centre of an uproar for meeting him", "is under fire for seizing", "made a
    point of meeting"."""
    for _ in range(4):
        if noun.pos == "PROPN" or noun.lemma in party_nouns():
            return noun
        if concerned := prepositional(paragraph, noun.i, "of", "against") or paragraph.children(noun.i, "poss"):
            return concerned[0]
        above = paragraph.tokens[noun.head]
        if noun.dep == "dobj":
            return subject(paragraph, above.i, hops - 1) if hops > 1 else None
        if noun.dep != "pobj":
            return None
        noun = paragraph.tokens[above.head]
        if noun.pos in ("VERB", "AUX"):
            return subject(paragraph, noun.i, hops - 1) if hops > 1 else None
    return None


def _explained(paragraph: Paragraph, subjects: list[Token]) -> bool:
    """Whether a noun is followed at once by the name that it describes, which the parse made a second subject:
    "the opposition Harbour Coalition called"."""
    if len(subjects) != 2 or subjects[0].pos != "NOUN" or subjects[1].pos != "PROPN":
        return False
    return min(paragraph.subtree(subjects[1].i)) == subjects[0].i + 1


def _of_another(paragraph: Paragraph, subjects: list[Token]) -> bool:
    """Whether the first of two subjects is what the verb right before it acts on (see ``_broken_off``)."""
    if len(subjects) < 2:
        return False
    first, _ = noun_phrase(paragraph, subjects[0].i)
    before = paragraph.tokens[max(0, first - 1)]
    return before.pos == "VERB" and subjects[0] in objects(paragraph, before.i)


def _headed(paragraph: Paragraph, subjects: list[Token]) -> bool:
    """Whether the first of two subjects only heads the words after a colon: "Velk: the army fired"."""
    between = paragraph.tokens[subjects[0].i : subjects[-1].i]
    return any(t.text == ":" for t in between)


def _broken_off(paragraph: Paragraph, verb: int) -> Token | None:
    """What a verb acts on where the parse hung it on the clause behind a dash: "few backed Jane Doe - in fact,
    many opposed her"."""
    if paragraph.children(verb, "prep", "xcomp", "auxpass", "prt", "acomp", "dative"):
        return None
    _, end = paragraph.sentence(verb)
    for noun in paragraph.tokens[verb + 1 : min(end, verb + 7)]:
        if noun.pos in ("VERB", "AUX", "ADP", "PUNCT", "SCONJ"):
            return None
        apart = any(t.text in _DASHES for t in paragraph.tokens[noun.i + 1 : noun.i + 2])
        if apart and noun.head > noun.i and noun.dep in ("nsubj", "npadvmod", "dep"):
            first, _ = noun_phrase(paragraph, noun.i)
            return noun if first == verb + 1 else None
    return None


def _whereabouts(paragraph: Paragraph, noun: Token) -> bool:
    """Whether a name only says where somebody is: "the team is in Syria inspecting sites"."""
    prep = paragraph.tokens[noun.head]
    verb = paragraph.tokens[prep.head]
    return noun.pos == "PROPN" and noun.dep == "pobj" and prep.lower in ("in", "at", "to") and verb.pos in (
        "VERB",
        "AUX",
    )


def _stayed(paragraph: Paragraph, verb: Token, noun: Token) -> bool:
    """Whether a name that the parse made the subject of a participle only says where somebody is, who does it:
    "the team is in Syria inspecting sites"."""
    prep = paragraph.tokens[verb.head]
    where = verb.dep == "pcomp" and verb.tag == "VBG" and prep.lower in ("in", "at") and noun.pos == "PROPN"
    return where and paragraph.tokens[prep.head].lemma in word_set("staying")


def stray_subject(paragraph: Paragraph, verb: int) -> Token | None:
    """The main clause's subject where the parse hung it on a verb put in between ("Troops, the minister said,
    crossed the river"): the first of its two."""
    before = [t for t in paragraph.children(verb, "nsubj") if t.i < verb]
    return before[0] if len(before) > 1 and paragraph.tokens[verb].dep == "parataxis" else None


def _lent_subject(paragraph: Paragraph, verb: int) -> Token | None:
    """The subject that the parse hung on a verb or participle put in between ("Jane Doe, asked about the raid,
    said"), or on the auxiliary before it."""
    between = paragraph.children(verb, "parataxis", "ccomp")
    strays = (stray_subject(paragraph, t.i) or parted_subject(paragraph, t, verb) for t in between)
    stray = next((s for s in strays if s is not None), None)
    parted = [s for t in paragraph.children(verb, "aux") for s in paragraph.children(t.i, "nsubj")]
    return stray or (parted[0] if between and parted else None)


def parted_subject(paragraph: Paragraph, participle: Token, verb: int) -> Token | None:
    """The subject of a participle between commas before its verb, which the parse took for a clause."""
    commas = [t.text for t in (paragraph.tokens[participle.i - 1], paragraph.tokens[verb - 1])]
    if participle.tag not in ("VBN", "VBD") or participle.i > verb or commas != [",", ","]:
        return None
    return next((t for t in paragraph.children(participle.i, "nsubj") if t.i < participle.i), None)


def _lost_subject(paragraph: Paragraph, token: Token) -> Token | None:
    """The subject of a finite clause that the parse made the object of the verb above ("we learned a number
    of leaders have recognized him")."""
    finite = token.tag in ("VBD", "VBZ", "VBP") or paragraph.children(token.i, "aux")
    before = [t for t in paragraph.children(token.head, "dobj") if t.i < token.i]
    return before[-1] if finite and before and not paragraph.children(token.i, "mark") else None


def _planner(paragraph: Paragraph, noun: Token) -> Token | None:
    """Who is to act in "their decision to leave", "he made an attempt to leave": the owner of the noun, else
    the subject of the verb whose object it is."""
    owners = paragraph.children(noun.i, "poss")
    if owners:
        return owners[0]
    if noun.dep in ("dobj", "attr") and paragraph.tokens[noun.head].pos in ("VERB", "AUX"):
        return subject(paragraph, noun.head, 3)
    return None


def antecedent(paragraph: Paragraph, token: Token, verb: int) -> Token:
    """The noun that a relative pronoun stands for, else the token itself."""
    if token.lower in _RELATIVES and token.tag in ("WP", "WDT", "WP$"):
        at = paragraph.tokens[verb]
        for _ in range(4):
            if at.dep == "relcl":
                described = _named(paragraph, paragraph.tokens[at.head])
                return _peopled(paragraph, described, token) if token.lower == "who" else described
            if at.head == at.i:
                break
            at = paragraph.tokens[at.head]
    return token


def _named(paragraph: Paragraph, noun: Token) -> Token:
    """The name that a noun explains: "the minister, a critic who", "Norway is the only state that", "Norway was
    among those that"."""
    above = paragraph.tokens[noun.head]
    told = paragraph.tokens[above.head] if noun.dep == "pobj" and above.lower == "among" else above
    if noun.dep == "attr" or told is not above:
        names = [t for t in paragraph.children(told.i, "nsubj") if t.pos == "PROPN" and told.lemma == "be"]
        return names[0] if names else noun
    explains = any(t.lower in ("a", "an", "another", "one") for t in paragraph.children(noun.i, "det"))
    return above if noun.dep == "appos" and above.pos == "PROPN" and explains else noun


def _body(paragraph: Paragraph, noun: Token) -> bool:
    """Whether a word is the name of a body or a state under a preposition, by the parser."""
    named = (n.label for n in paragraph.names if n.first <= noun.i < n.last)
    return noun.dep == "pobj" and next(named, None) in ("ORG", "GPE")


def _peopled(paragraph: Paragraph, noun: Token, relative: Token) -> Token:
    """Whom "who" describes where the parse hung it on a place ("voters from all over the country who"), on a
    body ("Jane Doe, the envoy to the council, who") or on a name, which needs a comma for that ("an adviser to
    Jane Doe who resigned")."""
    at = noun
    bare = relative.i == noun.i + 1
    for _ in range(6):
        apart = at.lemma in word_set("place") or (at is noun and bare and person(paragraph, at))
        if at.pos in ("NOUN", "PROPN") and not (apart or _body(paragraph, at)):
            above = paragraph.tokens[at.head]
            return above if at.dep == "appos" and above.pos == "PROPN" and at is not noun else at
        if at.dep not in ("pobj", "prep", "advmod", "pcomp"):
            break
        at = paragraph.tokens[at.head]
    return noun


def cleft(paragraph: Paragraph, verb: int) -> list[Token]:
    """Whom a clause with an empty "it" picks out: "it was the rebels that fired"."""
    empty = [t for t in paragraph.children(verb, "nsubj", "expl") if t.lower == "it"]
    picked = paragraph.children(verb, "attr") if empty and paragraph.tokens[verb].lemma == "be" else []
    after = [paragraph.tokens[i] for t in picked[:1] for i in paragraph.subtree(verb) if i > t.i]
    return picked[:1] if any(t.lower in ("that", "who", "which") for t in after) else []


def person(paragraph: Paragraph, noun: Token) -> bool:
    """Whether a word is the name of a person, by the parser, or a pronoun for one."""
    if noun.lower in ("he", "she", "him", "her", "i", "me"):
        return True
    return noun.pos == "PROPN" and any(
        name.label == "PERSON" and name.first <= noun.i < name.last for name in paragraph.names
    )


def _object_control(paragraph: Paragraph, verb: int) -> Token | None:
    """Who is to act in "ordered troops to leave": the object of the governing verb, if it has one."""
    objects = paragraph.children(verb, "dobj", "dative")
    used = paragraph.tokens[verb].lemma == "use"  # "used tanks to crush": the user does it
    return objects[0] if objects and not used else None


def passive(paragraph: Paragraph, verb: int) -> bool:
    """Whether the verb is passive: an auxiliary, a passive subject, or a participle that modifies a noun."""
    token = paragraph.tokens[verb]
    if paragraph.children(verb, "auxpass", "nsubjpass"):
        return True
    if _reduced(paragraph, token) or _when_asked(paragraph, token):
        return True
    if token.tag != "VBN" or paragraph.children(verb, "aux", "dobj"):
        return False
    if token.dep == "conj" and not paragraph.children(verb, "nsubj", "aux"):
        return passive(paragraph, token.head)
    return token.dep in ("acl", "amod", "advcl", "oprd", "xcomp", "ccomp")


def _when_asked(paragraph: Paragraph, token: Token) -> bool:
    """Whether a verb without a subject follows "when": "when asked about the raid, the minister left"."""
    if token.tag not in ("VBD", "VBN") or paragraph.children(token.i, "nsubj", "aux"):
        return False
    return token.i > 0 and paragraph.tokens[token.i - 1].lower in ("when", "if", "once", "unless")


def _reduced(paragraph: Paragraph, token: Token) -> bool:
    """Whether a verb that never stands alone has no object: "hundreds killed in raid" means were killed."""
    if token.tag not in ("VBD", "VBN") or token.lemma not in word_set("transitive"):
        return False
    return not paragraph.children(token.i, "aux", "dobj", "dative", "ccomp", "xcomp", "prt")


def agent(paragraph: Paragraph, verb: int) -> Token | None:
    """The doer of a passive: the noun after "by"."""
    for by in paragraph.children(verb, "agent", "prep"):
        if by.lower == "by":
            nouns = paragraph.children(by.i, "pobj")
            if nouns:
                return nouns[0]
    below = (i for t in paragraph.children(verb, "oprd") for i in paragraph.subtree(t.i))
    named = (n for i in below if paragraph.tokens[i].lower == "by" for n in paragraph.children(i, "pobj"))
    return next(named, None)  # "was declared unwelcome by the council"


def objects(paragraph: Paragraph, verb: int) -> list[Token]:
    """The direct objects of a verb; who says something where the parse made that the object: "scolded the
    minister, saying"."""
    found = []
    for t in paragraph.children(verb, "dobj"):
        inner = paragraph.children(t.i, "nsubj") if t.tag == "VBG" else _charged(paragraph, verb, t)
        found += [n for n in inner if n.i < t.i and not paragraph.children(n.i, "case")] or [t]
    lost = None if found or paragraph.tokens[verb].pos != "VERB" else _broken_off(paragraph, verb)
    return [lost] if lost is not None else found


def _charged(paragraph: Paragraph, verb: int, thing: Token) -> list[Token]:
    """Who is charged, where the parse made him a part of what he is charged with: "accused Jane Doe of misusing
    party funds"."""
    if paragraph.tokens[verb].lemma not in word_set("charged-of"):
        return []
    parts = paragraph.children(thing.i, "nmod", "compound")
    return [t for t in parts if any(p.lower == "of" and p.i < thing.i for p in paragraph.children(t.i, "prep"))]


def prepositional(paragraph: Paragraph, head: int, *prepositions: str) -> list[Token]:
    """The nouns under the prepositions named (all, if none is), in order of the text."""
    found: list[Token] = []
    for prep in paragraph.children(head, "prep", "dative", "agent"):
        if not prepositions or prep.lower in prepositions:
            found.extend(_before_dash(paragraph, noun, prep) for noun in paragraph.children(prep.i, "pobj"))
            for inner in paragraph.children(prep.i, "prep"):
                found.extend(paragraph.children(inner.i, "pobj"))
    return found


def _before_dash(paragraph: Paragraph, noun: Token, prep: Token) -> Token:
    """The name right behind a preposition where a dash parts it from a noun of which the parse made it a part:
    "into Norway - tanks and troops"."""
    behind = paragraph.tokens[prep.i + 1 : prep.i + 4]
    if len(behind) < 3 or behind[0].head != noun.i:  # as nearly always
        return noun
    name, dash, after = behind
    part = name.pos == "PROPN" and name.dep in ("compound", "nmod")
    return name if part and dash.text in _DASHES and after.start > dash.end else noun


def conjuncts(paragraph: Paragraph, noun: int) -> list[Token]:
    """The noun and the nouns joined to it by "and"."""
    found, todo = [], [noun]
    while todo:
        at = todo.pop()
        found.append(paragraph.tokens[at])
        todo.extend(
            t.i for t in paragraph.children(at, "conj") if t.pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ")
        )
        todo.extend(t.i for t in _apart(paragraph, at) if t not in found)
    return sorted(found, key=lambda t: t.i)


def _apart(paragraph: Paragraph, noun: int) -> list[Token]:
    """The nouns joined to a noun by a preposition or as a second object: "by some but also by others",
    "the president, as well as three ministers"."""
    token = paragraph.tokens[noun]
    above = paragraph.tokens[token.head]
    described = _after_description(paragraph, token)
    if described:
        return described
    if token.dep == "pobj":
        again = [t for t in paragraph.children(above.i, "conj") if t.lower == above.lower]
        again += _resumed(paragraph, token, above)
        return [t for prep in again for t in paragraph.children(prep.i, "pobj")]
    if token.dep != "dobj":
        return []
    joined = {t.i for t in paragraph.children(above.i, "cc") if t.lower == "as"}
    after = [t for t in paragraph.children(above.i, "dobj") if t.i > noun]
    return [t for t in after if any(noun < i < t.i for i in joined)]


def _after_description(paragraph: Paragraph, noun: Token) -> list[Token]:
    """Who is joined to a noun behind what explains it between commas, on which the parse hung him: "Jane Doe,
    the minister, and two aides", "a ship, the Evening Star, and three boats"."""
    if noun.pos not in ("PROPN", "NOUN"):
        return []
    found = []
    for about in (*paragraph.children(noun.i, "appos"), *_name_after(paragraph, noun)):
        joined = paragraph.children(about.i, "conj")
        ands = paragraph.children(about.i, "cc")
        apart = len(ands) == len(joined) == 1 and paragraph.tokens[ands[0].i - 1].text == ","
        named = about.pos == "PROPN" and noun.pos == "NOUN"
        other = named or (about.pos == "NOUN" and noun.pos == "PROPN")
        if apart and other and ands[0].lower == "and" and _begins_anew(paragraph, joined[0], named=named):
            found += joined
    return found


def _name_after(paragraph: Paragraph, noun: Token) -> list[Token]:
    """The name that explains one thing before it, where the parse hung it on the verb: "to a ship, the Evening
    Star,"."""
    one = any(t.lower in ("a", "an") for t in paragraph.children(noun.i, "det"))
    above = paragraph.tokens[noun.head]
    verb = paragraph.tokens[above.head] if noun.dep == "pobj" else above
    after = paragraph.tokens[noun.i + 1 : noun.i + 2]
    if not one or noun.pos != "NOUN" or verb.pos != "VERB" or not any(t.text == "," for t in after):
        return []
    names = [t for t in paragraph.children(verb.i, "npadvmod") if t.pos == "PROPN" and t.i > noun.i]
    return [t for t in names if noun_phrase(paragraph, t.i)[0] == noun.i + 2]


def _begins_anew(paragraph: Paragraph, noun: Token, *, named: bool) -> bool:
    """Whether a noun is somebody else by its own words: a name, a number or a plural; behind a name that
    explains, any noun with its article."""
    own = ("nummod", "det", "poss") if named else ("nummod",)
    several = noun.pos == "PROPN" or noun.tag in ("NNS", "NNPS")
    return several or bool(paragraph.children(noun.i, *own))


def _resumed(paragraph: Paragraph, noun: Token, prep: Token) -> list[Token]:
    """The preposition that goes on with a list, where the parse hung it elsewhere: "with the help of Kenya and,
    above all, of Chad"."""
    last = max(paragraph.subtree(noun.i))
    after = paragraph.tokens[last + 1 : last + 8]
    if not any(t.lower == "and" for t in after[:2]):
        return []
    again = next((t for t in after if t.pos == "ADP"), None)
    between = after[: again.i - last - 1] if again is not None else after
    plain = all(t.pos in ("ADV", "CCONJ", "PUNCT") for t in between)
    return [again] if again is not None and plain and again.lower == prep.lower else []


def noun_phrase(paragraph: Paragraph, noun: int, *, whole: bool = False) -> tuple[int, int]:
    """The token range of a noun's phrase; without ``whole`` it stops before relative clauses, appositions,
    conjuncts and prepositional phrases other than "of"."""
    kept = _phrase_tokens(paragraph, noun, whole)
    first, last = min(kept), max(kept) + 1
    share = [i for i in kept if paragraph.tokens[i].dep == "quantmod" and paragraph.tokens[i].lower == "with"]
    if share and share[0] > first:  # "the toll at 40, with 90 percent children": 40 are meant
        return first, share[0]
    while first < noun and (paragraph.tokens[first].pos == "PUNCT" or paragraph.tokens[first].dep == "cc"):
        first += 1
    while last - 1 > noun and paragraph.tokens[last - 1].pos in ("PUNCT", "ADP", "ADV", "CCONJ", "SCONJ"):
        last -= 1
    while first < noun and paragraph.tokens[first].pos == "ADV" and paragraph.tokens[first].head == noun:
        first += 1
    return first, last


def _phrase_tokens(paragraph: Paragraph, noun: int, whole: bool) -> list[int]:
    if whole:
        return paragraph.subtree(noun, frozenset({"relcl", "advcl", "parataxis", "conj", "cc", "appos"}))
    kept, todo = [noun], [noun]
    while todo:
        at = todo.pop()
        for child in paragraph.children(at):
            of = child.dep == "prep" and child.lower == "of" and child.i > at and not _content(paragraph, child)
            dash = child.dep == "punct" and child.text == "-"
            if child.dep not in _NOT_IN_NAME or of or dash or _of_several(paragraph, at, child):
                kept.append(child.i)
                todo.append(child.i)
    return _unbroken(sorted(set(kept)), noun)


def _of_several(paragraph: Paragraph, name: int, below: Token) -> bool:
    """Whether a word goes on with the list of names that a plural is of: "the ports of Latakia and Tartus"."""
    of = paragraph.tokens[paragraph.tokens[name].head]
    if paragraph.tokens[name].pos != "PROPN" or below.dep not in ("cc", "conj", "punct"):
        return False
    if of.dep == "conj":
        return _of_several(paragraph, of.i, below)
    joined = paragraph.children(name, "conj")
    plural = of.lower == "of" and of.dep == "prep" and paragraph.tokens[of.head].tag == "NNS"
    ends = below.dep != "punct" or below.text == ","
    return plural and ends and bool(joined) and all(t.pos == "PROPN" for t in joined)


def _content(paragraph: Paragraph, of: Token) -> bool:
    """Whether "of" leads to what somebody is accused of, which the parse made part of his name: "accused troops
    of shelling", "accuses the government of fraud"; a verb with an "of" of its own leaves him his."""
    if paragraph.children(of.i, "pcomp"):
        return True
    noun = paragraph.tokens[of.head]
    above = paragraph.tokens[noun.head]
    verb = paragraph.tokens[above.head] if noun.dep == "pobj" and above.lower == "by" else above
    if verb.lemma not in word_set("charged-of") or verb.i > of.i or noun.dep not in ("dobj", "pobj"):
        return False
    beside = (*paragraph.children(noun.i, "prep"), *paragraph.children(verb.i, "prep"))
    return all(t.lower != "of" or t.i <= of.i for t in beside)


def _unbroken(indexes: list[int], noun: int) -> list[int]:
    """The run of neighbouring tokens around ``noun``; what stands apart from it is left out."""
    at = indexes.index(noun)
    low = high = at
    while low > 0 and indexes[low] - indexes[low - 1] == 1:
        low -= 1
    while high + 1 < len(indexes) and indexes[high + 1] - indexes[high] == 1:
        high += 1
    return indexes[low : high + 1]


def clause_head(paragraph: Paragraph, i: int) -> int:
    """The verb (or copular predicate) that heads the clause of token ``i``."""
    token = paragraph.tokens[i]
    while token.head != token.i and not (token.dep in CLAUSES and token.pos in ("VERB", "AUX")):
        if token.dep in ("ccomp", "ROOT", "advcl", "relcl"):
            break
        token = paragraph.tokens[token.head]
    return token.i


def clause(
    paragraph: Paragraph, head: int, without: frozenset[int] = frozenset(), *, joined: bool = False
) -> tuple[int, int]:
    """The token range of the clause under ``head``, leading marks and ``without`` left out; clauses joined
    to it by "and" only with ``joined``.

    The range is one unbroken run around ``head``: what is cut out of the middle stays, what is cut out at an
    edge goes.
    """
    kept = set(_clause_tokens(paragraph, head, without, joined))
    low = high = head
    first, last = min(kept), max(kept)
    while low > first and (low - 1 in kept or _inner_gap(paragraph, low - 1, without, joined)):
        low -= 1
    while high < last and (high + 1 in kept or _inner_gap(paragraph, high + 1, without, joined)):
        high += 1
    return _trimmed(paragraph, low, high + 1, head)


def _inner_gap(paragraph: Paragraph, i: int, without: frozenset[int], joined: bool) -> bool:
    return i not in without and (joined or paragraph.tokens[i].dep != "cc")


def _clause_tokens(paragraph: Paragraph, head: int, without: frozenset[int], joined: bool) -> list[int]:
    kept, todo = [], [head]
    while todo:
        at = todo.pop()
        kept.append(at)
        for child in paragraph.children(at):
            apart = (
                at == head
                and child.dep in ("conj", "cc", "parataxis")
                and child.pos in ("VERB", "AUX", "CCONJ")
            )
            if child.i not in without and (joined or not apart):
                todo.append(child.i)
    return kept


def _trimmed(paragraph: Paragraph, first: int, last: int, head: int) -> tuple[int, int]:
    tokens = paragraph.tokens
    while first < head and (
        tokens[first].pos == "PUNCT"
        or (tokens[first].dep in ("mark", "cc") and tokens[first].lower not in _CONDITIONS)
        or tokens[first].lower in ("that", "and", "but")
    ):
        first += 1
    while last - 1 > head and tokens[last - 1].pos in ("PUNCT", "CCONJ"):
        last -= 1
    return first, last


def verb_group(paragraph: Paragraph, verb: int) -> tuple[int, int]:
    """The verb with its auxiliaries, negation and particle, where they stand together."""
    around = [verb, *(t.i for t in paragraph.children(verb, "aux", "auxpass", "neg", "prt"))]
    low = high = verb
    allowed = set(around) | {t.i for t in paragraph.children(verb, "advmod")}
    while low - 1 in allowed:
        low -= 1
    while high + 1 in set(around):
        high += 1
    while low < verb and paragraph.tokens[low].dep == "advmod":
        low += 1
    return low, high + 1
