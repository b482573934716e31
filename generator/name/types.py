"""Names of models: the vendor's where there is one, else where the type was written."""

import re
from collections.abc import Iterator, Mapping, Sequence
from http import HTTPStatus

from generator.model import (
    Api,
    Component,
    EnumType,
    Home,
    InOperation,
    InType,
    Shared,
    TypeDef,
    TypeId,
    UnionType,
)
from generator.name.errors import error_name
from generator.name.names import Group
from generator.name.reserved import (
    BUILTINS,
    GENERAL_ERRORS,
    IN_MODELS,
    RUNTIME,
    STATUS_ERRORS,
)
from generator.name.scope import Scope
from generator.name.spelling import nearness, style
from generator.name.symbols import spelt
from generator.words import (
    ClassName,
    Identifier,
    class_words,
    parts_of,
    pascal,
    shortened,
    singular,
    words,
)

_ITEM = " item"

# A field of this type, at its indent and with a short name, still fits a line.
_LONGEST = 60

_GENERIC = re.compile(r"[\[<\u00ab(]")


def type_names(
    api: Api,
    groups: Sequence[Group],
    methods: Mapping[str, Identifier],
    client: ClassName,
) -> Mapping[TypeId, ClassName]:
    """The class of every type; the order of the document does not matter.

    Types that the vendor named choose first, each name by the one that is spelt most like it; inner
    types after their owners.
    """
    own = (client, f"Async{client}", f"{client}Error")
    reserved = {
        *STATUS_ERRORS.values(),
        *GENERAL_ERRORS,
        *RUNTIME,
        *IN_MODELS,
        *BUILTINS,
        *own,
        *(f"{prefix}{group.cls}" for group in groups for prefix in ("", "Async")),
        *map(error_name, HTTPStatus),
    }
    scope = Scope(reserved=reserved)
    classes = {
        key: pascal(words(group.attribute), "Group")
        for group in groups
        for key in group.operations
    }
    found: dict[TypeId, ClassName] = {}
    for rank in _ranks(api):
        plain = {each.id: _plain(each, classes, methods, found) for each in rank}
        for each in sorted(rank, key=lambda one: _first(one, plain[one.id])):
            candidates = _candidates(each, plain[each.id], reserved)
            found[each.id] = scope.take(*candidates, of=_told(each))
    return found


def _ranks(api: Api) -> Iterator[list[TypeDef]]:
    """Types that choose together: named ones, shared ones, those of operations, those inside others."""
    ranks: dict[int, list[TypeDef]] = {}
    for definition in api.types.values():
        ranks.setdefault(_rank(definition.home, api), []).append(definition)
    for rank in sorted(ranks):
        yield ranks[rank]


def _rank(home: Home, api: Api) -> int:
    match home:
        case Component():
            return 0
        case Shared():
            return 1
        case InOperation():
            return 2
        case InType():
            return 3 + _depth(home, api)


def _depth(home: InType, api: Api) -> int:
    """In how many types one is written."""
    depth, seen, at = 0, set[TypeId](), home.owner
    while at in api.types and at not in seen:
        seen.add(at)
        depth += 1
        above = api.types[at].home
        if not isinstance(above, InType):
            break
        at = above.owner
    return depth


def _first(definition: TypeDef, plain: ClassName) -> tuple[object, ...]:
    return (*nearness(_said(definition.home), plain), definition.id)


def _said(home: Home) -> str:
    """What the vendor calls a type, or the place where it stands."""
    match home:
        case Component(name=name) | Shared(name=name):
            return name
        case InOperation(role=role):
            return role
        case InType(field=field):
            return field


def _told(definition: TypeDef) -> str:
    """What tells a type from all others, wherever its page has it."""
    match definition.home:
        case Component(name=name) | Shared(name=name):
            return name
        case InOperation(operation=operation, role=role):
            return f"{operation} {role}"
        case InType(owner=owner, field=field):
            return f"{owner} {field}"


def _plain(
    definition: TypeDef,
    classes: Mapping[str, ClassName],
    methods: Mapping[str, Identifier],
    found: Mapping[TypeId, ClassName],
) -> ClassName:
    match definition.home:
        case Component(name=name) | Shared(name=name):
            return pascal(class_words(name) or spelt(name), "Model")
        case InOperation(operation=operation, role=role):
            # a webhook is no operation of the client's
            above = classes.get(operation, "")
            called = methods.get(operation, Identifier(operation))
            return _joined(above, pascal((*words(called), *words(role)), "Model"))
        case InType(owner=owner, field=field):
            above = found.get(owner) or pascal(
                class_words(owner.rpartition("/")[2]), "Model"
            )
            return _joined(above, pascal(_field_words(field), "Field"))


def _joined(above: str, inner: ClassName) -> ClassName:
    """A name made of two; when it is too long, words in its middle are left out."""
    whole = ClassName(f"{above}{inner}")
    return ClassName("".join(shortened(parts_of(whole), _LONGEST)))


def _field_words(field: str) -> tuple[str, ...]:
    """The item of a list called `phones` is a `Phone`."""
    if not field.endswith(_ITEM):
        return words(field)
    listed = words(field.removesuffix(_ITEM))
    if not listed or singular(listed[-1]) == listed[-1]:
        return (*listed, "item")
    return (*listed[:-1], singular(listed[-1]))


def _candidates(
    definition: TypeDef, plain: ClassName, reserved: set[str]
) -> list[ClassName]:
    """The plain name, then what else tells a type apart: generics, its kind, how it is written."""
    found = [plain]
    name = _said(definition.home)
    if isinstance(definition.home, Component):
        if _GENERIC.search(name):
            found.append(pascal(class_words(_GENERIC.sub(" Of ", name)), "Model"))
        if plain not in reserved and not isinstance(definition, EnumType):
            written = style(name)
            found += [ClassName(f"{plain}{written.capitalize()}")] if written else []
    return [*found, ClassName(f"{plain}{_role(definition, plain)}")]


def _role(definition: TypeDef, plain: ClassName) -> str:
    """A model called as an exception is called is what that exception carries: its body."""
    if isinstance(definition, EnumType):
        return "Enum"
    if isinstance(definition, UnionType):
        return "Union"
    return "Body" if plain.endswith("Error") else "Model"
