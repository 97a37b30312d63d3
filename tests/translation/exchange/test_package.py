"""The package for freelances, and whatever ZIP files they bring back."""

import io
import zipfile

import pytest

from tests.translation.exchange import samples
from translation.exchange import formats, package, po, tbx, tmx, xliff12
from translation.exchange.errors import ExchangeError
from translation.exchange.jobs import State


def zipped(**files):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return file.getvalue()


def read(**files):
    return formats.read("package.zip", zipped(**files))


def test_a_package_holds_all_that_is_needed():
    archive = zipfile.ZipFile(io.BytesIO(package.write_package(samples.job(), {"preview.pdf": b"%PDF-1.7"})))
    assert sorted(archive.namelist()) == ["README.txt", "glossary.tbx", "memory.tmx", "preview.pdf", "translate.xlf"]
    (unit,) = tmx.read(archive.read("memory.tmx"))
    assert (unit.text("vi"), unit.text("en")) == ("Phố ⟦1⟧Hiến⟦/1⟧", "⟦1⟧Hien⟦/1⟧ quarter")
    (concept,) = tbx.read(archive.read("glossary.tbx"))
    assert concept.forms_in("en")[0].text == "Pho Hien"
    instructions = archive.read("README.txt").decode("utf-8-sig")
    assert "translate.xlf" in instructions
    assert samples.job().name in instructions


def test_the_same_job_gives_the_same_bytes():
    assert package.write_package(samples.job()) == package.write_package(samples.job())


def test_memory_and_glossary_may_be_given():
    archive = zipfile.ZipFile(io.BytesIO(package.write_package(samples.job(), memory=(), concepts=())))
    assert b"<tu" not in archive.read("memory.tmx")


def test_several_files_are_one_return():
    one = xliff12.write(samples.job(samples.unit("1", target="a", state=State.TRANSLATED)))
    two = po.write(samples.job(samples.unit("2", target="b", state=State.TRANSLATED)))
    back = samples.only(read(**{"a/one.xlf": one, "b/two.po": two, "notes.txt": b"x", "__MACOSX/._one.xlf": b"x"}))
    assert {key: unit.target for key, unit in back.items()} == {"1": "a", "2": "b"}


def test_of_a_project_of_omegat_only_the_targets_count():
    source = xliff12.write(samples.job(samples.unit("1")))
    target = xliff12.write(samples.job(samples.unit("1", target="a", state=State.TRANSLATED)))
    assert samples.only(read(**{"p/source/t.xlf": source, "p/target/t.xlf": target}))["1"].target == "a"


@pytest.mark.parametrize(
    ("files", "named"),
    [
        ({"readme.txt": b"x"}, ".xlf"),
        ({"a.xlf": xliff12.write(samples.job()), "b.xlf": xliff12.write(samples.job())}, "101"),
        ({"a.xlf": xliff12.write(samples.job()), "b.po": po.write(samples.job(language="ja"))}, "b.po"),
        ({"vi-en/a.sdlxliff": b"<xliff/>"}, "Trados"),
        ({"a.docx": package.write_package(samples.job())}, "a.docx"),
    ],
)
def test_a_package_that_is_not_clear_is_refused(files, named):
    with pytest.raises(ExchangeError, match=named):
        read(**files)
