"""What hypothesis keeps for itself stays out of the tree; the world that walks begin from."""

import logging
import tempfile

import pytest
from hypothesis.configuration import set_hypothesis_home_dir

from tests.soak.machine import Desk
from tests.soak.world import World

set_hypothesis_home_dir(tempfile.mkdtemp(prefix="pho-hien-hypothesis-"))


@pytest.fixture
def world(home, settings, tmp_path):
    """A world of its own; thousands of requests for what is not there are no news to the log."""
    settings.MEDIA_ROOT = tmp_path
    Desk.world = World()
    logging.disable(logging.WARNING)
    yield Desk.world
    logging.disable(logging.NOTSET)
