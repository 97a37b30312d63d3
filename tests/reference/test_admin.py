"""The admin's screens for facts: forms per language, rights, search, lists, import."""

import pytest
from django.urls import reverse
from django.utils import translation

from cms import languages
from reference import models
from reference.viewsets import FactsGroup, MembershipViewSet
from tests.reference.conftest import OCCASION, csv_file

pytestmark = pytest.mark.django_db

FACTS = [viewset.model for viewset in FactsGroup.items]
LANGUAGE_RIGHTS = {language.column: f"edit_{language.column}" for language in languages.ACTIVE}


def url(model, name, *args):
    return reverse(f"{model.snippet_viewset.get_url_name(name)}", args=args)


def example(model):
    """A row of the model with its required fields."""
    required = {
        models.Official: {"agency": lambda: models.Agency.objects.create(code="stc", name_vi="Sở Tài chính")},
        models.AdministrativeUnit: {"kind": "commune"},
        models.Place: {"kind": "heritage"},
        models.Product: {"kind": "food"},
        models.KeyFigure: {"value": 1, "label_vi": "Đầu tư"},
        models.Observance: {"day": 1, "month": 1},
    }.get(model, {})
    fields = {name: value() if callable(value) else value for name, value in required.items()}
    key = {model.import_key: "dau-tu"}
    name = {} if model is models.KeyFigure else {"name_vi": "Đầu tư"}
    return model.objects.create(**key, **name, **fields)


@pytest.mark.parametrize("model", FACTS, ids=lambda model: model.__name__)
def test_every_screen_opens(administrator, model):
    row = example(model)
    for path in (url(model, "list"), url(model, "add"), url(model, "edit", row.pk), url(model, "import")):
        response = administrator.get(path)
        assert response.status_code == 200, path
    page = administrator.get(url(model, "edit", row.pk)).content.decode()
    for language in languages.ACTIVE:
        assert language.endonym in page
    assert "Đầu tư" in administrator.get(url(model, "list")).content.decode()


@pytest.mark.parametrize("model", [models.Membership])
def test_roles_open(administrator, model):
    assert MembershipViewSet.model is model
    page = administrator.get(url(model, "add")).content.decode()
    assert 'value="zh-hans"' in page
    assert administrator.get(url(model, "list")).status_code == 200


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@pytest.mark.parametrize("model", FACTS, ids=lambda model: model.__name__)
def test_every_list_is_exported(administrator, model, ending):
    example(model)
    response = administrator.get(url(model, "list"), {"export": ending})
    content = b"".join(response.streaming_content)
    assert response.status_code == 200
    if ending == "csv":
        header = content.decode("utf-8-sig").splitlines()[0].split(",")
        assert header[0] == model.import_key
        assert not {"name", "label", "folded", "id"} & set(header)


@pytest.mark.parametrize("path", ["list", "add", "import"])
def test_a_person_without_rights_sees_nothing(signed_in, path):
    response = signed_in().get(url(models.Agency, path))
    assert response.status_code in (302, 403)
    assert "reference/agency" not in signed_in().get(reverse("wagtailadmin_home")).content.decode()


def test_changing_alone_does_not_let_one_import(signed_in):
    assert signed_in("change_agency", "edit_vi").get(url(models.Agency, "import")).status_code in (302, 403)


