"""Files that are too big, broken or malicious."""

import io
import zipfile

import pytest
from openpyxl import Workbook

from reference import tables
from reference.tables import UnreadableTableError, read_table
from tests.reference.conftest import csv_file, xlsx_file


def archive(*members: tuple[str, bytes]) -> io.BytesIO:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in members:
            target.writestr(name, content)
    file.seek(0)
    return file


ENTITIES = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'


@pytest.mark.parametrize(
    "file",
    [
        csv_file(""),
        csv_file("\n\n , ,\n"),
        csv_file("x" * (tables.MAX_BYTES + 1)),
        csv_file("code\n" + "a\n" * (tables.MAX_LINES + 1)),
        csv_file("code,name_vi\na,Sở", "utf-16"),
        csv_file("code,name_vi\na,\0", "utf-16"),
        csv_file('code\n"a'),
        io.BytesIO(b"PK\x03\x04 and no archive"),
        archive(("hello.txt", b"no workbook")),
        archive(("xl/workbook.xml", b"0" * (tables.MAX_UNPACKED_BYTES + 1))),
        archive(("xl/workbook.xml", ENTITIES)),
    ],
    ids=["empty", "blank", "bytes", "lines", "utf-16", "nul", "quote", "zip", "no workbook", "bomb", "entities"],
)
def test_a_bad_file_is_refused_whole(file):
    with pytest.raises(UnreadableTableError):
        read_table(file)


def test_lines_are_counted_as_an_editor_does():
    table = read_table(csv_file('code,name_vi\n\n"a","hai\ndòng"\nb,một\n'))
    assert [(line.number, line.cells[0]) for line in table.lines] == [(3, "a"), (5, "b")]


def test_short_lines_are_filled_and_the_header_trimmed():
    table = read_table(csv_file("code,name_vi,,\na\n"))
    assert (table.header, table.lines[0].cells) == (("code", "name_vi"), ("a", None))


def test_a_formula_is_read_as_its_value():
    table = read_table(xlsx_file(["code", "value"], ["a", "=1+1"]))
    assert table.lines[0].cells == ("a", None)  # this file was never calculated, so there is none


def test_blank_lines_hide_no_others():
    table = read_table(csv_file("code\n" + "\n" * 500 + "a\nb\n"), max_lines=2)
    assert [line.cells for line in table.lines] == [("a",), ("b",)]


def test_a_sheet_that_claims_a_far_row_is_refused():
    workbook = Workbook()
    workbook.active.append(["code"])
    workbook.active.cell(tables.MAX_SCANNED_LINES + 5, 1, "a")
    file = io.BytesIO()
    workbook.save(file)
    file.seek(0)
    with pytest.raises(UnreadableTableError):
        read_table(file)


def test_a_full_file_of_the_largest_size_is_read():
    table = read_table(csv_file("code\n" + "\n".join(f"c{number}" for number in range(tables.MAX_LINES))))
    assert len(table.lines) == tables.MAX_LINES
