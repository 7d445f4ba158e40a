"""Addresses: which links may be asked, and which hosts lie in the public network."""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Callable, Iterator, Sequence
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

from onrecord.errors import InputError

Resolve = Callable[[str, int], Sequence[str]]
"""From a host and port to its numeric addresses."""
Permitted = Callable[[str], bool]
"""Whether a numeric address may be asked."""

_LONGEST = 4_000  # characters of a link
_UNFIT = re.compile(r"[\x00-\x20\x7f]")
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052: an IPv4 address inside an IPv6 one
_PORTS = {"http": 80, "https": 443}


def is_public(address: str) -> bool:
    """Whether a numeric address lies in the public network, also where it wraps an IPv4 address."""
    ip = ipaddress.ip_address(address.split("%", 1)[0])
    ip = getattr(ip, "ipv4_mapped", None) or ip
    inside = _wrapped(ip) if isinstance(ip, ipaddress.IPv6Address) else ()
    return _open(ip) and all(_open(one) for one in inside)


def _wrapped(ip: ipaddress.IPv6Address) -> Iterator[ipaddress.IPv4Address]:
    """The IPv4 addresses that an IPv6 address carries, by any of the usual translations."""
    yield from (one for one in (ip.sixtofour, *(ip.teredo or ())) if one)
    if ip in _TRANSLATED:
        yield ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)


def _open(ip: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def resolved(host: str, port: int) -> Sequence[str]:
    """The numeric addresses of a host, in the order of the system; OSError where there are none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(row[4][0]) for row in found))


def joined(base: str, link: str) -> str:
    """A link as it stands on the page ``base``; where it cannot be joined, itself, which is no address then."""
    try:
        return urljoin(base, link)
    except ValueError:
        return link


def checked(link: str, about: str) -> SplitResult:
    """The parts of a link that may be asked, its host in ASCII; InputError for any other."""
    link = _UNFIT.sub(lambda char: quote(char[0]), link.strip())
    try:
        parts = urlsplit(link)
        host, port = _ascii(parts.hostname or ""), parts.port
    except ValueError as error:
        raise InputError(about, f"this is no address ({error})", "check the link") from error
    if parts.scheme not in _PORTS:
        raise InputError(about, f"{parts.scheme or 'no'}: links are not fetched", "give an http or https link")
    if not host or len(link) > _LONGEST:
        raise InputError(about, "this is no address", "check the link")
    if "@" in parts.netloc:
        raise InputError(about, "a link with a user name in it is not fetched", "take the name out")
    place = f"[{host}]" if ":" in host else host
    netloc = place if port in (None, _PORTS[parts.scheme]) else f"{place}:{port}"
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?[]")
    return urlsplit(urlunsplit((parts.scheme, netloc, path, query, "")))


def plain(link: str) -> str:
    """A link as it is asked and kept; one that may not be asked stays as it is."""
    try:
        return checked(link, link).geturl()
    except InputError:
        return link


def port_of(parts: SplitResult) -> int:
    """The port that a link means."""
    return parts.port or _PORTS[parts.scheme]


def _ascii(host: str) -> str:
    return host if host.isascii() else host.encode("idna").decode("ascii")
