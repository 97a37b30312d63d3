"""Which of the known callers ran: so that an attempt can't claim a route that it never took."""

from __future__ import annotations

from collections.abc import Iterable
from cProfile import Profile

from tests.gate.callers import root_of


class Reach:
    """A context that notes the calls of the functions named; `reached` is filled when it ends."""

    def __init__(self, callers: Iterable[str]) -> None:
        self.reached: set[str] = set()
        self._wanted = {_place(caller): caller for caller in callers}
        self._profile = Profile(subcalls=False, builtins=False)

    def __enter__(self) -> Reach:
        self._profile.enable()
        return self

    def __exit__(self, *_: object) -> None:
        self._profile.disable()
        codes = [entry.code for entry in self._profile.getstats() if not isinstance(entry.code, str)]
        places = {(code.co_filename, code.co_qualname.replace(".<locals>", "")) for code in codes}
        self.reached = {self._wanted[place] for place in places & self._wanted.keys()}


def _place(caller: str) -> tuple[str, str]:
    """File and qualified name, as code objects carry them."""
    module, name = caller.split(":")
    package, *rest = module.split(".")
    path = root_of(package).joinpath(*rest)
    return str(path / "__init__.py" if path.is_dir() else path.with_suffix(".py")), name
