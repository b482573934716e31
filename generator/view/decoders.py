"""Decoders: straight-line source that turns parsed JSON into models, without reflection."""

from dataclasses import dataclass, field
from functools import cache
from typing import assert_never

from generator.model import (
    Anything,
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
)
from generator.name.names import Names
from generator.view.expressions import assigned, chosen
from generator.view.source import PySource, literal
from generator.words import Identifier, class_words, words

_FUNCTIONS = {
    "string": "text",
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
    "datetime": "date_time",
    "date": "date_only",
    "time": "time_only",
    "uuid": "uuid",
    "decimal": "decimal",
    "bytes": "binary",
    "file": "binary",
}

# Scalars whose exact Python type the JSON parser gives: checked in place, without a call.
_CHECKED = {"string": "str", "boolean": "bool"}


@dataclass(frozen=True, slots=True)
class Decoders:
    """Writes decoding source for one module, and keeps what that source needs.

    used: names of the runtime's decoding functions. composed: decoders put together in the module,
    by their name. module: the one they are in. mentioned: named types whose decoders are called.
    """

    names: Names
    module: str = ""
    used: set[str] = field(default_factory=set[str])
    composed: dict[Identifier, PySource] = field(
        default_factory=dict[Identifier, PySource]
    )
    mentioned: dict[str, None] = field(default_factory=dict[str, None])

    def function(self, id: str) -> Identifier:
        """The name of a named type's decoder."""
        self.mentioned[id] = None
        return decoder_name(self.names.types[id])

    def statement(self, owner: ObjectType, of: Field) -> PySource:
        """`self.field = ...`, from the local `data` (or its bound `get` when it may be absent)."""
        target = f"self.{self.names.fields[owner.id, of.wire]}"
        nullable = isinstance(of.type, Nullable)
        kind = of.type.inner if isinstance(of.type, Nullable) else of.type
        three = has_three_states(owner, of)
        key = literal(of.wire)
        value = f"data[{key}]" if of.required else f"get({key})"
        if three:
            value = f"get({key}, UNSET)"
        empty = ["v is None"] if nullable or not of.required else []
        empty += ["v is UNSET"] if three else []
        if isinstance(kind, Anything):
            return assigned(target, value, 4)
        if isinstance(kind, Scalar) and kind.kind in _CHECKED:
            check = f"type(v := {value}) is {_CHECKED[kind.kind]}"
            refused = f"{self._use('mismatch')}()"
            return chosen(target, "v", [check, *empty], refused, 4)
        if empty:
            first, *rest = [empty[0].replace("v", f"(v := {value})", 1), *empty[1:]]
            then = "v" if rest else "None"
            return chosen(target, then, [first, *rest], self.expression(kind, "v"), 4)
        return assigned(target, self.expression(kind, value), 4)

    def extra(self, owner: ObjectType, attribute: str, kind: Type) -> PySource:
        """`self.additional_properties = ...`, from what the object has beside its fields."""
        others = f"{self._use('others')}({self.names.types[owner.id]}, data)"
        if isinstance(kind, Anything):
            return assigned(f"self.{attribute}", others, 4)
        decoded = self.expression(kind, "i", 1)
        return assigned(
            f"self.{attribute}", f"{{key: {decoded} for key, i in {others}.items()}}", 4
        )

    def expression(self, kind: Type, value: str, depth: int = 0) -> str:
        """Source that decodes the JSON in the expression `value`."""
        item = "ijk"[depth] if depth < 3 else f"i{depth}"
        match kind:
            case Scalar(kind=scalar):
                return f"{self._use(_FUNCTIONS[scalar])}({value})"
            case Anything():
                return value
            case ListOf(item=Scalar(kind="string")):
                return f"{self._use('strings')}({value})"
            case ListOf(item=Anything()):
                return f"{self._use('array')}({value})"
            case ListOf(item=inner) if (function := self._whole(inner)) is not None:
                return f"{self._use('each')}({function}, {value})"
            case ListOf(item=inner):
                array = self._use("array")
                return f"[{self.expression(inner, item, depth + 1)} for {item} in {array}({value})]"
            case MapOf(value=Anything()):
                return f"{self._use('mapping')}({value})"
            case MapOf(value=inner):
                decoded, mapping = self.expression(inner, item, depth + 1), self._use(
                    "mapping"
                )
                return (
                    f"{{key: {decoded} for key, {item} in {mapping}({value}).items()}}"
                )
            case Nullable(inner=inner):
                return f"None if {value} is None else {self.expression(inner, value, depth)}"
            case OneOf() | TupleOf():
                return f"{self._composed(kind)}({value})"
            case Named(id=id):
                return f"{self.function(id)}({value})"
            case _:
                assert_never(kind)

    def _whole(self, kind: Type) -> str | None:
        """The one function that decodes a type, where there is one: calls of it cost least."""
        match kind:
            case Scalar(kind=scalar):
                return self._use(_FUNCTIONS[scalar])
            case Named(id=id):
                return self.function(id)
            case OneOf() | TupleOf():
                return self._composed(kind)
            case ListOf(item=Scalar(kind="string")):
                return self._use("strings")
            case _:
                return None

    def combined(self, kind: Type, models: str = "") -> str:
        """Source of a decoder as a value, put together from the runtime's.

        models: what stands in front of a model's class where it has to be looked up by that; in the
        module of a model itself decoders are called by their own names.
        """
        match kind:
            case Scalar(kind=scalar):
                return self._use(_FUNCTIONS[scalar])
            case Anything():
                return self._use("any_json")
            case ListOf(item=inner):
                return f"{self._use('list_of')}({self.combined(inner, models)})"
            case MapOf(value=inner):
                return f"{self._use('map_of')}({self.combined(inner, models)})"
            case Nullable(inner=inner):
                return f"{self._use('nullable')}({self.combined(inner, models)})"
            case OneOf(members=members):
                parts = [
                    self.combined(each, models) for each in specific_first(members)
                ]
                return f"{self._use('one_of')}({', '.join(parts)})"
            case TupleOf(items=items, rest=rest):
                parts = [self.combined(each, models) for each in items]
                parts += [f"rest={self.combined(rest, models)}"] if rest else []
                return f"{self._use('tuple_of')}({', '.join(parts)})"
            case Named(id=id):
                return self._named(id, models)
            case _:
                assert_never(kind)

    def _named(self, id: str, models: str) -> str:
        name = decoder_name(self.names.types[id])
        if not models and id in self.names.unions:
            # unions of one module may need each other before they are defined
            module = self.names.modules[id]
            return (
                f"{self._use('later')}(globals(), {literal(name)}, {literal(module)})"
            )
        if not models:
            return self.function(id)
        if id in self.names.unions:
            return f"{models}{name}"
        return f"{self._use('model')}({models}{self.names.types[id]})"

    def _composed(self, kind: OneOf | TupleOf) -> Identifier:
        """A decoder of its own, defined once in the module and called for each value."""
        name = Identifier(f"decode_{self._spoken(kind)}")
        if name not in self.composed:
            self.composed[name] = assigned(name, self.combined(kind), 0)
        return name

    def _spoken(self, kind: Type, *, inside: bool = False) -> str:
        """A type in words that no other type has, so that two decoders never share a name."""
        match kind:
            case Scalar(kind=scalar):
                return _FUNCTIONS[scalar]
            case Anything():
                return "any_json"
            case ListOf(item=inner):
                return f"list_of_{self._spoken(inner, inside=True)}"
            case MapOf(value=inner):
                return f"map_of_{self._spoken(inner, inside=True)}"
            case Nullable(inner=inner):
                return f"nullable_{self._spoken(inner, inside=True)}"
            case OneOf(members=members):
                joined = "_or_".join(
                    self._spoken(each, inside=True) for each in members
                )
                return f"one_of_{joined}_end" if inside else joined
            case TupleOf(items=items, rest=rest):
                parts = [self._spoken(each, inside=True) for each in items]
                parts += ["rest", self._spoken(rest, inside=True)] if rest else []
                return "_".join(["tuple_of", *parts, *(["end"] if inside else [])])
            case Named(id=id):
                return f"model_{_spelt(self.names.types[id])}"
            case _:
                assert_never(kind)

    def _use(self, name: str) -> str:
        self.used.add(name)
        return name


