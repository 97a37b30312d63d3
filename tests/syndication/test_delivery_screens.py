"""Screens of channels and deliveries: who sees and who acts, and what each form does."""

import json
from datetime import UTC, datetime

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from reference.folding import strip_marks
from reference.models import Topic
from syndication import planner, signing
from syndication.forms import ChannelForm
from syndication.models import Channel, Delivery
from tests import factories, people
from tests.syndication.conftest import SECRET, make_channel, planned

pytestmark = [pytest.mark.django_db, pytest.mark.db]
State = Delivery.State
FORM = {
    "name": "Cổng mới",
    "short_name": "Mới",
    "transport": "webhook",
    "format": "ninjs",
    "endpoint": "https://portal.example/in",
    "secret": SECRET,
    "languages": ["vi", "ja"],
    "types": ["articlepage"],
}


@pytest.fixture
def delivery(cast, receiver):
    return planned(factories.article("Mùa nhãn"), make_channel(endpoint=receiver.url))


def screens(delivery):
    channel = [delivery.channel_id]
    return {
        "board": reverse("delivery_board"),
        "delivery": reverse("delivery", args=[delivery.item_id, *channel]),
        "channels": reverse("channels"),
        "channel": reverse("channel", args=channel),
        "channel_add": reverse("channel_add"),
        "channel_change": reverse("channel_change", args=channel),
        "channel_secret": reverse("channel_secret", args=channel),
    }


READ = {"board", "delivery", "channels", "channel"}
SEES = {"desk": "all", "chief": "all", "clearer": "read", "administrator": "read"}


@pytest.mark.parametrize("name", people.NAMES)
def test_who_opens_which_screen(delivery, cast, name):
    client = people.client_of(getattr(cast, name))
    wanted = {"all": set(screens(delivery)), "read": READ}.get(SEES.get(name), set())
    answers = {screen: client.get(path).status_code for screen, path in screens(delivery).items()}
    assert {screen for screen, status in answers.items() if status == 200} == wanted
    assert set(answers.values()) <= {200, 302, 404}
    if not wanted:
        assert set(answers.values()) == {404}


POSTS = [
    ("delivery", {"act": "send"}),
    ("delivery", {"act": "published", "url": "https://a.example/1"}),
    *(("channel", {"act": act}) for act in ("pause", "resume", "ping", "again", "offer")),
    ("channel_add", FORM),
    ("channel_change", {**FORM, "name": "Khác"}),
    ("channel_secret", {}),
]


def everything():
    return json.dumps([list(Channel.objects.values()), list(Delivery.objects.values())], default=str)


@pytest.mark.parametrize("name", [name for name in people.NAMES if SEES.get(name) != "all"])
def test_nobody_else_does_anything(delivery, cast, receiver, name):
    client, before = people.client_of(getattr(cast, name)), everything()
    for screen, data in POSTS:
        assert client.post(screens(delivery)[screen], data).status_code in (302, 404)
    assert everything() == before
    assert receiver.book.lines == []


@pytest.mark.parametrize("name", ["desk", "chief"])
def test_desk_and_chief_do_everything(delivery, cast, receiver, name):
    client = people.client_of(getattr(cast, name))
    for screen, data in POSTS:
        assert client.post(screens(delivery)[screen], data).status_code in (200, 302)
    assert Channel.objects.filter(name="Khác").exists()


def test_the_menu_is_there_for_those_who_may_see(delivery, cast):
    for name in people.NAMES:
        html = people.client_of(getattr(cast, name)).get(reverse("wagtailadmin_home")).content.decode()
        assert (reverse("delivery_board") in html) == (name in SEES), name


@pytest.fixture
def client(cast):
    return people.client_of(cast.desk)


def test_a_channel_is_made_and_its_secret_kept_sealed_and_never_shown(client):
    response = client.post(reverse("channel_add"), FORM)
    channel = Channel.objects.get(name="Cổng mới")
    assert response.headers["Location"] == reverse("channel", args=[channel.pk])
    assert (channel.secret(), channel.languages, channel.types) == (SECRET, ["vi", "ja"], ["articlepage"])
    for name in ("channel", "channel_change", "channel_secret"):
        html = client.get(reverse(name, args=[channel.pk])).content.decode()
        assert SECRET not in html
        assert SECRET.removeprefix(signing.PREFIX) not in html
        assert channel.sealed_secret not in html


