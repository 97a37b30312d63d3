"""Random steps of people, worker and intruders; after each, the public sees only what was cleared."""

from tests.soak.deciding import Facts
from tests.soak.leaving import Leaving


class Desk(Leaving, Facts):
    """All steps together."""
