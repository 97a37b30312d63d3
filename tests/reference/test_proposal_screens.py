"""What people see and do: forms that propose, the list, one proposal, the history."""

from __future__ import annotations

import io
import json
from decimal import Decimal

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext
from openpyxl import Workbook
from wagtail.models import Collection

from reference import groups, models
from reference.models import CustomMedia, IndustrialPark, ParkDistance, Proposal
from reference.proposals import decide
from tests import factories
from tests.people import client_of
from tests.reference.conftest import OCCASION
from tests.reference.posted import as_posted

pytestmark = pytest.mark.django_db
SECRETS = "Do not draft or keep state secrets on this system."


@pytest.fixture(autouse=True)
def _media_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def park(cast):
    agency = factories.agency("svhttdl")
    park = IndustrialPark.objects.create(
        code="sach", name_vi="KCN Sạch", agency=agency, occupancy_percent=Decimal("65.50"), area_ha=100
    )
    ParkDistance.objects.create(site=park, to="noi_bai", km=60)
    return park


def url(model, name, *args):
    return reverse(model.snippet_viewset.get_url_name(name), args=args)


def edited(client, row, **fields):
    """Open the row's form, change the fields, press the button."""
    path = url(type(row), "edit", row.pk)
    data = as_posted(client.get(path).context["form"])
    return client.post(path, {**data, **OCCASION, **fields})


def decided(client, proposal, decision, **fields):
    return client.post(reverse("proposal", args=[proposal.pk]), {"decision": decision, **fields})


def page_of(client, path):
    return client.get(path).content.decode()


class TestEditing:
    def test_an_editor_proposes_on_the_form_and_the_leader_confirms(self, cast, park):
        editor, leader = client_of(cast.editor), client_of(cast.leader)
        response = edited(editor, park, occupancy_percent="72.3")
        assert response.status_code == 302
        park.refresh_from_db()
        assert park.occupancy_percent == Decimal("65.50")
        proposal = Proposal.objects.get()
        page = leader.get(reverse("proposal", args=[proposal.pk])).content.decode()
        assert "65,5" in page
        assert "72,3" in page
        assert decided(leader, proposal, "confirm").status_code == 302
        park.refresh_from_db()
        assert park.occupancy_percent == Decimal("72.30")
        assert park.distances.count() == 1

    def test_the_editor_is_told_who_confirms(self, cast, park):
        client = client_of(cast.editor)
        path = url(IndustrialPark, "edit", park.pk)
        data = {**as_posted(client.get(path).context["form"]), **OCCASION, "area_ha": "2"}
        page = client.post(path, data, follow=True).content.decode()
        told = gettext("The leader of %(agency)s confirms it.")
        assert told % {"agency": "Sở Văn hóa, Thể thao và Du lịch"} in page
        assert reverse("proposal", args=[Proposal.objects.get().pk]) in page

    def test_what_was_typed_stays_when_the_source_is_missing(self, cast, park):
        response = edited(client_of(cast.editor), park, area_ha="2", change_source="", change_as_of="")
        form = response.context["form"]
        assert (response.status_code, set(form.errors)) == (200, {"change_source", "change_as_of"})
        assert form["area_ha"].value() == "2"
        assert Proposal.objects.count() == 0

    def test_an_untouched_form_is_no_proposal(self, cast, park):
        response = edited(client_of(cast.editor), park)
        assert response.context["form"].non_field_errors()
        assert Proposal.objects.count() == 0

    def test_a_field_that_waits_is_named(self, cast, park):
        edited(client_of(cast.editor), park, area_ha="2")
        response = edited(client_of(cast.other_editor), park, area_ha="3")
        assert str(cast.editor) in response.context["form"].non_field_errors()[0]
        assert Proposal.objects.count() == 1

    def test_child_rows_are_proposed_with_it(self, cast, park):
        edited(client_of(cast.editor), park, **{"distances-0-km": "62.5"})
        assert park.distances.get().km == 60
        decide.confirm(Proposal.objects.get(), cast.leader)
        assert park.distances.get().km == Decimal("62.5")

    def test_a_script_proposes_as_well(self, cast, park):
        client = client_of(cast.editor)
        path = url(IndustrialPark, "edit", park.pk)
        data = {**as_posted(client.get(path).context["form"]), **OCCASION, "area_ha": "2"}
        response = client.post(path, data, headers={"accept": "application/json"})
        park.refresh_from_db()
        assert (response.status_code, park.area_ha, Proposal.objects.count()) == (200, 100, 1)

    def test_the_form_shows_what_waits_and_leads_to_the_history(self, cast, park):
        edited(client_of(cast.editor), park, area_ha="2")
        proposal = reverse("proposal", args=[Proposal.objects.get().pk])
        path = url(IndustrialPark, "edit", park.pk)
        seen = {name: proposal in page_of(client_of(getattr(cast, name)), path) for name in ("leader", "other_editor")}
        assert seen == {"leader": True, "other_editor": False}
        assert f"?kind=industrialpark&amp;row={park.pk}" in page_of(client_of(cast.other_editor), path)

    def test_a_new_row_is_in_no_list_before_it_is_confirmed(self, cast):
        client = client_of(cast.editor)
        fields = {"name_vi": "Lễ hội", "slug": "le-hoi", "colour": "lotus", **OCCASION}
        assert client.post(url(models.Topic, "add"), fields).status_code == 302
        assert "le-hoi" not in page_of(client, url(models.Topic, "list"))
        decide.confirm(Proposal.objects.get(), cast.desk)
        assert "le-hoi" in page_of(client, url(models.Topic, "list"))


