"""How a list pages, recognised from the operation itself: a wrong guess is worse than none."""

from dataclasses import dataclass
from typing import TypeAlias

from generator.lower.context import Context
from generator.lower.paging.extensions import extended_paging
from generator.lower.paging.lists import (
    at_path,
    inner,
    lists,
    lists_at,
    object_of,
    plain,
)
from generator.lower.paging.moving import (
    Fits,
    Input,
    inputs_of,
    is_flag,
    is_key,
    is_number,
    is_text,
    named,
    schema_at,
)
from generator.lower.paging.names import (
    AFTER,
    CURSOR,
    LAST,
    LIMIT,
    MORE,
    NEXT,
    OFFSET,
    PAGE,
    TOTAL,
)
from generator.lower.paging.next_links import next_link, next_url
from generator.lower.paging.stated import stated_paging
from generator.model import (
    Body,
    CursorPaging,
    Field,
    LastItemPaging,
    ListOf,
    OffsetPaging,
    PagePaging,
    Paging,
    Parameter,
    Response,
    Type,
    UrlPaging,
)
from generator.values import JsonObject, JsonValue

Fields: TypeAlias = dict[tuple[str, ...], Field]


@dataclass(frozen=True, slots=True, kw_only=True)
class _List:
    """A list that a call gives: where it stands, the plain fields around it, and what could move it.

    is_read: whether the call only reads, so that one more does nothing.
    """

    context: Context
    is_read: bool
    inputs: tuple[Input, ...]
    result: Type
    items: tuple[str, ...]
    around: Fields

    @property
    def limit(self) -> str | None:
        """The input that sets the size of a page."""
        found = named(self.inputs, LIMIT, lambda _: True)
        return found.wire if found is not None else None

    def path(self, names: tuple[str, ...], fits: Fits) -> tuple[str, ...] | None:
        """The first field around the list that has one of some names and a type that fits."""
        for path, field in self.around.items():
            if plain(path[-1]) in names and fits(inner(field.type)):
                return path
        return None

    @property
    def more(self) -> tuple[str, ...] | None:
        """The flag that says whether there is more."""
        return self.path(MORE, is_flag)

    @property
    def total(self) -> tuple[str, ...] | None:
        """The field that counts all items."""
        return self.path(TOTAL, is_number)


def paging_of(
    context: Context,
    key: str,
    parameters: tuple[Parameter, ...],
    results: tuple[Response, ...],
    at: str,
    *,
    body: Body | None = None,
    shape: JsonObject | None = None,
) -> Paging | None:
    """How the list that an operation gives is paged, or None where nothing says so plainly.

    shape: the operation as documented. What `provider.toml` says wins over extensions (`x-`), and those
    win over what is recognised.
    """
    response = next((each for each in results if each.type is not None), None)
    result = response.type if response is not None else None
    inputs = inputs_of(context, parameters, body)
    stated = context.config.paging.get(key)
    if stated is not None:
        return stated_paging(context, key, stated, inputs, result, at)
    if response is None or result is None or response.stream is not None:
        return None
    said = extended_paging(context, shape or {}, inputs, result, at)
    if said is not None:
        return said
    found = lists(context, result, key)
    if len(found) != 1:
        return None
    items, around = found[0]
    if any(each.type and not lists_at(context, each.type, items) for each in results):
        return None
    listed = _List(
        context=context,
        is_read=key.startswith("GET "),
        inputs=inputs,
        result=result,
        items=items,
        around=around,
    )
    return _recognised(listed, response)


def _recognised(listed: _List, response: Response) -> Paging | None:
    # an address alone asks for a page only where nothing else is sent
    return (
        _by_cursor(listed)
        or (_by_url(listed) if listed.is_read else None)
        or _by_offset(listed)
        or (next_link(response, listed.items, listed.limit) if listed.is_read else None)
        or _by_page(listed)
        or _by_last_item(listed)
    )


