"""A translation that is taken away as a file, translated in another program, and handed back."""

import io
import json
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse
from lxml import etree
from translate.storage.xliff import xlifffile

from content.models import ArticlePage
from reference.models import Membership
from tests import factories
from tests.people import client_of, person
from tests.translation.conftest import BODY, JAPANESE, fresh, write
from translation import asking, deciding, guides, returning, saving, taking
from translation.errors import NotPossibleError
from translation.exchange.formats import CODECS, Format
from translation.models import Segment, SegmentChange
from translation.renewing import take_segments
from translation.views.files import NAMES

pytestmark = pytest.mark.django_db
X2 = {"x": "urn:oasis:names:tc:xliff:document:2.0"}


def take(user, translation, form):
    return client_of(user).get(reverse("translation_take", args=[translation.pk, form]))


def hand_in(user, translation, data, name="back.xlf", **fields):
    file = SimpleUploadedFile(name, data)
    return client_of(user).post(reverse("translation_file", args=[translation.pk]), {"file": file, **fields})


def targets(translation):
    return dict(translation.segments.values_list("position", "target"))


def translated(data, words=JAPANESE):
    """XLIFF 1.2 with targets, as a script with translate-toolkit writes them."""
    store = xlifffile.parsestring(data)
    for number, unit in enumerate(store.units, 1):
        if number in words:
            unit.settarget(words[number].replace("⟦1⟧", "").replace("⟦/1⟧", "") if number != 4 else unit.rich_source)
    return bytes(store)


def with_targets(data, words):
    """XLIFF 1.2 with targets, by lxml; placeholders as `<g>`."""
    root = etree.fromstring(data)
    ns = {"x": "urn:oasis:names:tc:xliff:document:1.2"}
    for number, unit in enumerate(root.iterfind(".//x:trans-unit", ns), 1):
        if number not in words:
            continue
        for old in unit.findall("x:target", ns):
            unit.remove(old)
        text = words[number].replace("⟦1⟧", '<g id="1">').replace("⟦/1⟧", "</g>")
        target = etree.fromstring(f'<target xmlns="{ns["x"]}" state="translated">{text}</target>')
        unit.insert(1, target)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


@pytest.fixture
def translator(japanese, cast):
    japanese.assignee = cast.translator
    japanese.save()
    return cast.translator


def test_a_story_leaves_as_xliff_comes_back_and_goes_live(japanese, translator, cast):
    answer = take(translator, japanese, "xliff12")
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=")
    back = hand_in(translator, japanese, with_targets(answer.content, JAPANESE))
    assert back.status_code == 200
    assert targets(japanese) == JAPANESE
    assert set(japanese.segments.values_list("state", "origin")) == {("translated", "file")}
    assert SegmentChange.objects.filter(by=translator, origin="file").count() == 5
    deciding.submit(fresh(japanese), translator)
    made = fresh(japanese)
    deciding.approve(made, cast.reviewer, deciding.seen(made.segments.all()))
    page = ArticlePage.objects.get(pk=japanese.page_id)
    assert (page.live, page.title) == (True, JAPANESE[1])


def test_it_leaves_as_xliff_2_and_comes_back(japanese, translator):
    root = etree.fromstring(take(translator, japanese, "xliff2").content)
    for number, segment in enumerate(root.iterfind(".//x:segment", X2), 1):
        for old in segment.findall("x:target", X2):
            segment.remove(old)
        text = JAPANESE[number].replace("⟦1⟧", '<pc id="1">').replace("⟦/1⟧", "</pc>")
        segment.append(etree.fromstring(f'<target xmlns="{X2["x"]}">{text}</target>'))
        segment.set("state", "translated")
    assert hand_in(translator, japanese, etree.tostring(root)).status_code == 200
    assert targets(japanese) == JAPANESE


@pytest.mark.parametrize("form", [form.value for form in NAMES])
def test_every_format_comes_back_as_it_left(japanese, translator, form):
    write(japanese, translator)
    data = take(translator, japanese, form).content
    saved = list(japanese.segments.values())
    back = hand_in(translator, japanese, data, name=f"a.{CODECS[Format(form)].extension}")
    assert back.status_code == 200, back.content.decode()
    (report,) = back.context["reports"]
    assert (report.taken, report.refused) == ([], [])
    assert list(japanese.segments.values()) == saved


