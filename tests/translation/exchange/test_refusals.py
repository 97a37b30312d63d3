"""What is refused, and that each refusal says what, with which value, and what to do."""

from __future__ import annotations

import io
import random
import time
import zipfile

import pytest
from django.utils.translation import override

from tests.translation.exchange import samples
from tests.translation.exchange.test_docx import repacked
from tests.translation.exchange.test_package import zipped
from translation.exchange import archives, docx, formats, limits, paragraphs, po, tbx, tmx, xliff2, xliff12, xlsx
from translation.exchange.errors import ExchangeError
from translation.exchange.jobs import State

JOB = samples.every_state()
XLIFF = xliff12.write(JOB)
HEAD, BODY = XLIFF.split(b"<xliff", 1)
BOMB = b'<!DOCTYPE xliff [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = b'<!DOCTYPE xliff [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
PARAMETER = b'<!DOCTYPE xliff [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x.dtd"> %x;]>'
UNKNOWN = b'<!DOCTYPE xliff SYSTEM "http://127.0.0.1:9/x.dtd">'
OLE = archives.OLE_MAGIC + b"\0" * 600


def with_doctype(doctype: bytes) -> bytes:
    return HEAD + doctype + b"<xliff" + BODY.replace(b">Longan<", b">&x;<")


def changed(old: bytes, new: bytes, count: int = 1) -> bytes:
    assert old in XLIFF
    return XLIFF.replace(old, new, count)


def part_replaced(data: bytes, name: str, content: bytes) -> bytes:
    source = zipfile.ZipFile(io.BytesIO(data))
    return zipped(**{one: content if one == name else source.read(one) for one in source.namelist()})


def encrypted() -> bytes:
    """A ZIP file whose member says that it has a password, in both of its headers."""
    data = bytearray(zipped(**{"a.xlf": XLIFF}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def damaged() -> bytes:
    data = bytearray(zipped(**{"a.xlf": XLIFF}))
    data[60] ^= 0xFF
    return bytes(data)


SHEET = "xl/worksheets/sheet1.xml"
BOMB_IN_SHEET = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><worksheet>&a;</worksheet>'
BAD_FILES = {
    # name: (file's name, content, words of the message)
    "empty": ("a.xlf", b"", "empty"),
    "entity bomb": ("a.xlf", with_doctype(BOMB), "entities"),
    "entity from outside": ("a.xlf", with_doctype(OUTSIDE), "entities"),
    "parameter entity": ("a.xlf", with_doctype(PARAMETER), "entities"),
    "entity in an attribute": ("a.xlf", with_doctype(BOMB).replace(b'original="7"', b'original="&b;"'), "entities"),
    "declarations that nothing uses": ("a.xlf", HEAD + BOMB + b"<xliff" + BODY, "entities"),
    "unknown entity": ("a.xlf", with_doctype(UNKNOWN), "entities"),
    "entity bomb in UTF-16": ("a.xlf", with_doctype(BOMB).decode().encode("utf-16"), "entities"),
    "broken XML": ("a.xlf", XLIFF[:-30], "line "),
    "undeclared entity": ("a.xlf", changed(b">Longan<", b">&nbsp;<"), "line 1"),
    "another encoding": ("a.xlf", XLIFF.decode().encode("utf-8").replace(b"Nh\xc3\xa3n", b"Nh\xe3n"), "UTF-8"),
    "unknown encoding": ("a.xlf", XLIFF.replace(b"UTF-8", b"x-none"), "x-none"),
    "another root": ("a.xml", b"<html><body/></html>", "a.xml"),
    "another version": ("a.xlf", changed(b'version="1.2"', b'version="3.0"'), "a.xlf"),
    "a picture": ("a.png", b"\x89PNG\r\n\x1a\n\xff\xfe", "a.png"),
    "a text": ("a.txt", "Nhãn lồng".encode(), "a.txt"),
    "PDF": ("a.pdf", b"%PDF-1.7", "PDF"),
    "RTF": ("a.doc", rb"{\rtf1}", "RTF"),
    "unit without id": ("a.xlf", changed(b'id="2" ', b""), "<trans-unit> has no id"),
    "file without story": ("a.xlf", changed(b'original="7" ', b""), "<file> has no original"),
    "doubled unit": ("a.xlf", changed(b'id="2" ', b'id="1" '), "1 of the story 7"),
    "no unit": ("a.xlf", XLIFF.replace(b"trans-unit", b"other"), "no text of this desk"),
    "several languages": (
        "a.xlf",
        XLIFF.replace(b"</xliff>", XLIFF[XLIFF.index(b"<file") :].replace(b'"en"', b'"fr"')),
        "en, fr",
    ),
    "Trados by name": ("a.SDLXLIFF", XLIFF, "Save Target As"),
    "Trados by content": ("a.xlf", changed(b"<xliff ", b'<xliff xmlns:sdl="urn:s" sdl:version="1.0" '), "Trados"),
    "Trados package": ("a.sdlrpx", zipped(**{"vi-en/a.sdlxliff": XLIFF}), "Trados"),
    "memoQ by name": ("a.mqxliff", XLIFF, "Export (stored path)"),
    "memoQ by content": ("a.xlf", changed(b"<header>", b'<header><mq:docinformation xmlns:mq="MQXliff"/>'), "memoQ"),
    "XLIFF 2 unit without id": ("a.xlf", xliff2.write(JOB).replace(b'<unit id="2"', b"<unit"), "<unit> has no id"),
    "old Word": ("a.doc", OLE, "97–2003"),
    "old Excel": ("a.xls", OLE, "97–2003"),
    "Word with a password": ("a.docx", OLE + archives.ENCRYPTED_STREAM, "password"),
    "ZIP with a password": ("a.zip", encrypted(), "password"),
    "damaged ZIP": ("a.zip", damaged(), "damaged"),
    "cut ZIP": ("a.zip", zipped(**{"a.xlf": XLIFF})[:-20], "damaged"),
    "OpenDocument": ("a.odt", zipped(mimetype="application/vnd.oasis.opendocument.text"), "a.odt"),
    "memory": ("a.tmx", tmx.write((), "vi", samples.MOMENT), "a.tmx"),
    "glossary": ("a.tbx", tbx.write((), "x", "vi"), "a.tbx"),
    "PO without context": ("a.po", b'msgid "a"\nmsgstr "b"\n', "no context"),
    "PO with an error": ("a.po", b'msgctxt "7/1"\nmsgid "a\nmsgstr "b"\n', "Line 2"),
    "PO with a loose word": ("a.po", b'msgctxt "7/1"\nmsgid "a"\nmsgstr "b"x\n', "Line 3"),
    "PO with plurals left open": ("a.po", b'msgid "a"\nmsgid_plural "b"\nmsgstr[x] "c"\n', "Line 3"),
    "PO in another encoding": ("a.po", 'msgid "a"\nmsgstr "é"\n'.encode("latin-1"), "a.po"),
    "workbook without marks": ("a.xlsx", part_replaced(xlsx.write(JOB), SHEET, b"<worksheet/>"), "hidden first line"),
    "workbook with entities": ("a.xlsx", part_replaced(xlsx.write(JOB), SHEET, BOMB_IN_SHEET), SHEET),
    "workbook with entities in UTF-16": (
        "a.xlsx",
        part_replaced(xlsx.write(JOB), SHEET, BOMB_IN_SHEET.decode().encode("utf-16")),
        SHEET,
    ),
    "workbook without parts": ("a.xlsx", zipped(**{"xl/workbook.xml": "<x/>"}), "Excel"),
    "document with entities": (
        "a.docx",
        repacked(
            docx.write(JOB), lambda text: text.replace("<w:document", '<!DOCTYPE x [<!ENTITY a "b">]><w:document')
        ),
        "entities",
    ),
    "document without table": ("a.docx", zipped(**{"word/document.xml": "<document><body/></document>"}), "no text"),
}


@pytest.mark.parametrize("case", BAD_FILES)
def test_a_bad_file_is_refused_with_a_clear_message(case):
    name, data, words = BAD_FILES[case]
    with override("en"), pytest.raises(ExchangeError) as refused:
        formats.read(name, data)
    message = str(refused.value)
    assert words in message
    assert "%(" not in message
    assert message.endswith(".")


@pytest.mark.parametrize("read", [tmx.read, tbx.read, paragraphs.read_paragraphs])
@pytest.mark.parametrize("case", ["empty", "broken XML", "entity bomb", "another root", "old Word"])
def test_memories_glossaries_and_documents_are_refused_alike(read, case):
    with override("en"), pytest.raises(ExchangeError) as refused:
        read(BAD_FILES[case][1])
    assert str(refused.value).endswith(".")


@pytest.mark.parametrize(
    "piece", [" ", "\n", "\t\n", "<", "<!--", "<?xml ", '"', "]", "<!DOCTYPE [", 'msgid "', "sdl", "<a "]
)
@pytest.mark.parametrize("name", ["a.xlf", "a.po"])
def test_a_file_of_nothing_but_one_thing_is_refused_at_once(name, piece):
    """No search in it takes longer than its length: 200,000 characters would take minutes otherwise."""
    began = time.process_time()
    with pytest.raises(ExchangeError):
        formats.read(name, piece.encode() * 200_000)
    with pytest.raises(ExchangeError):
        (po if name == "a.po" else xliff12).read(piece.encode() * 200_000)
    assert time.process_time() - began < 5


def test_old_office_files_and_large_ones_are_named_everywhere(monkeypatch):
    with override("en"), pytest.raises(ExchangeError, match="97–2003"):
        paragraphs.read_paragraphs(OLE)
    monkeypatch.setattr(limits, "MAX_MEGABYTES", 1)
    for read in (tmx.read, tbx.read, po.read, paragraphs.read_paragraphs):
        with override("en"), pytest.raises(ExchangeError, match="2 MB; at most 1 MB"):
            read(b" " * (limits.MEGABYTE + 1))


def test_a_memory_in_one_language_and_a_glossary_without_terms_are_refused():
    unit = b'<tmx version="1.4"><body><tu><tuv xml:lang="vi"><seg>a</seg></tuv></tu></body></tmx>'
    with override("en"), pytest.raises(ExchangeError, match="two languages"):
        tmx.read(unit)
    with override("en"), pytest.raises(ExchangeError, match="no term"):
        tbx.read(tbx.write((), "x", "vi"))


def test_no_more_is_read_than_the_limit(monkeypatch):
    monkeypatch.setattr(limits, "MAX_MEGABYTES", 1)
    data = changed(b">Longan<", b">" + b"a" * limits.MEGABYTE + b"<")
    with override("en"), pytest.raises(ExchangeError, match="2 MB; at most 1 MB"):
        formats.read("a.xlf", data)


def test_a_part_of_a_workbook_beyond_the_limit_is_refused(monkeypatch):
    data = part_replaced(xlsx.write(JOB), "xl/styles.xml", b" " * (limits.MEGABYTE + 1))
    monkeypatch.setattr(limits, "MAX_MEGABYTES", 1)
    with override("en"), pytest.raises(ExchangeError, match="2 MB; at most 1 MB"):
        formats.read("a.xlsx", data)


@pytest.mark.parametrize("name", ["word/document.xml", "xl/workbook.xml", "a.xlf"])
def test_what_unpacks_beyond_the_limit_is_refused(monkeypatch, name):
    monkeypatch.setattr(archives, "MAX_UNPACKED_MEGABYTES", 1)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, b" " * 3 * limits.MEGABYTE)
    with override("en"), pytest.raises(ExchangeError, match="unpacks to 3 MB"):
        formats.read("a.zip", file.getvalue())


def test_a_member_that_lies_about_its_size_is_damaged():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.xlf", b" " * 100_000)
    data = bytearray(file.getvalue())
    place = data.index(b"PK\x01\x02") + 24  # the size in the directory
    data[place : place + 4] = (10).to_bytes(4, "little")
    with override("en"), pytest.raises(ExchangeError, match="damaged"):
        formats.read("a.zip", bytes(data))


def test_too_many_members_are_refused(monkeypatch):
    monkeypatch.setattr(archives, "MAX_MEMBERS", 3)
    with override("en"), pytest.raises(ExchangeError, match="4 parts"):
        formats.read("a.zip", zipped(**{f"{number}.txt": b"" for number in range(4)}))


def test_a_workbook_with_too_many_lines_is_refused(monkeypatch):
    monkeypatch.setattr("translation.exchange.xlsx_reading.MAX_LINES", 4)
    with override("en"), pytest.raises(ExchangeError, match="more than 4 lines"):
        formats.read("a.xlsx", xlsx.write(JOB))


@pytest.mark.parametrize(("depth", "words"), [(99, "more than 100 deep"), (5_000, "line 1")])
def test_depth_without_end_is_refused(depth, words):
    deep = b'<g id="1">' * depth + b"</g>" * depth
    with override("en"), pytest.raises(ExchangeError, match=words):
        formats.read("a.xlf", changed(b">Longan<", b">" + deep + b"<"))


def test_the_deepest_that_is_allowed_is_read():
    levels = 90
    deep = "".join(f"⟦{number}⟧" for number in range(1, levels)) + "a"
    deep += "".join(f"⟦/{number}⟧" for number in range(levels - 1, 0, -1))
    job = samples.job(samples.unit("1", deep, deep, State.TRANSLATED))
    assert samples.only(formats.read("a.xlf", xliff12.write(job)))["1"].target == deep


def test_a_text_without_end_is_refused():
    with override("en"), pytest.raises(ExchangeError, match="not well-formed"):
        formats.read("a.xlf", changed(b">Longan<", b">" + b"a" * 11 * limits.MEGABYTE + b"<"))


def texts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a file that can be spoiled one by one."""
    if not data.startswith(archives.MAGIC):
        return {"": data}
    archive = zipfile.ZipFile(io.BytesIO(data))
    return {one: archive.read(one) for one in archive.namelist()}


def spoiled(chance: random.Random, content: bytes) -> bytes:
    """A few bytes lost, doubled or replaced."""
    for _each in range(chance.randint(1, 3)):
        start = chance.randrange(len(content))
        end = start + chance.randint(1, 40)
        piece = chance.choice(
            [b"", content[start:end] * 2, b"<", b"\xff", b'"', b"\0", b"<x>", b"&#1;", b"=", b"999999"]
        )
        content = content[:start] + piece + content[end:]
    return content


@pytest.mark.parametrize("name", [*formats.CODECS, formats.Format.TMX, formats.Format.TBX])
def test_a_spoiled_file_is_read_or_refused_and_nothing_else(name):
    chance = random.Random(f"{name}")
    readers = {formats.Format.TMX: tmx.read, formats.Format.TBX: tbx.read}
    made = {
        formats.Format.TMX: lambda job: (samples.FIXTURES / "omegat.tmx").read_bytes(),
        formats.Format.TBX: lambda job: (samples.FIXTURES / "dct.tbx").read_bytes(),
    }
    data = made[name](JOB) if name in made else formats.CODECS[name].write(JOB)
    parts = texts_of(data)
    for _each in range(ROUNDS):
        spoiled_part = chance.choice(list(parts))
        pieces = {one: spoiled(chance, content) if one == spoiled_part else content for one, content in parts.items()}
        try:
            bad = pieces[""] if "" in pieces else zipped(**pieces)
            readers.get(name, lambda found: formats.read("f", found))(bad)
        except ExchangeError:
            continue


ROUNDS = 60


def test_nothing_is_half_read():
    """One bad unit, and the whole file is refused."""
    good = po.write(JOB)
    assert samples.only(po.read(good))["5"].state is State.STALE
    with pytest.raises(ExchangeError):
        po.read(good + b'\nmsgid "a"\nmsgstr "b"\n')