class TestTranslators:
    def test_a_crafted_shared_field_is_ignored(self, cast, park):
        client = client_of(cast.translator)
        response = edited(client, park, name_ja="清潔", area_ha="2", state="operating", name_vi="giả", name_fr="faux")
        assert response.status_code == 302
        assert [change.field for change in Proposal.objects.get().changes.all()] == ["name_ja"]

    @pytest.mark.parametrize(
        "crafted",
        [
            {"distances-0-DELETE": "on"},
            {"distances-TOTAL_FORMS": "2", "distances-1-label_ja": "港", "distances-1-id": ""},
            {"distances-0-km": "1"},
        ],
    )
    def test_child_rows_keep_what_is_not_theirs(self, cast, park, crafted):
        edited(client_of(cast.translator), park, name_ja="清潔", **crafted)
        for proposal in Proposal.objects.all():
            decide.confirm(proposal, cast.reviewer)
        assert [(distance.to, distance.km) for distance in park.distances.all()] == [("noi_bai", 60)]

    def test_they_read_what_they_may_not_write(self, cast, park):
        page = page_of(client_of(cast.translator), url(IndustrialPark, "edit", park.pk))
        assert "KCN Sạch" in page
        assert "65,50" in page
        assert 'name="occupancy_percent"' not in page
        assert 'name="name_vi"' not in page


def workbook(*rows):
    book, file = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return SimpleUploadedFile("quy-2.xlsx", file.getvalue())


@pytest.mark.db
class TestImport:
    ROWS = (
        ["code", "name_vi", "agency", "occupancy_percent", "area_ha"],
        ["sach", "KCN Sạch", "svhttdl", 72.5, 100],
        ["moi", "KCN Mới", "svhttdl", 10, 55.25],
    )

    def post(self, user, action, *rows, **fields):
        path = url(IndustrialPark, "import")
        data = {**OCCASION, "file": workbook(*(rows or self.ROWS)), "action": action, **fields}
        return client_of(user).post(path, data)

    def test_all_parks_are_one_proposal_with_a_table(self, cast, park):
        response = self.post(cast.editor, "propose")
        proposal = Proposal.objects.get()
        assert response.headers["location"] == reverse("proposal", args=[proposal.pk])
        assert (proposal.kind, proposal.source_file, IndustrialPark.objects.count()) == ("import", "quy-2.xlsx", 1)
        page = client_of(cast.leader).get(reverse("proposal", args=[proposal.pk])).content.decode()
        for text in ("KCN Sạch", "65,5", "72,5", "KCN Mới", "55,25", "quy-2.xlsx", "Báo cáo 12/BC-BQL"):
            assert text in page
        assert "100" not in page.split("proposals__row")[1]
        decided(client_of(cast.leader), proposal, "confirm")
        rows = dict(IndustrialPark.objects.values_list("code", "occupancy_percent"))
        assert rows == {"sach": Decimal("72.50"), "moi": Decimal("10.00")}

    def test_checking_proposes_nothing(self, cast, park):
        assert self.post(cast.editor, "check").status_code == 200
        assert Proposal.objects.count() == 0

    def test_a_bad_line_proposes_nothing(self, cast, park):
        response = self.post(cast.editor, "propose", ["code", "area_ha"], ["sach", "nhiều"])
        assert (response.status_code, Proposal.objects.count()) == (422, 0)

    def test_source_and_day_are_asked_for(self, cast, park):
        response = self.post(cast.editor, "propose", change_source="")
        assert "change_source" in response.context["form"].errors
        assert Proposal.objects.count() == 0

    def test_a_file_without_a_change_is_no_proposal(self, cast, park):
        response = self.post(cast.editor, "propose", ["code", "area_ha"], ["sach", 100])
        assert (response.status_code, Proposal.objects.count()) == (409, 0)


