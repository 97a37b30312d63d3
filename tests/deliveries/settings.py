"""Settings of the chaos: those of the tests, with this machine's receivers named.

Tables are made from the models at once: hundreds of migrations take longer than the deliveries.
"""

import os

from tests.settings import *  # noqa: F403


class NoMigrations(dict):
    """Every app is without them."""

    def __contains__(self, app: object) -> bool:
        return True

    def __missing__(self, app: str) -> None:
        return None


MIGRATION_MODULES = NoMigrations()
DELIVERY_ALLOWED_HOSTS = [f"127.0.0.1:{port}" for port in os.environ["RECEIVER_PORTS"].split(",")]
