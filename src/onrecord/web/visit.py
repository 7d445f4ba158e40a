"""The visit: one request, the case, the state that it is shown in, and what the form said."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, unquote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.errors import InputError, OnrecordError, UsageError
from onrecord.web.render import failure, page
from onrecord.web.room import Room
from onrecord.web.view import View

LARGEST = 400_000
"""Bytes of a form: a draft of sixty thousand words."""
MOST_FIELDS = 60
LONGEST_NAME = 100
WHO = "onrecord-who"


@dataclass(frozen=True)
class Visit:
    """One request: ``view`` is the state shown, ``working`` says that a change is still being worked in."""

    request: Request
    room: Room
    view: View
    working: bool
    form: Mapping[str, str]

    @property
    def who(self) -> str:
        """Who decides: the name typed, the one typed last, or the one that the program was started by."""
        typed = " ".join(self.form.get("who", "").split())
        if len(typed) > LONGEST_NAME:
            raise UsageError("your name", f"more than {LONGEST_NAME} characters", "write a shorter one")
        return typed or unquote(self.request.cookies.get(WHO, "")) or str(self.request.app.state.who)

    @property
    def key(self) -> str:
        """The word that our own forms carry."""
        return str(self.request.app.state.key)

    def show(self, name: str, title: str, **context: object) -> Response:
        """A page, by its template."""
        line = None
        if self.request.query_params.get("done"):
            with self.room.open() as record:
                line = next((one for one in reversed(record.journal()) if not one.undone), None)
        return page(
            name, title=title, view=self.view, desk=self.view.desk, working=self.working, key=self.key,
            who=self.who, path=self.request.url.path, here=self.here, done=line, **context,
        )  # fmt: skip

    @property
    def here(self) -> str:
        """The address of this page without the word that something was done."""
        pairs = [(n, v) for n, v in self.request.query_params.multi_items() if n != "done"]
        asked = "&".join(f"{quote(name)}={quote(value)}" for name, value in pairs)
        return quote(self.request.url.path) + (f"?{asked}" if asked else "")

    def back(self, otherwise: str = "/", *, own: bool = False) -> Response:
        """Back to the page that the form stood on, or to one of our ``own``, which says what was written."""
        where, hash_, place = (otherwise if own else self.form.get("back", otherwise)).partition("#")
        if not where.startswith("/") or where.startswith(("//", "/\\")):
            where = otherwise
        join = "&" if "?" in where else "?"
        response = RedirectResponse(f"{where}{join}done=1{hash_}{place}", 303)
        response.set_cookie(WHO, quote(self.who), max_age=31_536_000, httponly=True, samesite="strict")
        return response


Page = Callable[[Visit], Response]


def shown(make: Page) -> Callable[[Request], Awaitable[Response]]:
    """A page as the web framework calls it: every error is one line on a page, never a traceback."""

    async def answer(request: Request) -> Response:
        form: Mapping[str, str] = {}
        try:
            if request.method == "POST":
                form = await _form(request)
            return await run_in_threadpool(_made, make, request, form)
        except OnrecordError as error:
            return _failed(request, str(error), 400 if isinstance(error, UsageError | InputError) else 500)

    return answer


def _made(make: Page, request: Request, form: Mapping[str, str]) -> Response:
    room: Room = request.app.state.room
    view, working = room.view()
    try:
        return make(Visit(request, room, view, working, form))
    except NotFound as error:
        return _failed(request, str(error), 404)
    except OnrecordError:
        raise
    except Exception as error:
        request.app.state.say(f"internal error at {request.url.path}: {type(error).__name__}: {error}")
        return _failed(request, f"internal error ({type(error).__name__}); please report it", 500)


class NotFound(UsageError):
    """Something that is not on record."""


def _failed(request: Request, words: str, status: int) -> Response:
    return failure(words, status, request.app.state.room.view()[0])


async def _form(request: Request) -> Mapping[str, str]:
    """The fields of a form of ours, within bounds; UsageError for any other."""
    if request.headers.get("content-type", "").partition(";")[0] != "application/x-www-form-urlencoded":
        raise UsageError("form", "this is no form of these pages", "use the pages")
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            raise UsageError("form", f"it is larger than {LARGEST // 1000} KB", "send less")
    try:
        pairs = parse_qsl(body.decode("ascii"), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except (ValueError, UnicodeDecodeError) as error:
        raise UsageError("form", "it cannot be read", "use the pages") from error
    form = dict(pairs)
    if not secrets.compare_digest(form.get("key", "").encode(), str(request.app.state.key).encode()):
        raise UsageError("form", "it was made before the pages were started", "go back, load the page again")
    return form