class TestLanguages:
    @pytest.mark.parametrize("active", ["vi", "en"])
    def test_each_tab_writes_its_own_column(self, administrator, confirm_latest, active):
        words = {"name_vi": "Sở Tài chính", "name_zh_hans": "财政厅", "name_ja": "財政局", "name_fr": "Finances"}
        with translation.override(active):
            response = administrator.post(
                url(models.Agency, "add"), {**words, **OCCASION, "form": "state"}, headers={"accept-language": active}
            )
        assert response.status_code == 302, response.context["form"].errors
        confirm_latest()
        agency = models.Agency.objects.get()
        assert {name: getattr(agency, name) for name in words} == words
        assert (agency.code, agency.name_en or "") == ("so-tai-chinh", "")

    @pytest.mark.parametrize("column", ["en", "zh_hans", "ja", "fr"])
    def test_without_the_right_a_forged_post_changes_nothing(self, signed_in, confirm_latest, column):
        agency = models.Agency.objects.create(code="stc", name_vi="Sở", **{f"name_{column}": "trước"})
        others = [right for name, right in LANGUAGE_RIGHTS.items() if name != column]
        client = signed_in("change_agency", *others)
        page = client.get(url(models.Agency, "edit", agency.pk)).content.decode()
        forged = {**OCCASION, "code": "stc", "form": "party", "name_vi": "Sở mới", f"name_{column}": "giả"}
        response = client.post(url(models.Agency, "edit", agency.pk), forged)
        assert response.status_code == 302
        confirm_latest()
        agency.refresh_from_db()
        assert (agency.form, agency.name_vi, getattr(agency, f"name_{column}")) == ("party", "Sở mới", "trước")
        assert f'name="name_{column}"' not in page

    def test_with_the_right_to_one_language_only_this_one_is_written(self, signed_in, confirm_latest):
        agency = models.Agency.objects.create(code="stc", name_vi="Sở", name_ja="古")
        client = signed_in("change_agency", "edit_ja")
        client.post(
            url(models.Agency, "edit", agency.pk),
            {**OCCASION, "code": "stc", "form": "party", "name_vi": "giả", "name_ja": "財政局"},
        )
        confirm_latest()
        agency.refresh_from_db()
        assert (agency.name_vi, agency.name_ja, agency.form) == ("Sở", "財政局", "state")

    def test_a_new_row_needs_the_right_to_its_vietnamese_name(self, signed_in):
        client = signed_in("add_agency", "edit_ja")
        response = client.post(url(models.Agency, "add"), {"form": "state", "name_ja": "財政局", "name_vi": "giả"})
        assert response.status_code == 200
        assert models.Agency.objects.count() == 0

    def test_the_vietnamese_name_is_required(self, administrator):
        response = administrator.post(url(models.Agency, "add"), {"form": "state", "name_en": "Finance"})
        assert "name_vi" in response.context["form"].errors

    @pytest.mark.parametrize("active", ["vi", "en"])
    def test_a_cleared_field_is_empty(self, administrator, confirm_latest, active):
        agency = models.Agency.objects.create(code="stc", name_vi="Sở", name_en="Department")
        with translation.override(active):
            administrator.post(
                url(models.Agency, "edit", agency.pk),
                {**OCCASION, "code": "stc", "form": "state", "name_vi": "Sở", "name_en": ""},
            )
        confirm_latest()
        agency.refresh_from_db()
        assert not agency.name_en


def park_form(**fields):
    """A park's form with one distance to another place."""
    empty = {
        f"{name}-{count}": 0 for name in ("tenants", "figure_sources") for count in ("TOTAL_FORMS", "INITIAL_FORMS")
    }
    return {
        "code": "sach",
        "name_vi": "KCN Sạch",
        "state": "planned",
        **empty,
        "distances-TOTAL_FORMS": 1,
        "distances-INITIAL_FORMS": 0,
        "distances-0-to": "other",
        "distances-0-km": "12.5",
        "distances-0-ORDER": 1,
        **OCCASION,
        **fields,
    }


class TestInlineRows:
    def test_they_are_proposed_with_the_park(self, administrator, confirm_latest):
        response = administrator.post(
            url(models.IndustrialPark, "add"),
            park_form(**{"distances-0-label_vi": "Cảng", "distances-0-label_ja": "港"}),
        )
        assert response.status_code == 302, response.context["form"].errors
        confirm_latest()
        distance = models.IndustrialPark.objects.get().distances.get()
        assert (distance.label_vi, distance.label_ja, str(distance.km)) == ("Cảng", "港", "12.5")

    def test_they_keep_to_the_rights_per_language(self, signed_in, confirm_latest):
        client = signed_in("add_industrialpark", "edit_vi")
        page = client.get(url(models.IndustrialPark, "add")).content.decode()
        client.post(
            url(models.IndustrialPark, "add"),
            park_form(**{"distances-0-label_vi": "Cảng", "distances-0-label_ja": "giả"}),
        )
        confirm_latest()
        distance = models.IndustrialPark.objects.get().distances.get()
        assert (distance.label_vi, distance.label_ja or "") == ("Cảng", "")
        assert "label_vi" in page
        assert "label_ja" not in page

    def test_an_error_leaves_the_typed_text(self, administrator):
        response = administrator.post(url(models.IndustrialPark, "add"), park_form(occupancy_percent="120"))
        assert response.status_code == 200
        assert models.IndustrialPark.objects.count() == 0
        assert 'value="120"' in response.content.decode()