class TestDeciding:
    @pytest.fixture
    def proposal(self, cast, park):
        edited(client_of(cast.editor), park, area_ha="2")
        return Proposal.objects.get()

    @pytest.mark.parametrize("name", ["other_editor", "other_leader", "clearer", "translator", "reviewer", "outsider"])
    def test_others_do_not_know_of_it(self, cast, proposal, name):
        client = client_of(getattr(cast, name))
        assert client.get(reverse("proposal", args=[proposal.pk])).status_code == 404
        assert decided(client, proposal, "confirm").status_code == 404
        assert "KCN Sạch" not in page_of(client, reverse("proposals"))

    @pytest.mark.parametrize("name", ["leader", "deputy", "desk", "chief", "administrator"])
    def test_these_see_it(self, cast, proposal, name):
        client = client_of(getattr(cast, name))
        assert client.get(reverse("proposal", args=[proposal.pk])).status_code == 200

    def test_the_proposer_can_only_take_it_back(self, cast, proposal):
        client = client_of(cast.editor)
        assert decided(client, proposal, "confirm").status_code == 409
        assert decided(client, proposal, "withdraw").status_code == 302
        proposal.refresh_from_db()
        assert proposal.state == "withdrawn"

    def test_a_stale_one_says_what_holds_now_and_stays_open(self, cast, proposal, park):
        IndustrialPark.objects.update(area_ha=7)
        response = decided(client_of(cast.leader), proposal, "confirm", remark="Được")
        proposal.refresh_from_db()
        park.refresh_from_db()
        assert (response.status_code, proposal.state, park.area_ha) == (409, "proposed", 7)
        assert "Được" in response.content.decode()

    def test_sending_back_needs_a_remark(self, cast, proposal):
        client = client_of(cast.leader)
        assert decided(client, proposal, "return").status_code == 409
        assert decided(client, proposal, "return", remark="Thiếu số.").status_code == 302
        assert "Thiếu số." in page_of(client_of(cast.editor), reverse("proposal", args=[proposal.pk]))

    def test_no_button_decides_nothing(self, cast, proposal):
        assert decided(client_of(cast.leader), proposal, "").status_code == 409
        proposal.refresh_from_db()
        assert proposal.is_open

    def test_the_menu_says_how_many_wait(self, cast, proposal):
        page = page_of(client_of(cast.leader), reverse("wagtailadmin_home"))
        label = json.dumps(gettext("Proposals (%(number)s)") % {"number": 1})
        assert label in page
        assert label not in page_of(client_of(cast.editor), reverse("wagtailadmin_home"))

    def test_the_history_is_filtered(self, cast, proposal, park):
        decide.confirm(proposal, cast.leader)
        client, path = client_of(cast.other_editor), reverse("fact_history")
        assert "KCN Sạch" in page_of(client, f"{path}?kind=industrialpark&row={park.pk}")
        assert "KCN Sạch" not in page_of(client, f"{path}?kind=agency")
        assert "KCN Sạch" not in page_of(client, f"{path}?until=2020-01-01")
        assert client.get(path, {"since": "x", "row": "y", "kind": "z", "p": "0"}).status_code == 200

    def test_outside_people_see_no_history_of_others(self, cast, proposal):
        decide.confirm(proposal, cast.leader)
        assert "KCN Sạch" not in page_of(client_of(cast.outsider), reverse("fact_history"))


@pytest.mark.db
def test_the_list_takes_as_many_queries_for_many_as_for_few(cast, park):
    client = client_of(cast.desk)

    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert client.get(reverse("proposals"), {"shown": "all"}).status_code == 200
        return len(captured)

    def make(code):
        row = IndustrialPark.objects.create(code=code, name_vi=code, agency=park.agency)
        edited(client_of(cast.editor), row, area_ha="2", developer_vi="Công ty", plot_min_ha="1", power_vi="Điện")
        decide.withdraw(Proposal.objects.latest("pk"), cast.editor)
        edited(client_of(cast.editor), row, area_ha="3")

    make("a")
    client.get(reverse("proposals"))
    few = queries()
    for number in range(6):
        make(f"b{number}")
    assert queries() == few
    assert few <= 35, "about 20 of them are Wagtail's frame"


