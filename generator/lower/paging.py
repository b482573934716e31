"""How a list pages, recognised from the operation itself: a wrong guess is worse than none."""

from dataclasses import dataclass
from typing import TypeAlias

from generator.lower.context import Context
from generator.lower.lists import at_path, inner, lists, object_of, plain
from generator.lower.moving import (
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
from generator.lower.next_links import next_link, next_url
from generator.lower.paging_extensions import extended_paging
from generator.lower.stated_paging import stated_paging
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
)
from generator.values import JsonObject, JsonValue

_OFFSET = ("offset", "skip", "start_at", "page_offset")
_PAGE = (
    "page",
    "page_number",
    "page_num",
    "page_no",
    "page_index",
    "current_page",
)
_CURSOR = (
    "cursor",
    "page_cursor",
    "start_cursor",
    "starting_after",
    "page_token",
    "next_token",
    "after",
    "page_after",
    "next_cursor",
    "continuation",
    "continuation_token",
    "pagination_token",
    "pagination_key",
    "marker",
    "next_page_token",
    "bookmark",
)
_LIMIT = (
    "limit",
    "per_page",
    "page_size",
    "size",
    "count",
    "max",
    "max_results",
    "top",
    "page_limit",
    "first",
)
_TOTAL = (
    "total",
    "total_count",
    "total_items",
    "total_results",
    "total_records",
    "total_size",
    "total_elements",
)
_MORE = ("has_more", "has_next", "has_next_page", "more", "is_truncated")
_NEXT = (
    "next_cursor",
    "next_page_token",
    "next_token",
    "next_page_cursor",
    "next_continuation_token",
    "next_marker",
    "next_pagination_key",
    "cursor",
    "continuation",
    "continuation_token",
    "pagination_token",
    "after",
    "end_cursor",
    "bookmark",
)
# Where a flag says that there is more, the last thing seen may be where to go on.
_LAST = ("last_id", "last_key", "last_cursor")
_AFTER = ("starting_after", "start_after", "after", "after_id", "since_id", "last_id")

Fields: TypeAlias = dict[tuple[str, ...], Field]


@dataclass(frozen=True, slots=True, kw_only=True)
class _List:
    """A list that a call gives: where it stands, the plain fields around it, and what could move it."""

    context: Context
    inputs: tuple[Input, ...]
    result: Type
    items: tuple[str, ...]
    around: Fields

    @property
    def limit(self) -> str | None:
        """The input that sets the size of a page."""
        found = named(self.inputs, _LIMIT, lambda _: True)
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
        return self.path(_MORE, is_flag)

    @property
    def total(self) -> tuple[str, ...] | None:
        """The field that counts all items."""
        return self.path(_TOTAL, is_number)


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
    listed = _List(
        context=context, inputs=inputs, result=result, items=items, around=around
    )
    return _recognised(listed, response)


def _recognised(listed: _List, response: Response) -> Paging | None:
    return (
        _by_cursor(listed)
        or next_url(listed.context, listed.result, listed.items, listed.limit)
        or _by_offset(listed)
        or next_link(response, listed.items, listed.limit)
        or _by_page(listed)
        or _by_last_item(listed)
    )


def _by_cursor(listed: _List) -> CursorPaging | None:
    param = named(listed.inputs, _CURSOR, is_key)
    if param is None:
        return None
    cursor = listed.path(_NEXT, is_key)
    if cursor is None and listed.more:
        cursor = listed.path(_LAST, is_key)
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


def _by_offset(listed: _List) -> OffsetPaging | None:
    param = named(listed.inputs, _OFFSET, lambda kind: is_number(kind) or is_text(kind))
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
    param = named(listed.inputs, _PAGE, is_number)
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
    param = named(listed.inputs, _AFTER, is_key)
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
    """A body that is sent has numbers for many ends: there the answer has to say where the list ends."""
    return not param.in_body or listed.total is not None or listed.more is not None


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
