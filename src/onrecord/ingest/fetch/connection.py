"""Connections: only to an address that was checked, and no read waits past the deadline of its fetch.

The address that was checked is the one that is connected to, so a name that is resolved anew in between
(DNS rebinding) changes nothing; TLS still checks the certificate against the name.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterable
from typing import Any

import httpcore

from onrecord.ingest.fetch.address import Permitted, Resolve


class Refused(Exception):
    """The host has an address that may not be asked."""


class Late(Exception):
    """The time of the whole fetch is over."""


class Gate(httpcore.NetworkBackend):
    """Opens connections for one fetch at a time; ``deadline`` is a reading of the monotonic clock."""

    def __init__(self, resolve: Resolve, permitted: Permitted) -> None:
        self.deadline = float("inf")
        self._resolve = resolve
        self._permitted = permitted
        self._plain = httpcore.SyncBackend()

    def connect_tcp(self, host: str, port: int, timeout: float | None = None,
                    local_address: str | None = None,
                    socket_options: Iterable[Any] | None = None) -> httpcore.NetworkStream:  # fmt: skip
        """A connection to the first address of the host that answers; Refused where one may not be asked."""
        failure: Exception = httpcore.ConnectError("the host has no address")
        for address in self._addresses(host, port):
            try:
                stream = self._plain.connect_tcp(
                    address, port, self.left(timeout), local_address, socket_options
                )
                return _Timed(stream, self)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure

    def left(self, timeout: float | None) -> float:
        """The seconds that a step may take; Late where the time is over."""
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise Late
        return left if timeout is None else min(left, timeout)

    def _addresses(self, host: str, port: int) -> list[str]:
        try:
            found = list(self._resolve(host.strip("[]"), port))
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"the host {host} is not known") from error
        if not all(self._permitted(address) for address in found):
            raise Refused(host)
        return found


class _Timed(httpcore.NetworkStream):
    """A stream on which no step waits past the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, gate: Gate) -> None:
        self._stream = stream
        self._gate = gate

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Up to so many bytes."""
        return self._stream.read(max_bytes, self._gate.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Sends all of it."""
        self._stream.write(buffer, self._gate.left(timeout))

    def close(self) -> None:
        """Ends the connection."""
        self._stream.close()

    def start_tls(self, ssl_context: ssl.SSLContext, server_hostname: str | None = None,
                  timeout: float | None = None) -> httpcore.NetworkStream:  # fmt: skip
        """The same connection under TLS."""
        return _Timed(
            self._stream.start_tls(ssl_context, server_hostname, self._gate.left(timeout)), self._gate
        )

    def get_extra_info(self, info: str) -> Any:
        """What the stream knows of its socket."""
        return self._stream.get_extra_info(info)
