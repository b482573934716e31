"""Annotations: how a type of the endpoint model is written in Python."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, assert_never

from generator.model import (
    Anything,
    EnumType,
    ListOf,
    MapOf,
    Named,
    Nullable,
    OneOf,
    Scalar,
    TupleOf,
    Type,
    TypeDef,
    TypeId,
)
from generator.name.names import Names

Use = Literal["result", "argument"]

_SCALARS = {
    "string": "str",
    "integer": "int",
    "number": "float",
    "boolean": "bool",
    "datetime": "datetime",
    "date": "date",
    "time": "time",
    "uuid": "UUID",
    "decimal": "Decimal",
    "bytes": "bytes",
    "file": "bytes",
}
_IMPORTED = {
    "datetime": "datetime",
    "date": "datetime",
    "time": "datetime",
    "UUID": "uuid",
    "Decimal": "decimal",
}
_ALIASES = {"datetime": "DateTime", "date": "Date", "time": "Time"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """Source of an annotation, with what it needs imported.

    parts: the members of its union, or the annotation alone. standard: (module, name) pairs of the standard library. models: names of model classes.
    runtime: (runtime module, name) pairs.
    """

    parts: tuple[str, ...]
    standard: frozenset[tuple[str, str]] = frozenset()
    models: frozenset[str] = frozenset()
    runtime: frozenset[tuple[str, str]] = frozenset()

    @property
    def source(self) -> str:
        """The annotation on one line."""
        return " | ".join(self.parts)


_NONE = Annotation(parts=("None",))
_ANYTHING = Annotation(
    parts=("JsonValue",), runtime=frozenset({("values", "JsonValue")})
)


@dataclass(frozen=True, slots=True)
class Annotator:
    """Writes annotations in one scope.

    hidden: names that the scope defines itself, such as a method called `list`: builtins of these
    names are written `builtins.list`, other types under a capital alias.
    """

    names: Names
    types: Mapping[TypeId, TypeDef]
    hidden: frozenset[str] = frozenset()

    def of(self, kind: Type, use: Use = "result") -> Annotation:
        """The annotation of a type; arguments take any sequence where results are lists."""
        match kind:
            case Scalar(kind="file") if use == "argument":
                return Annotation(
                    parts=("FileInput",), runtime=frozenset({("files", "FileInput")})
                )
            case Scalar(kind=scalar):
                return self.of_scalar(_SCALARS[scalar])
            case Anything():
                return _ANYTHING
            case ListOf(item=item):
                return self._generic(
                    "Sequence" if use == "argument" else "list", item, use
                )
            case MapOf(value=value):
                return self._generic(
                    "Mapping" if use == "argument" else "dict", value, use
                )
            case TupleOf():
                return self._tuple(kind, use)
            case Nullable(inner=inner):
                return _joined([self.of(inner, use), _NONE])
            case OneOf(members=members):
                return _joined([self.of(member, use) for member in members])
            case Named(id=id):
                name = self.names.types[id]
                return Annotation(parts=(name,), models=frozenset({name}))
            case _:
                assert_never(kind)

    def choices(self, kind: Type) -> tuple[str | int, ...]:
        """The known values of an enumeration, or of the items of a list of it."""
        match kind:
            case ListOf(item=inner) | Nullable(inner=inner):
                return self.choices(inner)
            case Named(id=id):
                found = self.types[id]
                return found.values if isinstance(found, EnumType) else ()
            case _:
                return ()

    def of_scalar(self, name: str) -> Annotation:
        """The annotation of a builtin or standard type, by its plain name."""
        return _of_scalar(name, is_hidden=name in self.hidden)

    def mapping(self, value: Type) -> Annotation:
        """The annotation of an object whose keys are data."""
        return self._generic("dict", value, "result")

    def _tuple(self, kind: TupleOf, use: Use) -> Annotation:
        parts = [self.of(item, use) for item in kind.items]
        written = [part.source for part in parts]
        outer = self.of_scalar("tuple").source
        if kind.rest is not None:
            rest = self.of(kind.rest, use)
            parts.append(rest)
            written.append(f"*{outer}[{rest.source}, ...]")
            if len(written) == 1:
                written = [rest.source, "..."]
        return replace(
            _joined([*parts, self.of_scalar("tuple")]),
            parts=(f"{outer}[{', '.join(written) or '()'}]",),
        )

    def _generic(self, outer: str, inner: Type, use: Use) -> Annotation:
        value = self.of(inner, use)
        container = self.of_scalar(outer)
        abstract = outer in ("Sequence", "Mapping")
        extra = (
            frozenset({("collections.abc", outer)}) if abstract else container.standard
        )
        keyed = outer in ("Mapping", "dict")
        key = f"{self.of_scalar('str').source}, " if keyed else ""
        return Annotation(
            parts=(f"{container.source}[{key}{value.source}]",),
            standard=value.standard | extra,
            models=value.models,
            runtime=value.runtime,
        )


@cache
def _of_scalar(name: str, *, is_hidden: bool) -> Annotation:
    if name not in _IMPORTED:
        return Annotation(
            parts=(f"builtins.{name}" if is_hidden else name,),
            standard=frozenset({("builtins", "")}) if is_hidden else frozenset(),
        )
    if is_hidden:
        alias = _ALIASES[name]
        return Annotation(
            parts=(alias,),
            standard=frozenset({(_IMPORTED[name], f"{name} as {alias}")}),
        )
    return Annotation(parts=(name,), standard=frozenset({(_IMPORTED[name], name)}))


def _joined(parts: list[Annotation]) -> Annotation:
    return Annotation(
        parts=tuple(dict.fromkeys(each for part in parts for each in part.parts)),
        standard=frozenset(each for part in parts for each in part.standard),
        models=frozenset(each for part in parts for each in part.models),
        runtime=frozenset(each for part in parts for each in part.runtime),
    )
