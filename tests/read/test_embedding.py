"""A word has the same vector, to the bit, whichever words it is met with, and is embedded once."""

from __future__ import annotations

import numpy as np
import pytest

from onrecord.read import embedding
from onrecord.read.embedding import Embedding, Forms, Vectors

WIDTH = 4


class Layer:
    """A layer that counts the words that it embeds."""

    def __init__(self) -> None:
        self.words = 0

    def __call__(self, forms: Forms) -> Vectors:
        self.words += len(forms)
        return np.repeat(forms.sum(axis=1, keepdims=True).astype(np.float32), WIDTH, axis=1)


def forms(*rows: tuple[int, int]) -> Forms:
    return np.array(rows, dtype=np.uint64)


def test_a_form_is_embedded_once() -> None:
    layer = Layer()
    kept = Embedding(layer, WIDTH)
    first = kept.of(forms((1, 2), (3, 4), (1, 2)))
    again = kept.of(forms((3, 4), (5, 6)))
    assert first[:, 0].tolist() == [3, 7, 3]
    assert again[:, 0].tolist() == [7, 11]
    assert layer.words == 3


def test_more_forms_than_are_kept_are_embedded_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedding, "KEPT", 3)
    kept = Embedding(Layer(), WIDTH)
    kept.of(forms((1, 1), (2, 2)))
    assert kept.of(forms((1, 1), (3, 3), (4, 4)))[:, 0].tolist() == [2, 6, 8]
    assert kept.of(forms(*((n, n) for n in range(9))))[:, 0].tolist() == [2 * n for n in range(9)]
