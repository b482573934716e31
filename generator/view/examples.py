"""Calls as a reader may try them first, with what they must be given."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.model import (
    Api,
    EnumType,
    ListOf,
    Named,
    Nullable,
    Scalar,
    Type,
)
from generator.view.arguments import Argument
from generator.view.methods import Call
from generator.view.source import literal

_SAMPLES = {
    "string": '"..."',
    "integer": "1",
    "number": "1.0",
    "boolean": "True",
    "bytes": 'b"..."',
}
_WITH_FILES = {**_SAMPLES, "file": 'Path("...")'}


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A call with what it must be given. group, method: where the client has it."""

    call: Call
    given: str

    @property
    def group(self) -> str:
        return self.call.group.attribute

    @property
    def method(self) -> str:
        """The method with what it is given: `get("...")`."""
        return f"{self.call.name}({self.given})"

    @property
    def source(self) -> str:
        """The whole expression, of a client called `client`."""
        return f"client.{self.group}.{self.method}"


def example(calls: Iterable[Call], api: Api, *, files: bool = False) -> Example | None:
    """The first call that needs nothing but plain values, else the first; None of none.

    files: these are plain too; what is made of them needs `Path`.
    """
    listed = list(calls)
    samples = _WITH_FILES if files else _SAMPLES
    for call in listed:
        given = _given(call, api, samples)
        if given is not None:
            return Example(call=call, given=", ".join(given))
    if not listed:
        return None
    return Example(call=listed[0], given=", ".join(_open(listed[0])))


def _given(call: Call, api: Api, samples: Mapping[str, str]) -> list[str] | None:
    """What a call must be given, in its order; None where a value takes more than a word to write."""
    needed = [each for each in call.arguments if each.required]
    values = [_sample(each.kind, api, each, samples) for each in needed]
    if None in values:
        return None
    return [
        value if each.positional else f"{each.name}={value}"
        for each, value in zip(needed, filter(None, values), strict=True)
    ]


def _open(call: Call) -> list[str]:
    """As `_given`, with dots for what cannot be made up."""
    return [
        "..." if each.positional else f"{each.name}=..."
        for each in call.arguments
        if each.required
    ]


def _sample(
    kind: Type | None, api: Api, argument: Argument, samples: Mapping[str, str]
) -> str | None:
    match kind:
        case Scalar(kind=scalar):
            return samples.get(scalar)
        case Nullable(inner=inner):
            return _sample(inner, api, argument, samples)
        case ListOf(item=item):
            one = _sample(item, api, argument, samples)
            return f"[{one}]" if one else None
        case Named(id=id):
            found = api.types.get(id)
            plain = any("Literal[" in note.source for note in argument.annotations)
            if isinstance(found, EnumType) and found.values and plain:
                return literal(found.values[0])
            return None
        case _:
            return None
