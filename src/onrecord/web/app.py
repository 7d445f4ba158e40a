"""The application: every address of the pages, and what answers for it."""

from __future__ import annotations

import secrets
import sys
import threading

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord.web import decide
from onrecord.web.guard import Guard
from onrecord.web.page import (
    brief,
    chart,
    claim,
    dispute,
    draft,
    entity,
    event,
    first,
    hypothesis,
    journal,
    output,
    report,
    search,
    situation,
)
from onrecord.web.render import failure, icon, script, style, templates
from onrecord.web.room import Room
from onrecord.web.visit import Page, shown

PAGES: tuple[tuple[str, Page], ...] = (
    ("/", first.overview),
    ("/events", event.listed),
    ("/event/{id}", event.single),
    ("/timeline", chart.over_time),
    ("/map", chart.on_a_map),
    ("/network", chart.between),
    ("/rhetoric", chart.sharpness),
    ("/together", chart.together),
    ("/reports", report.listed),
    ("/report/{id:path}", report.single),
    ("/claim/{id}", claim.single),
    ("/disputes", dispute.listed),
    ("/dispute/{id}", dispute.single),
    ("/entities", entity.listed),
    ("/entity/{id}", entity.single),
    ("/situation", situation.asof),
    ("/hypotheses", hypothesis.listed),
    ("/search", search.found),
    ("/brief", brief.composed),
    ("/draft", draft.blank),
    ("/journal", journal.listed),
    ("/export/{form}", output.export),
)
DECISIONS: tuple[tuple[str, Page], ...] = (
    ("/draft", draft.checked),
    *((f"/decide/{name}", decided) for name, decided in decide.DECISIONS.items()),
)


def application(room: Room, *, host: str, token: str, who: str) -> Starlette:
    """The pages of a case; ``token`` is needed of everybody unless it is empty."""
    routes = [Route(path, shown(page), methods=["GET"]) for path, page in PAGES]
    routes += [Route(path, shown(page), methods=["POST"]) for path, page in DECISIONS]
    routes += [Route(f"/static/{name}", answer) for name, answer in STATIC.items()]
    app = Starlette(
        routes=routes,
        middleware=[Middleware(Guard, host=host, token=token)],
        exception_handlers={404: _missing, 405: _missing},
    )
    threading.Thread(target=templates, daemon=True).start()
    app.state.room, app.state.who = room, who
    app.state.key, app.state.say = secrets.token_urlsafe(18), _say
    return app


async def _style(request: Request) -> Response:
    return Response(style(), media_type="text/css", headers={"cache-control": "max-age=60"})


async def _script(request: Request) -> Response:
    return Response(script(), media_type="text/javascript", headers={"cache-control": "max-age=60"})


async def _icon(request: Request) -> Response:
    return Response(icon(), media_type="image/svg+xml", headers={"cache-control": "max-age=86400"})


STATIC = {"pages.css": _style, "pages.js": _script, "icon.svg": _icon}


async def _missing(request: Request, error: Exception) -> Response:
    return failure("There is no such page.", 404, request.app.state.room.view()[0])


def _say(line: str) -> None:
    print(f"onrecord: {line}", file=sys.stderr)
