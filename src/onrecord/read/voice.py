"""Voices: the chain of sources of a claim, from the one nearest the happening to the report's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from onrecord.model import (
    Attribution,
    AttributionMode,
    Entity,
    EntityType,
    Genre,
    Source,
    SourceKind,
    Span,
)
from onrecord.read import phrase
from onrecord.read.credits.attribution import Credit
from onrecord.read.credits.credit import Words
from onrecord.read.description import described
from onrecord.read.names.collective import country_at
from onrecord.read.outlet import outlet_at
from onrecord.read.page import Paragraph
from onrecord.read.party import entity_of, speaker_of
from onrecord.read.scene import Scene
from onrecord.read.times.acttime import time_for
from onrecord.read.times.when import FoundTime
from onrecord.read.wordlist import document_nouns, table, word_set

_VOICES = frozenset({"speech", "belief", "knowledge"})
_GOES_ON = frozenset({"add", "continue", "conclude"})
_KINDS = {
    EntityType.PERSON: SourceKind.PERSON,
    EntityType.ORGANIZATION: SourceKind.ORGANIZATION,
    EntityType.STATE: SourceKind.STATE,
}

_MEMBERS = frozenset({"republican", "democrat", "conservative", "liberal", "independent", "libertarian"})
_LABELS = {"PERSON": SourceKind.PERSON, "ORG": SourceKind.ORGANIZATION}


def voices(chain: Iterable[Credit]) -> list[Credit]:
    """The credits of a chain that lend a voice: not wishes, and not "is believed to", which names nobody."""
    return [
        credit for credit in chain if credit.kind in _VOICES and (credit.source is not None or credit.noun)
    ]


def attribution_of(scene: Scene, chain: Sequence[Credit]) -> tuple[Attribution, ...]:
    """The links of a chain with the report's own voice at the end; nobody speaks twice in a row."""
    links: list[Attribution] = []
    said = voices(chain)
    for credit in said:
        if writers_own(scene, credit) or _speakers_own(scene, credit, said):
            continue
        link = _link(scene, credit)
        for found in (link, *_teller(scene, credit)):
            if not any(_same(found.source, other.source) for other in links):
                links.append(found)
    return (*links, *own_voice(scene))


def writers_own(scene: Scene, credit: Credit) -> bool:
    """Whether the source is the writer ("I mentioned that …" outside quotation marks), who is no further
    voice."""
    if credit.source is None or not _first_person(scene, credit):
        return False
    token = scene.paragraph(credit.source.paragraph).tokens[credit.source.head]
    return scene.quoted(token.start) is None


def _speakers_own(scene: Scene, credit: Credit, said: Sequence[Credit]) -> bool:
    """Whether the source is an "I" of a quotation whose speaker is in the chain, though nobody knows his name:
    "as far as I know" by an official who is quoted."""
    return _first_person(scene, credit) and speaker_of(scene, credit) is None and any(
        other.source is not None and not _first_person(scene, other) for other in said
    )


def _first_person(scene: Scene, credit: Credit) -> bool:
    if credit.source is None:
        return False
    token = scene.paragraph(credit.source.paragraph).tokens[credit.source.head]
    return token.lower in ("i", "we", "my", "our", "me", "us")


def own_voice(scene: Scene) -> Iterator[Attribution]:
    """The report itself: its outlet, and before it the writer where an opinion writer speaks as "I"."""
    if scene.page.document.genre is Genre.OPINION and scene.personal:
        yield Attribution(Source(SourceKind.WRITER, scene.page.document.byline))
    yield Attribution(Source(SourceKind.OUTLET, scene.page.document.outlet))


def _link(scene: Scene, credit: Credit) -> Attribution:
    cue = _cue_span(scene, credit)
    told = told_on(scene, credit)
    return Attribution(_source(scene, credit, cue), cue, credit.mode, told.when if told else None)


