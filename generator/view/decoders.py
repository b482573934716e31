"""Decoders: straight-line source that turns parsed JSON into models, without reflection."""

from dataclasses import dataclass, field
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
    Type,
)
from generator.name.names import Names
from generator.view.layout import called, choice
from generator.view.source import PySource, literal
from generator.words import Identifier, class_words, words

_FUNCTIONS = {
    "string": "text",
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
    "datetime": "date_time",
    "date": "date_only",
    "uuid": "uuid",
    "bytes": "binary",
}

# Scalars whose exact Python type the JSON parser gives: checked in place, without a call.
_CHECKED = {"string": "str", "boolean": "bool"}


@dataclass(frozen=True, slots=True)
class Decoders:
    """Writes decoding source for one module, and keeps what that source needs.

    used: names of the runtime's decoding functions. unions: decoders of unions, by their name.
    """

    names: Names
    used: set[str] = field(default_factory=set[str])
    unions: dict[Identifier, PySource] = field(
        default_factory=dict[Identifier, PySource]
    )

    def function(self, id: str) -> Identifier:
        """The name of a named type's decoder."""
        return decoder_name(self.names.types[id])

    def statement(self, owner: ObjectType, of: Field) -> PySource:
        """`self.field = ...`, from the local `data` (or its bound `get` when it may be absent)."""
        target = f"self.{self.names.fields[owner.id, of.wire]}"
        nullable = isinstance(of.type, Nullable)
        kind = of.type.inner if isinstance(of.type, Nullable) else of.type
        key = literal(of.wire)
        value = f"data[{key}]" if of.required else f"get({key})"
        may_be_none = nullable or not of.required
        if isinstance(kind, Anything):
            return PySource(f"{target} = {value}")
        if isinstance(kind, Scalar) and kind.kind in _CHECKED:
            allowed = " or v is None" if may_be_none else ""
            condition = f"type(v := {value}) is {_CHECKED[kind.kind]}{allowed}"
            return choice(target, "v", condition, f"{self._use('mismatch')}()", 4)
        if may_be_none:
            decoded = self.expression(kind, "v")
            return choice(target, "None", f"(v := {value}) is None", decoded, 4)
        return called(target, self.expression(kind, value), 4)

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
            case OneOf():
                return f"{self._union(kind)}({value})"
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
            case OneOf():
                return self._union(kind)
            case ListOf(item=Scalar(kind="string")):
                return self._use("strings")
            case _:
                return None

    def combined(self, kind: Type, models: str = "") -> str:
        """Source of a decoder as a value, put together from the runtime's.

        models: what stands in front of a model's class where it has to be looked up by that.
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
                return f"{self._use('one_of')}({', '.join(self.combined(each, models) for each in members)})"
            case Named(id=id):
                return f"{self._use('model')}({models}{self.names.types[id]})"
            case _:
                assert_never(kind)

    def _union(self, kind: OneOf) -> Identifier:
        """The union's own decoder, defined once in the module and called for each value."""
        name = Identifier(f"decode_{self._members(kind)}")
        self.unions[name] = PySource(f"{name} = {self.combined(kind)}")
        return name

    def _members(self, kind: OneOf) -> str:
        return "_or_".join(self._spoken(each) for each in kind.members)

    def _spoken(self, kind: Type) -> str:
        """A type in words that no other type has, so that two unions never share a name."""
        match kind:
            case Scalar(kind=scalar):
                return _FUNCTIONS[scalar]
            case Anything():
                return "any_json"
            case ListOf(item=inner):
                return f"list_of_{self._spoken(inner)}"
            case MapOf(value=inner):
                return f"map_of_{self._spoken(inner)}"
            case Nullable(inner=inner):
                return f"nullable_{self._spoken(inner)}"
            case OneOf():
                return f"one_of_{self._members(kind)}_end"
            case Named(id=id):
                return f"model_{_spelt(self.names.types[id])}"
            case _:
                assert_never(kind)

    def _use(self, name: str) -> str:
        self.used.add(name)
        return name


def decoder_name(cls: str) -> Identifier:
    """The decoder of a class: `decode_contact_email` of `ContactEmail`."""
    return Identifier(f"decode_{_spelt(cls)}")


def _spelt(cls: str) -> str:
    """A class in snake case, at any length: a name that is cut may be another's too."""
    return "_".join(word for part in class_words(cls) for word in words(part))
