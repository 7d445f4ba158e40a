"""Namings: the stretches of tokens that name somebody or something, before it is settled whom or what.

The parser's names are repaired (articles, titles, demonyms and possessives cut off, bodies completed to the
left), names in the tables are found by their words, and capitalised words that the parser missed are kept as
doubtful: they count only where a title stands before them or the report names them elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.knowledge.state import Country
from onrecord.read.boilerplate import glued
from onrecord.read.casing import lower_words
from onrecord.read.names.known import Known, heads, leaders, longest_known, nonnames
from onrecord.read.names.role import Held, before, find_titles
from onrecord.read.page import Page, Paragraph, Token
from onrecord.read.wordlist import fold

_LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "WORK_OF_ART", "EVENT"})
_LONGEST_NAME = 12  # tokens; a longer "name" is a headline that the parser swallowed
_LONGEST_ACRONYM = 7  # letters; a longer word in capitals is a heading
_NEVER_FIRST = frozenset(["the", "a", "an", "-", "'s", "and", "senior", "former", "retired", "top", "acting"])
_JOINTS = frozenset(
    ["-", "al", "el", "de", "la", "del", "da", "dos", "bin", "ibn", "von", "van", "der", "abu"]
)
_RULE = frozenset(
    ["regime", "administration", "government", "presidency", "adviser", "spokesman", "spokeswoman"]
)
_SHORT = 4  # letters of a word that a headline may print small; the fewest longer words of a headline
_POSSESSIVE = frozenset({"'s", "'", "’s", "’"})
_CUTS = frozenset({"/", "(", ")", "[", "]", "|", "—", "–", '"', "“", "”", ",", ":", ";", "•"})
_WITHIN = frozenset(["in", "near", "into", "outside", "around", "inside", "across", "towards", "throughout"])
_SIDES = frozenset({"pro", "anti", "non"})


@dataclass(slots=True)
class Naming:
    """Tokens ``first`` to ``last`` (exclusive) that name; ``words`` are folded, joints left out.

    ``label`` is the parser's (or "" for a doubtful one); ``titled`` where a person's title stands before it,
    ``ruling`` where a word for rule follows ("Maduro regime", "Trump's administration"), ``within`` where it
    follows "in" or its like, ``mended`` where its last letter is a possessive that lost its apostrophe.
    """

    paragraph: Paragraph
    first: int
    last: int
    words: tuple[str, ...]
    label: str
    known: Known | None = None
    titled: bool = False
    ruling: bool = False
    within: bool = False
    mended: bool = False


@dataclass(slots=True)
class Scan:
    """A paragraph as the reader of names sees it: folded tokens, titles by end and start, namings in order.

    ``countries`` maps the tokens of demonym adjectives ("Russian", but not "pro-Russian") to their state,
    ``states`` those of state names to their code.
    """

    paragraph: Paragraph
    words: tuple[str, ...]
    held: dict[int, Held]
    starts: dict[int, Held]
    countries: dict[int, Country] = field(default_factory=dict)
    states: dict[int, str] = field(default_factory=dict)
    namings: tuple[Naming, ...] = ()

    def name(self, first: int, last: int, label: str, known: Known | None = None) -> Naming:
        """A naming of this paragraph's tokens."""
        return Naming(self.paragraph, first, last, bare(self.words[first:last]), label, known)

    def demonym_start(self, i: int) -> int:
        """Where the demonym that token ``i`` ends begins; it may be of several words ("South Korean")."""
        while i - 1 in self.countries and self.countries[i - 1] is self.countries[i]:
            i -= 1
        return i


def scan(page: Page) -> list[Scan]:
    """Every paragraph of the page, scanned for names."""
    return [_scan(paragraph) for paragraph in page.paragraphs]


def _scan(paragraph: Paragraph) -> Scan:
    words = tuple(fold(token.text) for token in paragraph.tokens)
    titles = find_titles(paragraph, words)
    found = Scan(paragraph, words, {h.last: h for h in titles}, {h.first: h for h in titles})
    tabled = list(_in_tables(found))
    fixed = {i for n in tabled if n.known and n.known.sort != "state" for i in range(n.first, n.last)}
    elsewhere = glued(paragraph)
    namings = _merged(tabled, list(_parsed(found, fixed, elsewhere)))
    taken = bytearray(i in elsewhere for i in range(len(words)))
    namings = [naming for naming in namings if naming.first not in elsewhere]
    for naming in namings:
        taken[naming.first : naming.last] = b"\1" * (naming.last - naming.first)
    namings.extend(_missed(found, taken))
    for naming in namings:
        if naming.known is None:
            naming.titled = bool(before(found.held, naming.first))
            naming.ruling = _rules(found, naming)
            naming.within = naming.first > 0 and words[naming.first - 1] in _WITHIN
        elif naming.known.sort == "state":
            found.states.update(dict.fromkeys(range(naming.first, naming.last), naming.known.country or ""))
    namings.sort(key=_start)
    found.namings = tuple(namings)
    return found


def _start(naming: Naming) -> int:
    return naming.first


