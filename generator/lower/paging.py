"""How a list pages, recognised from the operation itself: a wrong guess is worse than none."""

from collections.abc import Callable
from typing import TypeAlias

from generator.lower.context import Context
from generator.lower.lists import inner, lists, plain
from generator.lower.stated_paging import stated_paging
from generator.model import (
    CursorPaging,
    Field,
    OffsetPaging,
    PagePaging,
    Paging,
    Parameter,
    Response,
    Scalar,
    Type,
)
from generator.values import JsonValue

_OFFSET = ("offset", "skip")
_PAGE = ("page", "page_number", "page_num", "page_no", "page_index", "current_page")
_CURSOR = (
    "cursor",
    "page_token",
    "next_token",
    "after",
    "page_after",
    "next_cursor",
    "continuation",
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
)
_TOTAL = (
    "total",
    "total_count",
    "total_items",
    "total_results",
    "total_records",
    "total_size",
)
_MORE = ("has_more", "has_next", "has_next_page", "more")
_NEXT = (
    "next_cursor",
    "next_page_token",
    "next_token",
    "next_page_cursor",
    "cursor",
    "continuation",
    "after",
)

Fits: TypeAlias = Callable[[Type], bool]


def paging_of(
    context: Context,
    key: str,
    parameters: tuple[Parameter, ...],
    results: tuple[Response, ...],
    at: str,
) -> Paging | None:
    """How the list that an operation gives is paged, or None where nothing says so plainly.

    What `provider.toml` says wins over what is recognised.
    """
    result = results[0].type if results else None
    stated = context.config.paging.get(key)
    if stated is not None:
        return stated_paging(context, key, stated, parameters, result, at)
    found = lists(context, result, key) if result is not None else []
    if len(found) != 1:
        return None
    items, siblings = found[0]
    return _recognised(context, parameters, items, siblings)


Fields: TypeAlias = dict[tuple[str, ...], Field]


def _recognised(
    context: Context,
    parameters: tuple[Parameter, ...],
    items: tuple[str, ...],
    siblings: Fields,
) -> Paging | None:
    return (
        _by_cursor(parameters, items, siblings)
        or _by_offset(parameters, items, siblings)
        or _by_page(context, parameters, items, siblings)
    )


def _by_cursor(
    parameters: tuple[Parameter, ...], items: tuple[str, ...], siblings: Fields
) -> CursorPaging | None:
    param = _query(parameters, _CURSOR, _is_text)
    cursor = _path(siblings, _NEXT, _is_text)
    if param is None or cursor is None:
        return None
    return CursorPaging(
        param=param,
        limit=_limit(parameters),
        items=items,
        cursor=cursor,
        more=_path(siblings, _MORE, _is_flag),
        reason=f"parameter '{param}' takes the body's '{'.'.join(cursor)}'",
    )


def _by_offset(
    parameters: tuple[Parameter, ...], items: tuple[str, ...], siblings: Fields
) -> OffsetPaging | None:
    param = _query(parameters, _OFFSET, lambda kind: _is_number(kind) or _is_text(kind))
    if param is None:
        return None
    return OffsetPaging(
        param=param,
        limit=_limit(parameters),
        items=items,
        total=_path(siblings, _TOTAL, _is_number),
        more=_path(siblings, _MORE, _is_flag),
        reason=f"parameter '{param}' skips items; it ends by {_end(siblings)}",
    )


def _by_page(
    context: Context,
    parameters: tuple[Parameter, ...],
    items: tuple[str, ...],
    siblings: Fields,
) -> PagePaging | None:
    param = _query(parameters, _PAGE, _is_number)
    if param is None:
        return None
    first = _first_page(context, parameters, param)
    return PagePaging(
        param=param,
        limit=_limit(parameters),
        first=first,
        items=items,
        total=_path(siblings, _TOTAL, _is_number),
        more=_path(siblings, _MORE, _is_flag),
        reason=f"parameter '{param}' counts pages from {first}; it ends by {_end(siblings)}",
    )


def _limit(parameters: tuple[Parameter, ...]) -> str | None:
    return _query(parameters, _LIMIT, lambda _: True)


def _end(siblings: Fields) -> str:
    """What ends the list, in words: the fields that say so, or a page without items."""
    signs = (_path(siblings, _TOTAL, _is_number), _path(siblings, _MORE, _is_flag))
    return " and ".join(".".join(path) for path in signs if path) or "an empty page"


def _path(
    fields: dict[tuple[str, ...], Field], names: tuple[str, ...], fits: Fits
) -> tuple[str, ...] | None:
    for path, field in fields.items():
        if plain(path[-1]) in names and fits(inner(field.type)):
            return path
    return None


def _query(
    parameters: tuple[Parameter, ...], names: tuple[str, ...], fits: Fits
) -> str | None:
    for parameter in parameters:
        if (
            parameter.location == "query"
            and plain(parameter.wire) in names
            and fits(parameter.type)
        ):
            return parameter.wire
    return None


def _first_page(context: Context, parameters: tuple[Parameter, ...], wire: str) -> int:
    """The first page's number: 0 where the parameter's default or minimum says so, else 1."""
    at = next(
        each.at for each in parameters if each.location == "query" and each.wire == wire
    )
    parameter, _ = context.resolve({"$ref": f"#{at}"}, "")
    schema, _ = context.resolve(parameter.get("schema"), "")
    return (
        0 if 0 in (_whole(schema.get("default")), _whole(schema.get("minimum"))) else 1
    )


def _whole(value: JsonValue) -> int | None:
    return value if type(value) is int else None


def _is_number(kind: Type) -> bool:
    return kind == Scalar(kind="integer")


def _is_text(kind: Type) -> bool:
    return kind == Scalar(kind="string")


def _is_flag(kind: Type) -> bool:
    return kind == Scalar(kind="boolean")