class TestDeleting:
    def test_nobody_but_the_administrator_and_only_what_is_unused(self, cast, park):
        topic = models.Topic.objects.create(slug="bo", name_vi="Bỏ")
        for name in ("editor", "leader", "desk", "chief"):
            client_of(getattr(cast, name)).post(url(models.Topic, "delete", topic.pk))
        assert models.Topic.objects.filter(pk=topic.pk).exists()
        client_of(cast.administrator).post(url(models.Topic, "delete", topic.pk))
        assert not models.Topic.objects.filter(pk=topic.pk).exists()

    @pytest.mark.parametrize("route", ["one", "bulk"])
    def test_what_is_used_stays(self, cast, park, route):
        unit = models.AdministrativeUnit.objects.create(code="xa", name_vi="Xã", kind="commune")
        park.unit = unit
        park.save()
        client = client_of(cast.administrator)
        if route == "one":
            client.post(url(models.AdministrativeUnit, "delete", unit.pk))
        else:
            bulk = reverse("wagtail_bulk_action", args=["reference", "administrativeunit", "delete"])
            client.post(f"{bulk}?id={unit.pk}")
        assert models.AdministrativeUnit.objects.filter(pk=unit.pk).exists()

    def test_a_chooser_makes_no_rows(self):
        with pytest.raises(NoReverseMatch):
            reverse("wagtailsnippetchoosers_reference_topic:create")


class TestFiles:
    @pytest.fixture
    def collection(self, cast):
        return groups.collection_of(factories.agency("svhttdl"))

    @pytest.fixture
    def picture(self, collection):
        return factories.picture(collection=collection, is_public=True)

    def edit(self, client, picture, **fields):
        path = reverse("wagtailimages:edit", args=[picture.pk])
        form = client.get(path).context["form"]
        data = {name: value for name, value in as_posted(form).items() if name != "file"}
        return client.post(path, {**data, "tags": "", **OCCASION, **fields}, follow=True)

    def test_words_of_a_public_picture_are_proposed(self, cast, picture):
        leader = client_of(cast.leader)
        response = self.edit(leader, picture, alt_vi="Nhãn", shows_map="on", focal_point_x="5")
        picture.refresh_from_db()
        assert (picture.alt_vi, picture.shows_map, picture.focal_point_x) == ("Chùm nhãn chín", False, 5)
        assert len(response.context["messages"]) == 2
        decide.confirm(Proposal.objects.get(), cast.deputy)
        picture.refresh_from_db()
        assert (picture.alt_vi, picture.shows_map) == ("Nhãn", True)

    def test_those_of_a_settled_one_too(self, cast, collection):
        picture = factories.picture(collection=collection, is_settled=True)
        self.edit(client_of(cast.leader), picture, credit_vi="Ảnh: A")
        picture.refresh_from_db()
        assert (picture.credit_vi or "", Proposal.objects.count()) == ("", 1)

    def test_those_of_another_are_saved_at_once(self, cast, collection):
        picture = factories.picture(collection=collection)
        self.edit(client_of(cast.leader), picture, credit_vi="Ảnh: A")
        picture.refresh_from_db()
        assert (picture.credit_vi, Proposal.objects.count()) == ("Ảnh: A", 0)

    def test_the_form_below_an_upload_proposes_too(self, cast, picture):
        path = reverse("wagtailimages:edit_multiple", args=[picture.pk])
        fields = {"title_vi": "Vườn nhãn", "alt_vi": "Nhãn", "licence": "own", "caption_vi": "Nhãn lồng", **OCCASION}
        fields |= {"alt_en": picture.alt_en, "collection": picture.collection_id}
        data = {f"image-{picture.pk}-{name}": value for name, value in fields.items()}
        response = client_of(cast.leader).post(path, data, headers={"x-requested-with": "XMLHttpRequest"})
        picture.refresh_from_db()
        assert response.json()["success"], response.json()
        assert picture.alt_vi == "Chùm nhãn chín"
        assert [change.field for change in Proposal.objects.get().changes.all()] == ["alt_vi"]

    def test_without_a_source_nothing_is_saved_and_the_text_stays(self, cast, picture):
        response = self.edit(client_of(cast.leader), picture, alt_vi="Nhãn", change_source="")
        picture.refresh_from_db()
        assert "change_source" in response.context["form"].errors
        assert response.context["form"]["alt_vi"].value() == "Nhãn"
        assert picture.alt_vi == "Chùm nhãn chín"

    def test_a_change_of_the_rest_asks_for_no_source(self, cast, picture):
        fields = dict.fromkeys(OCCASION, "")
        response = self.edit(client_of(cast.leader), picture, focal_point_x="7", **fields)
        picture.refresh_from_db()
        assert (response.status_code, picture.focal_point_x, Proposal.objects.count()) == (200, 7, 0)

    def test_the_title_of_a_public_document_is_proposed(self, cast, collection):
        document = models.CustomDocument(title_vi="Kế hoạch", collection=collection, is_public=True)
        document.file.save("ke-hoach.pdf", ContentFile(b"%PDF-1.4"))
        path = reverse("wagtaildocs:edit", args=[document.pk])
        fields = {"title_vi": "Kế hoạch 84", "collection": collection.pk, "tags": "", **OCCASION}
        assert client_of(cast.leader).post(path, fields).status_code == 302
        document.refresh_from_db()
        assert document.title_vi == "Kế hoạch"
        decide.confirm(Proposal.objects.get(), cast.desk)
        document.refresh_from_db()
        assert document.title_vi == "Kế hoạch 84"

    @pytest.fixture
    def video(self, collection):
        video = CustomMedia(title_vi="Lễ hội", type="video", duration=1, collection=collection, is_public=True)
        video.file.save("a.mp4", ContentFile(b"0"), save=False)
        video.captions_vi.save("vi.vtt", ContentFile("WEBVTT\n\nXin chào\n".encode()), save=False)
        video.save()
        return video

    def test_captions_are_proposed_as_text(self, cast, video):
        path = reverse("wagtailmedia:edit", args=[video.pk])
        captions = SimpleUploadedFile("vi.vtt", "WEBVTT\n\nTạm biệt\n".encode())
        thumbnail = SimpleUploadedFile("a.png", b"1")
        fields = {"title_vi": "Lễ hội", "licence": "own", "duration": 2, "collection": video.collection_id, "tags": ""}
        data = {**fields, **OCCASION, "captions_vi": captions, "thumbnail": thumbnail}
        response = client_of(cast.desk).post(path, data)
        assert response.status_code == 302, response.context["form"].errors
        video = CustomMedia.objects.get()
        assert ("chào" in video.captions_vi.read().decode(), video.duration, bool(video.thumbnail)) == (True, 2, False)
        proposal = Proposal.objects.get()
        assert "Tạm biệt" in page_of(client_of(cast.leader), reverse("proposal", args=[proposal.pk]))
        decide.confirm(proposal, cast.leader)
        video = CustomMedia.objects.get()
        assert "Tạm biệt" in video.captions_vi.read().decode()
        assert video.captions_vi.name.endswith(".vtt")

    def test_captions_in_an_old_encoding_are_refused(self, cast, video):
        path = reverse("wagtailmedia:edit", args=[video.pk])
        captions = SimpleUploadedFile("vi.vtt", "WEBVTT\n\nTạm biệt\n".encode("utf-16"))
        fields = {"title_vi": "Lễ hội", "licence": "own", "duration": 2, "collection": video.collection_id, "tags": ""}
        response = client_of(cast.desk).post(path, {**fields, **OCCASION, "captions_vi": captions})
        assert response.context["form"].non_field_errors()
        assert Proposal.objects.count() == 0


