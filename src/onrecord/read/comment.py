"""Comment: what a stretch of speech does by its wording, where no word of it names an act."""

from __future__ import annotations

from onrecord.model import Status
from onrecord.read import phrase
from onrecord.read.acts.act import Act
from onrecord.read.acts.sign import asked
from onrecord.read.page import Paragraph
from onrecord.read.wordlist import word_set


def would_be(paragraph: Paragraph, head: int, status: Status) -> bool:
    """Whether "would" tells no plan but how something is seen: "it would be hard", "we would like that"."""
    would = any(t.lower in ("would", "'d", "’d") for t in paragraph.children(head, "aux"))
    return status is Status.PLANNED and would and paragraph.tokens[head].lemma in word_set("stative")


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
