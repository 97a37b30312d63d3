"""Kills processes in the middle of publishing: `python -m tests.soak.killing FOLDER MIGRATED STEP OFFSET`.

Every STEP-th SQL statement from OFFSET on, and each side of every COMMIT, of every operation, is the last thing that a
child does; what was killed is then done again: after every kill when STEP is 1, else after every third. Prints a JSON
line per operation, one for two release loops at once and one for a mutant; fails on the first database that is neither
as before nor as after.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import django

AGAIN = 3  # kills until what was killed is done again; each time when all points are taken


def main(folder: str, migrated: str, step: int, offset: int) -> None:
    """FOLDER is for databases and files of this run, MIGRATED the database to begin with."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.soak.settings"
    os.environ["DATA_DIR"] = folder
    django.setup()
    from tests.soak import databases, loops
    from tests.soak.operations import OPERATIONS, PUBLISHING_BY_ITSELF

    base = make_base(migrated)
    for operation in OPERATIONS:
        tell(try_all(operation, base, step, offset))
    tell(loops.run(base))
    tell(try_without_transaction(PUBLISHING_BY_ITSELF, base, step, offset))
    databases.connections.close_all()


def tell(result: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(result) + "\n")
    sys.stdout.flush()


def make_base(migrated: str) -> str:
    """A database with the site and its people."""
    from tests import factories, people
    from tests.soak import databases

    base = databases.copied(migrated, _name("base"))
    databases.use(base)
    factories.make_site()
    people.cast()
    databases.settle(base)
    return base


def try_all(operation: Any, base: str, step: int, offset: int) -> dict[str, Any]:
    from tests.soak import databases
    from tests.soak.state import state_of_all

    template = databases.copied(base, _name("template"))
    databases.use(template)
    pk = operation.prepare(cast_of_base())
    before = state_of_all()
    databases.settle(template)

    for _warm in range(2):  # the second run finds the process as the children will
        databases.use(databases.copied(template, _name("case")))
        points = count_points(lambda: operation.run(pk))
    after = state_of_all()
    assert before != after, f"{operation.name} changes nothing"

    chosen = sorted({*range(1 + offset % step, points.statements + 1, step), *points.around_commits})
    kills = Kills(operation, pk, template, before, after)
    for index, number in enumerate(chosen):
        kills.at(number, again=step == 1 or index % AGAIN == 0)
    return {"operation": operation.name, "statements": points.statements, "killed": len(chosen), **kills.ended}


class HalfDoneError(AssertionError):
    """A database that is neither as before nor as after."""


def try_without_transaction(operation: Any, base: str, step: int, offset: int) -> dict[str, Any]:
    """The mutant: with the action's transaction taken out, some kill must leave things half done."""
    from content import wagtail_actions

    taken_out = {"transaction": SimpleNamespace(atomic=nullcontext), "_held": lambda page: (None, None)}
    with patch.multiple(wagtail_actions, **taken_out):
        try:
            try_all(operation, base, step, offset)
        except HalfDoneError as error:
            return {"mutant": "no transaction", "found": str(error)[:80]}
    return {"mutant": "no transaction", "found": ""}


@dataclass
class Kills:
    """Kills at one point after the other, each time on a database as before.

    A database that a kill left as it was serves the next one too; done again, it has served.
    """

    operation: Any
    pk: int
    template: str
    before: dict[str, Any]
    after: dict[str, Any]
    ended: dict[str, int] = field(default_factory=lambda: {"before": 0, "after": 0, "again": 0})
    case: str = ""

    def at(self, number: int, *, again: bool) -> None:
        from tests.soak import databases
        from tests.soak.state import state_of_all

        self.case = self.case or databases.copied(self.template, _name("case"))
        kill_at(number, self.case, lambda: self.operation.run(self.pk))
        databases.use(self.case)
        found = state_of_all()
        if found not in (self.before, self.after):
            raise HalfDoneError(self.report(number, found))
        self.ended["before" if found == self.before else "after"] += 1
        if again or found == self.after:
            self.do_again(number)

    def do_again(self, number: int) -> None:
        from tests.soak.state import state_of_all

        self.operation.run(self.pk)
        found = state_of_all()
        if found != self.after:
            raise HalfDoneError(self.report(number, found))
        self.ended["again"] += 1
        self.case = ""

    def report(self, number: int, found: dict[str, Any]) -> str:
        before, after = self.before, self.after
        parts = [key for key in found if found[key] not in (before[key], after[key]) or found[key] != after[key]]
        told = json.dumps({key: found[key] for key in parts}, default=str)[:3000]
        return f"{self.operation.name} killed at {number}: {told}"


def cast_of_base() -> Any:
    """The people of the base database, by their names in tests/people.py."""
    from tests import people

    return people.found()


def _name(what: str) -> str:
    from tests.soak import databases

    return f"{what}.sqlite3" if databases.connection.vendor == "sqlite" else f"{what}_{os.getpid()}"


class Points:
    """Counts statements and the two sides of each COMMIT; dies at one of them when told to."""

    def __init__(self, last: int = 0) -> None:
        self.statements = 0
        self.around_commits: set[int] = set()
        self.last = last

    def reach(self) -> None:
        self.statements += 1
        if self.statements == self.last:
            os.kill(os.getpid(), signal.SIGKILL)

    def on_statement(self, execute: Callable, sql: str, params: Any, many: bool, context: dict) -> Any:
        self.reach()
        return execute(sql, params, many, context)

    def watch(self, run: Callable[[], object]) -> None:
        from django.db import connection

        commit = connection._commit

        def counted() -> None:
            self.around_commits |= {self.statements + 1, self.statements + 2}
            self.reach()
            commit()
            self.reach()

        connection._commit = counted
        try:
            with connection.execute_wrapper(self.on_statement):
                run()
        finally:
            connection._commit = commit


def count_points(run: Callable[[], object]) -> Points:
    points = Points()
    points.watch(run)
    return points


def kill_at(number: int, database: str, run: Callable[[], object]) -> None:
    """Run in a child that dies at the point; the parent holds no connection meanwhile."""
    from tests.soak import databases

    databases.use(database)
    child = os.fork()
    if child == 0:
        try:
            Points(number).watch(run)
        finally:
            os._exit(1)  # came to its end, or failed, instead of being killed
    _pid, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), f"point {number} was not reached"
    assert os.WTERMSIG(status) == signal.SIGKILL


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
