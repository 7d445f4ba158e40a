"""Lending: to whom an act is done by another act of its sentence, where it names nobody itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.model import EventType
from onrecord.read import phrase
from onrecord.read.page import Paragraph, Token

if TYPE_CHECKING:
    from onrecord.read.acts.act import Act

_SIGNED = frozenset({EventType.THREATEN, EventType.SANCTION})


def lent(paragraph: Paragraph, acts: Sequence[Act]) -> list[Act]:
    """Acts with those to whom the same subject does the like in the same breath, as last choice: "fired at the
    town, killing ten villagers", "passed sanctions on the island, banning all trade"."""
    verbs = {act.head: act for act in acts if not _by_noun(act)}
    borrowed: dict[int, tuple[int, ...]] = {}
    for act in verbs.values():
        verb = paragraph.tokens[act.head]
        main = verbs.get(verb.head) or _telling(verb, acts)
        if main is None or not _in_one_breath(paragraph, verb, act, main):
            pressed = _pressed(paragraph, act, verbs)
            borrowed[act.head] = pressed.recipients if pressed is not None else ()
            continue
        borrowed[act.head] = main.recipients
        if not _has_sufferer(paragraph, main):
            borrowed[main.head] = act.recipients
    return _with_threats(paragraph, [_extended(act, borrowed.get(act.head, ())) for act in acts])


def _by_noun(act: Act) -> bool:
    return act.form == "noun"


def _telling(verb: Token, acts: Sequence[Act]) -> Act | None:
    """The act by whose noun a participle tells what was said: "filed a complaint accusing the mayor"."""
    said = verb.dep == "acl" and verb.tag == "VBG"
    return next((a for a in acts if said and not _by_noun(a) and a.first <= verb.head < a.last), None)


def _in_one_breath(paragraph: Paragraph, verb: Token, act: Act, main: Act) -> bool:
    """Whether an act is told as what its main act does or is for: "rallied to protest the ban",
    "used tear gas to disperse the crowd"."""
    alike = main.type is act.type or (main.type is EventType.PROTEST and verb.tag == "VB")
    if verb.dep == "xcomp" and verb.tag == "VB" and main.type is EventType.ASSAULT:
        return paragraph.tokens[verb.head].lemma == "use" and act.type in (EventType.COERCE, main.type)
    return verb.dep in ("advcl", "acl") and verb.tag in ("VB", "VBG") and alike


def _pressed(paragraph: Paragraph, act: Act, verbs: Mapping[int, Act]) -> Act | None:
    """The demand that a threat backs: "pressed the mayor to resign, saying force was an option", "made him
    leave by threatening to cut his pay"."""
    if act.type not in _SIGNED:
        return None
    for above in (paragraph.tokens[act.head], *paragraph.ancestors(act.head)):
        main = verbs.get(above.head)
        if main is not None and main.type is EventType.REQUEST:
            return main if _backs(paragraph, above) else None
        said = above.dep == "ccomp" and paragraph.tokens[above.head].tag == "VBG"
        if not said and not _backs(paragraph, above):
            return None
    return None


def _backs(paragraph: Paragraph, word: Token) -> bool:
    """Whether a word leads from what a participle tells up to the verb beside which it is told."""
    by = word.dep == "prep" and word.lower == "by"
    return by or word.dep in ("pcomp", "xcomp") or (word.dep == "advcl" and word.tag == "VBG")


def _with_threats(paragraph: Paragraph, acts: list[Act]) -> list[Act]:
    """Acts where a threat that names nobody is made to whom another threat of its sentence is made: "every
    option was open, he said when asked about military action in Norway"."""
    threats = [act for act in acts if act.type is EventType.THREATEN]
    if len(threats) < 2:
        return acts
    lenders = {act.head: _names(paragraph, act.recipients) for act in threats}
    found = []
    for act in acts:
        near = [i for o in threats if _beside(paragraph, act, o) for i in lenders[o.head]]
        found.append(_extended(act, tuple(near)) if act in threats and not lenders[act.head] else act)
    return found


def _names(paragraph: Paragraph, recipients: Sequence[int]) -> tuple[int, ...]:
    return tuple(i for i in recipients if paragraph.tokens[i].pos == "PROPN")


def _beside(paragraph: Paragraph, act: Act, other: Act) -> bool:
    return act is not other and paragraph.sentence(act.head) == paragraph.sentence(other.head)


def _has_sufferer(paragraph: Paragraph, act: Act) -> bool:
    """Whether an act names by itself to whom it is done: a passive, or one with a name behind it."""
    return bool(_names(paragraph, act.recipients)) or phrase.passive(paragraph, act.head)


def _extended(act: Act, recipients: tuple[int, ...]) -> Act:
    if _by_noun(act):
        return act
    others = (i for i in recipients if i not in act.actors)
    return replace(act, recipients=tuple(dict.fromkeys((*act.recipients, *others))))
