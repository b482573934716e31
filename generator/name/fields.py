"""Names of fields and of enumeration members."""

from collections.abc import Mapping

from generator.model import Api, EnumType, ObjectType, TypeId
from generator.name.scope import Scope
from generator.name.spelling import nearness, style
from generator.name.symbols import spelt
from generator.words import Identifier, constant, snake, words

_ON_MODELS = ("self", "to_dict", "from_dict", "to_json", "from_json")
_ON_ENUMS = ("name", "value", "mro", "is_known")


def field_names(api: Api) -> Mapping[tuple[TypeId, str], Identifier]:
    """The attribute of every field, by its type and wire name."""
    found: dict[tuple[TypeId, str], Identifier] = {}
    for definition in api.types.values():
        if isinstance(definition, ObjectType):
            wires = [field.wire for field in definition.fields]
            for wire, name in _attributes(wires).items():
                found[definition.id, wire] = name
    return found


def _attributes(wires: list[str]) -> dict[str, Identifier]:
    """A name for each property: the plain one goes to the one that is spelt most like it."""
    scope = Scope(reserved=_ON_MODELS)
    plain = {wire: snake(words(wire), "field") for wire in wires}
    found: dict[str, Identifier] = {}
    for wire in sorted(plain, key=lambda each: nearness(each, plain[each])):
        spellings = _spellings(wire, "field", apart=plain[wire] not in _ON_MODELS)
        candidates = [snake(each, "field") for each in spellings]
        found[wire] = scope.take(*candidates, of=wire)
    return found


def _spellings(name: str, role: str, *, apart: bool) -> list[tuple[str, ...]]:
    """The words of a name; with its symbols; with how it is written; with what it is.

    apart: whether neighbours are what it has to be told from, and not a name of Python's.
    """
    plain, whole = words(name), spelt(name)
    if not whole:
        return [(role if name else "empty",)]
    if not plain:
        return [whole, (*whole, role)]
    written = [(*plain, style(name))] if apart and style(name) else []
    return [plain, *([whole] if whole != plain else []), *written, (*plain, role)]


def member_names(api: Api) -> Mapping[tuple[TypeId, str | int], Identifier]:
    """The member of every known value, by its type and value."""
    found: dict[tuple[TypeId, str | int], Identifier] = {}
    for definition in api.types.values():
        if isinstance(definition, EnumType):
            for value, name in _members(definition).items():
                found[definition.id, value] = name
    return found


def _members(definition: EnumType) -> dict[str | int, Identifier]:
    scope = Scope(reserved=_ON_ENUMS)
    values: tuple[str | int, ...] = definition.values
    labels = dict(zip(values, definition.labels))
    plain = {each: _constants(each, labels.get(each)) for each in values}
    found: dict[str | int, Identifier] = {}
    for value in sorted(
        plain, key=lambda each: nearness(labels.get(each, str(each)), plain[each][0])
    ):
        found[value] = scope.take(*plain[value], of=str(value))
    return found


def _constants(value: str | int, label: str | None) -> list[Identifier]:
    """What a member may be called: by the vendor's label, then by its value."""
    if isinstance(value, int):
        digits = str(value) if value >= 0 else f"minus_{-value}"
        by_value: list[tuple[str, ...]] = [("value", digits)]
    else:
        apart = value.lower() not in _ON_ENUMS
        by_value = _spellings(value, "value", apart=apart)
    if not label or not words(label):
        return [constant(each, "value") for each in by_value]
    labelled = words(label)
    both = (*labelled, *by_value[0])
    return [constant(each, "value") for each in (labelled, both, *by_value)]


def extra_names(
    api: Api, fields: Mapping[tuple[TypeId, str], Identifier]
) -> Mapping[TypeId, Identifier]:
    """The attribute of the further members of every object that has some."""
    found: dict[TypeId, Identifier] = {}
    for definition in api.types.values():
        if isinstance(definition, ObjectType) and definition.extra is not None:
            taken = [fields[definition.id, field.wire] for field in definition.fields]
            found[definition.id] = Scope(reserved=(*_ON_MODELS, *taken)).take(
                Identifier("additional_properties"),
                Identifier("other_properties"),
                Identifier("undocumented_properties"),
                of=definition.id,
            )
    return found
