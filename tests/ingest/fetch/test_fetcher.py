"""Fetching: polite to servers, and never longer, larger or elsewhere than it may be."""

from __future__ import annotations

import gzip
import socket
import ssl
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.ingest.fetch import Fetched, Known, Limits, Unchanged
from onrecord.ingest.fetch.address import checked, is_public
from onrecord.ingest.fetch.fetcher import Fetcher

from .server import Say, Server, answer, moved, serving

SMALL = Limits(size=200_000, seconds=1.0, redirects=4, tries=2, pause=0.5, pace=0.0, patience=60.0)
PAGE = b"<html><p>Two ships left the port.</p></html>"


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as one:
        yield one


@pytest.fixture
def waits() -> list[float]:
    return []


@pytest.fixture
def fetcher(waits: list[float]) -> Iterator[Fetcher]:
    """One for which 127.0.0.1 stands for the public network, and all else for what may not be asked."""
    one = Fetcher(limits=SMALL, permitted="127.0.0.1".__eq__, sleep=waits.append)
    yield one
    one.close()


def wrong(fetcher: Fetcher, link: str) -> str:
    with pytest.raises(InputError) as error:
        fetcher.fetch(link)
    said = str(error.value)
    assert said.startswith(f"{link}: ") and "\n" not in said and len(said) < 400
    return said.removeprefix(f"{link}: ")


def fetched(fetcher: Fetcher, link: str, known: Known | None = None) -> Fetched:
    found = fetcher.fetch(link, known)
    assert isinstance(found, Fetched)
    return found


# ---- what comes


def test_the_bytes_come_with_their_headers_and_every_address_on_the_way(
    fetcher: Fetcher, server: Server
) -> None:
    server.answers = {"/a": moved("/b", 301), "/b": answer(PAGE, etag='"1"')}
    found = fetched(fetcher, server.link("/a"))
    assert (found.body, found.status, found.header("ETag")) == (PAGE, 200, '"1"')
    assert found.chain == (server.link("/a"), server.link("/b"))
    assert found.at.endswith("Z")
    assert "\r\nUser-Agent: onrecord/" in server.asked[-1]


@pytest.mark.parametrize("pack", [gzip.compress, zlib.compress, lambda data: zlib.compress(data)[2:-4]])
def test_what_is_packed_is_inflated(fetcher: Fetcher, server: Server, pack: Callable[[bytes], bytes]) -> None:
    kind = "gzip" if pack is gzip.compress else "deflate"
    server.answers = {"/a": answer(pack(PAGE), content_encoding=kind)}
    assert fetched(fetcher, server.link("/a")).body == PAGE


def test_a_page_that_is_as_it_was_is_not_fetched_again(fetcher: Fetcher, server: Server) -> None:
    server.answers = {"/a": answer(status=304)}
    link = server.link("/a")
    known = Known("d1", '"1"\r\nX: y', "Sun, 24 Mar 2019 10:00:00 GMT")
    assert fetcher.fetch(link, known) == Unchanged(link, "d1")
    assert 'If-None-Match: "1"X: y\r\n' in server.asked[-1]
    assert "If-Modified-Since: Sun, 24 Mar 2019 10:00:00 GMT\r\n" in server.asked[-1]


# ---- politeness


def test_robots_txt_is_asked_once_and_obeyed(fetcher: Fetcher, server: Server, waits: list[float]) -> None:
    rules = "User-agent: *\nDisallow: /private/*.html\nCrawl-delay: 7\n"
    server.answers = {"/robots.txt": answer(rules), "/a": answer(PAGE), "/b": answer(PAGE)}
    fetched(fetcher, server.link("/a"))
    fetched(fetcher, server.link("/b"))
    assert "robots.txt asks programs to stay away" in wrong(fetcher, server.link("/private/x.html"))
    assert server.paths() == ["/robots.txt", "/a", "/b"]
    assert [round(wait) for wait in waits] == [7, 7]


def test_a_redirect_does_not_lead_past_robots_txt(fetcher: Fetcher, server: Server) -> None:
    server.answers = {"/robots.txt": answer("User-agent: onrecord\nDisallow: /b"), "/a": moved("/b")}
    assert "robots.txt asks programs to stay away" in wrong(fetcher, server.link("/a"))


