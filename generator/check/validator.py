"""openapi-spec-validator, made to say of every error where in the document it is, and made quick.

JSON Schema itself is left to jsonschema-rs, a hundred times as fast as the validator's own in Python.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Self, cast

import jsonschema_rs
from openapi_schema_validator import OAS31Validator, OAS32Validator
from openapi_schema_validator._specifications import REGISTRY
from openapi_spec_validator import (
    OpenAPIV31SpecValidator,
    OpenAPIV32SpecValidator,
    schemas,
)
from openapi_spec_validator.validation.exceptions import OpenAPIValidationError
from openapi_spec_validator.validation.keywords import (
    OpenAPIV31SchemaValidator,
    OpenAPIV32SchemaValidator,
)

from generator.check.accessor import path_into
from generator.values import as_object


def errors(tree: dict[str, Any]) -> Iterator[Any]:
    """Every error, its path from the document's root, through references too; raises whatever the parts raise."""
    is_32 = str(tree.get("openapi", "")).startswith("3.2")
    validator: Any = (_Placing32 if is_32 else _Placing31)(path_into(tree))
    validator.schema = tree  # as it is written, were it itself a reference
    yield from validator.iter_errors()


class _Document:
    """The schema of OpenAPI documents, as the validator asks for it."""

    def __init__(self, name: str) -> None:
        self._name = name

    def iter_errors(self, instance: object) -> Iterator[OpenAPIValidationError]:
        """The errors of a document."""
        schema = {**getattr(schemas, self._name)}
        found = _rust(schema).iter_errors(instance)
        yield from map(_placed, found)


def _rust(schema: dict[str, Any]) -> Any:
    """A validator that knows the specifications' schemas and asks no network for others."""
    return jsonschema_rs.validator_for(schema, retriever=cast("Any", REGISTRY.contents))


def _placed(error: jsonschema_rs.ValidationError) -> OpenAPIValidationError:
    """An error as the validator knows them; of alternatives that all fail, what the nearest one says."""
    path = list(error.instance_path)
    while (nearest := _nearest(error)) is not None:
        error = nearest
        # a path within the alternative begins at the document's root, too
        path = list(error.instance_path)
    kind = error.kind.as_dict()
    if error.kind.name == "propertyNames":
        # which of the names it is, the path does not tell
        path.append(str(kind["error"].instance))
    value = kind.get("value")
    return OpenAPIValidationError(
        error.message,
        path=path,
        validator=error.kind.name,
        validator_value=value if isinstance(value, str | int) else None,
    )


def _nearest(error: jsonschema_rs.ValidationError) -> Any:
    """The error that lies deepest among those of the alternatives; None where there are none."""
    context: list[list[Any]] = getattr(error.kind, "context", None) or []
    return max(
        (each for errors in context for each in errors),
        key=lambda each: len(each.instance_path),
        default=None,
    )


class _Met(set[int]):
    """What was met, as a list to append to: the validator looks through its lists from end to end."""

    def append(self, item: int) -> None:
        """Keep an item."""
        self.add(item)


@dataclass(frozen=True, slots=True)
class _Schema:
    """A schema as the validator reaches it, told apart by its value."""

    id: int
    value: Any
    path: Any

    @classmethod
    def at(cls, path: Any) -> Self:
        """The schema at a path, behind its references."""
        value = path.read_value()
        return cls(id(value), value, path)

    def names(self) -> set[str]:
        """The names of its own properties."""
        return set(as_object(as_object(self.value).get("properties")))

    def inner(self) -> "Iterator[_Schema]":
        """What it is composed of, as the validator sees it."""
        value = as_object(self.value)
        for keyword in ("allOf", "anyOf", "oneOf"):
            if keyword in value:
                yield from map(_Schema.at, self.path / keyword)
        for keyword in ("items", "not"):
            if keyword in value:
                yield _Schema.at(self.path / keyword)


class _Quick:
    """The check of one schema, by jsonschema-rs where that has nothing to say."""

    dialect: Any

    def __init__(self, registry: Any) -> None:
        super().__init__(registry)  # type: ignore[call-arg]
        self.visited_schema_ids = _Met()
        self.meta_checked_schema_ids = _Met()
        self._near: dict[int, tuple[set[str], list[_Schema]]] = {}

    def _collect_properties(self, schema: Any) -> set[str]:
        """The properties of all that a schema is composed of, each looked at once: it may be composed of itself."""
        waiting, seen = [_Schema.at(schema)], set[int]()
        found = set[str]()
        while waiting:
            one = waiting.pop()
            if one.id in seen:
                continue
            seen.add(one.id)
            if one.id not in self._near:
                self._near[one.id] = one.names(), list(one.inner())
            names, inner = self._near[one.id]
            found |= names
            waiting += inner
        return found

    def _validate_schema_meta(self, schema: Any, schema_value: Any) -> Any:
        if _is_plain(schema_value) and _meta(self.dialect).is_valid(schema_value):
            return None
        return super()._validate_schema_meta(schema, schema_value)  # type: ignore[misc]


def _is_plain(schema: object) -> bool:
    """Whether a schema leaves its dialect to the document."""
    return isinstance(schema, bool) or "$schema" not in cast("dict[str, Any]", schema)


@cache
def _meta(dialect: Any) -> Any:
    return _rust(dialect.META_SCHEMA)


class _Schemas31(_Quick, OpenAPIV31SchemaValidator):  # type: ignore[misc]
    dialect = OAS31Validator


class _Schemas32(_Quick, OpenAPIV32SchemaValidator):  # type: ignore[misc]
    dialect = OAS32Validator


def _ending(keyword: Any) -> Any:
    """The check of values, which has nothing to say of a schema that sends it round in circles."""

    def call(self: Any, *parts: Any, **options: Any) -> Iterator[Any]:
        try:
            found = list(keyword.__call__(self, *parts, **options))
        except RecursionError:
            return
        yield from found

    return type(keyword.__name__, (keyword,), {"__call__": call})


def _placing(keyword: Any) -> Any:
    """The validator of one kind of part, whose errors begin with the path of that part."""

    def call(self: Any, *parts: Any, **options: Any) -> Iterator[Any]:
        path = next((one.parts for one in parts if hasattr(one, "parts")), ())
        for error in keyword.__call__(self, *parts, **options):
            # The innermost part knows best; those around it leave the error alone.
            if not hasattr(error, "is_placed"):
                error.relative_path.extendleft(reversed(path))
                error.is_placed = True
            yield error

    # A subclass and not a wrapper: a schema's validator calls itself for the schemas within.
    return type(keyword.__name__, (keyword,), {"__call__": call})


def _keywords(validator: Any, schemas: Any) -> dict[str, Any]:
    """The validators of all kinds of parts, each placing its errors."""
    keywords = {**validator.keyword_validators, "schema": schemas}
    keywords["default"] = _ending(keywords["default"])
    return {name: _placing(keyword) for name, keyword in keywords.items()}


class _Placing31(OpenAPIV31SpecValidator):
    schema_validator: Any = _Document("schema_v31")
    keyword_validators = _keywords(OpenAPIV31SpecValidator, _Schemas31)


class _Placing32(OpenAPIV32SpecValidator):
    schema_validator: Any = _Document("schema_v32")
    keyword_validators = _keywords(OpenAPIV32SpecValidator, _Schemas32)
