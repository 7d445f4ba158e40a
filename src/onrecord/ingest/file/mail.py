"""Messages: EML files and mbox folders through the standard library, attachments as files of their own."""

from __future__ import annotations

import email
import email.policy
import io
import re
from collections.abc import Iterator
from contextlib import suppress
from email.message import EmailMessage, MIMEPart
from email.utils import parsedate_to_datetime

from onrecord.errors import InputError
from onrecord.ingest.facts import Facts, clean
from onrecord.ingest.piece import DEEPEST, LARGEST, Outcome, Piece, Unpack

_FIELD = re.compile(
    rb"(?:Return-Path|Received|From|To|Date|Subject|Message-ID|MIME-Version|Delivered-To|X-[\w-]+"
    rb"|DKIM-Signature|Reply-To|Content-Type|List-[\w-]+):[ \t]",
    re.I,
)
_FEWEST_FIELDS = 3
_MBOX = re.compile(rb"From \S+.{0,80}\d\d:\d\d")
_MOST_PARTS = 200
_ATTACHED = {".pdf", ".docx", ".rtf", ".txt", ".html", ".htm", ".eml", ".zip", ".epub"}


def is_message(head: bytes) -> bool:
    """Whether bytes begin as a message does: header fields, From among them."""
    lines = head.split(b"\n")[:40]
    fields = [line for line in lines if _FIELD.match(line)]
    return bool(_FIELD.match(lines[0])) and len(fields) >= _FEWEST_FIELDS and any(
        line[:5].lower() == b"from:" for line in fields
    )  # fmt: skip


def is_mbox(head: bytes) -> bool:
    """Whether bytes begin as a folder of messages does."""
    first, _, rest = head.partition(b"\n")
    return _MBOX.match(first) is not None and is_message(rest)


def mbox_pieces(piece: Piece, inside: Unpack) -> Iterator[Outcome]:
    """What comes of each message of a folder, numbered from 1; one at a time, however large the folder."""
    for number, raw in enumerate(_messages(piece), 1):
        about = f"{piece.about}#{number}"
        if len(raw) > LARGEST:
            wrong = f"a message of more than {LARGEST // 1_000_000} MB"
            yield InputError(about, wrong, "save what you need of it")
        else:
            yield from inside(Piece(about, "message.eml", io.BytesIO(raw), piece.told, piece.depth + 1))


def _messages(piece: Piece) -> Iterator[bytes]:
    piece.stream.seek(0)
    lines: list[bytes] = []
    size, blank = 0, True
    while line := piece.stream.readline(LARGEST):
        if blank and _MBOX.match(line):
            if lines:
                yield b"".join(lines)
            lines, size = [], 0
        elif size <= LARGEST:
            lines.append(line[1:] if line.startswith(b">From ") else line)
            size += len(line)
        blank = not line.strip()
    if lines:
        yield b"".join(lines)


def message_pieces(piece: Piece, inside: Unpack) -> Iterator[Outcome]:
    """What comes of a message: its text (the plain part, else the page), then each file attached."""
    message = email.message_from_bytes(piece.whole(), policy=email.policy.default)
    told = _facts(message).over(piece.told)
    body = message.get_body(("plain", "html"))
    if body is not None:
        name = "body.html" if body.get_content_type() == "text/html" else "body.txt"
        yield from inside(Piece(piece.about, name, io.BytesIO(_content(body)), told, piece.depth + 1))
    attached = [part for part in list(message.walk())[:_MOST_PARTS] if part is not body]
    for part in attached:
        name = clean(part.get_filename() if isinstance(part, EmailMessage) else None) or ""
        if any(name.lower().endswith(ending) for ending in _ATTACHED):
            yield from _attachment(piece, name, part, inside)
    if body is None and not attached:
        yield InputError(piece.about, "the message has no text", "leave it out")


def _attachment(piece: Piece, name: str, part: object, inside: Unpack) -> Iterator[Outcome]:
    about = f"{piece.about}!{name}"
    if piece.depth >= DEEPEST:
        yield InputError(about, f"more than {DEEPEST} messages within one another", "save what you need of it")
        return
    raw = part.get_payload(decode=True) if isinstance(part, EmailMessage) else None
    if isinstance(raw, bytes):
        yield from inside(Piece(about, name, io.BytesIO(raw), piece.told, piece.depth + 1))


def _content(part: MIMEPart) -> bytes:
    """The bytes of a text part in UTF-8, whatever it was sent in; the bytes as they are where that fails."""
    with suppress(LookupError, UnicodeError, ValueError):
        return str(part.get_content()).encode("utf-8", "replace")
    raw = part.get_payload(decode=True)
    return raw if isinstance(raw, bytes) else b""


def _facts(message: EmailMessage) -> Facts:
    """Subject and day of sending; the sender is the outlet of a newsletter, and the writer of any other."""
    sender = clean(_sender(message))
    letter = message.get("List-Id") is not None or message.get("List-Unsubscribe") is not None
    return Facts(
        outlet=sender if letter else None,
        byline=None if letter else sender,
        title=clean(_header(message, "Subject")),
        date=_day(message),
    )


def _sender(message: EmailMessage) -> str | None:
    with suppress(AttributeError, IndexError, ValueError, LookupError):
        address = message["From"].addresses[0]
        return str(address.display_name or address.domain)
    return None


def _header(message: EmailMessage, name: str) -> str | None:
    with suppress(AttributeError, IndexError, ValueError, LookupError):
        return str(message[name]) if message[name] is not None else None
    return None


def _day(message: EmailMessage) -> str | None:
    with suppress(ValueError, TypeError, IndexError, OverflowError):
        return parsedate_to_datetime(_header(message, "Date") or "").date().isoformat()
    return None