def test_a_robots_txt_that_fails_keeps_programs_away(fetcher: Fetcher, server: Server) -> None:
    server.answers = {"/robots.txt": answer(status=503), "/a": answer(PAGE)}
    assert "its robots.txt cannot be read now" in wrong(fetcher, server.link("/a"))


def test_a_server_that_fails_is_tried_again_after_the_pause_that_it_asks_for(
    fetcher: Fetcher, server: Server, waits: list[float]
) -> None:
    server.answers = {"/a": [answer(status=503, retry_after="9"), answer(PAGE)]}
    assert fetched(fetcher, server.link("/a")).body == PAGE
    assert waits == [9.0]
    server.answers = {"/b": answer(status=429, retry_after="3600")}
    assert "asks to wait 3600 s; try again later with --retry" in wrong(fetcher, server.link("/b"))
    server.answers = {"/c": answer(status=500)}
    assert wrong(fetcher, server.link("/c")) == "the server fails (500) (2 tries); try again later with --retry"


def test_two_requests_to_one_host_are_a_pace_apart(server: Server) -> None:
    waits: list[float] = []
    fetcher = Fetcher(limits=Limits(pace=5.0), allow_private=True, sleep=waits.append)
    server.answers = {"/a": answer(PAGE)}
    fetched(fetcher, server.link("/a"))
    assert [round(wait) for wait in waits] == [5]


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (404, "there is no such page (404)"),
        (403, "the server refuses programs or wants a login (403)"),
        (402, "the page wants payment (402)"),
        (451, "the page is withheld for legal reasons (451)"),
        (204, "the page is empty"),
    ],
)
def test_a_page_that_is_not_given_is_named_with_the_reason(
    fetcher: Fetcher, server: Server, status: int, said: str
) -> None:
    server.answers = {"/a": answer(status=status)}
    assert wrong(fetcher, server.link("/a")).startswith(said)


# ---- where nobody may be led


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
        "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1", "::ffff:127.0.0.1",
        "64:ff9b::a00:1", "2002:7f00:1::", "ff02::1", "192.0.2.1", "2001:db8::1",
    ],
)  # fmt: skip
def test_addresses_of_private_networks_are_none_of_the_public_one(address: str) -> None:
    assert not is_public(address)


def test_public_addresses_are_public() -> None:
    assert is_public("93.184.216.34") and is_public("2606:2800:220:1::1") and is_public("::ffff:8.8.8.8")


def test_this_machine_is_not_asked_unless_allowed(server: Server) -> None:
    said = wrong(Fetcher(limits=SMALL), server.link("/a"))
    assert said.endswith("of this machine or of a private network; --allow-private lets it be asked")
    for link in (f"http://localhost:{server.port}/", f"http://0x7f000001:{server.port}/", "http://[::1]/"):
        assert "private network" in wrong(Fetcher(limits=SMALL), link)
    assert server.asked == []


def test_a_redirect_to_a_private_address_is_not_followed(fetcher: Fetcher, server: Server) -> None:
    server.answers = {"/a": moved(f"http://127.0.0.2:{server.port}/secret")}
    assert "127.0.0.2 is an address of this machine" in wrong(fetcher, server.link("/a"))
    assert server.paths() == ["/robots.txt", "/a"]


def test_a_name_that_leads_to_a_private_address_is_not_asked(server: Server) -> None:
    def resolve(host: str, port: int) -> Sequence[str]:
        return ("127.0.0.1", "127.0.0.2")

    fetcher = Fetcher(limits=SMALL, permitted="127.0.0.1".__eq__, resolve=resolve)
    assert "news.example is an address of this machine" in wrong(fetcher, f"http://news.example:{server.port}/")
    assert server.asked == []


def test_a_name_that_changes_its_address_after_the_check_changes_nothing(server: Server) -> None:
    told = ["127.0.0.1", "127.0.0.2"]

    def resolve(host: str, port: int) -> Sequence[str]:
        assert host == "news.example"
        return (told.pop(0),)

    fetcher = Fetcher(limits=SMALL, permitted="127.0.0.1".__eq__, resolve=resolve)
    server.answers = {"/a": answer(PAGE)}
    assert "private network" in wrong(fetcher, f"http://news.example:{server.port}/a")
    assert server.paths() == ["/robots.txt"]  # the address that was checked is the one that was asked
    assert told == []