def _teller(scene: Scene, credit: Credit) -> Iterator[Attribution]:
    """The outlet to which the source of a credit spoke, unless it is the report's own."""
    if credit.teller is None:
        return
    paragraph = scene.paragraph(credit.teller.paragraph)
    named = outlet_at(paragraph, credit.teller.head)
    if named is not None and not _own_outlet(scene, named.outlet.name):
        kind = SourceKind.WIRE if named.wire else SourceKind.OUTLET
        yield Attribution(Source(kind, named.outlet.name, None, paragraph.span(named.first, named.last)))


def _own_outlet(scene: Scene, name: str) -> bool:
    """Whether a name is the report's own outlet, with or without a word more ("the BBC" in BBC News)."""
    own = set((scene.page.document.outlet or "").lower().split()) - {"the"}
    words = set(name.lower().split()) - {"the"}
    return bool(own and words) and (words <= own or own <= words)


def _cue_span(scene: Scene, credit: Credit) -> Span | None:
    if credit.cue is None:
        return None
    return scene.paragraph(credit.cue.paragraph).span(credit.cue.first, credit.cue.last)


def _source(scene: Scene, credit: Credit, cue: Span | None) -> Source:
    if credit.source is None:
        nobody = Source(SourceKind.UNNAMED, None, None, cue if credit.noun else None)
        return _national(scene, credit, cue) or nobody
    paragraph = scene.paragraph(credit.source.paragraph)
    span = paragraph.span(credit.source.first, credit.source.last)
    named = outlet_at(paragraph, credit.source.head)
    if named is not None:
        kind = SourceKind.WIRE if named.wire else SourceKind.OUTLET
        return Source(kind, named.outlet.name, None, span)
    spoken = speaker_of(scene, credit)
    if spoken is not None and not _member(paragraph, credit.source.head, scene.cast.entity(spoken)):
        entity = scene.cast.entity(spoken)
        return Source(_kind(entity), entity.name, entity.id, span)
    if paragraph.tokens[credit.source.head].lemma in document_nouns() | {"story"}:
        span = _with_author(paragraph, credit.source)
        return Source(SourceKind.DOCUMENT, span.quote, None, span)
    if (poll := _poll(scene, credit.source)) is not None:
        return Source(SourceKind.DOCUMENT, poll, None, span)
    if (proper := _proper_name(paragraph, credit.source.head)) is not None:
        return Source(proper[0], proper[1], None, span)
    return described(scene, credit, credit.source)


def _national(scene: Scene, credit: Credit, cue: Span | None) -> Source | None:
    """The paper of a nation that credits: "a Norwegian report that"."""
    if not credit.noun or credit.cue is None:
        return None
    paragraph, head = scene.paragraph(credit.cue.paragraph), credit.cue.head
    nations = [t.i for t in paragraph.children(head, "amod") if country_at(paragraph, t.i) is not None]
    if not nations or paragraph.tokens[head].lemma not in document_nouns():
        return None
    first, _ = paragraph.reach(nations[0])
    return Source(SourceKind.DOCUMENT, paragraph.words(first, head + 1), None, cue)


def _member(paragraph: Paragraph, head: int, entity: Entity) -> bool:
    """Whether a source is one of a party, not the party: "the Halden Republican said"."""
    token = paragraph.tokens[head]
    article = any(t.lower in ("a", "an", "the") for t in paragraph.children(head, "det"))
    return article and token.tag == "NNP" and entity.type is not EntityType.PERSON and token.lower in _MEMBERS


def _poll(scene: Scene, words: Words) -> str | None:
    """The poll that last was named before a share of those asked ("54 percent"), in its paragraph or the two
    before."""
    head = scene.paragraph(words.paragraph).tokens[words.head]
    if head.text != "%" and head.lemma not in word_set("asked"):
        return None
    for index in range(words.paragraph, max(-1, words.paragraph - 3), -1):
        paragraph = scene.paragraph(index)
        before = [t for t in paragraph.tokens if t.lemma in ("poll", "survey") and t.start < head.start]
        if before:
            return paragraph.span(*phrase.noun_phrase(paragraph, before[-1].i)).quote
    return None