FORMS = [
    ("desk", lambda: url(models.Topic, "add")),
    ("desk", lambda: url(models.Topic, "import")),
    ("desk", lambda: reverse("wagtailimages:add")),
    ("desk", lambda: reverse("wagtailimages:add_multiple")),
    ("desk", lambda: reverse("wagtaildocs:add")),
    ("desk", lambda: reverse("wagtaildocs:add_multiple")),
    ("desk", lambda: reverse("wagtailmedia:add", args=["video"])),
    ("desk", lambda: reverse("wagtailimages_chooser:choose")),
    ("desk", lambda: reverse("wagtaildocs_chooser:choose")),
    ("desk", lambda: reverse("wagtailmedia:chooser")),
    ("desk", lambda: reverse("wagtailimages:edit", args=[factories.picture().pk])),
]


@pytest.mark.parametrize(("name", "path"), FORMS, ids=range(len(FORMS)))
def test_the_line_on_secrets_stands_on_the_form(cast, name, path):
    page = page_of(client_of(getattr(cast, name)), path())
    assert gettext(SECRETS) in (json.loads(page)["html"] if page.startswith("{") else page)


def test_it_stands_on_the_form_of_a_proposal(cast, park):
    edited(client_of(cast.editor), park, area_ha="2")
    path = reverse("proposal", args=[Proposal.objects.get().pk])
    assert gettext(SECRETS) in page_of(client_of(cast.leader), path)
    assert gettext(SECRETS) in page_of(client_of(cast.editor), url(IndustrialPark, "edit", park.pk))


def test_a_picture_in_the_root_collection_is_the_desks(cast):
    picture = factories.picture(collection=Collection.get_first_root_node(), is_public=True)
    client = client_of(cast.desk)
    TestFiles().edit(client, picture, alt_vi="Nhãn")
    assert Proposal.objects.get().agency is None
