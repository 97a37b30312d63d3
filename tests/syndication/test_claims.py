"""Claim and record: one worker at a time, the newest version only, withdrawals first, and nothing by a stale fence."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from syndication import breaker, claims, planner
from syndication.claims import Result
from syndication.models import Attempt, Channel, Delivery, Item, ItemVersion
from syndication.policy import Policy
from tests.syndication.conftest import make_channel

pytestmark = [pytest.mark.django_db, pytest.mark.db]
Kind, State, Outcome, Receipt = ItemVersion.Kind, Delivery.State, Attempt.Outcome, Delivery.Receipt
POLICY = Policy()
NOW = timezone.now() + timedelta(hours=1)  # after everything that the tests make
YES = Result(Outcome.DELIVERED, 200, receipt=Receipt.ACKNOWLEDGED)
NO_ANSWER = Result(Outcome.UNANSWERED, message="No answer.")
LATER = NOW + POLICY.lease + timedelta(seconds=1)


@pytest.fixture
def channel(db):
    return make_channel()


def new_item(name="a"):
    return Item.objects.create(uri=f"tag:hungyen.example,2026:vi/{name}", language="vi")


def new_version(item, kind=Kind.NEW):
    last = item.versions.first()
    snapshot = {"scheme": 2, "type": "articlepage", "language": "vi", "address": "/vi/a/", "content": {"title": "A"}}
    number = last.number + 1 if last else 1
    version = ItemVersion.objects.create(item=item, number=number, kind=kind, snapshot=snapshot)
    Item.objects.filter(pk=item.pk).update(waits_for_plan=True)
    planner.plan_due()
    return version


def claim(now=NOW, policy=POLICY):
    return claims.claim_next(now, policy)


def of(version):
    return Delivery.objects.get(version=version)


def test_a_due_delivery_is_claimed_once(channel):
    new_version(new_item())
    found = claim()
    assert (found.fence, found.delivery.version.number) == (1, 1)
    assert claim() is None


def test_nothing_is_claimed_before_its_time(channel):
    version = new_version(new_item())
    Delivery.objects.update(due_at=NOW + timedelta(seconds=1))
    assert claim() is None
    assert claim(NOW + timedelta(seconds=1)).delivery.version == version


def test_a_dead_workers_delivery_is_due_again_and_its_loss_is_on_record(channel):
    version = new_version(new_item())
    claim()
    assert claim(NOW + POLICY.lease - timedelta(seconds=1)) is None
    again = claim(LATER)
    assert (again.delivery.version, again.fence) == (version, 2)
    assert [(a.fence, a.outcome) for a in Attempt.objects.all()] == [(1, Outcome.LOST)]


def test_what_was_delivered_is_done_with_its_receipt(channel):
    version = new_version(new_item())
    published = Result(Outcome.DELIVERED, 201, receipt=Receipt.PUBLISHED, external_url="https://a.example/1")
    assert claims.record(claim(), published, NOW, POLICY)
    done = of(version)
    assert (done.state, done.done_at, done.receipt, done.external_url) == (
        State.DONE,
        NOW,
        Receipt.PUBLISHED,
        "https://a.example/1",
    )
    assert claim(LATER) is None


def check_a_stale_worker(channel):
    """Worker one stands still; worker two delivers; then one comes back and says that it failed."""
    version = new_version(new_item())
    one = claim()
    two = claim(LATER)
    claims.record(two, YES, LATER, POLICY)
    held = claims.record(one, NO_ANSWER, LATER, POLICY)
    assert not held
    assert of(version).state == State.DONE
    assert [(a.fence, a.outcome, a.is_stale) for a in Attempt.objects.order_by("pk")] == [
        (1, Outcome.LOST, False),
        (2, Outcome.DELIVERED, False),
        (1, Outcome.UNANSWERED, True),
    ]


def test_a_stale_fence_adds_an_attempt_and_changes_nothing_else(channel):
    check_a_stale_worker(channel)


def test_that_fails_without_the_fence(channel, monkeypatch):
    real = claims._settle

    def unfenced(delivery, claim, result, *, is_stale):
        Attempt.objects.create(delivery=delivery, fence=claim.fence, outcome=result.outcome)
        real(delivery, result, LATER, POLICY)

    monkeypatch.setattr(claims, "_add_attempt", unfenced)
    with pytest.raises(AssertionError):
        check_a_stale_worker(channel)


def test_a_stale_success_does_not_end_the_delivery_of_another(channel):
    version = new_version(new_item())
    one = claim()
    claim(LATER)
    assert not claims.record(one, YES, LATER, POLICY)
    assert of(version).state == State.SENDING


def test_one_version_of_an_item_is_in_flight_at_a_time(channel):
    item = new_item()
    first = new_version(item)
    one = claim()
    second = new_version(item, Kind.UPDATE)
    assert claim() is None
    claims.record(one, YES, NOW, POLICY)
    assert claim().delivery.version == second
    assert of(first).state == State.DONE


def test_the_database_itself_keeps_it_to_one(channel):
    item = new_item()
    first = new_version(item)
    claim()
    second = new_version(item, Kind.UPDATE)
    assert of(first).state == State.SENDING
    with pytest.raises(IntegrityError), transaction.atomic():
        Delivery.objects.filter(version=second).update(state=State.SENDING, lease_until=NOW)


def test_an_attempt_that_failed_is_not_repeated_once_there_is_something_newer(channel):
    item = new_item()
    first = new_version(item)
    one = claim()
    second = new_version(item, Kind.UPDATE)
    claims.record(one, NO_ANSWER, NOW, POLICY)
    assert of(first).state == State.REPLACED
    assert claim(LATER).delivery.version == second


def test_an_older_version_whose_worker_died_gives_way_to_the_newer(channel):
    item = new_item()
    first = new_version(item)
    claim()
    second = new_version(item, Kind.UPDATE)
    assert claim(LATER).delivery.version == second
    assert of(first).state == State.REPLACED
    assert Attempt.objects.get().outcome == Outcome.LOST


def test_withdrawals_go_first(channel):
    gone = new_item("gone")
    new_version(gone)
    claims.record(claim(), YES, NOW, POLICY)
    new_version(new_item("b"))
    withdrawal = new_version(gone, Kind.WITHDRAWAL)
    new_version(new_item("c"))
    assert claim().delivery.version == withdrawal


def test_failures_wait_longer_and_longer_and_end(channel):
    policy = Policy(attempts=4, first_pause=10, longest_pause=25, failures_in_row=99)
    version = new_version(new_item())
    now, pauses = NOW, []
    for _number in range(4):
        claims.record(claims.claim_next(now, policy), NO_ANSWER, now, policy)
        pauses.append((of(version).due_at - now).total_seconds())
        now = of(version).due_at
    assert 5 <= pauses[0] <= 10 <= pauses[1] <= 20
    assert 12.5 <= pauses[2] <= 25
    assert of(version).state == State.FAILED
    assert of(version).error == "No answer."
    assert claims.claim_next(now + timedelta(days=9), policy) is None


def test_a_receiver_may_ask_for_a_longer_pause_up_to_a_bound(channel):
    version = new_version(new_item())
    claims.record(claim(), Result(Outcome.BUSY, 429, retry_after=600), NOW, POLICY)
    assert of(version).due_at == NOW + timedelta(seconds=600)
    claims.record(claim(LATER + timedelta(hours=1)), Result(Outcome.BUSY, 429, retry_after=1e9), NOW, POLICY)
    assert of(version).due_at == NOW + timedelta(seconds=POLICY.longest_retry_after)


def test_a_refusal_ends_it_at_once(channel):
    version = new_version(new_item())
    claims.record(claim(), Result(Outcome.REFUSED, 422, "422 No title"), NOW, POLICY)
    failed = of(version)
    assert (failed.state, failed.error, failed.refusals) == (State.FAILED, "422 No title", 1)


def test_workers_that_die_again_and_again_do_not_try_for_ever(channel):
    policy = Policy(attempts=2, lease_seconds=10)
    version = new_version(new_item())
    now = NOW
    for _number in range(2):
        assert claims.claim_next(now, policy)
        now += timedelta(seconds=11)
    assert claims.claim_next(now, policy) is None
    assert of(version).state == State.FAILED
    assert Attempt.objects.filter(outcome=Outcome.LOST).count() == 2


def test_other_channels_go_on_while_one_is_left_out(channel):
    other = make_channel("Cổng B")
    new_version(new_item())
    assert claims.claim_next(NOW, POLICY, without={channel.pk}).channel == other


def fail(times, outcome=Outcome.UNANSWERED, status=None, now=NOW, policy=POLICY):
    for _number in range(times):
        claims.record(claims.claim_next(now, policy), Result(outcome, status), now, policy)


def test_the_breaker_opens_after_failures_in_a_row_and_lets_one_probe_through(channel):
    for number in range(8):
        new_version(new_item(str(number)))
    fail(POLICY.failures_in_row)
    channel.refresh_from_db()
    assert channel.failures_in_row == 5
    assert claim() is None
    half_open = channel.open_until
    probe = claims.claim_next(half_open, POLICY)
    assert probe is not None
    assert claims.claim_next(half_open, POLICY) is None
    claims.record(probe, YES, half_open, POLICY)
    channel.refresh_from_db()
    assert (channel.failures_in_row, channel.open_until) == (0, None)
    assert claims.claim_next(half_open, POLICY) is not None


def test_a_probe_that_fails_keeps_it_open_for_longer(channel):
    for number in range(8):
        new_version(new_item(str(number)))
    fail(POLICY.failures_in_row)
    channel.refresh_from_db()
    first_pause, moment = channel.open_until - NOW, channel.open_until
    fail(1, now=moment)
    channel.refresh_from_db()
    assert channel.open_until - moment == 2 * first_pause


def test_a_probe_whose_worker_died_is_given_again(channel):
    for number in range(8):
        new_version(new_item(str(number)))
    fail(POLICY.failures_in_row)
    channel.refresh_from_db()
    moment = channel.open_until
    claims.claim_next(moment, POLICY)
    assert claims.claim_next(moment + POLICY.lease, POLICY) is not None


@pytest.mark.parametrize(
    ("outcome", "status", "failures"),
    [
        (Outcome.REFUSED, 422, 0),
        (Outcome.REFUSED, 401, 2),
        (Outcome.BUSY, 500, 2),
        (Outcome.NOT_SENT, None, 2),
        (Outcome.FAULT, None, 1),
        (Outcome.DELIVERED, 200, 0),
    ],
)
def test_what_counts_against_a_receiver(channel, outcome, status, failures):
    breaker.note(channel.pk, Outcome.UNANSWERED, None, NOW, POLICY)
    breaker.note(channel.pk, outcome, status, NOW, POLICY)
    assert Channel.objects.get().failures_in_row == failures
