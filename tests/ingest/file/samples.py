# ruff: noqa: E501  (lines of markup)
"""Files of every kind with the same two paragraphs, made anew for each test."""

from __future__ import annotations

import io
import zipfile

FIRST = "Two aircraft landed at the airport before dawn on Saturday, and the minister was not told of it."
SECOND = "He denied on Sunday that soldiers had come with them, and he asked parliament to wait for a report."


def pdf(*pages: list[str], size: int = 11) -> bytes:
    """A PDF whose pages show these lines."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        shown = " ".join(f"({line.replace('(', '[').replace(')', ']')}) Tj T*" for line in lines)
        content = f"BT /F1 {size} Tf 14 TL 50 780 Td {shown} ET".encode("latin-1")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {len(objects)} 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
        objects.append(page.encode())
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    return out + (f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\n"
                  f"startxref\n{len(out)}\n%%EOF\n").encode()  # fmt: skip


def docx(*paragraphs: str) -> bytes:
    import docx as office  # noqa: PLC0415  an extra

    made, out = office.Document(), io.BytesIO()
    for paragraph in paragraphs:
        made.add_paragraph(paragraph)
    made.save(out)
    return out.getvalue()


def rtf(*paragraphs: str) -> bytes:
    body = "\\par\n\\par\n".join(paragraphs)
    return f"{{\\rtf1\\ansi\\deff0 {{\\fonttbl {{\\f0 Arial;}}}}\n{body}\\par}}".encode("ascii")


def packed(files: dict[str, bytes | str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def epub(*chapters: list[str]) -> bytes:
    files: dict[str, bytes | str] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container><rootfiles><rootfile full-path="o/p.opf"/></rootfiles></container>',
    }
    items = "".join(f'<item id="c{n}" href="c{n}.xhtml"/>' for n in range(len(chapters)))
    spine = "".join(f'<itemref idref="c{n}"/>' for n in range(len(chapters)))
    head = '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The visit</dc:title><dc:creator>Nell Ashdown</dc:creator></metadata>'
    files["o/p.opf"] = f"<package>{head}<manifest>{items}</manifest><spine>{spine}</spine></package>"
    for n, lines in enumerate(chapters):
        body = "".join(f"<p>{line}</p>" for line in lines)
        files[f"o/c{n}.xhtml"] = f'<html xmlns="http://www.w3.org/1999/xhtml"><body><div>{body}</div></body></html>'
    return packed(files)


def message(*parts: str, headers: str = "") -> bytes:
    return (
        "From: Nell Ashdown <nell@courier.example>\r\nTo: desk@ledger.example\r\nSubject: =?utf-8?q?The_visit?=\r\n"
        f"Date: Sun, 24 Mar 2019 10:00:00 +0100\r\nMessage-ID: <1@courier.example>\r\n{headers}\r\n" + "\r\n\r\n".join(parts)
    ).encode()
