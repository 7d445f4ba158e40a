"""Phrases and brackets that credit: "according to", "citing", "(Harbour Courier)"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model import AttributionMode
from onrecord.read.credits.credit import Credit as Credit
from onrecord.read.credits.credit import Words as Words
from onrecord.read.credits.speaker import can_speak
from onrecord.read.credits.verbal import bared, words_of
from onrecord.read.lexicon import lexicon
from onrecord.read.names.cast import Cast
from onrecord.read.outlet import outlet_at
from onrecord.read.page import Paragraph

_SOURCE_FOLLOWS = frozenset(
    {"according to", "citing", "quoting", "in the words of", "via", "per", "as per", "as told to"}
)


def phrases(paragraph: Paragraph, cast: Cast) -> Iterator[Credit]:
    words = [token.lower for token in paragraph.tokens]
    for token in paragraph.tokens:
        match = lexicon().cue_phrase(words[token.i : token.i + 5], 0)
        if match is None or match[1].lemma not in _SOURCE_FOLLOWS:
            continue
        length, entry = match
        source = _after(paragraph, token.i + length)
        if source is None or (entry.lemma in ("via", "per") and outlet_at(paragraph, source.head) is None):
            continue
        if entry.lemma == "citing" and not can_speak(paragraph, cast, source):
            continue  # "citing the tensions"
        contents = _governed(paragraph, token.i, source)
        if contents:
            yield Credit(
                source, Words(paragraph.index, token.i, token.i + length, token.i), token.lower, "speech",
                entry.strength, contents, AttributionMode.INDIRECT,
                outlet=outlet_at(paragraph, source.head) is not None,
            )  # fmt: skip


def accounts(paragraph: Paragraph) -> Iterator[Credit]:
    """Whose account a sentence gives: "By Norway's account, …"."""
    for token in paragraph.tokens:
        by = paragraph.tokens[token.head]
        owners = paragraph.children(token.i, "poss") if token.lower in ("account", "telling") else []
        if not owners or by.lower not in ("by", "in") or by.dep != "prep":
            continue
        source = words_of(paragraph, owners[0].i)
        contents = _governed(paragraph, by.i, Words(paragraph.index, by.i, token.i + 1, token.i))
        if contents:
            yield Credit(
                source, Words(paragraph.index, token.i, token.i + 1, token.i), token.lower, "speech", "factual",
                contents, AttributionMode.INDIRECT,
            )  # fmt: skip


def headings(paragraph: Paragraph) -> Iterator[Credit]:
    """Who says what to which outlet in a heading or caption: "Velk to the Courier: talks are a farce"."""
    for token in paragraph.tokens[2:-1]:
        if token.text != ":" or (source := _speaker_to_outlet(paragraph, token.i)) is None:
            continue
        _, last = paragraph.sentence(token.i + 1)
        piece = bared(paragraph, (token.i + 1, last))
        yield Credit(
            source, Words(paragraph.index, source.last, token.i, source.last), "to", "speech", "neutral",
            (paragraph.offsets(*piece),), AttributionMode.INDIRECT,
        )  # fmt: skip


def _speaker_to_outlet(paragraph: Paragraph, colon: int) -> Words | None:
    """The speaker right before "to" and an outlet's name before a colon."""
    tokens = paragraph.tokens
    first, _ = paragraph.sentence(colon - 1)
    for to in reversed(tokens[max(first + 1, colon - 6) : colon - 1]):
        name = tokens[to.i - 1]
        sent = name.dep == "dobj" and name.head == to.head  # "sent Doe to the Courier:"
        if to.lower != "to" or sent or name.pos != "PROPN":
            continue
        begin = to.i + 1 + (tokens[to.i + 1].lower == "the")
        named = outlet_at(paragraph, begin) if begin < colon else None
        return words_of(paragraph, name.i) if named is not None and named.last == colon else None
    return None


def _after(paragraph: Paragraph, i: int) -> Words | None:
    """The noun phrase that begins at or right after token ``i``."""
    for token in paragraph.tokens[i : i + 8]:
        if token.pos in ("NOUN", "PROPN", "PRON") and token.dep in (
            "pobj",
            "dobj",
            "nsubj",
            "ROOT",
            "appos",
            "npadvmod",
            "conj",
        ):
            return words_of(paragraph, token.i)
    return None


def _governed(paragraph: Paragraph, cue: int, source: Words) -> tuple[tuple[int, int], ...]:
    """What "according to X" governs: the rest of its sentence, or the clause that it stands in the middle
    of."""
    first, last = _aside(paragraph, cue) or paragraph.sentence(cue)
    end = min(last, max(paragraph.subtree(source.head)) + 1)
    begin = cue
    pieces = []
    if any(t.pos in ("VERB", "AUX") for t in paragraph.tokens[first:begin]) and not _begins(paragraph, cue):
        pieces.append((first, begin))
    if end < last and any(t.pos in ("VERB", "AUX") for t in paragraph.tokens[end:last]):
        pieces.append((end, last))
    return tuple(paragraph.offsets(*bared(paragraph, p)) for p in pieces)


def _aside(paragraph: Paragraph, cue: int) -> tuple[int, int] | None:
    """The words between two dashes around a cue, which credits nothing beyond: "the town — shelled at dawn,
    according to the mayor — is calm"."""
    first, last = paragraph.sentence(cue)
    dashes = [t.i for t in paragraph.tokens[first:last] if t.text in ("—", "–", "--")]
    before, after = [i for i in dashes if i < cue], [i for i in dashes if i > cue]
    return (before[-1] + 1, after[0]) if len(before) == len(after) == 1 else None


def _begins(paragraph: Paragraph, cue: int) -> bool:
    """Whether a phrase begins a clause of its own: "they fled, but according to the mayor, some came back"."""
    before = paragraph.tokens[max(0, cue - 1)]
    return before.lower in ("but", "while", "although", "though", "yet") or before.text == ";"


def brackets(paragraph: Paragraph) -> Iterator[Credit]:
    """An outlet in brackets credits the sentence before it: "… are on their way. (Harbour Courier)"."""
    tokens = paragraph.tokens
    for token in tokens[1:]:
        if token.text not in ("(", "[") or (name := outlet_at(paragraph, token.i + 1)) is None:
            continue
        close = name.last
        if close < len(tokens) and tokens[close].text in (")", "]"):
            first, last = paragraph.sentence(token.i - 1)
            piece = bared(paragraph, (first, min(last, token.i)))
            yield Credit(
                Words(paragraph.index, token.i + 1, close, close - 1), None, "", "speech", "neutral",
                (paragraph.offsets(*piece),), AttributionMode.INDIRECT, outlet=True,
            )  # fmt: skip
