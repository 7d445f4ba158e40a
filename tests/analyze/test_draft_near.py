"""Of a large record only the reports that may carry a draft are looked at, and the right one is among them."""

from __future__ import annotations

from onrecord.analyze.draft.near import FEW, SENTENCE, near
from onrecord.model import Document, Ledger

FILLER = "Nothing much was told on day {} of the long debate about roads, taxes and schools."


def test_the_report_that_carries_a_sentence_is_kept_of_hundreds() -> None:
    documents = [Document(f"d{n:03}", str(n), FILLER.format(n)) for n in range(300)]
    documents[123] = Document("d123", "x", "Danish soldiers seized two trawlers off Bornholm.")

    kept = near(Ledger(documents=tuple(documents)), ["Denmark's soldiers have seized two trawlers."])

    assert "d123" in {document.id for document in kept.documents}
    assert len(kept.documents) <= SENTENCE


def test_a_small_record_is_looked_at_whole() -> None:
    ledger = Ledger(documents=tuple(Document(f"d{n}", str(n), "Word.") for n in range(FEW)))

    assert near(ledger, ["Something else."]) is ledger
