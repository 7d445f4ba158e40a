"""robots.txt: what a host asks of programs, kept for as long as the fetcher lives."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import SplitResult

from protego import Protego

from onrecord.errors import InputError

_LARGEST = 500_000  # characters that are looked at, as RFC 9309 has it
_LONGEST_PACE = 30.0  # seconds between two requests that a host may ask for

Ask = Callable[[str, str], tuple[int, bytes]]
"""From an address, and the link that it is asked for, to the status and body that came back."""


class Robots:
    """The rules of each host that was asked so far; a host that could not be asked is not asked again."""

    def __init__(self, agent: str, ask: Ask) -> None:
        self._agent = agent
        self._ask = ask
        self._rules: dict[str, Protego | InputError | None] = {}

    def refusal(self, parts: SplitResult, about: str) -> str | None:
        """Why a page is not to be fetched, None where it may be; InputError where the host cannot be asked."""
        rules = self._of(parts, about)
        if rules is None:
            return "its robots.txt cannot be read now"
        fit = rules.can_fetch(parts.geturl(), self._agent)
        return None if fit else "its robots.txt asks programs to stay away"

    def pace(self, parts: SplitResult) -> float:
        """The seconds between two requests that a host asks for."""
        rules = self._rules.get(_root(parts))
        asked = rules.crawl_delay(self._agent) if isinstance(rules, Protego) else None
        return min(asked or 0.0, _LONGEST_PACE)

    def _of(self, parts: SplitResult, about: str) -> Protego | None:
        root = _root(parts)
        if root not in self._rules:
            try:
                self._rules[root] = self._read(f"{root}/robots.txt", about)
            except InputError as error:
                self._rules[root] = error
        rules = self._rules[root]
        if isinstance(rules, InputError):
            raise InputError(about, rules.wrong, rules.remedy)
        return rules

    def _read(self, address: str, about: str) -> Protego | None:
        """The rules; none where there is no such file, None where the server fails (RFC 9309)."""
        status, body = self._ask(address, about)
        if status >= 500 or status == 429:
            return None
        text = body.decode("utf-8", "replace") if status < 300 else ""
        return Protego.parse(text[:_LARGEST])


def _root(parts: SplitResult) -> str:
    return f"{parts.scheme}://{parts.netloc}"
