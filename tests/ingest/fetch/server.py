"""A server on this machine that says whatever a test wants, byte for byte."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

Say = Callable[[socket.socket], None]
"""What is sent on a connection, after the request was read."""


@dataclass
class Server:
    """Answers by path; what it has no answer for is 404. ``asked`` are the heads of the requests in order."""

    port: int
    answers: dict[str, Say | list[Say]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def link(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        return [head.split(" ")[1] for head in self.asked]


def answer(body: bytes | str = b"", status: int = 200, **headers: str) -> Say:
    """A whole, well-formed answer."""
    data = body.encode() if isinstance(body, str) else body
    usual = {"content_type": "text/html; charset=utf-8", "content_length": str(len(data))}
    told = {**usual, **headers}.items()
    lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in told)

    def say(connection: socket.socket) -> None:
        connection.sendall(f"HTTP/1.1 {status} X\r\nconnection: close\r\n{lines}\r\n".encode() + data)

    return say


def moved(place: str, status: int = 302) -> Say:
    return answer(status=status, location=place)


@contextmanager
def serving(tls: ssl.SSLContext | None = None) -> Iterator[Server]:
    """The server for as long as the block lasts; one thread a connection."""
    listener = socket.create_server(("127.0.0.1", 0))
    server = Server(listener.getsockname()[1])

    def serve() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=_answer, args=(server, connection, tls), daemon=True).start()

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield server
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()


def _answer(server: Server, connection: socket.socket, tls: ssl.SSLContext | None) -> None:
    with suppress(OSError):
        connection.settimeout(10)
        if tls:
            connection = tls.wrap_socket(connection, server_side=True)
        with connection:
            head = b""
            while b"\r\n\r\n" not in head and (piece := connection.recv(65_536)):
                head += piece
            server.asked.append(head.decode("latin-1"))
            path = server.asked[-1].split(" ")[1]
            say = server.answers.get(path, answer(status=404))
            if isinstance(say, list):
                say = say.pop(0) if len(say) > 1 else say[0]
            say(connection)
