"""A walk over the pages of a list: where it stands, and what asks for the next page."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from .encoding import as_received, json_bytes
from .unset import UNSET

if TYPE_CHECKING:
    from .calls import Calls
    from .connection import Connection
    from .operation import PagedOperation
    from .options import CallOptions, ListOptions
    from .response import Response

Item = TypeVar("Item")
BodyT = TypeVar("BodyT")

Arguments = Mapping[str, object]

_REPEATS = 2
"""How often the same items may come again, in a body that differs, before that is a circle."""


class Walk:
    """How far a walk has come. items: seen so far.

    The marks are the cursors and addresses sent, each with its number. Walks share them, so that
    a long one stays cheap: those from `count` on are of a walk that went on from here.
    """

    __slots__ = ("_count", "_marks", "items", "repeats")

    def __init__(
        self, items: int = 0, marks: dict[bytes, int] | None = None, repeats: int = 0
    ) -> None:
        self.items = items
        self.repeats = repeats
        self._marks = marks if marks is not None else {}
        self._count = len(self._marks)

    def has_met(self, value: object) -> bool:
        """Whether a cursor or an address has been sent before."""
        return self._marks.get(json_bytes(value), self._count) < self._count

    def further(self, sent: object, items: int, is_repeat: bool) -> Walk:
        """The walk with one page more. sent: what asked for it."""
        marks = self._marks
        if len(marks) > self._count:
            marks = dict(islice(marks.items(), self._count))
        marks.setdefault(json_bytes(sent), len(marks))
        return Walk(self.items + items, marks, self.repeats + 1 if is_repeat else 0)


class Seen(Generic[Item, BodyT]):
    """A page as it came. sent: what the argument that moves was; walk: with this page in it."""

    __slots__ = ("body", "headers", "items", "sent", "walk")

    def __init__(
        self,
        body: BodyT,
        items: list[Item],
        headers: Mapping[str, str],
        sent: object,
        walk: Walk,
    ) -> None:
        self.body = body
        self.items = items
        self.headers = headers
        self.sent = sent
        self.walk = walk


class Step(Generic[Item, BodyT]):
    """A page to ask for. left: how many items may still be given; None: any number."""

    __slots__ = ("arguments", "before", "left", "operation", "options", "walk")

    def __init__(
        self,
        operation: PagedOperation[Item, BodyT],
        arguments: Arguments,
        options: CallOptions,
        left: int | None,
        walk: Walk,
        before: Seen[Item, BodyT] | None = None,
    ) -> None:
        self.operation = operation
        self.arguments = arguments
        self.options = options
        self.left = left
        self.walk = walk
        self.before = before

    async def turn(self, calls: Calls) -> Response[Turn[Item, BodyT]]:
        """The page, and the answer it came in. Raises: ApiError."""
        answer = await calls.answer(self.operation, self.arguments, self.options)
        return answer.around(Turn(self, answer.value, answer.headers))


class Turn(Generic[Item, BodyT]):
    """One page of a walk and the request that gave it."""

    __slots__ = ("_arguments", "_left", "_options", "operation", "page")

    def __init__(
        self, step: Step[Item, BodyT], body: BodyT, headers: Mapping[str, str]
    ) -> None:
        """Raises: PagingError when the page is the one before once more."""
        self.operation = step.operation
        self._arguments = step.arguments
        self._options = step.options
        self._left = step.left
        paging = step.operation.paging
        items = list(paging.items(body) or ())
        sent = step.arguments.get(paging.argument)
        sent = None if sent is UNSET else sent
        before = step.before
        is_repeat = bool(before and items and items == before.items)
        walk = step.walk.further(sent, len(items), is_repeat)
        # the same body, or the same items in one that holds a time stamp
        is_same = is_repeat and before is not None and body == before.body
        if is_same or walk.repeats > _REPEATS:
            raise _repeated(self.operation, sent)
        self.page: Seen[Item, BodyT] = Seen(body, items, headers, sent, walk)

    @property
    def given(self) -> list[Item]:
        """The items of this page that a walk over all items gives."""
        return self.page.items if self._left is None else self.page.items[: self._left]

    def next(self) -> Step[Item, BodyT] | None:
        """What gives the next page, None after the last one. Raises: PagingError."""
        left = self._left
        if left is not None:
            left -= len(self.page.items)
            if left <= 0:
                return None
        paging = self.operation.paging
        value = paging.next_value(self.page)
        if value is None:
            return None
        arguments = {**self._arguments, paging.argument: as_received(value)}
        return Step(
            self.operation, arguments, self._options, left, self.page.walk, self.page
        )

    def cursor(self, connection: Connection) -> str | None:
        """What says where to go on, None after the last page. Raises: PagingError."""
        value = self.operation.paging.next_value(self.page)
        if value is None:
            return None
        from .cursors import written

        items = self.page.walk.items
        return written(connection, self.operation, self._arguments, value, items)


def first(
    operation: PagedOperation[Item, BodyT], arguments: Arguments, options: ListOptions
) -> Step[Item, BodyT]:
    """The page to begin with. Raises: ValueError, TypeError for options that cannot be."""
    if not options:
        return Step(operation, arguments, options, None, Walk())
    plain = dict(options)
    most = cast("int | None", plain.pop("max_items", None))
    resume = cast("str | None", plain.pop("resume", None))
    if most is not None and most < 0:
        raise ValueError(f"max_items must not be negative: {most}")
    items = 0
    if resume is not None:
        from .cursors import read

        argument = operation.paging.argument
        if arguments.get(argument) not in (None, UNSET):
            raise ValueError(f"resume and {argument} say both where to begin: give one")
        value, items = read(operation, resume)
        arguments = {**arguments, argument: as_received(value)}
    kept = cast("CallOptions", plain)
    return Step(operation, arguments, kept, most, Walk(items))


def _repeated(operation: PagedOperation[Item, BodyT], sent: object) -> Exception:
    from .errors import PagingError

    moved = operation.paging.argument if sent is not None else "page"
    return PagingError(
        f"{operation.name}: the server gave the same page for another {moved}"
    )
