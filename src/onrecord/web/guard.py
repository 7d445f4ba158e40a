"""The guard: who may ask, from where, how much, and what a page may do in the browser that shows it."""

from __future__ import annotations

import ipaddress
import secrets
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
    "cache-control": "no-store",
}
COOKIE = "onrecord-token"
LONGEST_ADDRESS = 8_000
"""Bytes of a path and its query."""


class Guard:
    """Lets through what may be asked: the right host and token, and changes from our own pages alone.

    On a loopback address the host must be this machine's name, so that no foreign name can be led to it.
    """

    def __init__(self, app: ASGIApp, host: str, token: str) -> None:
        self._app = app
        self._local = is_loopback(host)
        self._token = token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers for one request."""
        if scope["type"] != "http":
            return
        refused = self._refused(scope)
        if refused is not None:
            await refused(scope, receive, _guarding(send))
            return
        await self._app(scope, receive, _guarding(send))

    def _refused(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        if len(scope["raw_path"]) + len(scope["query_string"]) > LONGEST_ADDRESS:
            return _no(414, "The address is too long.")
        host = headers.get("host", "")
        if self._local and not is_loopback(_name(host)):
            return _no(421, "This case is only shown under the name of this machine: 127.0.0.1 or localhost.")
        if scope["method"] not in ("GET", "HEAD") and not _own(headers, host):
            return _no(403, "Changes are only taken from the pages themselves.")
        return self._without_token(scope, headers) if self._token else None

    def _without_token(self, scope: Scope, headers: Headers) -> Response | None:
        given = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
        if given and self._right(given):
            response = RedirectResponse(scope["path"], 303)
            response.set_cookie(COOKIE, self._token, httponly=True, samesite="lax")
            return response
        bearer = headers.get("authorization", "").removeprefix("Bearer ")
        if self._right(bearer) or self._right(_cookie(headers)):
            return None
        return _no(401, "This case needs its token: open the address that onrecord serve printed.")

    def _right(self, given: str) -> bool:
        return secrets.compare_digest(given.encode(), self._token.encode())


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach an address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _own(headers: Headers, host: str) -> bool:
    """Whether a request comes from a page of ours, by what browsers say of it and no script can change."""
    site = headers.get("sec-fetch-site")
    if site is not None and site != "same-origin":
        return False
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == host


def _name(host: str) -> str:
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def _cookie(headers: Headers) -> str:
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""


def _no(status: int, words: str) -> Response:
    return PlainTextResponse(words + "\n", status)


def _guarding(send: Send) -> Send:
    """Sends with every header of safety that the answer does not set itself."""

    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return guarded
