"""Embeddings: what a network over words makes of each word by its form alone, before it looks around.

That is a third of the network's work, and most words of a report were met before: what was made is kept. A
word's vector has the same bits whichever words it is made with, so no order of reports shows.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Forms = NDArray[np.uint64]
"""Words as rows of the numbers by which a network knows a form: norm, prefix, suffix, shape."""
Vectors = NDArray[np.float32]

KEPT = 50_000
"""The most forms that are kept: 20 MB."""


class Embedding:
    """The vectors of forms, each made once by the layer that makes them."""

    def __init__(self, layer: Callable[[Forms], Vectors], width: int) -> None:
        self._layer = layer
        self._vectors: Vectors = np.empty((KEPT, width), dtype=np.float32)
        self._places: dict[bytes, int] = {}

    def of(self, forms: Forms) -> Vectors:
        """The vectors of some words, (words, width)."""
        data, size = forms.tobytes(), forms.itemsize * forms.shape[1]
        keys = [data[at : at + size] for at in range(0, len(data), size)]
        if fresh := {key: i for i, key in enumerate(keys) if key not in self._places}:
            if len(self._places) + len(fresh) > KEPT:
                self._places.clear()
                return self.of(forms) if len(fresh) < len(keys) else self._layer(forms)
            self._keep(list(fresh), self._layer(forms[list(fresh.values())]))
        return self._vectors[[self._places[key] for key in keys]]

    def _keep(self, keys: list[bytes], vectors: Vectors) -> None:
        first = len(self._places)
        self._vectors[first : first + len(keys)] = vectors
        self._places.update(zip(keys, range(first, first + len(keys)), strict=True))
