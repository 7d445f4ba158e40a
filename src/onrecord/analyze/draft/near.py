"""Near reports: of a large record, what may carry a draft, so that a check costs what the draft is long."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import Ledger
from onrecord.reconcile.word import listed, words

FEW = 60
"""Reports of a record that is looked at whole."""
SENTENCE = 8
"""Reports that are looked at for each sentence: those that share its rarest words."""
_HEAD = 6
"""Letters of a word that are looked for, so that another ending does not hide it."""
_WORD = re.compile(r"[^\W\d_]{4,}")


def near(ledger: Ledger, sentences: Sequence[str]) -> Ledger:
    """The ledger cut to the reports that share most of a sentence's rare words, and to what rests on them."""
    if len(ledger.documents) <= FEW:
        return ledger
    heads = [frozenset(_heads(sentence)) for sentence in sentences]
    held: dict[str, list[int]] = {head: [] for head in frozenset[str]().union(*heads)}
    for at, document in enumerate(ledger.documents):
        for head in held.keys() & {word[:_HEAD] for word in _WORD.findall(document.text.lower())}:
            held[head].append(at)
    chosen = {ledger.documents[at].id for one in heads for at in _best(one, held, len(ledger.documents))}
    claims = tuple(claim for claim in ledger.claims if claim.document in chosen)
    ids = {claim.id for claim in claims}
    return replace(
        ledger,
        documents=tuple(document for document in ledger.documents if document.id in chosen),
        claims=claims,
        events=tuple(event for event in ledger.events if not ids.isdisjoint(event.claims)),
    )


def _heads(sentence: str) -> list[str]:
    return [word[:_HEAD] for word in words(sentence) if len(word) > 3 and word not in listed("stopwords.txt")]


def _best(heads: frozenset[str], held: dict[str, list[int]], reports: int) -> list[int]:
    """The places of the reports that share the most weight of rare words, the best first."""
    weight: Counter[int] = Counter()
    for head in sorted(heads):
        found = held[head]
        for at in found:
            weight[at] += math.log(reports / len(found))  # type: ignore[assignment]
    return [at for at, _ in sorted(weight.items(), key=lambda pair: (-pair[1], pair[0]))[:SENTENCE]]
