"""Types of any sort, and documents that are as those types say."""

from collections.abc import Callable, Sequence
from typing import Any

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
from tests.modelled import at, choice, field, thing, to, union

NAMES = ("A", "B", "C", "D")
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
    simple = scalars | st.sampled_from([*map(to, (*NAMES, "E", "U")), Anything()])
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
def types(draw: st.DrawFn) -> tuple[TypeDef, ...]:
    objects = [
        thing(
            name,
            field(f"is{name}"),
            *(_field(wire, draw(_kinds()), draw) for wire in draw(_WIRES)),
            extra=draw(st.none() | st.just(Scalar(kind="integer")) | st.just(to("B"))),
        )
        for name in NAMES
    ]
    by = draw(st.sampled_from([None, "kind"]))
    tags = tuple((f"t{i}", i) for i in range(len(NAMES))) if by else ()
    either = union("U", *map(to, NAMES), by=by, tags=tags)
    return (*objects, choice("E", "x", "y"), either)


_WIRES = st.lists(
    st.sampled_from(["x", "date", "from", "list", "aB", "a-b"]), max_size=3, unique=True
)


def _field(wire: str, kind: Type, draw: st.DrawFn) -> Field:
    """A field; it is required only where that does not ask for objects without an end."""
    ends = not any(True for _ in named_in(kind))
    return field(wire, kind, required=ends and draw(st.booleans()))


class Documents:
    """Draws documents of some types.

    objects: those drawn that may hold their documented fields only, with their paths. values: of
    enumerations, each by what holds it, its key there and its path.
    """

    def __init__(
        self,
        types: Sequence[TypeDef],
        draw: Callable[[Any], Any],
        *,
        unknown: Sequence[str] = (),
    ) -> None:
        self._types = {each.id: each for each in types}
        self._draw = draw
        self._unknown = unknown
        self.objects: list[tuple[dict[str, Any], str]] = []
        self.values: list[tuple[Any, Any, str]] = []

    def of(self, kind: Type, depth: int, path: str = "$") -> Any:
        """A document; depth: how far it may nest."""
        match kind:
            case Scalar(kind=scalar):
                return self._draw(_TEXTS[scalar])
            case Anything():
                return self._draw(_JSON)
            case Nullable(inner=inner):
                null = self._draw(st.booleans())
                return None if null else self.of(inner, depth, path)
            case ListOf(item=item):
                return self._listed([item] * self._few(depth), depth, path)
            case MapOf(value=value):
                few = [f"k{i}" for i in range(self._few(depth))]
                return self._mapped(dict.fromkeys(few, value), depth, path)
            case TupleOf(items=items, rest=rest):
                more = [rest] * self._few(depth) if rest else []
                return self._listed([*items, *more], depth, path)
            case OneOf(members=members):
                return self.of(self._draw(st.sampled_from(members)), depth, path)
            case Named(id=id):
                return self._defined(self._types[id], depth, path)

    def _few(self, depth: int) -> int:
        count: int = self._draw(st.integers(0, 2)) if depth > 0 else 0
        return count

    def _listed(self, items: Sequence[Type], depth: int, path: str) -> list[Any]:
        found = [
            self.of(item, depth - 1, f"{path}[{index}]")
            for index, item in enumerate(items)
        ]
        for index, item in enumerate(items):
            self._note(found, index, item, f"{path}[{index}]")
        return found

    def _mapped(
        self, members: dict[str, Type], depth: int, path: str
    ) -> dict[str, Any]:
        found = {
            key: self.of(kind, depth - 1, below(path, key))
            for key, kind in members.items()
        }
        for key, kind in members.items():
            self._note(found, key, kind, below(path, key))
        return found

    def _note(self, holder: Any, key: Any, kind: Type, path: str) -> None:
        inner = kind.inner if isinstance(kind, Nullable) else kind
        definition = self._types[inner.id] if isinstance(inner, Named) else None
        if isinstance(definition, EnumType) and holder[key] is not None:
            self.values.append((holder, key, path))

    def _defined(self, definition: TypeDef, depth: int, path: str) -> Any:
        match definition:
            case EnumType(values=values):
                return self._draw(st.sampled_from([*values, *self._unknown]))
            case UnionType(members=members):
                return self.of(self._draw(st.sampled_from(members)), depth, path)
            case ObjectType(fields=fields, extra=extra):
                drawn = {
                    each.wire: each.type
                    for each in fields
                    if each.required or (depth > 0 and self._draw(st.booleans()))
                }
                found = self._mapped(drawn, depth, path)
                found.update(self._tags(definition))
                if extra is None:
                    self.objects.append((found, path))
                elif depth > 0 and self._draw(st.booleans()):
                    found["further"] = self.of(extra, depth - 1, below(path, "further"))
                return found

    def _tags(self, definition: ObjectType) -> dict[str, Any]:
        """What tells the object apart in the union: no field of it, but always there."""
        either = self._types[at("U")]
        assert isinstance(either, UnionType)
        index = either.members.index(Named(id=definition.id))
        return {either.discriminator: f"t{index}"} if either.discriminator else {}


def below(path: str, key: str) -> str:
    """The path of a member."""
    return f"{path}.{key}" if key.isidentifier() else f"{path}[{key!r}]"
