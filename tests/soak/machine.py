"""Random steps of people, worker and intruders; after each, the public sees only what was cleared."""

from tests.soak.deciding import Deciding, Facts
from tests.soak.leaving import Leaving


class Desk(Deciding, Facts, Leaving):
    """All steps together."""
