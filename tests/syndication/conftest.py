"""Channels, and a real receiver on this machine."""

import threading

import pytest

from syndication import planner, signing
from syndication.models import Channel
from syndication.policy import Policy
from tests.deliveries.receiver import Receiver

SECRET = signing.new_secret()
QUICK = Policy(connect_seconds=0.5, read_seconds=0.5, total_seconds=1, lease_seconds=60)


@pytest.fixture
def receiver(settings):
    """Answers 200 to everything, unless the test says otherwise."""
    server = Receiver(SECRET)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    settings.DELIVERY_ALLOWED_HOSTS = [server.host]
    yield server
    server.shutdown()
    server.server_close()


def make_channel(name="Cổng A", secret=SECRET, **fields):
    topics = fields.pop("topics", [])
    values = {"short_name": name[:12], "transport": "webhook", "endpoint": "https://portal.example/in", **fields}
    channel = Channel(name=name, **values)
    channel.set_secret(secret)
    channel.save()
    channel.topics.set(topics)
    return channel


@pytest.fixture
def channel(receiver):
    """A webhook to the receiver."""
    return make_channel(endpoint=receiver.url)


@pytest.fixture
def feed(db):
    return make_channel("Cổng tự lấy", transport="feed", endpoint="")


def planned(story, channel):
    """The newest delivery of the story to the channel, once planned; None when there is none."""
    planner.plan_due()
    return channel.deliveries.filter(item=story.item).order_by("-version_id").first()