def test_an_empty_secret_leaves_the_old_one(client):
    channel = make_channel("Cổng mới")
    client.post(reverse("channel_change", args=[channel.pk]), {**FORM, "secret": "", "short_name": "Khác"})
    channel.refresh_from_db()
    assert (channel.short_name, channel.secret()) == ("Khác", SECRET)


def test_a_wrong_form_comes_back_without_the_secret(client):
    response = client.post(reverse("channel_add"), {**FORM, "endpoint": "http://portal.example/in"})
    assert response.status_code == 400
    assert SECRET not in response.content.decode()
    assert not Channel.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"endpoint": ""},
        {"endpoint": "ftp://portal.example/"},
        {"endpoint": "https://me:pw@portal.example/"},
        {"endpoint": "https://portal.example:99999/"},
        {"endpoint": "http://portal.example:99999/"},
        {"secret": "mật khẩu"},
        {"transport": "pigeon"},
        {"languages": ["xx"]},
        {"types": ["user"]},
        {"markets": ["mars"]},
        {"topics": ["99"]},
        {"name": ""},
    ],
)
def test_wrong_values_are_refused(client, wrong):
    assert client.post(reverse("channel_add"), {**FORM, **wrong}).status_code == 400
    assert not Channel.objects.exists()


def test_a_feed_needs_no_address(client):
    assert client.post(reverse("channel_add"), {**FORM, "transport": "feed", "endpoint": ""}).status_code == 302


def test_an_address_inside_needs_no_https_when_it_is_named(client, receiver):
    assert client.post(reverse("channel_add"), {**FORM, "endpoint": receiver.url}).status_code == 302


def test_a_new_secret_is_shown_this_once_and_used_from_then_on(client, delivery, receiver):
    path = reverse("channel_secret", args=[delivery.channel_id])
    assert "whsec_" not in client.get(path).content.decode()
    response = client.post(path)
    secret = Channel.objects.get().secret()
    assert secret != SECRET
    assert secret in response.content.decode()
    assert "no-store" in response["Cache-Control"]
    assert secret not in client.get(path).content.decode()
    assert secret not in json.dumps(list(ModelLogEntry.objects.values()), default=str)


def messages_after(client, path, data):
    response = client.post(path, data, follow=True)
    return [message.level_tag for message in response.context["messages"]]


def test_a_test_is_signed_and_its_answer_told(client, delivery, receiver):
    path = reverse("channel", args=[delivery.channel_id])
    assert messages_after(client, path, {"act": "ping"}) == ["success"]
    assert [line["type"] for line in receiver.book.lines] == ["ping"]
    receiver.answer = lambda message: (500, {}, b"<script>alert(1)</script>")
    response = client.post(path, {"act": "ping"}, follow=True)
    assert "<script>alert(1)</script>" not in response.content.decode()
    assert "500" in response.content.decode()
    assert Delivery.objects.get().fence == 0


def test_what_a_receiver_says_is_text_and_never_markup(client, delivery, receiver):
    from syndication import dispatcher
    from tests.syndication.conftest import QUICK

    receiver.answer = lambda message: (422, {}, b"<img src=x onerror=alert(1)>")
    dispatcher.deliver_due(QUICK)
    html = client.get(reverse("delivery", args=[delivery.item_id, delivery.channel_id])).content.decode()
    assert "<img src=x" not in html
    assert "&lt;img src=x" in html


def test_sending_again_from_the_screen(client, delivery):
    Delivery.objects.update(state=State.FAILED, error="422")
    path = reverse("delivery", args=[delivery.item_id, delivery.channel_id])
    assert messages_after(client, path, {"act": "send"}) == ["success"]
    delivery.refresh_from_db()
    assert delivery.state == State.DUE
    Delivery.objects.update(state=State.SENDING, lease_until=timezone.now(), fence=1)
    assert messages_after(client, path, {"act": "send"}) == ["error"]


