"""From a schema to a type: one small function per shape that a schema can have."""

from dataclasses import replace

from generator import pointers
from generator.lower.context import Context
from generator.lower.types import merged
from generator.lower.types.alternatives import choices, type_of_choices
from generator.lower.types.arrays import array_of
from generator.lower.types.constants import listed
from generator.lower.types.enums import enum_of, values_of
from generator.lower.types.homes import home_at, is_component, owner_of, part_of
from generator.lower.types.inheritance import family_of, inherits_only
from generator.lower.types.objects import object_of
from generator.lower.types.parts import (
    COMPOSED,
    SHAPING,
    Part,
    Parts,
    Pieces,
    Spot,
    bare_ref,
    direct,
    is_plain,
    pieces,
    says_something,
    shaping,
)
from generator.lower.types.scalars import PLAIN, scalar, scalar_of
from generator.lower.types.titles import sensible_title
from generator.lower.types.unions import is_null, named_union, nullable, union_of
from generator.model import (
    Anything,
    Home,
    InType,
    ListOf,
    Named,
    Nullable,
    OneOf,
    Type,
)
from generator.values import (
    JsonArray,
    JsonValue,
    as_array,
    as_object,
    is_object,
)

# Types inside types without a name between: what a type checker spends on them triples with each level.
_DEEPEST = 10


def type_of(context: Context, schema: JsonValue, at: str, home: Home) -> Type:
    """The type of a schema that stands at `at`; types that need a name are added to the context.

    Reports what is odd or not supported; such a part becomes `Anything`.
    """
    kind = _lowered(context, (Part(schema, at),), at, home_at(at, home))
    while context.waiting or context.unions:
        (context.waiting or context.unions).popleft()()
    return kind


def _lowered(context: Context, parts: Parts, at: str, home: Home) -> Type:
    """The type of all parts together; where only one says something, it is the type of that one."""
    if len(parts) == 1:
        return _single(context, parts[0], home)
    some = _telling(context, parts)
    if len(some) > 1:
        return _guarded(context, some, at, home)
    only = next(iter(some))
    if isinstance(home, InType):
        home = InType(owner=owner_of(only.at), field=home.field)
    return _single(context, only, home)


def _telling(context: Context, parts: Parts) -> Parts:
    """The parts without those that say nothing, or nothing that another does not say as well."""
    some = tuple(part for part in parts if says_something(part))
    if len(some) < 2:
        return some or parts[:1]
    found = [{each.at for each in pieces(context, (part,))} for part in some]
    for part, places in zip(some, found, strict=True):
        if all(other <= places for other in found):
            return (part,)
    return some


def _single(context: Context, part: Part, home: Home) -> Type:
    """The type of one schema: of what it refers to, where it says nothing else."""
    schema, at = part
    null = False
    seen: set[str] = set()
    while is_object(schema) and not is_plain(schema):
        target = bare_ref(schema)
        if target is None:
            near = tuple(each for each in direct(schema, at) if says_something(each))
            if len(near) == 2 and _is_of_kind(context, *near):
                null = null or "null" in merged.stated(as_object(near[1].schema))
                near = near[:1]
            if len(near) != 1 or inherits_only(context, near[0], at):
                break
            schema, at = near[0]
            continue
        if target in seen:
            return _endless(context, target)
        seen.add(target)
        schema, at, home = context.at(target), target, home_at(target)
    kind = _plain(context, schema, at, home)
    return nullable(kind) if null else kind


def _is_of_kind(context: Context, one: Part, rest: Part) -> bool:
    """Whether the second schema only names the JSON type that the first one is of, or null beside it."""
    if shaping(as_object(rest.schema)) != {"type"}:
        return False
    names = {*merged.stated(as_object(rest.schema))} - {"null"}
    found = pieces(context, (one,))
    declared = {name for piece in found for name in merged.stated(piece.schema)}
    own = (declared or {*merged.assumed(found)}) - {"null"}
    says = any(not SHAPING.isdisjoint(piece.schema) for piece in found)
    return not names or (says and own <= names)


def _plain(context: Context, schema: JsonValue, at: str, home: Home) -> Type:
    if not is_object(schema):
        return _boolean(context, schema, at)
    kind = schema.get("type")
    if kind.__class__ is str and kind in PLAIN and COMPOSED.isdisjoint(schema):
        return scalar_of(str(kind), schema)
    return _guarded(context, (Part(schema, at),), at, home)


