"""Another picture, another document, another address for one language."""

from datetime import timedelta
from unittest import mock

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect

from content.models import ArticlePage
from reference.models import CustomDocument
from tests import factories
from tests.people import client_of
from tests.translation.conftest import fresh
from translation import asking, building, choices, deciding, places, saving, states
from translation.errors import NotPossibleError
from translation.models import Choice
from translation.states import State

pytestmark = pytest.mark.django_db


def document(title):
    return CustomDocument.objects.create(title_vi=title, file=ContentFile(title.encode(), name=f"{title}.txt"))


@pytest.fixture
def files(db):
    return {name: factories.picture(f"{name}.png") for name in ("hero", "one", "two", "other")} | {
        name: document(name) for name in ("bieu-mau", "form", "linked")
    }


@pytest.fixture
def translation(cast, files):
    linked = files["linked"].pk
    body = [
        {"type": "image", "value": {"image": files["one"].pk, "caption": "Bến xưa"}, "id": "b1"},
        {"type": "gallery", "value": {"images": factories.items(files["one"], files["two"])}, "id": "b2"},
        {"type": "document", "value": {"document": files["bieu-mau"].pk}, "id": "b3"},
        factories.text(f'<p>Xem <a linktype="document" id="{linked}">biểu mẫu</a>.</p>') | {"id": "b4"},
    ]
    story = factories.article("Phố Hiến", body=body, hero_image=files["hero"])
    return asking.ask(story, "ja", cast.desk)


def screen(translation):
    return reverse("translation_choices", args=[translation.pk])


def at(translation):
    """Places of the source, by number."""
    return places.of(building.source_of(translation))


def form(translation, slug="", **chosen):
    """As the screen sends it; `chosen` as place_0=…"""
    return {"slug": slug} | {name.replace("_", "-"): file.pk for name, file in chosen.items()}


def put(translation, user, number, file, slug=""):
    return choices.save(fresh(translation), user, {at(translation)[number].path: file and file.pk}, slug)


def finish(translation, cast):
    """Written, submitted and approved."""
    write(translation, cast)
    submit(translation, cast)
    approve(translation, cast)


def write(translation, cast):
    for row in translation.segments.all():
        words = "。".join(["港", *[f"⟦1⟧{n}⟦/1⟧" for n in ["申請書"] if "⟦1⟧" in row.source]])
        saving.save(translation, row.position, cast.translator, f"{words}{row.position}番"[:60], row.version)


def submit(translation, cast):
    translation = fresh(translation)
    for row in translation.segments.all():
        for found in deciding.findings.of(translation, [row]).get(row.position, []):
            translation.set_aside.get_or_create(
                source_digest=row.source_digest,
                check_name=found.finding.check,
                about=found.finding.about,
                defaults={"reason": "đúng", "by": cast.reviewer},
            )
    deciding.submit(translation, cast.translator)


def approve(translation, cast):
    deciding.approve(fresh(translation), cast.reviewer, deciding.seen(translation.segments.all(), fresh(translation)))


def test_every_picture_and_document_has_a_place_that_stays(translation, files):
    found = at(translation)
    assert [(place.kind, place.pk) for place in found] == [
        ("image", files["hero"].pk),
        ("image", files["one"].pk),
        ("image", files["one"].pk),
        ("image", files["two"].pk),
        ("document", files["bieu-mau"].pk),
        ("document", files["linked"].pk),
    ]
    assert found[0].path == "hero_image"
    assert found[1].path == "body.b1.image"
    assert found[5].path == f"body.b4.document-{files['linked'].pk}"
    assert len({place.path for place in found}) == 6