@pytest.mark.parametrize(
    ("url", "status"), [("https://a.example/1", 302), ("a.example", 409), ("", 400), ("x" * 501, 400)]
)
def test_pasting_an_address(client, delivery, url, status):
    path = reverse("delivery", args=[delivery.item_id, delivery.channel_id])
    assert client.post(path, {"act": "published", "url": url}).status_code == status
    delivery.refresh_from_db()
    assert (delivery.external_url == url) == (status == 302 or not url)


def test_an_item_that_a_channel_never_got_has_a_screen_too(client, delivery):
    other = make_channel("Cổng B", languages=["fr"])
    planner.plan_due()
    path = reverse("delivery", args=[delivery.item_id, other.pk])
    assert client.get(path).status_code == 200
    assert client.post(path, {"act": "published", "url": "https://a.example/1"}).status_code == 400


@pytest.mark.parametrize("path", ["deliveries/99/1/", "deliveries/1/99/", "deliveries/channels/99/"])
def test_what_is_not_there_is_404(client, path):
    assert client.get(f"/admin/{path}").status_code == 404


def test_what_was_done_is_on_record(client, delivery, cast):
    path = reverse("channel", args=[delivery.channel_id])
    for act in ("pause", "resume", "offer"):
        client.post(path, {"act": act})
    client.post(reverse("channel_change", args=[delivery.channel_id]), {**FORM, "secret": ""})
    found = ModelLogEntry.objects.filter(user=cast.desk).order_by("timestamp").values_list("action", flat=True)
    assert list(found) == ["syndication.pause", "syndication.resume", "syndication.offer_live", "wagtail.edit"]


def test_pages_of_deliveries_of_a_deleted_story_are_still_there(client, delivery):
    delivery.item.story.delete()
    planner.plan_due()
    path = reverse("delivery", args=[delivery.item_id, delivery.channel_id])
    assert "Mùa nhãn" in client.get(path).content.decode()


def test_languages_of_a_channel_are_named_and_not_coded(client):
    channel = make_channel(languages=["en", "ja"])
    html = client.get(reverse("channel", args=[channel.pk])).content.decode()
    assert '<span lang="en">English</span>, <span lang="ja">日本語</span>' in html


@pytest.mark.parametrize("name", ["types", "topics"])
def test_choices_of_a_filter_stand_in_the_order_of_the_alphabet(name):
    for word in ("Ẩm thực", "Đầu tư", "Cải cách", "Di sản"):
        Topic.objects.create(name_vi=word, slug=strip_marks(word).replace(" ", "-"))
    labels = [strip_marks(str(label)) for _value, label in ChannelForm().fields[name].choices]
    assert labels
    assert labels == sorted(labels)


class TestWhenItIsTriedNext:
    MOMENT = datetime(2030, 1, 2, 3, 4, tzinfo=UTC)
    WORDS = "2/1/2030 10:04"

    def shown(self, client, delivery):
        return client.get(screens(delivery)["delivery"]).content.decode()

    def test_a_delivery_says_when_it_is_due(self, client, delivery):
        Delivery.objects.update(due_at=self.MOMENT)
        assert self.WORDS in self.shown(client, delivery)

    def test_a_receiver_that_is_left_alone_is_tried_no_earlier(self, client, delivery):
        Channel.objects.update(failures_in_row=5, open_until=self.MOMENT)
        assert self.WORDS in self.shown(client, delivery)

    def test_of_what_may_go_at_once_no_past_moment_is_told(self, client, delivery):
        Delivery.objects.update(due_at=datetime(2020, 1, 2, tzinfo=UTC))
        Channel.objects.update(open_until=datetime(2020, 1, 3, tzinfo=UTC))
        assert "1/2020" not in self.shown(client, delivery)

    def test_while_the_channel_is_paused_there_is_no_next_attempt(self, client, delivery):
        Delivery.objects.update(due_at=self.MOMENT)
        Channel.objects.update(state=Channel.State.PAUSED)
        assert self.WORDS not in self.shown(client, delivery)


def test_a_delivery_leads_to_its_story(client, delivery):
    html = client.get(screens(delivery)["delivery"]).content.decode()
    assert reverse("page_events", args=[delivery.item.story_id]) in html
