"""What holds secrets or connections goes into no pickle, and so does all that leads to it."""

from __future__ import annotations

from typing import NoReturn


class Unpicklable:
    """Refuses to be pickled or copied deeply."""

    __slots__ = ()

    def __reduce__(self) -> NoReturn:
        raise TypeError("a client holds secrets and connections: it cannot be pickled")
