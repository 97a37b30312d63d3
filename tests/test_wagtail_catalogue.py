"""The admin speaks Vietnamese: all of Wagtail's words are translated, none is stale, and ours are shown."""

import json
import os
import re
from collections import Counter

import polib
import pytest
from django.urls import reverse
from django.utils import translation

from cms import wagtail_messages
from cms.catalogues import compile_stale
from cms.messages import catalogue_path
from tests.cms.installation import ROOT

FOLDER = catalogue_path(ROOT, "vi").parent
SOURCES = {"django": "wagtail.po", "djangojs": "wagtailjs.po"}
WHOLE = ("wagtail", "wagtail.admin", "wagtail.images", "wagtail.documents", "wagtail.users", "wagtail.snippets")
KEPT = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}|<[^>]+>")


def catalogue(name):
    return polib.pofile(str(FOLDER / name))


def key(entry):
    return entry.msgctxt, entry.msgid, entry.msgid_plural


def translated(name):
    path = FOLDER / name
    return {key(entry) for entry in catalogue(name).translated_entries()} if path.exists() else set()


@pytest.mark.parametrize("domain", SOURCES)
def test_every_message_is_translated(domain):
    ours = translated(SOURCES[domain]) | translated(f"{domain}.po")
    missing = [entry.msgid for entry in wagtail_messages.of_domain(domain) if key(entry) not in ours]
    assert missing == [], f"translate them in {SOURCES[domain]}"


def test_the_main_packages_have_their_many_messages():
    messages = [*wagtail_messages.of_domain("django"), *wagtail_messages.of_domain("djangojs")]
    assert sum(any(app in WHOLE for app, _line in entry.occurrences) for entry in messages) >= 900
    assert {app for entry in messages for app, _line in entry.occurrences} >= {*WHOLE, "wagtailmedia"}


@pytest.mark.parametrize("domain", SOURCES)
def test_nothing_is_stale(domain):
    known = {key(entry) for entry in wagtail_messages.of_domain(domain)}
    assert [entry.msgid for entry in catalogue(SOURCES[domain]) if key(entry) not in known] == []


@pytest.mark.parametrize(("word", "said"), [("Documents", "Tài liệu"), ("Approved", "Đã duyệt")])
def test_a_word_of_a_page_of_ours_does_not_rename_the_menu_or_a_state(word, said):
    """Documents that a procedure asks for, and the day of an approval, have a context of their own."""
    with translation.override("vi"):
        assert translation.gettext(word) == said


@pytest.mark.parametrize("name", SOURCES.values())
def test_every_entry_stands_once(name):
    counted = Counter((entry.msgctxt, entry.msgid) for entry in catalogue(name))
    assert [found for found, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("name", SOURCES.values())
def test_placeholders_tags_and_spaces_are_kept(name):
    for entry in catalogue(name):
        wanted = entry.msgid_plural or entry.msgid
        for form in entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]:
            assert sorted(KEPT.findall(form)) == sorted(KEPT.findall(wanted)), f"{wanted!r} → {form!r}"
            assert form.split(form.strip()) == entry.msgid.split(entry.msgid.strip()), entry.msgid


@pytest.mark.parametrize("name", SOURCES.values())
def test_vietnamese_has_one_plural_form(name):
    found = catalogue(name)
    assert found.metadata["Plural-Forms"] == "nplurals=1; plural=0;"
    assert all(list(entry.msgstr_plural) == [0] for entry in found if entry.msgid_plural)


@pytest.mark.parametrize("name", SOURCES.values())
def test_fixed_words(name):
    """`trình duyệt` is a browser, never a submission; tones stand on the old place."""
    for entry in catalogue(name):
        text = entry.msgstr or entry.msgstr_plural[0]
        assert "browser" in entry.msgid or "trình duyệt" not in text.lower().replace("quy trình duyệt", ""), text
        assert not re.search(r"o[àáảãạèéẻẽẹ]\b|(?<!q)u[ỳýỷỹỵ]\b", text), text


@pytest.mark.django_db
def test_the_sign_in_page_shows_our_words(client):
    page = client.get(reverse("wagtailadmin_login")).content.decode()
    assert "Đăng nhập hệ thống biên tập" in page
    assert "Quên mật khẩu?" in page
    assert "Sign in" not in page


@pytest.mark.django_db
def test_the_script_catalogue_shows_our_words(client):
    script = client.get(reverse("wagtailadmin_javascript_catalog")).content.decode()
    shown = json.loads(re.search(r"const newcatalog = (\{.*?\});$", script, re.M | re.S)[1])
    assert shown["Dashboard"] == "Bảng điều khiển"
    assert shown["%(num)s error"] == ["%(num)s lỗi"]
    assert {entry.msgid for entry in wagtail_messages.of_domain("djangojs")} <= shown.keys()


def test_english_stays_english():
    with translation.override("en"):
        assert translation.gettext("Submit for moderation") == "Submit for moderation"


def write(folder, name, **translations):
    file = polib.POFile()
    file.metadata = {"Content-Type": "text/plain; charset=UTF-8", "Plural-Forms": "nplurals=1; plural=0;"}
    file.extend(polib.POEntry(msgid=word, msgstr=meaning) for word, meaning in translations.items())
    file.save(str(folder / name))


def words(path):
    return {entry.msgid: entry.msgstr for entry in polib.mofile(str(path))}


@pytest.fixture
def place(tmp_path):
    folder = tmp_path / "vi" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    return folder


def test_both_sources_become_one_catalogue_and_ours_wins(tmp_path, place):
    write(place, "wagtail.po", page="của Wagtail", image="ảnh", tag="từ khóa")
    write(place, "django.po", page="trang", tag="")
    write(place, "wagtailjs.po", save="lưu")
    assert compile_stale([tmp_path]) == [place / "django.mo", place / "djangojs.mo"]
    assert words(place / "django.mo") == {"page": "trang", "image": "ảnh", "tag": "từ khóa"}
    assert words(place / "djangojs.mo") == {"save": "lưu"}
    assert {path.name for path in place.glob("*") if path.suffix != ".po"} == {"django.mo", "djangojs.mo"}


@pytest.mark.parametrize("changed", ["wagtail.po", "django.po"])
def test_either_newer_source_makes_the_catalogue_stale(tmp_path, place, changed):
    write(place, "wagtail.po", image="ảnh")
    write(place, "django.po", page="trang")
    compile_stale([tmp_path])
    assert compile_stale([tmp_path]) == []
    later = (place / "django.mo").stat().st_mtime + 10
    os.utime(place / changed, (later, later))
    assert compile_stale([tmp_path]) == [place / "django.mo"]
