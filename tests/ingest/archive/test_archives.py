"""ZIP, TAR and WARC: read in place, within limits, and gone on with where they were left."""

from __future__ import annotations

import gzip
import io
import tarfile
from pathlib import Path

import pytest

from onrecord import ingest
from onrecord.errors import InputError
from onrecord.ingest import Found, Terms
from onrecord.ingest.archive import packed as limits
from onrecord.model import Document

from ..file.samples import FIRST, SECOND, packed, pdf
from .crawl import page_record, warc


def read(tmp_path: Path, name: str, data: bytes) -> list[Found | InputError]:
    (tmp_path / name).write_bytes(data)
    return list(ingest.find([str(tmp_path / name)]))


def tar(files: dict[str, bytes], mode: str = "w:gz") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in files.items():
            one = tarfile.TarInfo(name)
            one.size = len(data)
            archive.addfile(one, io.BytesIO(data))
    return out.getvalue()


FILES = {
    "day/a.txt": FIRST.encode(),
    "day/b.pdf": pdf([SECOND]),
    "README.md": b"x",
    ".hidden": b"y",
    "t.csv": b"z",
}


@pytest.mark.parametrize(("name", "data"), [
    ("a.zip", packed(dict(FILES))), ("a.tar.gz", tar(FILES)), ("a.tgz", tar(FILES)), ("a.tar", tar(FILES, "w")),
    ("a.tar.xz", tar(FILES, "w:xz")),
])  # fmt: skip
def test_the_reports_of_an_archive_are_named_by_their_place_in_it(
    tmp_path: Path, name: str, data: bytes
) -> None:
    found = read(tmp_path, name, data)
    assert [(one.file, one.document.text) for one in found if isinstance(one, Found)] == [
        (f"{tmp_path}/{name}!day/a.txt", FIRST), (f"{tmp_path}/{name}!day/b.pdf", SECOND),
    ]  # fmt: skip
    assert len(found) == 2


def test_a_packed_text_is_read(tmp_path: Path) -> None:
    (found,) = read(tmp_path, "a.txt.gz", gzip.compress(FIRST.encode()))
    assert isinstance(found, Found) and found.document.text == FIRST


def test_names_that_lead_out_and_links_are_refused_and_the_rest_is_read(tmp_path: Path) -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        link = tarfile.TarInfo("link.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
        for name in ("../up.txt", "/etc/x.txt", "fine.txt"):
            one = tarfile.TarInfo(name)
            one.size = len(FIRST)
            archive.addfile(one, io.BytesIO(FIRST.encode()))
    link_, up, root, fine = read(tmp_path, "a.tar", out.getvalue())
    assert "a link or device in an archive is not followed" in str(link_)
    assert "its name leads out of the archive" in str(up) and "leads out" in str(root)
    assert isinstance(fine, Found)
    assert [path.name for path in tmp_path.iterdir()] == ["a.tar"]


def test_what_grows_beyond_measure_is_left_out_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bomb, fine = read(tmp_path, "a.zip", packed({"a.txt": bytes(40_000_000), "b.txt": FIRST}))
    assert "it grows more than 200 times" in str(bomb) and isinstance(fine, Found)
    monkeypatch.setattr(limits, "MOST", 3)
    (error,) = read(tmp_path, "b.zip", packed({f"{n}.txt": FIRST for n in range(4)}))
    assert "more than 3 files in one archive" in str(error)
    monkeypatch.setattr(limits, "ALL", 10)
    (error,) = read(tmp_path, "c.zip", packed({"a.txt": FIRST}))
    assert "when unpacked" in str(error)


def test_archives_within_archives_are_opened_only_so_deep(tmp_path: Path) -> None:
    data = packed({"a.txt": FIRST})
    for _ in range(5):
        data = packed({"a.zip": data})
    (error,) = read(tmp_path, "a.zip", data)
    assert "more than 3 archives within one another" in str(error)


def test_a_locked_or_broken_archive_is_one_line(tmp_path: Path) -> None:
    data = bytearray(packed({"a.txt": FIRST}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1  # the mark of a locked file
    (locked,) = read(tmp_path, "a.zip", bytes(data))
    assert "it is locked with a password; unpack it first" in str(locked)
    (broken,) = read(tmp_path, "b.tar.gz", tar(FILES)[:300])[-1:]
    assert "the archive is broken" in str(broken)


@pytest.mark.parametrize("compressed", [False, True])
def test_a_web_archive_gives_its_pages_with_address_and_time_and_goes_on_where_it_was_left(
    tmp_path: Path, compressed: bool
) -> None:
    path = tmp_path / ("a.warc.gz" if compressed else "a.warc")
    records = [page_record(n, FIRST if n % 2 else SECOND) for n in range(4)]
    records.insert(2, page_record(9, FIRST, status=404))
    records.insert(3, page_record(8, FIRST, kind="image/png"))
    path.write_bytes(warc(records, compressed=compressed))
    found = [one for _, one in ingest.receive([str(path)])]
    assert all(isinstance(one, Found) for one in found) and len(found) == 4
    kept = [one for one in found if isinstance(one, Found)]
    first = kept[0].document
    assert (first.url, first.retrieved) == ("https://courier.example/0", "2019-03-25T08:00:00Z")
    assert first.published is None or first.published.value != "2019-03-25"
    mark = kept[2].mark
    assert mark is not None
    rest = ingest.receive(
        [str(path)], terms=Terms(left=lambda archive: mark.place if archive == mark.archive else 0)
    )
    assert [one.document.url for _, one in rest if isinstance(one, Found)] == [
        "https://courier.example/2", "https://courier.example/3",
    ]  # fmt: skip


@pytest.mark.parametrize("packing", ["gzip", "br"])
def test_a_page_of_a_web_archive_that_would_not_end_is_left_out_and_the_rest_is_read(
    tmp_path: Path, packing: str
) -> None:
    brotli = pytest.importorskip("brotli")
    pack = gzip.compress if packing == "gzip" else brotli.compress
    bomb = pack(bytes(60_000_000))
    records = [page_record(1, FIRST, body=bomb, packing=packing), page_record(2, SECOND)]
    error, found = read(tmp_path, "a.warc.gz", warc(records, compressed=True))
    assert "more than 50 MB came" in str(error) and isinstance(found, Found)


def test_a_word_file_that_grows_beyond_measure_is_refused(tmp_path: Path) -> None:
    files = {"[Content_Types].xml": "<x/>", "word/document.xml": bytes(60_000_000)}
    (error,) = read(tmp_path, "a.docx", packed(dict(files)))
    assert "it grows more than 200 times" in str(error)


def test_a_web_archive_that_breaks_off_gives_what_was_before(tmp_path: Path) -> None:
    data = warc([page_record(n, FIRST) for n in range(3)], compressed=True)
    found = read(tmp_path, "a.warc.gz", data[: len(data) * 2 // 3])
    assert isinstance(found[0], Found) and isinstance(found[0].document, Document)