def _by_cursor(listed: _List) -> CursorPaging | None:
    token = _token(listed)
    param = named(listed.inputs, CURSOR, is_key) if token is None else token[0]
    if param is None:
        return None
    cursor = listed.path(NEXT, is_key) if token is None else token[1]
    if cursor is None and listed.more:
        cursor = listed.path(LAST, is_key)
    if cursor is None:
        return None
    return CursorPaging(
        param=param.wire,
        limit=listed.limit,
        items=listed.items,
        cursor=cursor,
        more=listed.more,
        reason=f"{_said(param)} takes the body's '{'.'.join(cursor)}'",
        in_body=param.in_body,
    )


def _token(listed: _List) -> tuple[Input, tuple[str, ...]] | None:
    """An offset that is a text, which the answer gives under the same name, and where."""
    for name in OFFSET:
        param = named(listed.inputs, (name,), is_text)
        given = listed.path((name,), is_text)
        if param is not None and given is not None:
            return param, given
    return None


def _by_url(listed: _List) -> UrlPaging | None:
    return next_url(listed.context, listed.result, listed.items, listed.limit)


def _by_offset(listed: _List) -> OffsetPaging | None:
    param = named(listed.inputs, OFFSET, lambda kind: is_number(kind) or is_text(kind))
    if param is None or not _is_plain(listed, param):
        return None
    return OffsetPaging(
        param=param.wire,
        limit=listed.limit,
        items=listed.items,
        total=listed.total,
        more=listed.more,
        reason=f"{_said(param)} skips items; it ends by {_end(listed)}",
        in_body=param.in_body,
    )


def _by_page(listed: _List) -> PagePaging | None:
    param = named(listed.inputs, PAGE, is_number)
    if param is None or not _is_plain(listed, param):
        return None
    first = _first_page(listed.context, param)
    return PagePaging(
        param=param.wire,
        limit=listed.limit,
        first=first,
        items=listed.items,
        total=listed.total,
        more=listed.more,
        reason=f"{_said(param)} counts pages from {first}; it ends by {_end(listed)}",
        in_body=param.in_body,
    )


def _by_last_item(listed: _List) -> LastItemPaging | None:
    """The last item's id moves the list, only where a flag says when to stop."""
    param = named(listed.inputs, AFTER, is_key)
    key = _id_of_item(listed)
    if param is None or key is None or listed.more is None:
        return None
    return LastItemPaging(
        param=param.wire,
        limit=listed.limit,
        items=listed.items,
        key=key,
        more=listed.more,
        reason=f"{_said(param)} takes the last item's '{key[0]}'; it ends by {_end(listed)}",
        in_body=param.in_body,
    )


def _id_of_item(listed: _List) -> tuple[str, ...] | None:
    kind = at_path(listed.context, listed.result, listed.items)
    bare = inner(kind) if kind is not None else None
    item = object_of(listed.context, bare.item) if isinstance(bare, ListOf) else None
    for field in item.fields if item is not None else ():
        if field.wire == "id" and field.required and is_key(inner(field.type)):
            return (field.wire,)
    return None


def _is_plain(listed: _List, param: Input) -> bool:
    """Where more than a list may be asked for, the answer has to say where the list ends."""
    asks = listed.is_read and not param.in_body
    return asks or listed.total is not None or listed.more is not None


def _said(param: Input) -> str:
    return f"{'body field' if param.in_body else 'parameter'} '{param.wire}'"


def _end(listed: _List) -> str:
    """What ends the list, in words: the fields that say so, or a page without items."""
    signs = (listed.total, listed.more)
    return " and ".join(".".join(path) for path in signs if path) or "an empty page"


def _first_page(context: Context, param: Input) -> int:
    """The first page's number: 0 where the parameter's default or minimum says so, else 1."""
    schema = schema_at(context, param.at)
    return (
        0 if 0 in (_whole(schema.get("default")), _whole(schema.get("minimum"))) else 1
    )


def _whole(value: JsonValue) -> int | None:
    return value if type(value) is int else None
