"""Why a proposal can't be made or decided."""


class NotPossibleError(Exception):
    """The message says why and what to do; nothing was written."""


class StaleError(NotPossibleError):
    """A row no longer holds what the proposer saw; the message says what it holds now."""