def _rules(scan: Scan, naming: Naming) -> bool:
    i = naming.last
    if i < len(scan.words) and scan.words[i] in _POSSESSIVE:
        i += 1
    return i < len(scan.words) and scan.words[i] in _RULE and scan.paragraph.tokens[i].text.islower()


def _in_tables(scan: Scan) -> Iterator[Naming]:
    """Names of the tables; demonym adjectives on the way are noted in the scan."""
    i = 0
    while i < len(scan.words):
        hit = longest_known(scan.paragraph, i) if _may_name(scan, i) else None
        last = hit[0] if hit else i + 1
        if hit and not isinstance(hit[1], Country):
            yield scan.name(i, last, "", hit[1])
        elif hit and not takes_side(scan, i) and isinstance(hit[1], Country):
            scan.countries.update(dict.fromkeys(range(i, last), hit[1]))
        i = last


def _may_name(scan: Scan, i: int) -> bool:
    return scan.paragraph.tokens[i].text[0].isupper() or scan.words[i] in _JOINTS


def takes_side(scan: Scan, i: int) -> bool:
    """Whether the name at token ``i`` is one that somebody is for or against ("pro-Russian", "anti-Kiev") or
    is none of ("non-Russian")."""
    return i > 1 and scan.words[i - 1] == "-" and scan.words[i - 2] in _SIDES


def _parsed(scan: Scan, fixed: set[int], elsewhere: frozenset[int]) -> Iterator[Naming]:
    """The parser's names, repaired; ``elsewhere`` are tokens of other reports' headlines."""
    title = _headline(scan.paragraph)
    for name in scan.paragraph.names:
        if name.label not in _LABELS or name.last - name.first > _LONGEST_NAME:
            continue
        for first, last in _parts(scan, name.first, name.last):
            label = name.label
            if any(heads().get(word) == "organization" for word in scan.words[first:last]):
                label = "ORG"
            last = next((i for i in range(first, last) if i in elsewhere), last)
            if title and label == "PERSON" and _tells(scan, first, last):
                last -= 1
            first, last = _trimmed(scan, first, last, label)
            if label == "ORG" and first < last:
                first = _completed(scan, first, fixed)
            if first < last and _worthy(scan, first, last):
                yield scan.name(first, last, label)


def _headline(paragraph: Paragraph) -> bool:
    """Whether a paragraph is a headline with its words in capitals."""
    words = [t.text for t in paragraph.tokens if t.text.isalpha() and len(t.text) > _SHORT]
    return len(words) >= _SHORT and all(word[0].isupper() for word in words)


def _tells(scan: Scan, first: int, last: int) -> bool:
    """Whether the last word of a name is the verb of a headline ("Obama Warns The Council")."""
    word = scan.words[last - 1] if last - first > 1 else ""
    return word.endswith("s") and {word, word[:-1]} <= lower_words() and last < len(scan.words)


def _parts(scan: Scan, first: int, last: int) -> Iterator[tuple[int, int]]:
    """A parser's name cut at slashes, brackets, dashes and quotation marks, and between two names."""
    start = first
    for i in range(first, last):
        if scan.paragraph.tokens[i].text in _CUTS or _between_names(scan, start, i, last):
            if start < i:
                yield start, i
            start = i + 1
    if start < last:
        yield start, last


def _between_names(scan: Scan, start: int, i: int, last: int) -> bool:
    """Whether an "and" or a possessive parts two names: "Tillerson and Mattis", "Trump's Cabinet"."""
    if i == start or scan.words[i] not in ("and", "'s"):
        return False
    if bare(scan.words[start:i]) in leaders():
        return True
    hit = longest_known(scan.paragraph, start) if scan.words[start] != "the" else None
    return scan.words[i] == "and" and hit is not None and hit[0] == i and isinstance(hit[1], Known)


def _trimmed(scan: Scan, first: int, last: int, label: str) -> tuple[int, int]:
    """A parser's name without the titles, articles, demonyms and possessives around it."""
    while first < last:
        held = scan.starts.get(first)
        if held is not None and (label != "ORG" or held.last >= last):
            first = min(held.last, last)
        elif _no_start(scan, first) or (label == "PERSON" and first in scan.countries and last - first > 1):
            first += 1
        else:
            break
    while last > first and not _ends_name(scan, last - 1, first):
        last -= 1
    return first, last


def _no_start(scan: Scan, i: int) -> bool:
    token, word = scan.paragraph.tokens[i], scan.words[i]
    if token.pos in ("DET", "PUNCT") or word in _NEVER_FIRST or word in nonnames():
        return True
    return not (token.text[0].isupper() or word in _JOINTS or word[0].isdigit())


def _ends_name(scan: Scan, i: int, first: int) -> bool:
    token = scan.paragraph.tokens[i]
    if token.text in _POSSESSIVE or (i > first and scan.words[i] in nonnames()):
        return False
    joined = i > first + 1 and scan.words[i - 1] == "-" and token.text.isalpha()
    return token.text[0].isupper() or token.text[0].isdigit() or joined


