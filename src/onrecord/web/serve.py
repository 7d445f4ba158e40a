"""Serving: a case, a socket and a token, made ready before a word is printed."""

from __future__ import annotations

import secrets
import socket
from collections.abc import Callable
from pathlib import Path

from onrecord.errors import UsageError
from onrecord.web.room import Room

BACKLOG = 128


def serve(case: Path, host: str, port: int, who: str, say: Callable[[str], None]) -> None:
    """Shows the pages of a case until stopped; UsageError where it cannot be begun.

    ``say`` takes the one line with the address; on any address but this machine's own it carries the token
    without which nothing is shown.
    """
    try:
        import uvicorn  # noqa: PLC0415  an extra, and slow to load

        from onrecord.web.app import application  # noqa: PLC0415  loads the extra
        from onrecord.web.guard import is_loopback  # noqa: PLC0415
    except ModuleNotFoundError as error:
        wrong = f"the pages need {error.name}, which is not installed"
        raise UsageError("serve", wrong, "pip install 'onrecord[web]'") from error
    room = Room(case)
    listening = bound(host, port)
    with listening:
        token = "" if is_loopback(host) else secrets.token_urlsafe(24)
        say(_address(host, listening.getsockname()[1], token))
        app = application(room, host=host, token=token, who=who)
        config = uvicorn.Config(app, log_level="error", server_header=False, access_log=False, lifespan="off")
        uvicorn.Server(config).run(sockets=[listening])


def bound(host: str, port: int) -> socket.socket:
    """A listening socket; UsageError where the address is none, is not this machine's, or is in use."""
    about = f"{host}:{port}"
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        family, kind, protocol, _, address = found[0]
    except (OSError, UnicodeError) as error:
        raise UsageError(about, "there is no such address", "name an address of this machine") from error
    listening = socket.socket(family, kind, protocol)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(BACKLOG)
    except OSError as error:
        listening.close()
        remedy = "name another with --port (0 takes a free one)"
        raise UsageError(about, f"nothing can be served there ({error.strerror})", remedy) from error
    return listening


def _address(host: str, port: int, token: str) -> str:
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{port}/" + (f"?token={token}" if token else "")