def _proper_name(paragraph: Paragraph, head: int) -> tuple[SourceKind, str] | None:
    """The name of a source of whom the cast knows nothing: the proper nouns that end at its head."""
    tokens = paragraph.tokens
    if tokens[head].tag != "NNP" or not tokens[head].text[:1].isupper() or tokens[head].text.isupper():
        return None
    first = head
    while first and tokens[first - 1].tag == "NNP" and tokens[first - 1].lower not in _titles():
        first -= 1
    label = next((n.label for n in paragraph.names if n.first <= head < n.last), None)
    kind = _LABELS.get(label or "", SourceKind.UNNAMED)
    return None if kind is SourceKind.UNNAMED else (kind, paragraph.words(first, head + 1))


@lru_cache(maxsize=1)
def _titles() -> frozenset[str]:
    return frozenset(row[0] for row in table("titles.tsv"))


def _with_author(paragraph: Paragraph, words: Words) -> Span:
    """The words of a document with those who wrote it: "a report by the council"."""
    authors = phrase.prepositional(paragraph, words.head, "by", "from")
    last = max((phrase.noun_phrase(paragraph, t.i)[1] for t in authors[:1]), default=words.last)
    return paragraph.span(words.first, max(words.last, last))


def _kind(entity: Entity) -> SourceKind:
    return _KINDS.get(entity.type, SourceKind.UNNAMED)


def _same(one: Source, other: Source) -> bool:
    if one.entity is not None or other.entity is not None:
        return one.entity == other.entity
    return one.name is not None and one.name == other.name


def told_on(scene: Scene, credit: Credit, hops: int = 2) -> FoundTime | None:
    """The time of the telling: what dates the cue, not the content.

    "He added" is of the day of what he said before; "said in a statement" is of the day that the report gives
    to "his Friday statement" elsewhere.
    """
    if credit.cue is None or credit.mode is AttributionMode.EXCERPT:
        return None
    paragraph = scene.paragraph(credit.cue.paragraph)
    first, last = paragraph.sentence(credit.cue.head)
    times = [t for t in scene.times if t.paragraph == paragraph.index]
    outside = frozenset(i for i in range(first, last) if not credit.covers(paragraph.tokens[i].start))
    found = time_for(paragraph, times, credit.cue.head, outside)
    if found is None and credit.carried and paragraph.text.rstrip().endswith(":"):
        days = [t for t in times if first <= t.first < last and t.kind == "DATE"]
        found = days[0] if len(days) == 1 else None
    if found is None and credit.cue_lemma in _GOES_ON and hops:
        before = _said_before(scene, credit)
        found = told_on(scene, before, hops - 1) if before is not None else None
    if found is None and any(t.lemma in word_set("utterance") for t in paragraph.tokens[first:last]):
        found = _dated_utterance(scene, credit)
    return found


def _said_before(scene: Scene, credit: Credit) -> Credit | None:
    """The credit that stands last before this one, in its paragraph or the two before, with the same
    speaker."""
    if credit.cue is None:
        return None
    here, speaker = credit.cue, speaker_of(scene, credit)
    earlier = [
        c for c in scene.credits
        if c.cue is not None and c.kind == "speech" and not c.carried
        and 0 <= here.paragraph - c.cue.paragraph <= 2
        and (c.cue.paragraph, c.cue.head) < (here.paragraph, here.head) and speaker_of(scene, c) == speaker
    ]  # fmt: skip
    return (
        max(earlier, key=lambda c: (c.cue.paragraph, c.cue.head) if c.cue else (0, 0), default=None)
        if speaker
        else None
    )


def _dated_utterance(scene: Scene, credit: Credit) -> FoundTime | None:
    """The day of a speaker's only dated statement in the report ("the minister's Friday statement")."""
    speaker = speaker_of(scene, credit)
    days = []
    for time in scene.times:
        paragraph = scene.paragraph(time.paragraph)
        noun = paragraph.tokens[paragraph.tokens[time.first].head]
        if speaker is None or noun.lemma not in word_set("utterance") or time.kind != "DATE":
            continue
        owners = [entity_of(scene, paragraph, t.i) for t in paragraph.children(noun.i, "poss")]
        if any(owner is not None and owner.id == speaker for owner in owners):
            days.append(time)
    return days[0] if len({t.value for t in days}) == 1 else None
