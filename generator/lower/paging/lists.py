"""The list that a body is about, and the plain fields that stand around it."""

from collections.abc import Iterator

from generator.lower.context import Context
from generator.model import Field, ListOf, Named, Nullable, ObjectType, Type
from generator.words import words

# An envelope is an object that holds the list and says nothing else of its own.
_ENVELOPES = (
    "data",
    "result",
    "results",
    "response",
    "payload",
    "body",
    "meta",
    "pagination",
    "paging",
    "page_info",
    "page_meta",
    "response_metadata",
)

# Names of the list itself, for bodies that hold several.
_LISTS = ("data", "items", "results", "records", "entries", "values", "list", "rows")


def lists(
    context: Context, result: Type, path: str
) -> list[tuple[tuple[str, ...], dict[tuple[str, ...], Field]]]:
    """The lists a body may be about, of several those named so: their places, and the fields around them.

    path: the operation's, whose last part may name the list.
    """
    found = list(_lists(context, result))
    if len(found) < 2:
        return found
    wanted = {plain(path.rpartition("/")[2]), *_LISTS}
    return [each for each in found if each[0] and plain(each[0][-1]) in wanted]


def _lists(
    context: Context, result: Type
) -> Iterator[tuple[tuple[str, ...], dict[tuple[str, ...], Field]]]:
    if isinstance(result, ListOf):
        yield (), {}
        return
    root = object_of(context, result)
    if root is None:
        return
    fields = dict(_fields(context, root))
    for path, field in fields.items():
        if isinstance(inner(field.type), ListOf):
            yield path, {other: each for other, each in fields.items() if other != path}


def _fields(
    context: Context, root: ObjectType
) -> Iterator[tuple[tuple[str, ...], Field]]:
    for field in root.fields:
        yield (field.wire,), field
        below = object_of(context, field.type)
        if below is not None and plain(field.wire) in _ENVELOPES:
            for each in below.fields:
                yield (field.wire, each.wire), each


def at_path(context: Context, kind: Type, path: tuple[str, ...]) -> Type | None:
    """The type at a path of wire names below a type; None when it leads nowhere that has a type."""
    for step in path:
        above = object_of(context, kind)
        fields = {} if above is None else {each.wire: each for each in above.fields}
        if step not in fields:
            return None
        kind = fields[step].type
    return kind


def lists_at(context: Context, kind: Type, path: tuple[str, ...]) -> bool:
    """Whether a list is at a path of wire names below a type."""
    found = at_path(context, kind, path)
    return found is not None and isinstance(inner(found), ListOf)


def plain(wire: str) -> str:
    """A wire name as snake case without leading underscores or brackets: `_pageSize` is `page_size`."""
    return "_".join(words(wire))


def inner(kind: Type) -> Type:
    """A type without its null."""
    return kind.inner if isinstance(kind, Nullable) else kind


def object_of(context: Context, kind: Type) -> ObjectType | None:
    """The object with fields that a type is, its null aside."""
    bare = inner(kind)
    found = context.types.get(bare.id) if isinstance(bare, Named) else None
    return found if isinstance(found, ObjectType) else None