def _completed(scan: Scan, first: int, fixed: set[int]) -> int:
    """Where a body's name begins with the capitalised words before the parser's part."""
    tokens = scan.paragraph.tokens
    while (
        first > 0
        and first not in scan.held
        and first - 1 not in fixed
        and tokens[first - 1].text[0].isupper()
    ):
        token = tokens[first - 1]
        opens = scan.paragraph.sentence(first)[0] == first - 1 and not _names_alone(scan, first - 1)
        if opens or token.pos not in ("PROPN", "ADJ", "NOUN"):
            break
        if scan.words[first - 1] in _NEVER_FIRST or scan.words[first - 1] in nonnames():
            break
        first -= 1
    return first


def _names_alone(scan: Scan, i: int) -> bool:
    """Whether the capital of a sentence's first word tells a name: a proper noun or a demonym."""
    return i in scan.countries or scan.paragraph.tokens[i].pos == "PROPN"


def _worthy(scan: Scan, first: int, last: int) -> bool:
    """Whether a parser's name, trimmed, is a name: no bare demonym, date word, number or part of a title."""
    word = scan.words[first]
    if last - first == 1 and (first in scan.countries or word in nonnames() or len(word) < 2):
        return False
    ending = scan.paragraph.tokens[last - 1]
    if last - first == 1 and ending.text.isupper() and len(word) > _LONGEST_ACRONYM:
        return False
    if ending.tag == "JJ" and ending.dep == "amod":
        return False
    if any(held.first < last and first < held.last < last + 3 for held in _titles_around(scan, first, last)):
        return False
    return any(scan.paragraph.tokens[i].text[0].isupper() for i in range(first, last))


def _titles_around(scan: Scan, first: int, last: int) -> Iterator[Held]:
    """The titles that hold all the tokens: "State" in "Secretary of State"."""
    for end in range(last, min(last + 4, len(scan.words) + 1)):
        held = scan.held.get(end)
        if held is not None and held.first <= first:
            yield held


def _merged(tabled: list[Naming], parsed: list[Naming]) -> list[Naming]:
    """Names of the tables and of the parser without overlap: a parser's name that holds more words wins,
    unless it is only a place or nation, where the table's own words are the name."""
    covering = {i: p for p in parsed for i in range(p.first, p.last)}
    kept: list[Naming] = []
    dropped: set[int] = set()
    for naming in tabled:
        rivals = [covering[i] for i in range(naming.first, naming.last) if i in covering]
        if any(_outdoes(rival, naming) for rival in rivals) or _unlikely(naming, rivals):
            continue
        kept.append(naming)
        dropped.update(map(id, rivals))
    return kept + [p for p in parsed if id(p) not in dropped]


def _outdoes(rival: Naming, naming: Naming) -> bool:
    """Whether the parser's name goes on beyond the table's: "The National" in "The National Assembly"."""
    if rival.label in ("GPE", "NORP"):
        return False
    holds = rival.first <= naming.first and rival.last >= naming.last and len(rival.words) > len(naming.words)
    return holds or (rival.last > naming.last and naming.words[0] == "the")


def _unlikely(naming: Naming, rivals: list[Naming]) -> bool:
    """Whether a doubtful body or outlet ("Petra", "WHO") is not even a name to the parser."""
    known = naming.known
    if known is None or not known.doubtful or known.sort not in ("body", "outlet"):
        return False
    return not any(rival.label in ("ORG", "NORP", "WORK_OF_ART") for rival in rivals)


def _missed(scan: Scan, taken: bytearray) -> Iterator[Naming]:
    """Runs of capitalised words that nobody claimed."""
    i, tokens = 0, scan.paragraph.tokens
    while i < len(tokens):
        if taken[i] or not tokens[i].text[0].isupper():
            i += 1
            continue
        last = i
        while last < len(scan.words) and not taken[last] and _namelike(scan, last, i):
            last += 1
        end = last
        while end > i and (
            scan.words[end - 1] in _JOINTS or not scan.paragraph.tokens[end - 1].text[0].isupper()
        ):
            end -= 1
        if end > i and (i in scan.held or scan.words[i] not in nonnames()):
            yield scan.name(i, end, "")
        i = max(last, i + 1)


def _namelike(scan: Scan, i: int, first: int) -> bool:
    token = scan.paragraph.tokens[i]
    if not token.text[0].isupper():
        return i > first and scan.words[i] in _JOINTS
    if i in scan.countries or i in scan.starts or any(h.first <= i for h in _titles_around(scan, i, i + 1)):
        return False
    return token.text[0].isupper() and len(token.text) > 1 and _open_class(token)


def _open_class(token: Token) -> bool:
    return token.pos in ("PROPN", "NOUN", "ADJ", "X", "VERB")


def bare(words: Sequence[str]) -> tuple[str, ...]:
    """The words of a name as they are compared: no hyphens, dots or possessives ("u.n." is "un")."""
    kept = (
        word.replace(".", "") if len(word) < 6 else word
        for word in words
        if word not in ("-", "'s", "'", ",")
    )
    return tuple(word for word in kept if word)
