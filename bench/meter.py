"""Counts SQL statements and processor time, step by step."""

from __future__ import annotations

import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.db import connection


class Meter:
    """Statements and processor seconds by step."""

    def __init__(self) -> None:
        self.statements: dict[str, list[int]] = defaultdict(list)
        self.seconds: dict[str, list[float]] = defaultdict(list)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        count = 0

        def counted(execute: Callable[..., Any], *args: Any) -> Any:
            nonlocal count
            count += 1
            return execute(*args)

        before = time.process_time()
        with connection.execute_wrapper(counted):
            yield
        self.seconds[name].append(time.process_time() - before)
        self.statements[name].append(count)

    def report(self, steps: tuple[str, ...], shares: Mapping[str, float] | None = None) -> dict[str, object]:
        """Means by step and of the whole, in milliseconds; `shares` of what is done once for several."""
        told: dict[str, object] = {}
        whole = [0.0, 0.0]
        for step in steps:
            share = (shares or {}).get(step, 1.0)
            values = [
                share * statistics.mean(self.statements[step]),
                1000 * share * statistics.mean(self.seconds[step]),
            ]
            whole = [sum(pair) for pair in zip(whole, values, strict=True)]
            told[step] = _told(values)
        return {**told, "whole": _told(whole)}


def _told(values: list[float]) -> dict[str, float]:
    return {"statements": round(values[0], 1), "ms": round(values[1], 1)}
