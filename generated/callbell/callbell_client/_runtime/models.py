"""What all emitted dataclasses share, and how each is written in JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar


class Wire:
    """How one dataclass is read from and written to JSON.

    decode: from a parsed object. names: the wire names of the fields that differ from it.
    encode: to an object that `json` can write; None: by the fields, as `encoding.fields` does.
    """

    __slots__ = ("decode", "encode", "names")

    def __init__(
        self,
        decode: Callable[[Any], Any],
        names: Mapping[str, str],
        encode: Callable[[Any], Mapping[str, Any]] | None = None,
    ) -> None:
        self.decode = decode
        self.names = names
        self.encode = encode


class Model:
    """A dataclass that is an object on the wire."""

    __slots__ = ()

    __wire__: ClassVar[Wire]
