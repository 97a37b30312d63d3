"""Site and worker as an administrator sees them: start, trouble, end."""

import os
import re
import shutil
import signal
import socket
import sqlite3
import stat
import subprocess
import sys
import time

import pytest

from cms.processes import PortInUseError, refuse_used_port
from tests import prepared
from tests.cms.installation import Installation, wait_until

pytestmark = pytest.mark.xdist_group("processes")  # one of the test processes starts and ends them all


@pytest.fixture
def empty(tmp_path, shelf):
    """An installation without demo."""
    installation = copy_of(prepared.empty(shelf), tmp_path)
    yield installation
    installation.stop()


@pytest.fixture(scope="module")
def running(tmp_path_factory, shelf):
    """One for the tests that leave it running and ask nothing of jobs, which a killed worker keeps for minutes."""
    installation = copy_of(prepared.empty(shelf), tmp_path_factory.mktemp("running"))
    installation.start()
    yield installation
    installation.stop()


def copy_of(data, folder):
    return Installation(shutil.copytree(data, folder / "data"), DEMO="0")


def test_a_port_that_answers_is_refused():
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(PortInUseError, match=f"Port {port} of 127.0.0.1 already answers"):
            refuse_used_port("127.0.0.1", port)
    refuse_used_port("127.0.0.1", port)


def test_an_empty_installation_waits_for_its_set_up(running):
    assert running.json("/health/ready")["checks"] == {"database": True, "content": True, "index": True, "worker": True}
    assert re.search(rf"{running.address}/setup/[\w-]{{40,}}/", running.output)
    assert stat.S_IMODE((running.data / "secret_key").stat().st_mode) == 0o600
    assert running.status("/setup/wrong/") == 404


def test_a_second_start_on_the_same_port_is_refused(running):
    refused = running.manage("up")
    assert refused.returncode == 1
    assert "already answers" in refused.stderr
    assert running.status("/health/live") == 200


def test_killed_processes_come_back(running):
    main, *web = sorted(_only(running, "manage.py serve"))
    assert len(web) == 2
    os.kill(web[0], signal.SIGKILL)
    wait_until(lambda: set(_only(running, "manage.py serve")) - {main, *web}, 30, "a new web process")
    wait_until(lambda: running.status("/health/live") == 200, 30, "the site answers")

    (worker,) = _only(running, "manage.py work")
    os.kill(worker, signal.SIGKILL)
    wait_until(lambda: set(_only(running, "manage.py work")) - {worker}, 30, "a new worker")


def test_web_processes_end_when_their_server_is_killed_and_a_new_one_serves(running):
    old = sorted(_only(running, "manage.py serve"))
    os.kill(old[0], signal.SIGKILL)
    wait_until(lambda: not set(_only(running, "manage.py serve")) & set(old), 30, "the old processes ended")
    wait_until(lambda: running.status("/health/live") == 200, 30, "the site answers again")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_all_processes_end_with_their_parent(empty, number):
    empty.start()
    assert len(empty.processes()) >= 4
    empty.process.send_signal(number)
    empty.process.wait(30)
    wait_until(lambda: not empty.processes(), 30, f"all ended, left: {empty.processes()}")


def test_all_processes_end_when_make_is_killed(empty):
    """make starts `up` through a shell and is its parent."""
    empty.environment["END_WITH_PARENT"] = "1"
    empty.start(through=["sh", "-c", '"$@"; exit', "make"])
    assert len(empty.processes()) >= 5
    empty.process.kill()
    wait_until(lambda: not empty.processes(), 30, f"all ended, left: {empty.processes()}")


ENQUEUE = """
from website.tasks import prepare_pictures
for number in range(60):
    prepare_pictures.enqueue(0)
"""


def test_two_workers_run_everything_once(empty):
    empty.start()
    extra = subprocess.Popen([sys.executable, "manage.py", "work"], env=empty.environment)
    try:
        wait_until(lambda: _query(empty, "SELECT COUNT(*) FROM cms_workerseen") >= 2, 30, "two workers")
        assert empty.manage("shell", "-c", ENQUEUE).returncode == 0
        done = "SELECT COUNT(*) FROM django_tasks_database_dbtaskresult WHERE status = 'SUCCESSFUL'"
        wait_until(lambda: _query(empty, done) >= 60, 60, "all tasks done")
        assert _query(empty, "SELECT MAX(json_array_length(worker_ids)) FROM django_tasks_database_dbtaskresult") == 1

        began, runs = time.monotonic(), _runs(empty)
        wait_until(lambda: _runs(empty) >= runs + 4, 60, "further runs")
        assert _runs(empty) - runs <= (time.monotonic() - began) / 2 + 1, "more runs than due times"
    finally:
        extra.terminate()
        extra.wait(20)


def _only(installation, part):
    return [pid for pid, line in installation.processes().items() if part in line]


def _query(installation, sql):
    with sqlite3.connect(installation.data / "db.sqlite3", timeout=20) as database:
        return database.execute(sql).fetchone()[0]


def _runs(installation):
    return _query(installation, "SELECT runs FROM cms_periodicjob WHERE name = 'tasks'")