class TestSearch:
    @pytest.fixture
    def agencies(self):
        make = models.Agency.objects.create
        make(code="skhdt", name_vi="Sở Kế hoạch và Đầu tư", name_zh_hans="计划与投资厅")
        make(code="svhttdl", name_vi="Sở Văn hóa", name_ja="文化スポーツ観光局", name_fr="Service d'été")

    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ("dau tu", "skhdt"),
            ("ĐẦU TƯ", "skhdt"),
            ("tư đầu", "skhdt"),
            ("投资", "skhdt"),
            ("スポーツ", "svhttdl"),
            ("ete", "svhttdl"),
            ("svhtt", "svhttdl"),
        ],
    )
    def test_a_list_and_a_chooser_find_it_however_it_is_typed(self, administrator, agencies, query, found):
        rows = administrator.get(url(models.Agency, "list"), {"q": query}).context["object_list"]
        assert [row.code for row in rows] == [found]
        results = reverse("wagtailsnippetchoosers_reference_agency:choose_results")
        chosen = administrator.get(results, {"q": query}).context["results"]
        assert [row.code for row in chosen] == [found]


class TestImportScreen:
    TEXT = "code,name_vi\nstc,Sở Tài chính\n"

    def post(self, client, action, text=TEXT):
        file = csv_file(text)
        file.name = "agencies.csv"
        return client.post(url(models.Agency, "import"), {**OCCASION, "file": file, "action": action})

    def test_checking_shows_what_would_be_made(self, administrator):
        response = self.post(administrator, "check")
        assert (response.status_code, models.Agency.objects.count()) == (200, 0)
        assert "stc" in response.content.decode()

    def test_what_was_proposed_is_made_when_it_is_confirmed(self, administrator, confirm_latest):
        assert self.post(administrator, "propose").status_code == 302
        assert models.Agency.objects.count() == 0
        confirm_latest()
        assert models.Agency.objects.get().name_vi == "Sở Tài chính"

    def test_errors_are_shown_by_line(self, administrator):
        response = self.post(administrator, "propose", "code,name_vi,form\nstc,<b>Sở</b>,x\n")
        page = response.content.decode()
        assert (response.status_code, models.Agency.objects.count()) == (422, 0)
        assert "<td>2</td><td>form</td><td>x</td>" in page

    def test_the_rights_per_language_hold(self, signed_in):
        client = signed_in("add_agency", "change_agency", "edit_vi")
        response = self.post(client, "propose", "code,name_vi,name_ja\nstc,Sở,局\n")
        assert (response.status_code, models.Agency.objects.count()) == (422, 0)

    def test_the_notice_on_secrets_stands_under_the_form(self, administrator):
        with translation.override("en"):
            page = administrator.get(url(models.Agency, "import"), headers={"accept-language": "en"}).content.decode()
        assert "state secrets" in page or "bí mật nhà nước" in page

    def test_a_long_file_is_for_the_command(self, administrator):
        response = self.post(administrator, "check", "code,name_vi\n" + "".join(f"a{n},Sở\n" for n in range(1001)))
        assert [error.line for error in response.context["result"].errors] == [1]

    def test_another_kind_of_file_is_refused(self, administrator):
        file = csv_file("x")
        file.name = "agencies.exe"
        response = administrator.post(url(models.Agency, "import"), {"file": file, "action": "propose"})
        assert response.context["form"].errors


@pytest.mark.parametrize("model", [models.Agency, models.Official, models.Incentive], ids=lambda model: model.__name__)
def test_a_list_takes_as_many_queries_for_many_rows_as_for_few(
    administrator, model, django_assert_max_num_queries, django_assert_num_queries
):
    row = example(model)
    administrator.get(url(model, "list"))
    with django_assert_max_num_queries(25) as few:
        administrator.get(url(model, "list"))
    fields = {"agency": row.agency} if model is models.Official else {}
    for number in range(15):
        model.objects.create(name_vi=f"Tên {number}", **fields)
    if model is models.Agency:
        model.objects.exclude(pk=row.pk).update(successor=row)
    with django_assert_num_queries(len(few)):
        administrator.get(url(model, "list"))


def test_the_office_has_a_tab_per_language(administrator, confirm_latest):
    path = reverse("wagtailsettings:edit", args=["reference", "office", models.Office.load().pk])
    page = administrator.get(path).content.decode()
    assert all(f'name="name_{language.column}"' in page for language in languages.ACTIVE)
    fields = {"name_vi": "Hưng Yên", "name_ja": "フンイエン", "tag_authority": "hungyen.vn", **OCCASION}
    assert administrator.post(path, fields).status_code == 302
    assert models.Office.load().name_ja != "フンイエン"
    confirm_latest()
    assert models.Office.load().name_ja == "フンイエン"
