"""Names of models: the vendor's where there is one, else where the type was written."""

from collections.abc import Mapping, Sequence

from generator.model import (
    Api,
    Component,
    EnumType,
    InOperation,
    InType,
    TypeDef,
    TypeId,
)
from generator.name.methods import singular
from generator.name.names import Group
from generator.name.reserved import GENERAL_ERRORS, IN_MODELS, RUNTIME, STATUS_ERRORS
from generator.name.scope import Scope
from generator.words import ClassName, Identifier, class_words, pascal, words

_ITEM = " item"

# A field of this type, at its indent and with a short name, still fits a line.
_LONGEST = 70


def type_names(
    api: Api,
    groups: Sequence[Group],
    methods: Mapping[str, Identifier],
    client: ClassName,
) -> Mapping[TypeId, ClassName]:
    """The class of every type. Types that the vendor named choose first, inner types after their owners."""
    own = (client, f"Async{client}", f"{client}Error")
    reserved = (*STATUS_ERRORS.values(), *GENERAL_ERRORS, *RUNTIME, *IN_MODELS, *own)
    scope = Scope(reserved=reserved)
    classes = {key: group.cls for group in groups for key in group.operations}
    found: dict[TypeId, ClassName] = {}
    for definition in sorted(api.types.values(), key=lambda each: _rank(each.home)):
        plain = _plain(definition, classes, methods, found)
        found[definition.id] = scope.take(plain, *_with_role(plain, definition))
    return found


def _rank(home: Component | InOperation | InType) -> int:
    """The sort is stable: an owner is met before the types inside it."""
    match home:
        case Component():
            return 0
        case InOperation():
            return 1
        case InType():
            return 2


def _plain(
    definition: TypeDef,
    classes: Mapping[str, ClassName],
    methods: Mapping[str, Identifier],
    found: Mapping[TypeId, ClassName],
) -> ClassName:
    match definition.home:
        case Component(name=name):
            return pascal(class_words(name), "Model")
        case InOperation(operation=operation, role=role):
            parts = (*words(methods[operation]), *words(role))
            return ClassName(f"{classes[operation]}{pascal(parts, 'Model')}"[:_LONGEST])
        case InType(owner=owner, field=field):
            above = found.get(owner, ClassName(""))
            return ClassName(
                f"{above}{pascal(_field_words(field), 'Field')}"[:_LONGEST]
            )


def _field_words(field: str) -> tuple[str, ...]:
    """The item of a list called `phones` is a `Phone`."""
    if not field.endswith(_ITEM):
        return words(field)
    spelt = words(field.removesuffix(_ITEM))
    if not spelt or singular(spelt[-1]) == spelt[-1]:
        return (*spelt, "item")
    return (*spelt[:-1], singular(spelt[-1]))


def _with_role(plain: ClassName, definition: TypeDef) -> tuple[ClassName, ...]:
    """A model called as an exception is called is what that exception carries: its body."""
    if isinstance(definition, EnumType):
        return (ClassName(f"{plain}Enum"),)
    return (ClassName(f"{plain}{'Body' if plain.endswith('Error') else 'Model'}"),)