@pytest.mark.parametrize("number", range(4))
def test_another_picture_stands_in_the_draft_and_only_there(translation, cast, files, number):
    data = form(translation, **{f"place_{number}": files["other"]})
    assert client_of(cast.desk).post(screen(translation), data).status_code == 302
    target = building.build(fresh(translation))
    shown = [place.pk for place in places.of(target)]
    source = [place.pk for place in at(translation)]
    assert shown == [files["other"].pk if n == number else pk for n, pk in enumerate(source)]
    assert "Bến xưa" in str(target.body)  # the caption is the text's, whichever picture stands there
    assert Choice.objects.get().by == cast.desk


@pytest.mark.parametrize("number", [4, 5])
def test_another_document_stands_in_the_draft(translation, cast, files, number):
    assert put(translation, cast.desk, number, files["form"])
    shown = places.of(building.build(fresh(translation)))
    assert shown[number].pk == files["form"].pk


def test_choosing_nothing_or_the_same_is_no_choice(translation, cast, files):
    assert not put(translation, cast.desk, 0, files["hero"])
    assert put(translation, cast.desk, 0, files["other"])
    assert not put(translation, cast.desk, 0, files["other"])
    assert put(translation, cast.desk, 0, None)
    assert not Choice.objects.exists()


def test_people_choose_only_what_they_may_and_others_nothing(translation, cast, files):
    with pytest.raises(NotPossibleError):
        put(translation, cast.translator, 0, files["other"])  # translators have no collection
    data = form(translation, "ben-cang", place_0=files["other"])
    assert client_of(cast.translator).post(screen(translation), data).status_code == 302
    assert not Choice.objects.exists()
    assert fresh(translation).slug == "ben-cang"
    for user in (cast.clearer, cast.administrator):
        assert client_of(user).get(screen(translation)).status_code == 200
        assert client_of(user).post(screen(translation), data).status_code in (302, 403)
    assert client_of(cast.other_translator).get(screen(translation)).status_code == 404
    assert not Choice.objects.exists()


def test_a_picture_whose_rights_ended_is_refused(translation, cast):
    over = factories.picture("cu.png", rights_until=timezone.localdate() - timedelta(days=1))
    answer = client_of(cast.desk).post(screen(translation), form(translation, place_0=over))
    assert answer.status_code == 422
    assert not Choice.objects.exists()


def test_a_picture_that_is_no_picture_is_refused(translation, cast):
    answer = client_of(cast.desk).post(screen(translation), {"slug": "", "place-0": "999999"})
    assert answer.status_code == 422
    assert client_of(cast.desk).post(screen(translation), {"slug": "", "place-0": "x"}).status_code == 422


def test_a_choice_on_a_live_translation_needs_one_approval_more(translation, cast, files):
    finish(translation, cast)
    assert states.of(fresh(translation)).state == State.LIVE
    put(translation, cast.desk, 0, files["other"])
    standing = states.of(fresh(translation))
    assert (standing.state, standing.stale_kind) == (State.STALE, "choices")
    assert ArticlePage.objects.get(pk=translation.page_id).hero_image == files["hero"]
    submit(translation, cast)
    approve(translation, cast)
    assert states.of(fresh(translation)).state == State.LIVE
    assert ArticlePage.objects.get(pk=translation.page_id).hero_image == files["other"]


def test_who_chose_does_not_approve(translation, cast, files):
    put(translation, cast.desk, 0, files["other"])
    assert cast.desk in fresh(translation).page.lineage.translators.all()


def test_in_the_review_only_the_reviewer_chooses(translation, cast, files):
    for row in translation.segments.all():
        translation.segments.filter(pk=row.pk).update(target=row.source, state="translated")
    translation.segments.model.objects.update(state="translated")
    with mock.patch.object(deciding.findings, "blocking", return_value=set()):
        deciding.submit(fresh(translation), cast.translator)
    with pytest.raises(NotPossibleError):
        put(translation, cast.desk, 0, files["other"])
    with pytest.raises(NotPossibleError):
        put(translation, cast.translator, 0, None, "x")
    assert put(translation, cast.reviewer, 0, None, "ben-cang")