def test_what_was_written_meanwhile_is_shown_and_not_overwritten(japanese, translator, second_translator):
    data = with_targets(take(translator, japanese, "xliff12").content, JAPANESE)
    saving.save(japanese, 2, second_translator, "もう一つの文です。", 0)
    back = hand_in(translator, japanese, data)
    (report,) = back.context["reports"]
    assert [(one.position, one.mine, one.theirs) for one in report.conflicts] == [
        (2, "もう一つの文です。", JAPANESE[2])
    ]
    assert "もう一つの文です。" in back.content.decode()
    assert targets(japanese) == {**JAPANESE, 2: "もう一つの文です。"}
    assert hand_in(translator, japanese, data, force="on").context["reports"][0].taken == [2]
    assert targets(japanese) == JAPANESE


def test_words_for_an_older_source_are_not_taken(story, japanese, translator):
    data = with_targets(take(translator, japanese, "xliff12").content, JAPANESE)
    story.body = [BODY[0], {**BODY[1], "value": BODY[1]["value"].replace("17", "18")}]
    story.lead = "Một câu khác."
    take_segments(japanese, story)
    (report,) = hand_in(translator, japanese, data).context["reports"]
    assert [one.position for one in report.refused] == [2, 4]
    assert not report.conflicts
    assert targets(japanese)[2] == ""


def test_a_lost_placeholder_costs_its_own_segment_only(japanese, translator):
    words = {**JAPANESE, 4: "2024年、省には17の工業団地があります。"}
    (report,) = hand_in(
        translator, japanese, with_targets(take(translator, japanese, "xliff12").content, words)
    ).context["reports"]
    assert [one.position for one in report.refused] == [4]
    assert report.taken == [1, 2, 3, 5]


def test_an_untouched_suggestion_stays_a_suggestion(japanese, translator):
    Segment.objects.filter(translation=japanese, position=2).update(target="何か。", state="suggested", origin="memory")
    data = take(translator, japanese, "xliff12").content
    hand_in(translator, japanese, data)
    assert japanese.segments.get(position=2).state == "suggested"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.xlf", b""),
        ("a.xlf", b"<xliff"),
        ("a.sdlxliff", b"<xliff version='1.2' xmlns:sdl='x'/>"),
        ("a.mqxliff", b"<xliff version='1.2'/>"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600),
        ("a.pdf", b"%PDF-1.7"),
        ("a.xlf", b'<!DOCTYPE x [<!ENTITY a "aaa">]><xliff version="1.2">&a;</xliff>'),
    ],
)
def test_what_can_not_be_read_is_refused_with_advice(japanese, translator, name, data):
    answer = hand_in(translator, japanese, data, name=name)
    assert answer.status_code == 422
    assert answer.context["form"].errors["file"]
    assert set(targets(japanese).values()) == {""}


def test_a_file_of_another_story_language_or_person_is_refused(story, japanese, translator, cast):
    other = asking.ask(factories.article("Mùa sen", lead="Một câu.", body=[]), "ja", cast.desk)
    answer = hand_in(translator, japanese, take(translator, other, "xliff12").content)
    assert answer.status_code == 422
    assert "Mùa sen" in answer.content.decode()
    french = asking.ask(story, "fr", cast.desk)
    stranger = person("dichfr9", Membership.Role.TRANSLATOR, language="fr")
    data = take(stranger, french, "xliff12").content
    assert hand_in(translator, japanese, data).status_code == 422
    changed = take(translator, japanese, "xliff12").content.replace(b'target-language="ja"', b'target-language="fr"')
    assert "ja" in hand_in(translator, japanese, changed).content.decode()
    assert set(targets(japanese).values()) == {""}


def test_who_may_not_write_gets_no_form_and_changes_nothing(japanese, translator, cast):
    data = with_targets(take(translator, japanese, "xliff12").content, JAPANESE)
    assert take(cast.desk, japanese, "xliff12").status_code == 200
    assert hand_in(cast.desk, japanese, data).status_code == 422
    assert set(targets(japanese).values()) == {""}
    assert take(person("dichfr8", Membership.Role.TRANSLATOR, language="fr"), japanese, "xliff12").status_code == 404


