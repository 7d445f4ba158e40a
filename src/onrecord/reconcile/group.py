"""Groups: names joined step by step."""

from __future__ import annotations

from collections.abc import Iterable


class Groups:
    """A union-find whose group is always called by its smallest name, so no order of joining shows."""

    def __init__(self, names: Iterable[str]) -> None:
        self._head = {name: name for name in names}

    def head(self, name: str) -> str:
        """The smallest name of the group of ``name``."""
        while self._head[name] != name:
            self._head[name] = self._head[self._head[name]]
            name = self._head[name]
        return name

    def join(self, left: str, right: str) -> None:
        """Make one group of the groups of both."""
        low, high = sorted((self.head(left), self.head(right)))
        self._head[high] = low

    def all(self) -> list[list[str]]:
        """Every group, members sorted, groups by their smallest member."""
        found: dict[str, list[str]] = {}
        for name in sorted(self._head):
            found.setdefault(self.head(name), []).append(name)
        return list(found.values())
