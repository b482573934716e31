"""How a list pages, as `provider.toml` states it."""

from collections.abc import Iterator

from generator.config import PagingConfig
from generator.lower.context import Context
from generator.lower.paging.lists import at_path, inner
from generator.lower.paging.moving import Input
from generator.model import (
    Anything,
    CursorPaging,
    LastItemPaging,
    LinkPaging,
    ListOf,
    OffsetPaging,
    PagePaging,
    Paging,
    Scalar,
    Type,
    UrlPaging,
)

_Path = tuple[str, ...]
_REASON = "stated in provider.toml"


def stated_paging(
    context: Context,
    key: str,
    stated: PagingConfig,
    inputs: tuple[Input, ...],
    result: Type | None,
    at: str,
) -> Paging | None:
    """What the settings say of an operation; None, with a warning, where they do not fit it."""
    if stated.style == "none":
        return None
    known = {each.wire: each for each in reversed(inputs)}
    wrong = list(_wrong(context, stated, set(known), result))
    for fault in wrong:
        context.warning(
            "unusable-paging",
            f"provider.toml says how '{key}' pages, but {fault}; it is not paged",
            at,
        )
    return None if wrong else _paging(stated, known.get(stated.param or ""))


_MOVING = ("offset", "page", "cursor", "last-item")

# What a style needs beside the list, and what that is.
_NEEDED = {
    "cursor": ("cursor", "the place of the next cursor in its body"),
    "url": ("url", "the place of the next page's address in its body"),
    "last-item": ("key", "the place in an item of what the next page starts after"),
}


def _wrong(
    context: Context, stated: PagingConfig, known: set[str], result: Type | None
) -> Iterator[str]:
    moves = stated.style in _MOVING
    if moves and stated.param is None:
        yield "'param', the parameter that moves, is missing"
    for name, wire in (("param", stated.param), ("limit", stated.limit)):
        if wire is not None and wire not in known:
            yield f"'{name}' is '{wire}', which is none of its query parameters or body fields"
    if stated.items is None:
        yield "'items', the place of the list in its body, is missing"
    name, what = _NEEDED.get(stated.style, ("items", ""))
    if what and getattr(stated, name) is None:
        yield f"'{name}', {what}, is missing"
    yield from _astray(context, stated, result)


def _astray(
    context: Context, stated: PagingConfig, result: Type | None
) -> Iterator[str]:
    """What is said to stand in a body and does not."""
    for name, path, kinds in (
        ("items", stated.items, ()),
        ("total", stated.total, ("integer", "number")),
        ("more", stated.more, ("boolean",)),
        ("cursor", stated.cursor, ("string", "integer", "uuid")),
        ("url", stated.url, ("string",)),
    ):
        if path is not None and not _fits(context, result, _steps(path), kinds):
            wanted = (
                "a list" if name == "items" else f"a value of type {' or '.join(kinds)}"
            )
            yield f"'{name}' is '{path}', where its body has no {wanted.removeprefix('a ')}"


def _fits(
    context: Context, result: Type | None, path: _Path, kinds: tuple[str, ...]
) -> bool:
    """Whether a path leads to a list, or to a plain value of one of some kinds; in any JSON it may."""
    if result is None:
        return False
    if isinstance(result, Anything):
        return True
    found = at_path(context, result, path)
    bare = inner(found) if found is not None else None
    if not kinds:
        return isinstance(bare, ListOf)
    return isinstance(bare, Scalar) and bare.kind in kinds


def _paging(stated: PagingConfig, param: Input | None) -> Paging:
    limit, items = stated.limit, _steps(stated.items or "")
    total, more = _optional(stated.total), _optional(stated.more)
    wire, in_body = stated.param or "", param is not None and param.in_body
    match stated.style:
        case "cursor":
            return CursorPaging(
                param=wire,
                limit=limit,
                items=items,
                cursor=_steps(stated.cursor or ""),
                more=more,
                reason=_REASON,
                in_body=in_body,
            )
        case "last-item":
            return LastItemPaging(
                param=wire,
                limit=limit,
                items=items,
                key=_steps(stated.key or ""),
                more=more,
                reason=_REASON,
                in_body=in_body,
            )
        case "url":
            url = _steps(stated.url or "")
            return UrlPaging(limit=limit, items=items, url=url, reason=_REASON)
        case "link":
            return LinkPaging(limit=limit, items=items, reason=_REASON)
        case "page":
            return PagePaging(
                param=wire,
                limit=limit,
                first=stated.first,
                items=items,
                total=total,
                more=more,
                reason=_REASON,
                in_body=in_body,
            )
        case _:
            return OffsetPaging(
                param=wire,
                limit=limit,
                items=items,
                total=total,
                more=more,
                reason=_REASON,
                in_body=in_body,
            )


def _optional(path: str | None) -> _Path | None:
    return None if path is None else _steps(path)


def _steps(path: str) -> _Path:
    return tuple(step for step in path.split(".") if step)
