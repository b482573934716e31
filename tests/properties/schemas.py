"""Random schemas, each with a strategy of the JSON values that fit it."""

import base64
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from hypothesis import strategies as st

from tests.emitting import document

COMPONENT = "#/components/schemas/"
_FIELDS = ("alpha", "betaGamma", "delta-one", "epsilon_2", "zeta", "class")
_WORDS = st.text(max_size=8)
_DATES = st.dates().map(lambda day: day.isoformat())
_TIMES = st.datetimes(
    min_value=datetime(1900, 1, 1),
    max_value=datetime(2200, 1, 1),
    timezones=st.just(UTC),
).map(lambda each: each.isoformat().replace("+00:00", "Z"))
_KNOWN = ("on", "off", "half-way", "on_", "ON", "", "2")


@dataclass(frozen=True)
class Shape:
    """json: the JSON type of all its values, which unions of several types are told apart by."""

    schema: Mapping[str, Any]
    values: st.SearchStrategy[Any]
    json: str


def documents() -> st.SearchStrategy[tuple[dict[str, Any], tuple[Shape, ...]]]:
    """A document with a call for each of a few shapes, which it takes and gives, and the shapes."""
    return st.lists(shapes(), min_size=3, max_size=6).map(_document)


def shapes() -> st.SearchStrategy[Shape]:
    """Schemas of every kind, a few levels deep."""
    return st.recursive(_scalars(), _composed, max_leaves=8)


def _document(shapes: list[Shape]) -> tuple[dict[str, Any], tuple[Shape, ...]]:
    several = (*shapes, _trees(), _tagged(), _untagged())
    paths = {f"/calls/t{index}": _call(index) for index in range(len(several))}
    schemas = {f"T{index}": dict(shape.schema) for index, shape in enumerate(several)}
    return (
        document(paths, **schemas, Tree=_TREE, Cat=_animal("cat"), Dog=_animal("dog")),
        several,
    )


def _call(index: int) -> dict[str, Any]:
    content = {"application/json": {"schema": {"$ref": f"{COMPONENT}T{index}"}}}
    return {
        "post": {
            "operationId": f"t{index}",
            "tags": ["calls"],
            "requestBody": {"required": True, "content": content},
            "responses": {"200": {"description": "The same", "content": content}},
        }
    }


def _scalars() -> st.SearchStrategy[Shape]:
    return st.sampled_from(
        [
            Shape({"type": "string"}, _WORDS, "string"),
            Shape({"type": "integer"}, st.integers(-(2**63), 2**63), "number"),
            Shape(
                {"type": "number"},
                st.floats(allow_nan=False, allow_infinity=False),
                "number",
            ),
            Shape({"type": "boolean"}, st.booleans(), "boolean"),
            Shape({"type": "string", "format": "date-time"}, _TIMES, "string"),
            Shape({"type": "string", "format": "date"}, _DATES, "string"),
            Shape({"type": "string", "format": "uuid"}, st.uuids().map(str), "string"),
            Shape({"type": "string", "format": "byte"}, _BASE64, "string"),
            Shape(
                {"type": "string", "enum": list(_KNOWN)},
                st.sampled_from(_KNOWN),
                "string",
            ),
            Shape({"type": "string", "const": "fixed"}, st.just("fixed"), "string"),
            Shape(
                {"type": "integer", "enum": [1, 2, -3]},
                st.sampled_from([1, 2, -3]),
                "number",
            ),
            Shape(
                {"type": "object"}, st.dictionaries(_WORDS, _ANY, max_size=3), "object"
            ),
        ]
    )


_BASE64 = st.binary(max_size=8).map(lambda data: base64.b64encode(data).decode())
_ANY: st.SearchStrategy[Any] = st.none() | st.booleans() | st.integers(-9, 9) | _WORDS


def _composed(inner: st.SearchStrategy[Shape]) -> st.SearchStrategy[Shape]:
    kinds: tuple[Callable[..., st.SearchStrategy[Shape]], ...] = (
        _arrays,
        _maps,
        _tuples,
        _nullables,
        _objects,
        _unions,
    )
    return st.one_of(*(kind(inner) for kind in kinds))


def _arrays(inner: st.SearchStrategy[Shape]) -> st.SearchStrategy[Shape]:
    return inner.map(
        lambda of: Shape(
            {"type": "array", "items": of.schema},
            st.lists(of.values, max_size=3),
            "array",
        )
    )


def _maps(inner: st.SearchStrategy[Shape]) -> st.SearchStrategy[Shape]:
    return inner.map(
        lambda of: Shape(
            {"type": "object", "additionalProperties": of.schema},
            st.dictionaries(_WORDS, of.values, max_size=3),
            "object",
        )
    )


