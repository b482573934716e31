"""How a list pages, as its document says in the extensions that other tools made common."""

import re
from collections.abc import Callable
from typing import TypeAlias

from generator import pointers
from generator.lower.context import Context
from generator.lower.paging.lists import at_path, inner
from generator.lower.paging.moving import Input
from generator.model import (
    Anything,
    CursorPaging,
    LastItemPaging,
    ListOf,
    OffsetPaging,
    PagePaging,
    Paging,
    Type,
    UrlPaging,
)
from generator.values import JsonObject, JsonValue, as_array, as_object, as_text

_Path: TypeAlias = tuple[str, ...]
_LAST = re.compile(r"(.+)\[(?:-1|\(@\.length-1\))\]\.(.+)")


class _Unfit(Exception):
    """What an extension says does not fit its operation; the message says why."""


class _Call:
    """What an extension may speak of: a call's inputs, and the body that it gives."""

    def __init__(
        self, context: Context, inputs: tuple[Input, ...], result: Type
    ) -> None:
        self._context = context
        self._inputs = inputs
        self._result = result

    def input(self, wire: JsonValue) -> Input:
        """The input of a name. Raises: _Unfit."""
        found = next((each for each in self._inputs if each.wire == wire), None)
        if found is None:
            raise _Unfit(f"'{wire}' is none of its query parameters or body fields")
        return found

    def optional(self, wire: JsonValue) -> str | None:
        """The name of an input that may be missing. Raises: _Unfit."""
        return None if wire is None else self.input(wire).wire

    def path(self, said: JsonValue) -> _Path:
        """The wire names that `$.a.b` or `$response.a.b` leads over. Raises: _Unfit."""
        text = as_text(said)
        if text is None:
            raise _Unfit("the place of something in its body is missing")
        steps = _steps(text)
        found = at_path(self._context, self._result, steps)
        if found is None and not isinstance(inner(self._result), Anything):
            raise _Unfit(f"its body has nothing at '{text}'")
        return steps

    def items(self, said: JsonValue) -> _Path:
        """The wire names that lead to the list. Raises: _Unfit."""
        steps = self.path(said) if said is not None else ()
        found = at_path(self._context, self._result, steps)
        if found is None or not isinstance(inner(found), ListOf | Anything):
            raise _Unfit(f"its body has no list at '{said or '$'}'")
        return steps


_Reader: TypeAlias = Callable[[_Call, JsonObject], Paging | None]


def extended_paging(
    context: Context,
    shape: JsonObject,
    inputs: tuple[Input, ...],
    result: Type,
    at: str,
) -> Paging | None:
    """What the first known extension of an operation says; None where there is none, or it does not fit."""
    for name, reader in _READERS.items():
        said = _said(context, shape, name)
        if not said:
            continue
        try:
            return reader(_Call(context, inputs, result), said)
        except _Unfit as error:
            context.warning(
                "unusable-paging",
                f"'{name}' says how the list pages, but {error}; not used",
                pointers.join(at, name),
            )
    return None


def _said(context: Context, shape: JsonObject, name: str) -> JsonObject:
    """An operation's extension; `true` takes what the document says for all."""
    own = shape.get(name)
    return as_object(context.document.tree.get(name) if own is True else own)


def _fern(call: _Call, said: JsonObject) -> Paging | None:
    items, reason = call.items(said.get("results")), "'x-fern-pagination' says so"
    more = call.path(said["has-next-page"]) if "has-next-page" in said else None
    if "next_uri" in said:
        url = call.path(said["next_uri"])
        return UrlPaging(limit=None, items=items, url=url, reason=reason)
    if "cursor" in said:
        param = call.input(_requested(said["cursor"]))
        return CursorPaging(
            param=param.wire,
            limit=None,
            items=items,
            cursor=call.path(said.get("next_cursor")),
            more=more,
            reason=reason,
            in_body=param.in_body,
        )
    param = call.input(_requested(said.get("offset")))
    if "step" in said:
        return OffsetPaging(
            param=param.wire,
            limit=call.optional(_requested(said["step"])),
            items=items,
            total=None,
            more=more,
            reason=reason,
            in_body=param.in_body,
        )
    return _pages(param, items, more, reason)


def _pages(param: Input, items: _Path, more: _Path | None, reason: str) -> PagePaging:
    return PagePaging(
        param=param.wire,
        limit=None,
        first=1,
        items=items,
        total=None,
        more=more,
        reason=reason,
        in_body=param.in_body,
    )


def _speakeasy(call: _Call, said: JsonObject) -> Paging | None:
    outputs, reason = as_object(said.get("outputs")), "'x-speakeasy-pagination' says so"
    inputs = {
        each.get("type"): each.get("name")
        for each in map(as_object, as_array(said.get("inputs")))
    }
    limit = call.optional(inputs.get("limit"))
    match said.get("type"):
        case "url":
            items = call.items(outputs.get("results"))
            url = call.path(outputs.get("nextUrl"))
            return UrlPaging(limit=limit, items=items, url=url, reason=reason)
        case "cursor":
            return _by_cursor(call, call.input(inputs.get("cursor")), outputs, limit)
        case _ if "page" in inputs:
            items = call.items(outputs.get("results"))
            return _pages(call.input(inputs["page"]), items, None, reason)
        case _:
            param = call.input(inputs.get("offset"))
            return OffsetPaging(
                param=param.wire,
                limit=limit,
                items=call.items(outputs.get("results")),
                total=None,
                more=None,
                reason=reason,
                in_body=param.in_body,
            )


def _by_cursor(
    call: _Call, param: Input, outputs: JsonObject, limit: str | None
) -> Paging:
    cursor, reason = (
        as_text(outputs.get("nextCursor")) or "",
        "'x-speakeasy-pagination' says so",
    )
    last = _LAST.fullmatch(cursor)
    if last is not None:
        return LastItemPaging(
            param=param.wire,
            limit=limit,
            items=call.items(last.group(1)),
            key=_steps(last.group(2)),
            more=None,
            reason=reason,
            in_body=param.in_body,
        )
    return CursorPaging(
        param=param.wire,
        limit=limit,
        items=call.items(outputs.get("results")),
        cursor=call.path(cursor or None),
        more=None,
        reason=reason,
        in_body=param.in_body,
    )


def _microsoft(call: _Call, said: JsonObject) -> Paging | None:
    name = as_text(said.get("nextLinkName"))
    if name is None:
        return None
    return UrlPaging(
        limit=None,
        items=call.items(as_text(said.get("itemName")) or "value"),
        url=call.path(name),
        reason="'x-ms-pageable' says so",
    )


def _requested(said: JsonValue) -> str | None:
    """The input's name in `$request.cursor` or `$request.body.cursor`."""
    text = as_text(said)
    return None if text is None else text.rpartition(".")[2]


def _steps(text: str) -> _Path:
    bare = re.sub(r"^\$(response)?\.?|^/", "", text)
    return tuple(step for step in re.split(r"[./]", bare.replace("[*]", "")) if step)


_READERS: dict[str, _Reader] = {
    "x-fern-pagination": _fern,
    "x-speakeasy-pagination": _speakeasy,
    "x-ms-pageable": _microsoft,
}