def _boolean(context: Context, schema: JsonValue, at: str) -> Type:
    """`true` allows anything, `false` nothing: JSON Schema 2020-12 core section 4.3.2."""
    if schema is not False:
        return Anything()
    message = "the schema 'false' allows no value at all; typed as any JSON"
    context.warning("unsupported-schema", message, at)
    return Anything(lost=True)


def _endless(context: Context, at: str) -> Type:
    message = "a schema is said to be itself; typed as any JSON"
    context.warning("recursive-alias", message, at)
    return Anything(lost=True)


def _guarded(context: Context, parts: Parts, at: str, home: Home) -> Type:
    if at in context.known:
        return context.known[at]
    return _shaped(context, pieces(context, parts), at, home)


def _shaped(context: Context, found: Pieces, at: str, home: Home) -> Type:
    """The type of all pieces together, made once; a schema below itself is meant by its name."""
    if at in context.known:
        return context.known[at]
    if at in context.open:
        context.circular.add(at)
        context.types.setdefault(at, None)
        return nullable(Named(id=at)) if _takes_null(found) else Named(id=at)
    if len(context.open) >= _DEEPEST:
        message = f"types nest deeper than {_DEEPEST} levels; typed as any JSON"
        context.warning("deep-schema", message, at)
        return Anything(lost=True)
    context.open.add(at)
    try:
        kind = _shape(Spot(context, at, home, _lowered, _shaped), found)
    finally:
        context.open.discard(at)
    if at in context.circular:
        kind = _circle(context, kind, at, home)
    context.known[at] = kind
    _note_title(context, found, at)
    return kind


def _takes_null(found: Pieces) -> bool:
    """Whether null is among the values, as far as it can be seen without lowering what is below."""
    return any(
        "null" in merged.stated(piece.schema)
        or None in as_array(piece.schema.get("enum"))
        or any(
            is_null(member)
            for keyword in ("oneOf", "anyOf")
            for member in as_array(piece.schema.get(keyword))
        )
        for piece in found
    )


def _circle(context: Context, kind: Type, at: str, home: Home) -> Type:
    """A type that holds itself needs a name, which only unions have beside objects."""
    context.circular.discard(at)
    inner = kind.inner if isinstance(kind, Nullable) else kind
    if inner == Named(id=at):
        return kind
    spot = Spot(context, at, home, _lowered, _shaped)
    members = inner.members if isinstance(inner, OneOf) else (inner,)
    named = named_union(spot, members)
    return nullable(named) if isinstance(kind, Nullable) else named


def _note_title(context: Context, found: Pieces, at: str) -> None:
    if at in context.types and not is_component(at) and found:
        title = sensible_title(found[-1].schema.get("title"))
        if title is not None:
            context.titles[at] = title


def _shape(spot: Spot, found: Pieces) -> Type:
    found = listed(found)
    some = choices(spot.context, found, spot.at)
    if some:
        return type_of_choices(spot, found, some)
    names, null = merged.kinds(spot.context, found, spot.at)
    values = values_of(spot.context, found, spot.at)
    if values is None:
        kind = family_of(spot, found) or _of_kinds(spot, found, names)
    else:
        null = null or None in values
        kind = _enumerated(spot, found, values, names)
    return nullable(kind) if null else kind


def _enumerated(
    spot: Spot, found: Pieces, values: JsonArray, names: tuple[str, ...]
) -> Type:
    """An enumeration; for a list of values beside an array its items are meant."""
    some = tuple(value for value in values if value is not None)
    single = [value for value in some if isinstance(value, str | int | float)]
    if names == ("array",) and single and len(single) == len(some):
        message = "values of items are listed for the array; taken for the items"
        spot.context.warning("odd-enum", message, spot.at)
        inside = replace(spot, home=part_of(spot.home, "item"))
        return ListOf(item=enum_of(inside, found, some, (), Anything))
    return enum_of(spot, found, some, names, lambda: _of_kinds(spot, found, names))


def _of_kinds(spot: Spot, found: Pieces, names: tuple[str, ...]) -> Type:
    if not names:
        return Anything()
    members = tuple(_of_kind(spot, found, name) for name in names)
    return (
        members[0] if len(members) == 1 else union_of(spot, members, f"{spot.at}#types")
    )


def _of_kind(spot: Spot, found: Pieces, name: str) -> Type:
    match name:
        case "string" | "integer" | "number" | "boolean":
            return scalar(name, found)
        case "array":
            return array_of(spot, found)
        case "object":
            return object_of(spot, found)
        case other:
            spot.context.warning(
                "unknown-type",
                f"'{other}' is no type that JSON Schema knows; typed as any JSON",
                pointers.join(spot.at, "type"),
            )
            return Anything(lost=True)
