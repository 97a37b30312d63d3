"""Delivers while receivers fail and workers are killed.

`python -m tests.deliveries.chaos FOLDER DELIVERIES KILLS SEED`: three receivers in processes of their own, four
workers, an editor. Prints one JSON line for our way of delivering, and one for each naive way: what happened, and which
promises were broken.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
import traceback
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass

import django

from tests.cms.installation import free_port, wait_until

RECEIVERS, WORKERS, FAILURES = 3, 4, 0.3
LONGEST_SECONDS = 600
FOR_MUTANTS, KILLS_OF_MUTANTS, FAILURES_FOR_MUTANTS = 60, 3, 0.5  # fewer, with more mishaps: quick, and sure to break
SECRET = "whsec_" + "Y2hhb3M" * 8


def main(folder: str, deliveries: int, kills: int, seed: int) -> None:
    ports = [free_port() for _number in range(RECEIVERS)]
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "tests.deliveries.settings",
        "DATA_DIR": folder,
        "RECEIVER_PORTS": ",".join(map(str, ports)),
    }
    django.setup()
    from tests.deliveries.mutants import BREAKS, JUDGED_AT_THE_END

    base = make_base(ports)
    tell("ours", run(base, ports, Case(deliveries, kills, seed)))
    for mutant, promises in BREAKS.items():
        case = Case(FOR_MUTANTS, KILLS_OF_MUTANTS, seed, mutant, to_the_end=mutant in JUDGED_AT_THE_END)
        tell(mutant.__name__, {"breaks": sorted(promises), "to_the_end": case.to_the_end, **run(base, ports, case)})


def tell(name: str, result: dict) -> None:
    sys.stdout.write(json.dumps({"way": name, **result}) + "\n")
    sys.stdout.flush()


def make_base(ports: list[int]) -> str:
    """A database with one channel for each receiver."""
    from django.core.management import call_command

    from syndication.models import Channel
    from tests.soak import databases

    name = "chaos.sqlite3" if databases.connection.vendor == "sqlite" else f"chaos_{os.getpid()}"
    base = databases.fresh(name)
    databases.use(base)
    call_command("migrate", run_syncdb=True, verbosity=0)
    for port in ports:
        channel = Channel(
            name=str(port), short_name=str(port), transport="webhook", endpoint=f"http://127.0.0.1:{port}/"
        )
        channel.set_secret(SECRET)
        channel.save()
    databases.settle(base)
    return base


@dataclass(frozen=True)
class Case:
    """How much, how many kills, and which naive way if any."""

    deliveries: int
    kills: int
    seed: int
    mutant: Callable[[], None] | None = None
    to_the_end: bool = True  # until everything is settled


def run(base: str, ports: list[int], case: Case) -> dict:
    from tests.deliveries import verdict
    from tests.soak import databases

    suffix = ".sqlite3" if databases.connection.vendor == "sqlite" else f"_{os.getpid()}"
    databases.use(databases.copied(base, f"case{suffix}"))
    databases.connections.close_all()
    receivers = [start_receiver(port, case, number) for number, port in enumerate(ports)]
    begun = time.monotonic()
    try:
        ends = deliver(case)
        books = {str(port): book_of(port) for port in ports}
    finally:
        for receiver in receivers:
            receiver.kill()
            receiver.wait()
    broken = verdict.broken_promises(books)
    result = {"seconds": round(time.monotonic() - begun, 1), **ends, **verdict.figures(books)}
    databases.connections.close_all()
    return {**result, "broken": {name: len(cases) for name, cases in broken.items()}, "cases": str(broken)[:600]}


def start_receiver(port: int, case: Case, number: int) -> subprocess.Popen:
    failures = FAILURES_FOR_MUTANTS if case.mutant else FAILURES
    arguments = [str(port), SECRET, str(case.seed + number), str(failures)]
    process = subprocess.Popen([sys.executable, "-m", "tests.deliveries.receiver", *arguments])
    wait_until(lambda: answers(port), 30, "a receiver answers")
    return process


def answers(port: int) -> bool:
    try:
        return bool(book_of(port))
    except OSError:
        return False


def book_of(port: int) -> dict:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=30) as answer:
        return json.load(answer)


def deliver(case: Case) -> dict[str, int]:
    """Until the editor is through and everything is settled, or it takes too long; how workers ended."""
    chance = random.Random(case.seed)
    editor = fork(lambda: edit(case))
    workers = [fork(lambda: work(case)) for _number in range(WORKERS)]
    ends, deadline = {"killed": 0, "broke down": 0}, time.monotonic() + LONGEST_SECONDS
    while time.monotonic() < deadline:
        time.sleep(chance.uniform(0.05, 0.2))
        ends["broke down"] += mend(workers, case)
        if is_time_to_kill(case, ends["killed"]):
            number = chance.randrange(WORKERS)
            kill(workers[number])
            workers[number] = fork(lambda: work(case))
            ends["killed"] += 1
        elif has_ended(editor) and (is_settled() or not case.to_the_end):
            break
    for pid in [*workers, editor]:
        kill(pid)
    return ends


def mend(workers: list[int], case: Case) -> int:
    """Put new workers in the place of those that ended by themselves; how many there were."""
    broken = [number for number, pid in enumerate(workers) if has_ended(pid)]
    for number in broken:
        workers[number] = fork(lambda: work(case))
    return len(broken)


def is_time_to_kill(case: Case, killed: int) -> bool:
    """Kills are spread over the deliveries, not over time: however slow the machine is, workers are at work."""
    from syndication.models import Delivery
    from tests.soak import databases

    if killed == case.kills:
        return False
    sent = Delivery.objects.filter(fence__gt=0).count()
    databases.connections.close_all()
    return sent >= case.deliveries * (killed + 1) / (case.kills + 1)


def fork(run: Callable[[], object]) -> int:
    """A child with connections of its own."""
    from tests.soak import databases

    databases.connections.close_all()
    pid = os.fork()
    if pid == 0:
        try:
            run()
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(0)
    return pid


def kill(pid: int) -> None:
    if not has_ended(pid):
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)


_ended: set[int] = set()


def has_ended(pid: int) -> bool:
    if pid not in _ended and os.waitpid(pid, os.WNOHANG)[0] == pid:
        _ended.add(pid)
    return pid in _ended


def edit(case: Case) -> None:
    from tests.deliveries import editor

    if case.mutant:
        editor.work_in_a_hurry(case.deliveries // RECEIVERS)
    else:
        editor.work(case.deliveries, case.seed)


def work(case: Case) -> None:
    """A worker's loop, in a hurry."""
    from syndication import dispatcher, planner
    from syndication.policy import Policy

    policy = Policy(
        connect_seconds=0.5,
        read_seconds=0.5,
        total_seconds=1,
        lease_seconds=5,
        run_seconds=2,
        slow_seconds=10,
        first_pause=1 if case.mutant else 0.1,  # what failed is changed before it is tried again
        longest_pause=1,
        longest_retry_after=0.5,
        attempts=1000,
        failures_in_row=50 if case.mutant else 5,  # half of what they send fails
        breaker_pause=0.1,
        longest_breaker_pause=0.4,
    )
    random.seed()  # a fork has its parent's
    if case.mutant:
        case.mutant()
    while True:
        planner.plan_due()
        if not dispatcher.deliver_due(policy):
            time.sleep(0.05)


def is_settled() -> bool:
    from syndication.models import Delivery, Item
    from tests.soak import databases

    open_states = [Delivery.State.DUE, Delivery.State.SENDING]
    waits = Item.objects.filter(waits_for_plan=True).exists() or Delivery.objects.filter(state__in=open_states).exists()
    databases.connections.close_all()
    return not waits


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