@pytest.mark.parametrize(
    "link",
    [
        "file:///etc/passwd", "ftp://news.example/a", "gopher://127.0.0.1/", "javascript:alert(1)", "http://",
        "http://user:word@news.example/", "http://[::1", "http://news.example:99999/", "data:text/html,x",
    ],
)  # fmt: skip
def test_other_schemes_and_what_is_no_link_are_refused(fetcher: Fetcher, server: Server, link: str) -> None:
    wrong(fetcher, link)
    server.answers = {"/a": moved(link)}
    wrong(fetcher, server.link("/a"))


def test_a_link_is_written_as_servers_want_it() -> None:
    assert checked("HTTP://Bücher.example:80/a b/ü?q=ö#x", "").geturl() == (
        "http://xn--bcher-kva.example/a%20b/%C3%BC?q=%C3%B6"
    )


# ---- servers that mean harm


def endless(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n\r\n")
    while True:
        connection.sendall(b"<p>and so on</p>" * 4_000)


def dripping(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n")
    while True:
        connection.sendall(b"x")
        time.sleep(0.1)


def dripping_head(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\n")
    while True:
        connection.sendall(b"x: y\r\n")
        time.sleep(0.1)


def silent(connection: socket.socket) -> None:
    time.sleep(5)


def huge_header(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nx: ")
    for _ in range(1_000):
        connection.sendall(b"y" * 1_000_000)


def hanging_up(connection: socket.socket) -> None:
    connection.shutdown(socket.SHUT_RDWR)


BOMB = gzip.compress(bytes(50_000_000), 9)

HOSTILE: dict[str, tuple[Say, str]] = {
    "endless": (endless, "more than 0.2 MB came"),
    "drip": (dripping, "it took longer than 1 s"),
    "drip of headers": (dripping_head, "it took longer than 1 s"),
    "silence": (silent, "it took longer than 1 s"),
    "huge header": (huge_header, "the answer breaks the rules of HTTP"),
    "no HTTP": (lambda c: c.sendall(b"SSH-2.0-x\r\n\r\n"), "the answer breaks the rules of HTTP"),
    "hanging up": (hanging_up, "the connection broke (2 tries)"),
    "cut off": (answer(PAGE, content_length="5000"), "the connection broke (2 tries)"),
    "circle": (moved("/x"), "its redirects go in a circle"),
    "nowhere": (answer(status=302), "it redirects to nowhere"),
    "gzip bomb": (answer(BOMB, content_encoding="gzip"), "more than 0.2 MB came"),
    "bomb in a bomb": (answer(BOMB, content_encoding="gzip, gzip"), "it came in an encoding"),
    "no gzip": (answer(PAGE, content_encoding="gzip"), "what came cannot be inflated"),
    "gzip cut off": (answer(gzip.compress(PAGE)[:-9], content_encoding="gzip"), "what came is cut off"),
    "length that lies": (answer(b"x" * 300_000), "more than 0.2 MB came"),
    "length that is none": (answer(PAGE, content_length="-7"), "the answer breaks the rules of HTTP"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_server_costs_one_line_and_little_time_and_the_rest_goes_on(
    fetcher: Fetcher, server: Server, name: str
) -> None:
    say, said = HOSTILE[name]
    server.answers = {"/x": say, "/good": answer(PAGE)}
    begin = time.monotonic()
    assert wrong(fetcher, server.link("/x")).startswith(said)
    assert time.monotonic() - begin < 3
    assert fetched(fetcher, server.link("/good")).body == PAGE


def test_redirects_without_end_are_left(fetcher: Fetcher, server: Server) -> None:
    server.answers = {f"/{number}": moved(f"/{number + 1}") for number in range(20)}
    assert wrong(fetcher, server.link("/0")) == "more than 4 redirects; give the last address"


def test_a_host_where_nobody_answers_is_tried_once_for_all_its_links(
    fetcher: Fetcher, waits: list[float]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    for path in ("a", "b"):
        assert wrong(fetcher, f"http://127.0.0.1:{port}/{path}").startswith("nobody answers there (2 tries)")
    assert waits == [0.5]


def test_a_certificate_that_nobody_vouches_for_is_refused(fetcher: Fetcher) -> None:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(Path(__file__).parents[1] / "data" / "untrusted.pem")
    with serving(tls) as server:
        said = wrong(fetcher, server.link("/a").replace("http:", "https:"))
        assert said.startswith("its certificate cannot be trusted (")
        assert server.asked == []
