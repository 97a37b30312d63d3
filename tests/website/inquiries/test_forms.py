"""What a visitor meets: kinds, forms, mistakes, the promise before sending."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from lxml import html

from reference.models import IndustrialPark
from tests import factories
from tests.website.inquiries.letters import address, send, sent, stamp, told
from website.inquiries.kinds import Kind
from website.models import Inquiry

pytestmark = pytest.mark.django_db


def tree_of(response):
    return html.fromstring(response.content.decode())


def test_each_kind_has_a_way_and_a_clock(client, home):
    tree = tree_of(client.get("/vi/inquiries/?parks=pho-noi-a"))
    links = tree.xpath("//ul[@class='letters__kinds']//a/@href")
    assert [link.partition("?")[0] for link in links] == [f"/vi/inquiries/{kind}/" for kind in Kind.values]
    assert links[0].endswith("?parks=pho-noi-a")


@pytest.mark.parametrize("kind", Kind.values)
@pytest.mark.parametrize("code", ["vi", "en", "zh-hans", "ja", "fr"])
def test_every_form_has_a_label_for_each_field_and_is_kept_by_no_cache(client, home, kind, code):
    response = client.get(address("inquiry_form", code, kind))
    tree = tree_of(response)
    assert "no-store" in response["Cache-Control"]
    for field in tree.xpath("//main//form//*[self::input or self::select or self::textarea][not(@type='hidden')]"):
        assert tree.xpath(f"//label[@for='{field.get('id')}']"), field.get("name")


def test_the_answer_clock_leaves_days_off_out(client, desk_set, monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda *args: date(2026, 8, 31))  # 1 and 2 September are days off
    page = client.get("/vi/inquiries/invest/").content.decode()
    assert "7/9/2026" in page or "8/9/2026" in page
    assert "Bà Nguyễn Thị Minh" in page


def test_parks_of_the_comparison_stand_in_the_form_and_in_the_inquiry(client, home):
    for number in range(5):
        IndustrialPark.objects.create(code=f"kcn-{number}", name_vi=f"KCN số {number}", name_ja=f"工業団地{number}")
    path = "/ja/inquiries/invest/?parks=kcn-1,kcn-2,nichts,kcn-3,kcn-4"
    tree = tree_of(client.get(path))
    assert tree.xpath("//input[@name='parks']/@value") == ["kcn-1", "kcn-2", "kcn-3"]  # four were asked for
    assert len(tree.xpath("//input[@name='parks'][@checked]")) == 3
    assert sent(client, parks=["kcn-1", "kcn-3"]).parks == ["kcn-1", "kcn-3"]


def test_mistakes_are_named_above_with_links_and_what_was_typed_stays(client, home):
    response = send(client, "press", "vi", name="", email="khong-phai", consent=None, message="Xin phỏng vấn.")
    tree = tree_of(response)
    assert response.status_code == 400
    assert tree.xpath("//title/text()")[0].startswith("Lỗi") or tree.xpath("//title/text()")[0].startswith("Error")
    links = tree.xpath("//div[@role='alert']//a/@href")
    assert links == ["#id_name", "#id_email", "#id_organisation", "#id_request_0", "#id_consent"]
    for link in links:
        assert len(tree.xpath(f"//*[@id='{link[1:]}']")) == 1
    assert tree.xpath("//textarea[@name='message']/text()")[0].strip() == "Xin phỏng vấn."
    assert Inquiry.objects.count() == 0


def test_the_same_form_sent_twice_is_one_inquiry(client, home):
    form = told()
    first = client.post("/ja/inquiries/invest/", form)
    second = client.post("/ja/inquiries/invest/", form)
    assert first["Location"] == second["Location"]
    assert Inquiry.objects.count() == 1


def test_a_form_that_was_open_for_days_keeps_its_text_and_can_be_sent(client, home):
    response = send(client, stamp=stamp(age=2 * 86_400))
    tree = tree_of(response)
    assert response.status_code == 400
    fresh = tree.xpath("//input[@name='stamp']/@value")[0]
    assert fresh
    assert "ロンガン" in tree.xpath("//textarea/text()")[0]
    assert sent(client, stamp=stamp()).state == "open"


@pytest.mark.parametrize("wrong", ["", "x", "a:b:c", "x" * 300])
def test_a_forged_stamp_is_no_server_error(client, home, wrong):
    assert send(client, stamp=wrong).status_code == 400


def test_the_token_against_forged_requests_is_asked_for(home):
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/ja/inquiries/invest/", told()).status_code == 403


def test_who_has_the_letter_is_named_even_where_the_desk_answers_itself(client, home):
    before = client.get("/en/inquiries/overseas/").content.decode()
    assert "Who answers</dt><dd>Hung Yen to the world" in before
    response = client.get(send(client, "overseas", code="en")["Location"])
    assert "Your inquiry is with: Hung Yen to the world" in response.content.decode()


@pytest.mark.parametrize("path", ["/vi/inquiries/gibt-es-nicht/", "/vi/inquiries/sent/HY-2026-AAAAAA/"])
def test_what_there_is_not_is_not_found(client, home, path):
    assert client.get(path).status_code == 404


def test_text_that_is_too_long_or_not_in_the_list_is_refused(client, home):
    assert send(client, message="x" * 5001).status_code == 400
    assert send(client, country="XX").status_code == 400
    assert send(client, name="x" * 121).status_code == 400
    assert send(client, name="a\0b").status_code == 400
    assert Inquiry.objects.count() == 0


def test_an_earlier_number_is_linked_for_the_office_only_where_it_sees_it(client, desk_set, officer):
    first = sent(client)
    second = sent(client, earlier=first.reference.lower())
    assert reverse("inquiry", args=[first.pk]) in officer.get(reverse("inquiry", args=[second.pk])).content.decode()
    first.agency = None
    first.save()
    page = officer.get(reverse("inquiry", args=[second.pk])).content.decode()
    assert reverse("inquiry", args=[first.pk]) not in page


def test_a_story_leads_to_the_form_for_errors(client, home):
    story = factories.article()
    page = client.get(story.url_path).content.decode()
    assert re.search(rf'href="/vi/report/{story.translation_key}/"', page)


def test_forms_cost_few_queries(client, desk_set):
    client.get("/ja/inquiries/invest/")
    with CaptureQueriesContext(connection) as asked:
        client.get("/ja/inquiries/invest/")
    assert len(asked) <= 8
