"""What a fake answers by itself: the documented example, else a value made to fit the type."""

from __future__ import annotations

import json
from copy import deepcopy
from functools import cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from .decoding import MISFITS, Decoder
from .operation import Operation, PagedOperation, StreamOperation
from .samples import Unmade, sample_of

if TYPE_CHECKING:
    from .fakes import RecordedCall

_Members: TypeAlias = "dict[str, object]"

_ITEMS = 2
"""How many items a stream has."""


class Rehearsals:
    """The answers of one package's operations, each made when it is first asked for."""

    def __init__(self, package: str) -> None:
        self._package = package
        self._made: dict[str, Any] = {}

    def value(self, operation: Operation[Any], call: RecordedCall) -> Any:
        """What is answered to a call. Raises: LookupError when nothing can be made."""
        made = self.of(operation)
        if isinstance(operation, PagedOperation):
            from .endings import emptied, ended, is_further

            paged = cast("PagedOperation[object, Any]", operation)
            last = ended(paged, made)
            if last is None and is_further(paged, call):
                return emptied(paged, made)
            return made if last is None else last
        return made

    def of(self, operation: Operation[Any]) -> Any:
        """The body: JSON, text or bytes, a list for a stream, None for nothing. Raises: LookupError."""
        if operation.name not in self._made:
            self._made[operation.name] = self._body(operation)
        return deepcopy(self._made[operation.name])

    def _body(self, operation: Operation[Any]) -> Any:
        reader = operation.decoder
        if operation.method == "HEAD" or reader.source == "nothing":
            return None
        if reader.source == "bytes":
            return b"sample"
        made = self._json(operation.name, reader)
        if isinstance(operation, StreamOperation):
            return [made] * _ITEMS
        return made

    def _json(self, name: str, reader: Decoder[Any]) -> Any:
        example = self._examples.get(name)
        if _reads(reader, example):
            return example
        try:
            made = sample_of(reader)
        except Unmade:
            raise LookupError(f"nothing fits {name}: give it an answer") from None
        both = _over(made, example)
        return both if _reads(reader, both) else made

    @cached_property
    def _examples(self) -> dict[str, Any]:
        """The documented ones, by the names of operations."""
        try:
            text = files(self._package).joinpath("examples.json").read_text("utf-8")
        except FileNotFoundError:
            return {}
        return cast("dict[str, Any]", json.loads(text))


def _reads(reader: Decoder[Any], value: Any) -> bool:
    try:
        reader.decode(value)
    except MISFITS:
        return False
    return value is not None


def _over(made: object, example: object) -> object:
    """What was made, with what an example has of it in its place.

    What is larger than a single value, and was not made, is left out: it may lack parts itself.
    """
    if type(made) is not type(example):
        return made if isinstance(example, dict | list | None) else example
    if isinstance(made, dict):
        below, above = cast("_Members", made), cast("_Members", example)
        over = {key: _over(below.get(key), above[key]) for key in above}
        return {
            **below,
            **{key: held for key, held in over.items() if held is not None},
        }
    if isinstance(made, list):
        first = cast("list[object]", made)[:1]
        items = cast("list[object]", example)
        return [_over(first[0], item) for item in items if first]
    return example
