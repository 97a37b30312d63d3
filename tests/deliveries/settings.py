"""Settings of the chaos: those of the tests, with this machine's receivers named."""

import os

from tests.settings import *  # noqa: F403

DELIVERY_ALLOWED_HOSTS = [f"127.0.0.1:{port}" for port in os.environ["RECEIVER_PORTS"].split(",")]
