"""Settings of tests that kill processes: those of the tests, with background tasks kept in the database."""

from cms import settings as real
from tests.settings import *  # noqa: F403

TASKS = real.TASKS
