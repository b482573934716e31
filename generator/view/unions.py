"""Views of unions: an alias of their members, and how those are told apart."""

from collections import Counter
from collections.abc import Iterator, Mapping

from generator.model import (
    Api,
    EnumType,
    Named,
    Nullable,
    ObjectType,
    Type,
    TypeDef,
    TypeId,
    UnionType,
)
from generator.view.annotations import Annotation
from generator.view.decoders import decoder_name, specific_first
from generator.view.expressions import broken
from generator.view.layout import block, bracketed, described, described_indent
from generator.view.modules import Module, Tags
from generator.view.source import PySource, literal
from generator.view.views import UnionView

# A property of more known values than these is no sign of one member.
_MOST_CONSTANTS = 16
_LONGEST_CONSTANT = 40


def missing_tags(api: Api) -> Tags:
    """The discriminators that classes have no field for: requests still have to hold them."""
    found: dict[TypeId, dict[str, str | int | bool]] = {}
    # what a union says of its own members goes before what one around it says
    for deep in (False, True):
        for definition in api.types.values():
            if isinstance(definition, UnionType):
                _add_tags(found, definition, api.types, deep=deep)
    return found


def _add_tags(
    found: dict[TypeId, dict[str, str | int | bool]],
    union: UnionType,
    types: Mapping[TypeId, TypeDef],
    *,
    deep: bool,
) -> None:
    """The tags of a union's members; deep: of those of the unions among them."""
    if union.discriminator is None:
        return
    for tag, index in union.tags:
        for member in _objects(union.members[index], types, deep=deep):
            if not _has(member, union.discriminator):
                found.setdefault(member.id, {}).setdefault(union.discriminator, tag)


def _objects(
    kind: Type, types: Mapping[TypeId, TypeDef], *, deep: bool
) -> Iterator[ObjectType]:
    """The object that a member is, or those that it may be where it is a union."""
    waiting, seen = [kind], set[TypeId]()
    while waiting:
        definition = _definition(waiting.pop(), types)
        if definition is None or definition.id in seen:
            continue
        seen.add(definition.id)
        if isinstance(definition, ObjectType):
            yield definition
        elif isinstance(definition, UnionType) and deep:
            waiting += definition.members


def _definition(kind: Type, types: Mapping[TypeId, TypeDef]) -> TypeDef | None:
    inner = kind.inner if isinstance(kind, Nullable) else kind
    return types.get(inner.id) if isinstance(inner, Named) else None


def _has(definition: ObjectType, wire: str) -> bool:
    return any(field.wire == wire for field in definition.fields)


def union_view(definition: UnionType, module: Module) -> UnionView:
    """One union."""
    name = module.names.types[definition.id]
    module.imports.add("typing", "TypeAlias")
    module.runtime("models", "UnknownVariant")
    module.runtime("decoding", "Decoder")
    tagged = definition.discriminator is not None and bool(definition.tags)
    cls = "Tagged" if tagged else "Shaped"
    module.runtime("unions", cls)
    target, annotation = decoder_name(name), f"Decoder[{name}]"
    indent = described_indent(target, annotation, cls)
    items = (_tagged if tagged else _shaped)(definition, module, indent)
    return UnionView(
        alias=_alias(definition, name, module),
        docstring=module.docstring(definition, 0),
        decoder=described(target, annotation, cls, [literal(name), *items]),
    )


def _alias(definition: UnionType, name: str, module: Module) -> PySource:
    parts: dict[str, None] = {}
    for member in definition.members:
        annotation = module.annotator.of(member)
        module.take(annotation)
        parts.update(dict.fromkeys(_quoted(annotation)))
    items = [*parts, "UnknownVariant"]
    if not any(part.startswith('"') for part in parts):
        return PySource(f"{name}: TypeAlias = {' | '.join(items)}")
    module.imports.add("typing", "Union")
    return bracketed(f"{name}: TypeAlias = Union[", items, "]", 0)


def _quoted(annotation: Annotation) -> list[str]:
    """Its parts, in quotes where they name models, which are not there at run time."""
    return [literal(part) if annotation.models else part for part in annotation.parts]


def _tagged(definition: UnionType, module: Module, indent: int) -> list[str]:
    """The discriminator, the members by its values, and those that have none."""
    decoders = [module.decoders.combined(each) for each in definition.members]
    entries = [
        broken(f"{literal(tag)}: ", decoders[index], indent + 4, after=1)
        for tag, index in definition.tags
    ]
    told = {index for _, index in definition.tags}
    if definition.default is not None:
        told.add(definition.default)
    others = tuple(
        member for index, member in enumerate(definition.members) if index not in told
    )
    items: list[str] = [
        literal(definition.discriminator),
        block("{", entries, "}", indent),
        *_members(others, module, indent),
    ]
    if definition.default is not None:
        default = decoders[definition.default]
        items.append(broken("default=", default, indent, after=1))
    return items


def _shaped(definition: UnionType, module: Module, indent: int) -> list[str]:
    return _members(definition.members, module, indent)


def _members(members: tuple[Type, ...], module: Module, indent: int) -> list[str]:
    """Decoders of members, with the constants that tell those with the same keys apart."""
    types = module.shown.api.types
    shared = Counter(
        field.wire
        for each in members
        if isinstance(found := _definition(each, types), ObjectType)
        for field in found.fields
    )
    return [
        broken("", _member(each, shared, module), indent, after=1)
        for each in specific_first(members)
    ]


def _member(kind: Type, shared: Mapping[str, int], module: Module) -> str:
    decoder = module.decoders.combined(kind)
    found = _definition(kind, module.shown.api.types)
    if not isinstance(found, ObjectType):
        return decoder
    constants = [
        f"{literal(wire)}: {_tuple(values)}"
        for wire, values in _constants(found, module.shown.api.types).items()
        if shared[wire] > 1
    ]
    if not constants:
        return decoder
    module.runtime("unions", "Variant")
    return f"Variant({decoder}, {{{', '.join(constants)}}})"


def _constants(
    definition: ObjectType, types: Mapping[TypeId, TypeDef]
) -> dict[str, tuple[str | int, ...]]:
    """The properties of an object that have but a few known values."""
    found: dict[str, tuple[str | int, ...]] = {}
    for field in definition.fields:
        values = _definition(field.type, types)
        if isinstance(values, EnumType) and _are_signs(values.values):
            found[field.wire] = values.values
    return found


def _are_signs(values: tuple[str | int, ...]) -> bool:
    """Whether values are few and short: prose tells nothing apart."""
    short = all(len(str(each)) <= _LONGEST_CONSTANT for each in values)
    return short and len(values) <= _MOST_CONSTANTS


def _tuple(values: tuple[str | int, ...]) -> str:
    inner = ", ".join(literal(each) for each in values)
    return f"({inner},)" if len(values) == 1 else f"({inner})"
