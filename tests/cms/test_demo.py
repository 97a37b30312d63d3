"""The demo: loaded whole through the functions of real content, and removed again."""

import datetime as dt
import json
import re
import stat

import pytest
from django.core.management import CommandError, call_command
from django.db.models import F
from django.utils import timezone
from django.utils.html import strip_tags
from lxml import html
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.models import Page

from accounts.models import User
from cms import installation
from cms.demo.files import HERE
from cms.models import DemoObject
from cms.people_file import people_file
from content import approval, release, trees
from content.choices import Market
from content.models import (
    ArticlePage,
    ClearanceTask,
    DestinationPage,
    HomePage,
    InvestmentPage,
    Lineage,
    PageEvent,
    Story,
)
from reference import models as reference
from reference.people import records
from reference.proposals import decide, propose
from tests import factories
from tests.people import person

DRAFTS = ("mua-sen-quanh-pho-hien", "lich-mua-nhan-cho-ben-mua", "ba-cau-hoi-ve-khu-cong-nghiep")  # by how far
pytestmark = pytest.mark.django_db


def test_the_demo_is_a_whole_province(demo):
    assert HomePage.objects.live().count() == 5
    assert ArticlePage.objects.live().count() >= 6
    assert InvestmentPage.objects.live().count() >= 4
    assert DestinationPage.objects.live().count() >= 4
    assert reference.IndustrialPark.objects.count() >= 8
    assert reference.Place.objects.count() >= 12
    assert reference.KeyFigure.objects.count() >= 10
    assert reference.CustomImage.objects.count() >= 16
    assert reference.ParkDistance.objects.count() >= 8
    assert reference.Agency.objects.count() == 17
    assert reference.Office.objects.get().is_demo
    assert installation.is_complete()


def test_translations_of_the_demo_came_out_with_their_sources_and_not_today(demo):
    days = Story.objects.live().exclude(locale__language_code="vi").values_list("first_published_at", flat=True)
    assert days
    assert max(days) < timezone.now() - dt.timedelta(days=30)


def test_french_texts_of_the_demo_have_no_sign_that_could_begin_a_line():
    files = [*(HERE / "translations" / "fr").glob("*.toml"), *(HERE / "facts").glob("*.csv")]
    assert len(files) > 20
    assert [file.name for file in files if re.search(r"[\w»)] [;?!»]|[\w»)] :[ \n\"]|« ", file.read_text())] == []


def test_every_role_has_its_person_and_the_file_is_the_owners(demo):
    people = json.loads(people_file().read_text())
    assert {person["role"] for person in people} == set(reference.Membership.Role.values)
    assert len({person["agency"] for person in people} - {""}) >= 2
    assert set(people[0]) == {"role", "language", "agency", "user", "password"}
    assert stat.S_IMODE(people_file().stat().st_mode) == 0o600
    assert len({person["password"] for person in people}) == len(people)


def test_the_demo_goes_into_an_empty_installation_only(demo):
    with pytest.raises(CommandError, match="set up already"):
        call_command("load_demo")


def test_the_demo_is_forgotten_and_nothing_of_it_is_left(demo):
    call_command("forget_demo")
    assert not Page.objects.filter(depth__gt=1).exists()
    for model in (reference.Agency, reference.CustomImage, reference.Place, reference.Office, reference.Membership):
        assert not model.objects.exists()
    assert not DemoObject.objects.exists()
    assert not installation.is_complete()


def test_a_demo_that_was_tried_out_is_forgotten_too(demo):
    people = {user.username: user for user in User.objects.all()}
    park = reference.IndustrialPark.objects.get(code="tl2")
    for field in ("contact_name", "contact_phone"):
        proposal = propose.propose(people["bientap.kcn"], park, {field: "0123"}, "Báo cáo thử", dt.date(2026, 6, 30))
    decide.confirm(proposal, people["lanhdao.kcn"])
    own = person("cua-co-quan")
    for user in (own, people["dich.fr"]):
        records.record(reference.PeopleRecord.Kind.DEACTIVATED, user, people["phutrach"])
    call_command("forget_demo")
    assert list(User.objects.all()) == [own]
    assert [row.by for row in reference.PeopleRecord.objects.all()] == [None]


def test_what_the_office_made_stays(demo):
    own = reference.Agency.objects.create(code="own", name_vi="Cơ quan của tỉnh")
    call_command("forget_demo")
    assert list(reference.Agency.objects.all()) == [own]


def test_a_page_of_the_office_below_the_demo_stops_the_forgetting(demo):
    parent = trees.home_of("vi").get_children().first().specific
    factories.article("Bài của cơ quan", parent=parent)
    pages = Page.objects.count()
    with pytest.raises(CommandError, match="Bài của cơ quan"):
        call_command("forget_demo")
    assert Page.objects.count() == pages


def test_a_fact_that_the_office_needs_stops_the_forgetting(demo):
    park = reference.IndustrialPark.objects.get(code="tl2")
    reference.InvestmentProject.objects.create(code="own", name_vi="Dự án của tỉnh", park=park)
    facts = reference.IndustrialPark.objects.count()
    with pytest.raises(CommandError, match="Dự án của tỉnh"):
        call_command("forget_demo")
    assert reference.IndustrialPark.objects.count() == facts


def test_something_waits_at_every_step(demo):
    drafts = {page.slug: page for page in ArticlePage.objects.filter(live=False, locale__language_code="vi")}
    clearance, held, returned = (drafts[f"{slug}"] for slug in DRAFTS)
    assert isinstance(approval.waiting(clearance).step, ClearanceTask)
    assert release.is_waiting(held)
    assert approval.waiting(returned) is None or not returned.has_workflow
    assert PageEvent.objects.filter(page_id=returned.pk, kind=PageEvent.Kind.RETURNED).exists()


def test_one_translation_has_not_followed_a_correction_yet(demo):
    (behind,) = Lineage.objects.exclude(stale_since=None)
    page = behind.page.specific
    assert (page.language, page.live, behind.stale_kind) == ("ja", True, "facts")
    assert "八基" in page.lead
    source = behind.source.specific
    assert "chín tấm bia" in source.lead
    assert "tám tấm" in source.correction_note
    assert PageEvent.objects.filter(page_id=source.pk, kind=PageEvent.Kind.CORRECTED).count() == 1


def test_readers_of_it_are_told_on_which_day_the_vietnamese_text_was_corrected(demo, client):
    page = Lineage.objects.exclude(stale_since=None).get().page
    (note,) = html.fromstring(client.get(page.url_path).content).xpath("//*[@class='story__newer']")
    assert "2024年11月27日" in note.text_content()


def test_no_story_is_younger_than_its_last_change(demo):
    """What was translated is as old as the demo says, not as the day on which it was loaded."""
    stories = Story.objects.live()
    assert stories.filter(first_published_at__gt=F("last_published_at")).count() == 0
    assert stories.exclude(locale__language_code="vi").filter(first_published_at__year__gte=2026).count() == 0


def test_the_first_save_of_a_text_as_it_is_changes_nothing_of_it(demo):
    """What the editor's form makes of stored texts and choices is what is stored."""
    editor = ContentstateConverter(features=["bold", "italic", "link", "ol", "ul"])
    for page in [*ArticlePage.objects.live(), *DestinationPage.objects.live(), *InvestmentPage.objects.live()]:
        if page.language != "vi":
            continue
        assert page.markets == [market for market in Market.values if market in page.markets]
        for block in page.body:
            if block.block_type == "text":
                saved = editor.to_database_format(editor.from_database_format(block.value.source))
                assert strip_tags(saved) == strip_tags(block.value.source)
