"""Machine suggestions reach segments as suggestions, and what a machine did wrong reaches nobody."""

import pytest
from django.urls import reverse

from tests.people import client_of
from tests.translation.libretranslate_server import Fault, LibreTranslateServer
from translation import asking, filling
from translation.models import Segment

pytestmark = pytest.mark.django_db


@pytest.fixture
def server(settings):
    with LibreTranslateServer() as running:
        settings.MACHINE_TRANSLATION_URL = running.url
        settings.MACHINE_TRANSLATION_TIMEOUT = 1
        yield running


def test_what_a_machine_says_is_a_suggestion_until_somebody_accepts_it(story, cast, server):
    japanese = asking.ask(story, "ja", cast.desk)
    filling.from_machine.func(japanese.pk)
    rows = list(japanese.segments.all())
    assert {row.state for row in rows} == {"suggested"}
    assert all(row.origin.startswith("machine") for row in rows)
    answer = client_of(cast.translator).post(reverse("translation", args=[japanese.pk]), {"decision": "submit"})
    assert answer.status_code == 409
    assert not japanese.page.specific.live


@pytest.mark.parametrize("fault", [Fault.EMPTY, Fault.SOURCE, Fault.HTML, Fault.REDIRECTS, Fault.CLOSES])
def test_a_faulty_machine_leaves_segments_empty_and_the_page_usable(story, cast, server, fault):
    server.fail(fault)
    japanese = asking.ask(story, "ja", cast.desk)
    filling.from_machine.func(japanese.pk)
    japanese.refresh_from_db()
    assert set(japanese.segments.values_list("state", flat=True)) == {"empty"}
    assert japanese.machine_error
    assert client_of(cast.translator).get(reverse("translation", args=[japanese.pk])).status_code == 200


def test_what_a_person_wrote_meanwhile_is_not_written_over(story, cast, server):
    japanese = asking.ask(story, "ja", cast.desk)
    Segment.objects.filter(translation=japanese, position=1).update(target="人の訳", state="translated")
    filling.from_machine.func(japanese.pk)
    assert japanese.segments.get(position=1).target == "人の訳"


def test_without_a_machine_nothing_is_asked(story, cast):
    japanese = asking.ask(story, "ja", cast.desk)
    assert filling.from_machine.func(japanese.pk) == 0
