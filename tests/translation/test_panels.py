"""What a translator finds on the admin's first page."""

from datetime import timedelta

import pytest
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone

from tests import factories
from tests.people import client_of
from tests.translation.conftest import write
from translation import asking, deciding, panels

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def lines(user):
    request = RequestFactory().get("/admin/")
    request.user = user
    *found, way = [line for panel in panels.of(request) for line in panel.lines]
    assert way.url == reverse("translation_mine")
    return [(line.title, line.what) for line in found]


def test_own_and_unclaimed_work_the_nearest_day_first(story, cast):
    other = factories.article("Mùa sen")
    asking.ask(story, "ja", cast.desk, cast.translator, TODAY() + timedelta(days=9))
    asking.ask(other, "ja", cast.desk, None, TODAY() - timedelta(days=1))
    asking.ask(story, "fr", cast.desk, cast.other_translator)
    (first, late), (second, due) = lines(cast.translator)
    assert (first, second) == ("Mùa sen", "Phố Hiến")
    assert late.startswith("tiếng Nhật, Chưa làm, trễ từ ")
    assert due.startswith("tiếng Nhật, Chưa làm, hạn ")
    assert lines(cast.other_translator) == [("Phố Hiến", "tiếng Pháp, Chưa làm")]
    assert "Mùa sen" in client_of(cast.translator).get(reverse("wagtailadmin_home")).content.decode()


def test_what_was_handed_in_is_gone_and_what_was_returned_is_back(story, cast):
    translation = asking.ask(story, "ja", cast.desk, cast.translator)
    write(translation, cast.translator)
    deciding.submit(translation, cast.translator)
    assert lines(cast.translator) == []
    deciding.send_back(translation, cast.reviewer, deciding.seen(translation.segments.all()), "Sửa tên riêng.")
    assert lines(cast.translator) == [("Phố Hiến", "tiếng Nhật, Trả lại người dịch")]


def test_many_cost_as_many_queries_as_one(story, cast, django_assert_num_queries):
    asking.ask(story, "ja", cast.desk, cast.translator)
    lines(cast.translator)
    for number in range(4):
        asking.ask(factories.article(f"Bài {number}"), "ja", cast.desk, cast.translator)
    with django_assert_num_queries(3):
        assert len(lines(cast.translator)) == 5


def test_who_has_nothing_to_do_finds_the_way_to_their_work(cast):
    for user in (cast.translator, cast.reviewer):
        assert reverse("translation_mine") in client_of(user).get(reverse("wagtailadmin_home")).content.decode()
    request = RequestFactory().get("/admin/")
    request.user = cast.editor
    assert panels.of(request) == []