def has_three_states(owner: ObjectType, of: Field) -> bool:
    """Whether a request can leave a field out, or send null, and mean two things by it."""
    return owner.sent and not of.required and accepts_null(of.type)


def accepts_null(kind: Type) -> bool:
    """Whether null is one of a type's values."""
    match kind:
        case Nullable() | Anything():
            return True
        case OneOf(members=members):
            return any(accepts_null(each) for each in members)
        case _:
            return False


_ORDER = (
    "boolean",
    "integer",
    "number",
    "datetime",
    "date",
    "time",
    "uuid",
    "decimal",
    "named",
    "tuple",
    "list",
    "map",
    "string",
    "bytes",
    "file",
    "any",
)


def specific_first(members: tuple[Type, ...]) -> tuple[Type, ...]:
    """Members of a union in the order to try them in: plain text takes what is a date as well."""
    return tuple(sorted(members, key=lambda each: _ORDER.index(_sort(each))))


def _sort(kind: Type) -> str:
    match kind:
        case Scalar(kind=scalar):
            return scalar
        case Named() | OneOf():
            return "named"
        case TupleOf():
            return "tuple"
        case ListOf():
            return "list"
        case MapOf():
            return "map"
        case Nullable(inner=inner):
            return _sort(inner)
        case Anything():
            return "any"
        case _:
            assert_never(kind)


@cache
def decoder_name(cls: str) -> Identifier:
    """The decoder of a class: `decode_contact_email` of `ContactEmail`."""
    return Identifier(f"decode_{_spelt(cls)}")


def _spelt(cls: str) -> str:
    """A class in snake case, at any length: a name that is cut may be another's too."""
    return "_".join(word for part in class_words(cls) for word in words(part))