def _tuples(inner: st.SearchStrategy[Shape]) -> st.SearchStrategy[Shape]:
    return st.lists(inner, min_size=1, max_size=3).map(
        lambda several: Shape(
            {
                "type": "array",
                "prefixItems": [of.schema for of in several],
                "items": False,
                "minItems": len(several),
            },
            st.tuples(*(of.values for of in several)).map(list),
            "array",
        )
    )


def _nullables(inner: st.SearchStrategy[Shape]) -> st.SearchStrategy[Shape]:
    return inner.filter(lambda of: of.json != "null").map(
        lambda of: Shape(
            {"anyOf": [of.schema, {"type": "null"}]}, st.none() | of.values, "null"
        )
    )


def _objects(inner: st.SearchStrategy[Shape]) -> st.SearchStrategy[Shape]:
    members = st.dictionaries(st.sampled_from(_FIELDS), inner, min_size=1, max_size=4)
    return st.builds(_object, members, st.sets(st.sampled_from(_FIELDS)))


def _object(members: Mapping[str, Shape], required: set[str]) -> Shape:
    needed = {name: of.values for name, of in members.items() if name in required}
    others = {name: of.values for name, of in members.items() if name not in required}
    return Shape(
        {
            "type": "object",
            "properties": {name: of.schema for name, of in members.items()},
            "required": sorted(needed),
        },
        st.fixed_dictionaries(needed, optional=others),
        "object",
    )


def _unions(inner: st.SearchStrategy[Shape]) -> st.SearchStrategy[Shape]:
    """Unions of types that JSON itself tells apart."""
    several = st.lists(
        inner.filter(lambda of: of.json != "null"),
        min_size=2,
        max_size=3,
        unique_by=lambda of: of.json,
    )
    return several.map(
        lambda members: Shape(
            {"oneOf": [of.schema for of in members]},
            st.one_of(*(of.values for of in members)),
            "null",
        )
    )


_TREE = {
    "type": "object",
    "required": ["name"],
    "properties": {
        "name": {"type": "string"},
        "children": {"type": "array", "items": {"$ref": f"{COMPONENT}Tree"}},
        "next": {"anyOf": [{"$ref": f"{COMPONENT}Tree"}, {"type": "null"}]},
    },
}


def _trees() -> Shape:
    """A type that holds itself in two ways."""
    leaves: st.SearchStrategy[Any] = st.fixed_dictionaries({"name": _WORDS})
    values = st.recursive(
        leaves,
        _branches,
        max_leaves=5,
    )
    return Shape({"$ref": f"{COMPONENT}Tree"}, values, "object")


def _branches(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    more = {"children": st.lists(inner, max_size=2), "next": st.none() | inner}
    return st.fixed_dictionaries({"name": _WORDS}, optional=more)


def _animal(kind: str) -> dict[str, Any]:
    return {
        "type": "object",
        "required": ["kind", f"{kind}Only"],
        "properties": {
            "kind": {"type": "string", "const": kind},
            f"{kind}Only": {"type": "integer"},
        },
    }


def _tagged() -> Shape:
    """Several objects that a property tells apart; one more, that no document knows."""
    schema = {
        "oneOf": [{"$ref": f"{COMPONENT}Cat"}, {"$ref": f"{COMPONENT}Dog"}],
        "discriminator": {
            "propertyName": "kind",
            "mapping": {"cat": f"{COMPONENT}Cat", "dog": f"{COMPONENT}Dog"},
        },
    }
    numbers = st.integers(0, 9)
    known = [
        st.fixed_dictionaries({"kind": st.just(kind), f"{kind}Only": numbers})
        for kind in ("cat", "dog")
    ]
    unknown = st.fixed_dictionaries({"kind": st.just("eel"), "x": _ANY})
    return Shape(schema, st.one_of(*known, unknown), "object")


def _untagged() -> Shape:
    """Several objects that only their required members tell apart, in a list."""
    members = {"side": "number", "radius": "number", "label": "string"}
    options = [
        {"type": "object", "required": [name], "properties": {name: {"type": kind}}}
        for name, kind in members.items()
    ]
    values = st.one_of(
        st.fixed_dictionaries({"side": st.integers(0, 9)}),
        st.fixed_dictionaries({"radius": st.floats(0, 9)}),
        st.fixed_dictionaries({"label": _WORDS}),
    )
    schema = {"type": "array", "items": {"oneOf": options}}
    return Shape(schema, st.lists(values, max_size=3), "array")