def test_all_that_one_has_to_do_leaves_as_one_file_and_comes_back(japanese, translator, cast):
    other = asking.ask(factories.article("Mùa sen", lead="Một câu.", body=[]), "ja", cast.desk, assignee=translator)
    answer = client_of(translator).get(reverse("translation_take_mine", args=["ja", "package"]))
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="job-2-ja.zip')
    data = client_of(translator).get(reverse("translation_take_mine", args=["ja", "xliff12"])).content
    words = {**JAPANESE, 6: "ハスの季節", 7: "一文です。"}
    reports = hand_in(translator, japanese, with_targets(data, words)).context["reports"]
    assert [(report.translation.pk, report.taken) for report in reports] == [
        (japanese.pk, [1, 2, 3, 4, 5]),
        (other.pk, [1, 2]),
    ]
    nothing = client_of(translator).get(reverse("translation_take_mine", args=["fr", "xliff12"]))
    assert (nothing.status_code, "tiếng Pháp" in nothing.content.decode()) == (200, True)
    assert client_of(cast.editor).get(reverse("translation_take_mine", args=["ja", "po"])).status_code in (302, 403)
    assert client_of(translator).get(reverse("translation_take_mine", args=["ja", "exe"])).status_code == 404


def test_files_of_two_languages_can_not_be_one(story, japanese, cast):
    with pytest.raises(NotPossibleError):
        taking.write([japanese, asking.ask(story, "fr", cast.desk)], Format.XLIFF_12)


def files_in(answer):
    archive = zipfile.ZipFile(io.BytesIO(answer.content))
    return {name: archive.read(name) for name in archive.namelist()}


def test_a_package_shows_how_the_page_looks_by_itself(story, japanese, translator, monkeypatch):
    saving.save(japanese, 4, translator, JAPANESE[4], 0)
    files = files_in(take(translator, japanese, "package"))
    (name,) = (name for name in files if name.startswith("preview/"))
    shown = files[name].decode()
    assert name == f"preview/{story.slug}-ja.html"
    assert "<b>17</b>の工業団地" in shown
    assert "Nhãn lồng" in shown  # not translated yet
    for outside in ("<link", "<script", "<form", "url(", " srcset=", 'src="/', 'href="/'):
        assert outside not in shown
    assert "preview" in files["README.txt"].decode("utf-8-sig")


def test_a_package_has_the_office_s_style_guide(japanese, translator, cast):
    guides.write("ja", cast.reviewer, "Dùng です・ます.", 0)
    files = files_in(take(translator, japanese, "package"))
    assert files["style-guide.txt"].decode("utf-8-sig") == "Dùng です・ます."
    assert "style-guide.txt" in files["README.txt"].decode("utf-8-sig")


def test_a_picture_stands_in_the_preview_itself(cast, translator):
    page = factories.article("Ảnh đẹp", lead="Một câu.", body=[], hero_image=factories.picture())
    made = asking.ask(page, "ja", cast.desk, assignee=translator)
    files = files_in(take(translator, made, "package"))
    shown = next(files[name].decode() for name in files if name.startswith("preview/"))
    assert 'src="data:image/' in shown


def test_remarks_of_the_translator_are_shown(japanese, translator):
    data = take(translator, japanese, "xliff12").content
    root = etree.fromstring(with_targets(data, JAPANESE))
    unit = root.find(".//{*}trans-unit")
    note = etree.SubElement(unit, "{urn:oasis:names:tc:xliff:document:1.2}note")
    note.text = "人名の読みを確認してください"
    answer = hand_in(translator, japanese, etree.tostring(root))
    assert "人名の読みを確認してください" in answer.content.decode()


def test_by_command(japanese, translator, tmp_path):
    path = tmp_path / "a.xlf"
    call_command("export_translation", "ja", japanese.source.slug, output=str(path), stdout=io.StringIO())
    path.write_bytes(with_targets(path.read_bytes(), {**JAPANESE, 4: "⟦1⟧17⟦/1⟧"}))
    out = io.StringIO()
    call_command("import_translation", str(path), user=translator.username, stdout=out)
    assert json.loads(out.getvalue())["taken"] == [1, 2, 3, 4, 5]
    path.write_bytes(with_targets(path.read_bytes(), {2: "別の文です。", 4: "なし"}))
    with pytest.raises(CommandError):
        call_command("import_translation", str(path), user=translator.username, stdout=out)
    for wrong in (["import_translation", str(path)], ["export_translation", "xx", "nothing"]):
        with pytest.raises(CommandError):
            call_command(*wrong, **({"user": "nobody"} if wrong[0].startswith("import") else {}))


def test_translate_toolkit_reads_what_leaves(japanese, translator):
    store = xlifffile.parsestring(take(translator, japanese, "xliff12").content)
    assert [unit.source for unit in store.units][:2] == ["Phố Hiến", "Một câu mở đầu."]
    assert returning.PREFIX + str(japanese.pk) in {
        unit.xmlelement.getparent().getparent().get("original") for unit in store.units
    }
