"""Post: a message to mail, a webhook or a messenger, through Apprise; the other way through ingest's door."""

from __future__ import annotations

import logging

from onrecord.errors import InputError
from onrecord.ingest.optional import needing


def post(address: str, title: str, body: str) -> None:
    """Sends a message; InputError where the address is none of Apprise's or it does not arrive.

    Addresses hold passwords: errors name their kind alone.
    """
    kind = f"{address.partition('://')[0]}://…"
    with needing(kind, "a message"):
        import apprise  # noqa: PLC0415  an extra: only where a message is sent
    logging.getLogger("apprise").setLevel(logging.CRITICAL)  # it would print the address
    way = apprise.Apprise()
    if not way.add(address):
        raise InputError(kind, "no message can be sent there", "write it as Apprise does, e.g. mailto:// or json://")
    if not way.notify(title=title, body=body):
        raise InputError(kind, "the message did not arrive", "it is sent again at the next run")
