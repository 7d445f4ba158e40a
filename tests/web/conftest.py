"""A case of the example reports and of a hostile one, and its pages on a loopback address."""

from __future__ import annotations

import http.client
import re
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from urllib.parse import urlencode

import pytest

uvicorn = pytest.importorskip("uvicorn", reason="the extra web is not installed")

from onrecord import examples  # noqa: E402
from onrecord.record import Facts, Record  # noqa: E402
from onrecord.web.app import application  # noqa: E402
from onrecord.web.room import Room  # noqa: E402
from onrecord.web.serve import bound  # noqa: E402

MISSED = r'class="u"[^>]*>([^<"]{20,})<'
"""A sentence of a report that gave no claim."""
WORKING = "is still being worked in"
HOSTILE = (
    "<script>alert(1)</script> President Ivan \"><img src=x onerror=alert(1)> Petrov accused Sudmark of "
    "shelling the town of Kel on 3 March 2019, officials said.\n\n"
    "\u202eThe army denied it\u202c. Petrov said: \"</script><svg onload=alert(2)> We will strike back.\"\n\n"
    "قالت الحكومة إن القوات عبرت الحدود يوم الاثنين.\n"
)


@dataclass
class Answer:
    """What came back: status, headers, text."""

    status: int
    headers: dict[str, str]
    text: str


@dataclass
class Site:
    """The pages as a browser without scripts sees them."""

    port: int
    case: Path
    cookies: dict[str, str] = field(default_factory=dict)

    def ask(self, path: str, method: str = "GET", body: str | None = None, **headers: str) -> Answer:
        """One request, redirects not followed."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        if self.cookies:
            sent["cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        connection.request(method, path, body, sent)
        response = connection.getresponse()
        sent_back = {name.lower(): value for name, value in response.getheaders()}
        answer = Answer(response.status, sent_back, response.read().decode(errors="replace"))
        connection.close()
        return answer

    def get(self, path: str) -> str:
        """A page that is there."""
        answer = self.ask(path)
        assert answer.status == 200, (path, answer.text)
        return answer.text

    def settled(self, path: str) -> str:
        """A page once every change is worked in."""
        while WORKING in (page := self.get(path)):
            pass
        return page

    def send(self, action: str, page: str, **fields: str) -> Answer:
        """A form of a page, sent as a browser would."""
        key = re.search(r'name="key" value="([^"]+)"', self.get(page))
        assert key
        body = urlencode({"key": key[1], "back": page, **fields})
        return self.ask(
            action, "POST", body, content_type="application/x-www-form-urlencoded",
            origin=f"http://127.0.0.1:{self.port}",
        )  # fmt: skip

    def links(self, path: str, begin: str) -> list[str]:
        """The addresses on a page that begin so."""
        found = re.findall(r'href="([^"]+)"', self.get(path))
        return [unescape(one) for one in found if one.startswith(begin)]


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case that every test copies."""
    case = tmp_path_factory.mktemp("told") / "river.case"
    hostile = tmp_path_factory.mktemp("hostile") / "hostile.txt"
    hostile.write_text(HOSTILE, "utf-8")
    with Record.open(case, create=True) as record:
        list(record.add([str(examples.folder())]))
        list(record.add([str(hostile)], Facts(outlet="<b>Evil</b> Post", date="2019-03-04")))
        assert record.ledger.events
    return case


@pytest.fixture
def site(told: Path, tmp_path: Path) -> Iterator[Site]:
    """The pages of a copy of the case."""
    with serving(Path(shutil.copy(told, tmp_path / "river.case"))) as site:
        yield site


class serving:
    """Serves a case on a free port of this machine for as long as the block lasts."""

    def __init__(self, case: Path, token: str = "", host: str = "127.0.0.1") -> None:
        self._socket = bound("127.0.0.1", 0)
        app = application(Room(case), host=host, token=token, who="Ada")
        self._server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [self._socket]})
        self.site = Site(self._socket.getsockname()[1], case)

    def __enter__(self) -> Site:
        self._thread.start()
        return self.site

    def __exit__(self, *_: object) -> None:
        self._server.should_exit = True
        self._thread.join(10)
        self._socket.close()