def test_a_place_that_left_the_source_is_named_and_its_choice_dropped(translation, cast, files):
    put(translation, cast.desk, 1, files["other"])
    content = translation.source_content
    content["body"] = content["body"].replace('"b1"', '"b9"') if isinstance(content["body"], str) else content["body"]
    translation.source_content = content
    translation.save()
    assert [choice.image for choice in choices.gone(fresh(translation))] == [files["other"]]
    assert str(files["other"]) in client_of(cast.desk).get(screen(translation)).content.decode()
    building.build(fresh(translation))  # nothing breaks
    choices.save(fresh(translation), cast.desk, {}, "")
    assert not Choice.objects.exists()


def test_the_address_changes_with_the_next_approval_and_the_old_one_leads_there(
    translation, cast, django_capture_on_commit_callbacks
):
    finish(translation, cast)
    old = ArticlePage.objects.get(pk=translation.page_id)
    put(translation, cast.translator, 0, None, "ben-cang-xua")
    assert states.of(fresh(translation)).stale_kind == "choices"
    with django_capture_on_commit_callbacks(execute=True):
        submit(translation, cast)
        approve(translation, cast)
    page = ArticlePage.objects.get(pk=translation.page_id)
    assert page.slug == "ben-cang-xua"
    assert Redirect.objects.get().redirect_page_id == page.pk
    assert Redirect.objects.get().old_path == Redirect.normalise_path(old.url)
    put(translation, cast.translator, 0, None, "")
    if states.of(fresh(translation)).state == State.STALE:
        submit(translation, cast)
        approve(translation, cast)
    assert ArticlePage.objects.get(pk=translation.page_id).slug == "ben-cang-xua"


@pytest.mark.parametrize("slug", ["Bến cảng", "a b", "港", "../x", "-x", "X", "x" * 256])
def test_an_address_of_other_letters_is_refused(translation, cast, slug):
    answer = client_of(cast.translator).post(screen(translation), form(translation, slug))
    assert answer.status_code == 422
    assert fresh(translation).slug == ""


def test_an_address_that_a_neighbour_has_or_wishes_is_refused(translation, cast):
    neighbour = factories.article("Neighbour", factories.section("ja", "news"))
    other = asking.ask(factories.article("Khác"), "ja", cast.desk)
    other.slug = "wished"
    other.save()
    for slug in (neighbour.slug, "wished"):
        assert client_of(cast.translator).post(screen(translation), form(translation, slug)).status_code == 422


def test_the_screen_costs_the_same_for_many_choices(translation, cast, files):
    def cost():
        client = client_of(cast.translator)
        client.get(screen(translation))
        with CaptureQueriesContext(connection) as queries:
            client.get(screen(translation))
        return len(queries)

    put(translation, cast.desk, 0, files["other"])
    first = cost()
    for number in range(1, 4):
        put(translation, cast.desk, number, files["other"])
    assert cost() == first


@pytest.mark.db
@pytest.mark.parametrize("both", [True, False])
def test_the_database_keeps_exactly_one_file_per_place(translation, cast, files, both):
    given = {"image": files["one"], "document": files["form"]} if both else {}
    with pytest.raises(IntegrityError), transaction.atomic():
        Choice.objects.create(translation=translation, place="x", by=cast.desk, **given)


def test_an_address_chosen_meanwhile_has_to_be_seen_before_approving(translation, cast):
    """The token names words and choices; without the latter the second reviewer would publish what they never saw."""
    write(translation, cast)
    submit(translation, cast)
    token = deciding.seen(translation.segments.all(), fresh(translation))
    choices.save(fresh(translation), cast.reviewer, {}, "khac-dia-chi")
    with pytest.raises(deciding.ChangedError):
        deciding.approve(fresh(translation), cast.reviewer, token)
    deciding.approve(fresh(translation), cast.reviewer, deciding.seen(translation.segments.all(), fresh(translation)))
    assert ArticlePage.objects.get(pk=translation.page_id).slug == "khac-dia-chi"
