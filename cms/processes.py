"""Starts web and worker, keeps them running, and ends them together."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping

WATCH_SECONDS = 1.0
ANY_HOST = {"0.0.0.0", "::", ""}  # noqa: S104  # nosec B104
GRACE_SECONDS = 10.0  # from SIGTERM to SIGKILL


class PortInUseError(RuntimeError):
    """Something already answers at the address."""


def refuse_used_port(host: str, port: int) -> None:
    """Raise PortInUseError when the port answers; a second web server on it would start without an error."""
    target = "127.0.0.1" if host in ANY_HOST else host
    try:
        with socket.create_connection((target, port), timeout=1):
            pass
    except OSError:
        return
    raise PortInUseError(
        f"Port {port} of {target} already answers. Stop what runs there, or start with PORT=<another>."
    )


def end_with_parent() -> None:
    """End this process within seconds of its parent's end, even when that was killed."""
    parent = os.getppid()

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(WATCH_SECONDS)
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(GRACE_SECONDS)
        os._exit(1)

    threading.Thread(target=watch, name="end-with-parent", daemon=True).start()


class Child:
    """A process of ours that is started again when it ends by itself."""

    def __init__(self, name: str, command: list[str], environment: Mapping[str, str]) -> None:
        self.name = name
        self.command = command
        self.environment = {**os.environ, **environment, "END_WITH_PARENT": "1"}
        self.process: subprocess.Popen[bytes] | None = None
        self.start()

    def start(self) -> None:
        # A session of its own: Ctrl-C reaches only the supervisor, which then ends its children in order.
        self.process = subprocess.Popen(self.command, env=self.environment, start_new_session=True)  # noqa: S603

    def has_ended(self) -> bool:
        return self.process.poll() is not None

    def stop(self) -> None:
        if not self.has_ended():
            self.process.terminate()

    def wait(self, seconds: float) -> None:
        try:
            self.process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def supervise(children: list[Child], report: Callable[[str], None]) -> None:
    """Run until SIGINT or SIGTERM; restart a child that ended. All children are gone when this returns."""
    stopping = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopping.set())
    try:
        while not stopping.wait(WATCH_SECONDS):
            for child in children:
                if child.has_ended():
                    report(f"{child.name} ended with status {child.process.returncode}; starting it again.")
                    child.start()
    finally:
        for child in children:
            child.stop()
        for child in children:
            child.wait(GRACE_SECONDS)


def manage(*arguments: str) -> list[str]:
    """The command line of one of our management commands, with this very Python."""
    return [sys.executable, "manage.py", *arguments]
