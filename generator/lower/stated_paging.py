"""How a list pages, as `provider.toml` states it."""

from collections.abc import Iterator

from generator.config import PagingConfig
from generator.lower.context import Context
from generator.lower.lists import at_path, inner
from generator.model import (
    Anything,
    CursorPaging,
    ListOf,
    OffsetPaging,
    PagePaging,
    Paging,
    Parameter,
    Scalar,
    Type,
)

_Path = tuple[str, ...]


def stated_paging(
    context: Context,
    key: str,
    stated: PagingConfig,
    parameters: tuple[Parameter, ...],
    result: Type | None,
    at: str,
) -> Paging | None:
    """What the settings say of an operation; None, with a warning, where they do not fit it."""
    if stated.style == "none":
        return None
    known = {each.wire for each in parameters if each.location == "query"}
    wrong = list(_wrong(context, stated, known, result))
    for fault in wrong:
        context.warning(
            "unusable-paging",
            f"provider.toml says how '{key}' pages, but {fault}; it is not paged",
            at,
        )
    return None if wrong else _paging(stated)


def _wrong(
    context: Context, stated: PagingConfig, known: set[str], result: Type | None
) -> Iterator[str]:
    for name, wire in (("param", stated.param), ("limit", stated.limit)):
        if wire is None and name == "param":
            yield "'param', the query parameter that moves, is missing"
        elif wire is not None and wire not in known:
            yield f"'{name}' is '{wire}', which is none of its query parameters"
    if stated.items is None:
        yield "'items', the place of the list in its body, is missing"
    if stated.style == "cursor" and stated.cursor is None:
        yield "'cursor', the place of the next cursor in its body, is missing"
    for name, path, kinds in (
        ("items", stated.items, ()),
        ("total", stated.total, ("integer",)),
        ("more", stated.more, ("boolean",)),
        ("cursor", stated.cursor, ("string", "integer")),
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


def _paging(stated: PagingConfig) -> Paging:
    param, limit = stated.param or "", stated.limit
    items = _steps(stated.items or "")
    total, more = _optional(stated.total), _optional(stated.more)
    reason = "stated in provider.toml"
    match stated.style:
        case "cursor":
            cursor = _steps(stated.cursor or "")
            return CursorPaging(
                param=param,
                limit=limit,
                items=items,
                cursor=cursor,
                more=more,
                reason=reason,
            )
        case "page":
            return PagePaging(
                param=param,
                limit=limit,
                first=stated.first,
                items=items,
                total=total,
                more=more,
                reason=reason,
            )
        case _:
            return OffsetPaging(
                param=param,
                limit=limit,
                items=items,
                total=total,
                more=more,
                reason=reason,
            )


def _optional(path: str | None) -> _Path | None:
    return None if path is None else _steps(path)


def _steps(path: str) -> _Path:
    return tuple(step for step in path.split(".") if step)
