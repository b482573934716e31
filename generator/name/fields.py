"""Names of fields and of enumeration members."""

from collections.abc import Mapping

from generator.model import Api, EnumType, ObjectType, TypeId
from generator.name.scope import Scope
from generator.words import Identifier, constant, snake, words

_ON_MODELS = ("self", "to_dict", "from_dict", "to_json", "from_json")
_ON_ENUMS = ("name", "value", "mro", "is_known")


def field_names(api: Api) -> Mapping[tuple[TypeId, str], Identifier]:
    """The attribute of every field, by its type and wire name."""
    found: dict[tuple[TypeId, str], Identifier] = {}
    for definition in api.types.values():
        if isinstance(definition, ObjectType):
            scope = Scope(reserved=_ON_MODELS)
            for field in definition.fields:
                plain = words(field.wire)
                found[definition.id, field.wire] = scope.take(
                    snake(plain, "field"), snake((*plain, "field"), "field")
                )
    return found


def member_names(api: Api) -> Mapping[tuple[TypeId, str | int], Identifier]:
    """The member of every known value, by its type and value."""
    found: dict[tuple[TypeId, str | int], Identifier] = {}
    for definition in api.types.values():
        if isinstance(definition, EnumType):
            scope = Scope(reserved=_ON_ENUMS)
            for value in definition.values:
                plain = (
                    words(str(value))
                    if isinstance(value, str)
                    else ("value", _digits(value))
                )
                found[definition.id, value] = scope.take(
                    constant(plain, "value"), constant((*plain, "value"), "value")
                )
    return found


def _digits(value: int) -> str:
    return str(value) if value >= 0 else f"minus_{-value}"
