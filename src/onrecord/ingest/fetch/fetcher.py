"""The fetcher: one link after the other, politely, within limits, and only from addresses that may be asked."""

from __future__ import annotations

import re
import ssl
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import SplitResult

import httpcore

from onrecord import __version__
from onrecord.errors import InputError
from onrecord.ingest.fetch.address import Permitted, Resolve, checked, is_public, joined, port_of, resolved
from onrecord.ingest.fetch.body import ENCODINGS, whole
from onrecord.ingest.fetch.connection import Gate, Late, Refused
from onrecord.ingest.fetch.fetched import Fetched, Known, Unchanged
from onrecord.ingest.fetch.limits import Limits
from onrecord.ingest.fetch.robots import Robots

AGENT = f"onrecord/{__version__} (reads single news pages for an analyst; keeps to robots.txt)"
"""What every request calls itself."""

_AGAIN = {429, 500, 502, 503, 504}  # statuses after which trying again may help
_MOVED = {301, 302, 303, 307, 308}
_LATER = "try again later with --retry"
_WRONG = {
    401: ("the page wants a login", "save the page from your browser and name the file"),
    402: ("the page wants payment", "save the page from your browser and name the file"),
    403: ("the server refuses programs or wants a login", "save the page from your browser and name the file"),
    404: ("there is no such page", "check the link, or look for it in an archive"),
    410: ("the page was taken away", "look for it in an archive"),
    429: ("the server has had enough requests for now", _LATER),
    451: ("the page is withheld for legal reasons", "look for it in an archive"),
}


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str:
        return next((value for key, value in self.headers if key.lower() == name), "")


class _Failed(Exception):
    """A try that failed in a way that another try may mend; ``wait``: the seconds that the server asks for."""

    def __init__(self, wrong: str, wait: float = 0.0) -> None:
        super().__init__(wrong)
        self.wait = wait


class Fetcher:
    """Fetches links one at a time; each ends in what came, or in one InputError, within its limits.

    ``allow_private`` lets addresses of this machine and of private networks be asked. ``resolve``,
    ``permitted`` and ``sleep`` are the system's unless a test gives its own. No cookie is kept, no proxy used.
    """

    def __init__(self, *, allow_private: bool = False, limits: Limits = Limits(),  # noqa: B008  frozen
                 resolve: Resolve = resolved, permitted: Permitted = is_public,
                 sleep: Callable[[float], None] = time.sleep) -> None:  # fmt: skip
        self._limits = limits
        self._sleep = sleep
        self._gate = Gate(resolve, (lambda address: True) if allow_private else permitted)
        self._pool = httpcore.ConnectionPool(
            ssl_context=ssl.create_default_context(), network_backend=self._gate, max_connections=4,
            keepalive_expiry=5.0,
        )  # fmt: skip
        self._asked: dict[str, float] = {}
        self._robots = Robots("onrecord", self._robots_txt)

    def close(self) -> None:
        """Ends all connections."""
        self._pool.close()

    def fetch(self, link: str, known: Known | None = None) -> Fetched | Unchanged:
        """What a link gives, after its redirects; Unchanged where it is as ``known``; else an InputError."""
        parts = checked(link, link)
        chain = [parts.geturl()]
        while True:
            refusal = self._robots.refusal(parts, link)
            if refusal:
                raise InputError(link, refusal, "save the page from your browser and name the file")
            answer = self._tried(parts, link, known)
            if answer.status == 304 and known:
                return Unchanged(link, known.document)
            if answer.status not in _MOVED:
                _fit(answer, link)
                return Fetched(tuple(chain), answer.status, answer.headers, answer.body, _now())
            parts = self._next(parts, answer, chain, link)
            chain.append(parts.geturl())

    def _next(self, parts: SplitResult, answer: _Answer, chain: list[str], about: str) -> SplitResult:
        """Where a redirect leads; InputError where it leads nowhere, in a circle or too far."""
        place = answer.header("location")
        if not place:
            raise InputError(about, "it redirects to nowhere", "check the link")
        onward = checked(joined(parts.geturl(), place), about)
        if onward.geturl() in chain:
            raise InputError(about, "its redirects go in a circle", "save the page and name the file")
        if len(chain) > self._limits.redirects:
            raise InputError(about, f"more than {self._limits.redirects} redirects", "give the last address")
        return onward

    def _robots_txt(self, address: str, about: str) -> tuple[int, bytes]:
        parts = checked(address, about)
        chain = [address]
        while (answer := self._tried(parts, about, None, failing=True)).status in _MOVED:
            try:
                parts = self._next(parts, answer, chain, about)
            except InputError:
                return 404, b""  # a robots.txt that leads nowhere is none (RFC 9309)
            chain.append(parts.geturl())
        return answer.status, answer.body

    def _tried(self, parts: SplitResult, about: str, known: Known | None, *, failing: bool = False) -> _Answer:
        """One answer, tried again with longer and longer pauses; ``failing``: an answer of failure will do."""
        wrong, pause = "", self._limits.pause
        for number in range(self._limits.tries):
            if number:
                self._sleep(pause)
                pause *= 2
            try:
                answer = self._once(parts, about, known)
                if answer.status not in _AGAIN or (failing and number == self._limits.tries - 1):
                    return answer
                raise _Failed(_said(answer.status)[0], _wait(answer))
            except _Failed as failed:
                wrong, pause = str(failed), max(pause, failed.wait)
                if failed.wait > self._limits.patience:
                    raise InputError(about, f"{wrong} and asks to wait {failed.wait:.0f} s", _LATER) from failed
        raise InputError(about, f"{wrong} ({self._limits.tries} tries)", _LATER)

    def _once(self, parts: SplitResult, about: str, known: Known | None) -> _Answer:
        self._keep_pace(parts)
        self._gate.deadline = time.monotonic() + self._limits.seconds
        try:
            with self._pool.stream("GET", parts.geturl(), headers=_headers(parts, known)) as response:
                answer = _Answer(response.status, _words(response.headers), b"")
                if answer.status in _MOVED or answer.status in _AGAIN or answer.status == 304:
                    return answer
                chunks, encoding = response.iter_stream(), answer.header("content-encoding")
                return replace(answer, body=whole(chunks, encoding, self._limits.size, about))
        except Refused as error:
            wrong = f"{error} is an address of this machine or of a private network"
            raise InputError(about, wrong, "--allow-private lets it be asked") from error
        except Late as error:
            raise InputError(about, f"it took longer than {self._limits.seconds:g} s", _LATER) from error
        except httpcore.ConnectError as error:
            raise self._unconnected(error, about) from error
        except httpcore.TimeoutException as error:
            raise InputError(about, f"it took longer than {self._limits.seconds:g} s", _LATER) from error
        except (httpcore.RemoteProtocolError, httpcore.LocalProtocolError) as error:
            raise _misspoken(error, about) from error
        except (httpcore.NetworkError, OSError) as error:
            raise _Failed("the connection broke") from error

    def _unconnected(self, error: Exception, about: str) -> Exception:
        cause: BaseException | None = error
        while cause is not None:
            if isinstance(cause, ssl.SSLError):
                reason = getattr(cause, "verify_message", "") or cause.reason or "TLS"
                wrong = f"its certificate cannot be trusted ({reason})"
                return InputError(about, wrong, "check the link")
            cause = cause.__cause__ or cause.__context__
        if "is not known" in str(error) or "no address" in str(error):
            return InputError(about, str(error), "check the link")
        return _Failed("nobody answers there")

    def _keep_pace(self, parts: SplitResult) -> None:
        """Waits until the host may be asked again."""
        pace = max(self._limits.pace, self._robots.pace(parts))
        place = f"{parts.hostname}:{port_of(parts)}"
        ready = self._asked.get(place, float("-inf")) + pace
        if (left := ready - time.monotonic()) > 0:
            self._sleep(left)
        self._asked[place] = time.monotonic()


