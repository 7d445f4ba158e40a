# ruff: noqa: E501  (lines of markup)
"""How fast and in how much memory a web archive is taken in, before any report is read.

``python benchmarks/intake.py [PAGES] [--kill]`` writes a WARC of generated pages (the layouts of training/pages.py,
each a report of its own, with menus and lists around it as large as on real pages), goes through it once as
``onrecord add`` does, without the reader, and prints pages a second of CPU, the largest memory, and with ``--kill``
what is left to do for a run that was killed in the middle.
"""

from __future__ import annotations

import gzip
import os
import resource
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

sys.path.insert(0, str(Path(__file__).parents[1] / "training"))

import pages

from onrecord import pipeline
from onrecord.model import Reading
from onrecord.record import Record

AROUND = 25_000  # bytes of menus and scripts that are added to a page


def records(count: int) -> Iterator[bytes]:
    """WARC records of so many pages, each packed alone."""
    layouts = [layout for layout, number in pages.LAYOUTS for _ in range(number)]
    rows = "".join(f'<li class="menu__row"><a href="/topic/{n}">Topic number {n}</a></li>' for n in range(150))
    script = "<script>var settings=" + "'x'," * ((AROUND - len(rows)) // 4) + "0;</script>"
    for number in range(count):
        story = pages.story(number)
        told = tuple(f"{text} This was report {number}." for text in story.paragraphs * 3)
        made = layouts[number % len(layouts)](pages.Story(story.title, story.outlet, story.date, story.writer, told, story.slug))
        html = made.html.replace("</head>", f"{script}</head>").replace("</nav>", f"<ul>{rows}</ul></nav>", 1).encode()
        answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html
        head = (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number:032x}>\r\n"
                f"WARC-Date: 2026-11-21T08:00:00Z\r\nWARC-Target-URI: {story.url}\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n")  # fmt: skip
        yield gzip.compress(head.encode() + answer + b"\r\n\r\n", 1, mtime=0)


def unread(document: pipeline.Document, file: str = "", reader: str = "") -> pipeline.Read:
    """In place of the reader: nothing was read."""
    return document, Reading(document.id, (), (), ())


def take(archive: Path, case: Path, stop_after: int | None = None) -> int:
    """How many reports were stored; killed hard after ``stop_after``."""
    stored = 0
    with mock.patch.object(pipeline, "read_one", unread), Record.open(case, create=True) as record:
        for _, outcome in record.receive([str(archive)]):
            stored += bool(getattr(outcome, "stored", False))
            if stored == stop_after:
                os.kill(os.getpid(), signal.SIGKILL)
    return stored


def main() -> None:
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    count = numbers[0] if numbers else 10_000
    with tempfile.TemporaryDirectory() as folder:
        archive, case = Path(folder, "a.warc.gz"), Path(folder, "a.case")
        with archive.open("wb") as out:
            size = sum(out.write(record) for record in records(count))
        print(f"{count} pages, {size / 1e6:.0f} MB packed")
        if "--kill" in sys.argv:
            child = os.fork()
            if not child:
                take(archive, case, count // 2)
            os.waitpid(child, 0)
            print(f"killed after {count // 2}")
        begin = time.process_time(), time.monotonic()
        stored = take(archive, case)
        cpu, wall = time.process_time() - begin[0], time.monotonic() - begin[1]
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        with Record.open(case) as record:
            whole = len(record._stored().documents())
        print(f"stored {stored} now, {whole} in all; {stored / cpu:.0f} pages a second of CPU ({wall:.0f} s); {most:.0f} MB")


if __name__ == "__main__":
    main()
