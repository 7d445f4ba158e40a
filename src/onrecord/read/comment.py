"""Comment: what a stretch of speech does by its wording, where no word of it names an act."""

from __future__ import annotations

from onrecord.model import EventType, Status
from onrecord.read import phrase
from onrecord.read.acts.act import Act, Form
from onrecord.read.acts.sign import asked, turned
from onrecord.read.page import Paragraph
from onrecord.read.wordlist import word_set


def would_be(paragraph: Paragraph, head: int, status: Status) -> bool:
    """Whether "would" tells no plan but how something is seen: "it would be hard", "we would like that"."""
    would = any(t.lower in ("would", "'d", "’d") for t in paragraph.children(head, "aux"))
    return status is Status.PLANNED and would and paragraph.tokens[head].lemma in word_set("stative")


def impersonal(paragraph: Paragraph, head: int) -> bool:
    """Whether "it" only says how matters look, and means nobody: "it looks like a trap", "it seems that"."""
    subjects = paragraph.children(head, "nsubj", "expl")
    return paragraph.tokens[head].lemma in word_set("seeming") and any(t.lower == "it" for t in subjects)


def wanted_of(paragraph: Paragraph, act: Act) -> bool:
    """Whether a comment asks somebody else to act: "the council should refrain", "it needs to stop"; not "we
    must wait", nor "this should be enough", nor what should have been done."""
    head = act.head
    verb = paragraph.tokens[head]
    aux = {t.lower for t in paragraph.children(head, "aux")}
    subjects = paragraph.children(head, "nsubj", "nsubjpass")
    own = any(t.lower in ("i", "we", "there", "this", "that", "what", "who") for t in subjects)
    if own or not subjects or "have" in aux or asked(paragraph, act):
        return False
    if verb.lemma in word_set("stative") and not phrase.passive(paragraph, head):
        tasks = paragraph.children(head, "xcomp") if verb.lemma == "need" and verb.tag == "VBZ" else []
        return any(t.tag == "VB" and t.lemma != "be" for t in tasks) and not paragraph.children(head, "neg")
    return bool(aux & {"must", "should", "ought"})


def possible(paragraph: Paragraph, act: Act) -> bool:
    """Whether "can" tells what somebody is able to do, not what he does: "it cannot bomb its way out"."""
    if act.form is Form.NOUN or act.type is EventType.ACCUSE:
        return False
    return any(t.lower in ("can", "ca", "cannot") for t in paragraph.children(act.head, "aux"))


def imagined(paragraph: Paragraph, act: Act) -> bool:
    """Whether a clause only says what would follow or is wished: "a step that would arm the rebels", "in the
    hope that they would leave"."""
    head = paragraph.tokens[act.head]
    would = any(t.lower in ("would", "'d", "’d") for t in paragraph.children(act.head, "aux"))
    wished = head.dep == "acl" and paragraph.tokens[head.head].lemma == "hope"
    return act.form is not Form.NOUN and would and (head.dep == "relcl" or wished)


def conditional(paragraph: Paragraph, act: Act) -> bool:
    """Whether the act only stands in a condition: "if they fire", "unless he agrees to leave"; or is told as
    not done: "had they fired, we would have left"."""
    at = paragraph.tokens[act.head]
    while at.dep in ("xcomp", "pcomp", "prep") and paragraph.tokens[at.head].i != at.i:
        at = paragraph.tokens[at.head]
    marks = {t.lower for t in paragraph.children(at.i, "mark")}
    supposed = at.dep == "advcl" and bool(marks & {"if", "unless"})
    undone = turned(paragraph, at.i, "had") and not asked(paragraph, act)
    return act.form is not Form.NOUN and (supposed or undone)


def feasible(paragraph: Paragraph, act: Act) -> bool:
    """Whether words only say what is hard to do or made to be done: "is hard to dislodge", "ships designed to
    sink", "capable of hitting"."""
    at = paragraph.tokens[act.head]
    above = paragraph.tokens[at.head]
    if above.lower in ("of", "for") and above.pos == "ADP":
        above = paragraph.tokens[above.head]
    bare = at.tag in ("VB", "VBG") and at.dep in ("xcomp", "ccomp", "advcl", "pcomp")
    return act.form is not Form.NOUN and bare and above.lemma in word_set("ease")