def _headers(parts: SplitResult, known: Known | None) -> list[tuple[str, str]]:
    headers = [
        ("Host", parts.netloc), ("User-Agent", AGENT), ("Accept-Encoding", ENCODINGS),
        ("Accept", "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.5"),
        ("Accept-Language", "en,*;q=0.5"),
    ]  # fmt: skip
    marks = (("If-None-Match", known and known.etag), ("If-Modified-Since", known and known.modified))
    return headers + [(name, _plain(mark)) for name, mark in marks if mark]


def _words(headers: Iterable[tuple[bytes, bytes]]) -> tuple[tuple[str, str], ...]:
    return tuple((key.decode("latin-1"), _text(value)) for key, value in headers)


def _text(value: bytes) -> str:
    """A header's value: UTF-8, as addresses in redirects are at times written, else Latin-1 by the rules."""
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")


def _misspoken(error: Exception, about: str) -> Exception:
    """A connection that ended too soon may be tried again; an answer that is no HTTP is the end."""
    if re.search(r"disconnected|closed", str(error)):
        return _Failed("the connection broke")
    return InputError(about, f"the answer breaks the rules of HTTP ({error})"[:200], "check the link")


def _plain(mark: str) -> str:
    """A mark that a server gave, without anything that could begin another header."""
    return re.sub(r"[^\x20-\x7e]", "", mark)[:500]


def _fit(answer: _Answer, about: str) -> None:
    if not 200 <= answer.status < 300:
        raise InputError(about, *_said(answer.status))
    if not answer.body:
        raise InputError(about, "the page is empty", "check the link")


def _said(status: int) -> tuple[str, str]:
    if status in _WRONG:
        wrong, remedy = _WRONG[status]
        return f"{wrong} ({status})", remedy
    return f"the server fails ({status})", _LATER


def _wait(answer: _Answer) -> float:
    """The seconds that Retry-After asks for, 0 where it does not."""
    asked = answer.header("retry-after").strip()
    if asked.isdigit():
        return float(asked[:9])
    with suppress(ValueError, TypeError, OverflowError):
        return max(0.0, (parsedate_to_datetime(asked) - datetime.now(UTC)).total_seconds())
    return 0.0


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
