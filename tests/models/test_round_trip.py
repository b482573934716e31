"""Whatever the types are: what is documented decodes, and encodes to the same JSON."""

import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.model import (
    Anything,
    EnumType,
    Field,
    ListOf,
    MapOf,
    Named,
    Nullable,
    ObjectType,
    OneOf,
    Scalar,
    TupleOf,
    Type,
    TypeDef,
    UnionType,
)
from generator.reach import named_in
from tests.modelled import (
    at,
    choice,
    field,
    imported,
    thing,
    to,
    union,
    write,
)

_NAMES = ("A", "B", "C", "D")
_TEXTS = {
    "string": st.text(max_size=5).map(lambda text: f"~{text}"),
    "integer": st.integers(),
    "number": st.floats(allow_nan=False, allow_infinity=False),
    "boolean": st.booleans(),
    "datetime": st.datetimes().map(lambda moment: f"{moment.isoformat()}Z"),
    "date": st.dates().map(lambda day: day.isoformat()),
    "time": st.times().map(lambda moment: moment.isoformat()),
    "uuid": st.uuids().map(str),
    "decimal": st.decimals(allow_nan=False, allow_infinity=False).map(str),
    "bytes": st.sampled_from(["", "AP8=", "aGk="]),
}
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=2)
    | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)
# Members of plain unions that no value of another one fits.
_APART = st.sampled_from(["string", "integer", "boolean", "date"])


def _kinds(depth: int = 2) -> st.SearchStrategy[Type]:
    scalars = st.sampled_from(sorted(_TEXTS)).map(lambda kind: Scalar(kind=kind))  # type: ignore[arg-type]
    simple = scalars | st.sampled_from([*map(to, (*_NAMES, "E", "U")), Anything()])
    if depth == 0:
        return simple
    inner = _kinds(depth - 1)
    return (
        simple
        | inner.map(lambda kind: ListOf(item=kind))
        | inner.map(lambda kind: MapOf(value=kind))
        | inner.map(lambda kind: Nullable(inner=kind))
        | st.tuples(inner, inner).map(lambda two: TupleOf(items=two, rest=None))
        | st.tuples(inner, inner).map(lambda two: TupleOf(items=two[:1], rest=two[1]))
        | st.lists(_APART, min_size=2, max_size=3, unique=True).map(
            lambda kinds: OneOf(members=tuple(Scalar(kind=kind) for kind in kinds))  # type: ignore[arg-type]
        )
    )


@st.composite
def _types(draw: st.DrawFn) -> tuple[TypeDef, ...]:
    objects = [
        thing(
            name,
            field(f"is{name}"),
            *(_field(wire, draw(_kinds()), draw) for wire in draw(_WIRES)),
            extra=draw(st.none() | st.just(Scalar(kind="integer"))),
        )
        for name in _NAMES
    ]
    by = draw(st.sampled_from([None, "kind"]))
    tags = tuple((f"t{i}", i) for i in range(len(_NAMES))) if by else ()
    either = union("U", *map(to, _NAMES), by=by, tags=tags)
    return (*objects, choice("E", "x", "y"), either)


_WIRES = st.lists(
    st.sampled_from(["x", "date", "from", "list", "aB"]), max_size=3, unique=True
)


def _field(wire: str, kind: Type, draw: st.DrawFn) -> Field:
    """A field; it is required only where that does not ask for objects without an end."""
    ends = not any(True for _ in named_in(kind))
    return field(wire, kind, required=ends and draw(st.booleans()))


class _Documents:
    """Draws documents of some types."""

    def __init__(self, types: Sequence[TypeDef], draw: Callable[[Any], Any]) -> None:
        self._types = {each.id: each for each in types}
        self._draw = draw

    def of(self, kind: Type, depth: int) -> Any:
        match kind:
            case Scalar(kind=scalar):
                return self._draw(_TEXTS[scalar])
            case Anything():
                return self._draw(_JSON)
            case Nullable(inner=inner):
                return None if self._draw(st.booleans()) else self.of(inner, depth)
            case ListOf(item=item):
                return [self.of(item, depth - 1) for _ in range(self._few(depth))]
            case MapOf(value=value):
                few = range(self._few(depth))
                return {f"k{i}": self.of(value, depth - 1) for i in few}
            case TupleOf(items=items, rest=rest):
                first = [self.of(each, depth - 1) for each in items]
                more = range(self._few(depth) if rest else 0)
                return [*first, *(self.of(rest, depth - 1) for _ in more if rest)]
            case OneOf(members=members):
                return self.of(self._draw(st.sampled_from(members)), depth)
            case Named(id=id):
                return self._defined(self._types[id], depth)

    def _few(self, depth: int) -> int:
        count: int = self._draw(st.integers(0, 2)) if depth > 0 else 0
        return count

    def _defined(self, definition: TypeDef, depth: int) -> Any:
        match definition:
            case EnumType(values=values):
                return self._draw(st.sampled_from([*values, "unknown"]))
            case UnionType(members=members):
                return self.of(self._draw(st.sampled_from(members)), depth)
            case ObjectType(fields=fields):
                found = self._tags(definition)
                for each in fields:
                    if each.required or (depth > 0 and self._draw(st.booleans())):
                        found[each.wire] = self.of(each.type, depth - 1)
                return found

    def _tags(self, definition: ObjectType) -> dict[str, Any]:
        """What tells the object apart in the union: no field of it, but always there."""
        either = self._types[at("U")]
        assert isinstance(either, UnionType)
        index = either.members.index(Named(id=definition.id))
        return {either.discriminator: f"t{index}"} if either.discriminator else {}


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(types=_types(), data=st.data())
def test_what_is_documented_comes_back(
    types: tuple[TypeDef, ...], data: st.DataObject
) -> None:
    documents = _Documents(types, data.draw)
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), *types)
        sys.path.insert(0, folder)
        try:
            package = imported()
            for name in (*_NAMES, "U"):
                document = documents.of(to(name), 3)
                of = "decode_u" if name == "U" else name
                assert package.explain(of, document) == ()
                package.passes(of, document)
        finally:
            sys.path.remove(folder)
            for loaded in [each for each in sys.modules if "made_client" in each]:
                del sys.modules[loaded]
