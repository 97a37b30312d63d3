"""Days of the office: what the report counts."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db.models import QuerySet

from syndication.models import Delivery, Item, ItemVersion
from tests.syndication.conftest import make_channel

pytestmark = [pytest.mark.django_db, pytest.mark.db]
# Midnight in Hung Yen is 17:00 UTC of the day before.
BEGIN = datetime(2026, 6, 30, 17, tzinfo=UTC)
JULY = date(2026, 7, 1), date(2026, 7, 31)
MOMENTS = [
    (BEGIN - timedelta(microseconds=1), False),
    (BEGIN, True),
    (BEGIN + timedelta(days=31) - timedelta(microseconds=1), True),
    (BEGIN + timedelta(days=31), False),
]


@pytest.fixture
def delivery(db):
    item = Item.objects.create(uri="tag:hungyen.example,2026:vi/1", language="vi")
    version = ItemVersion.objects.create(item=item, number=1, kind="new", snapshot={})
    return Delivery.objects.create(channel=make_channel(), item=item, version=version, kind="new", due_at=BEGIN)


@pytest.mark.parametrize(("moment", "counts"), MOMENTS)
def test_deliveries_and_receipts_of_a_month(delivery, moment, counts):
    done = {"state": Delivery.State.DONE, "done_at": moment, "receipt_at": moment}
    published = {"receipt": Delivery.Receipt.PUBLISHED, "external_url": "https://a.example/1"}
    Delivery.objects.update(**done, **published)
    assert Delivery.objects.done_in(*JULY).exists() == counts
    assert Delivery.objects.published_in(*JULY).exists() == counts


@pytest.mark.parametrize(("moment", "counts"), MOMENTS)
def test_versions_of_a_month(delivery, moment, counts):
    QuerySet(ItemVersion).update(made_at=moment)  # past the guard of rows that are never changed
    assert ItemVersion.objects.in_period(*JULY).exists() == counts


def test_what_is_not_done_does_not_count(delivery):
    Delivery.objects.update(state=Delivery.State.FAILED, done_at=BEGIN)
    assert not Delivery.objects.done_in(*JULY).exists()
