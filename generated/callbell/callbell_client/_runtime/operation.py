"""One call, described: what it sends, what comes back, and who may make it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar

if TYPE_CHECKING:
    from .decoding import Decoder
    from .paging import Paging

    Errors = Mapping[str, Callable[[], Callable[[Any], Any]]]

T = TypeVar("T")
Item = TypeVar("Item")
BodyT = TypeVar("BodyT")

QueryStyle = Literal["form", "spaceDelimited", "pipeDelimited", "deepObject"]
Kind = Literal["string", "integer", "number", "boolean", "date-time", "date", "uuid"]


class Parameter:
    """An argument of a method and its name on the wire.

    kinds: what a value, or each of a list, may be: `string`, `integer`, `number`, `boolean`,
    `date-time`, `date`, `uuid`; none: anything. choices: the only texts that a plain `str` may be;
    empty: any. array: only a list will do.
    """

    __slots__ = (
        "argument",
        "array",
        "choices",
        "explode",
        "kinds",
        "required",
        "wire",
    )

    def __init__(
        self,
        argument: str,
        wire: str,
        *kinds: Kind,
        explode: bool = False,
        choices: tuple[str | int, ...] = (),
        array: bool = False,
        required: bool = False,
    ) -> None:
        self.argument = argument
        self.wire = wire
        self.kinds = kinds
        self.required = required
        self.explode = explode
        self.choices = choices
        self.array = array


class Path(Parameter):
    """A value in the path, style simple."""

    __slots__ = ()


class Query(Parameter):
    """A value in the query string."""

    __slots__ = ("style",)

    def __init__(
        self,
        argument: str,
        wire: str,
        *kinds: Kind,
        style: QueryStyle = "form",
        explode: bool = True,
        choices: tuple[str | int, ...] = (),
        array: bool = False,
        required: bool = False,
    ) -> None:
        super().__init__(
            argument,
            wire,
            *kinds,
            explode=explode,
            choices=choices,
            array=array,
            required=required,
        )
        self.style = style


class Header(Parameter):
    """A request header, style simple."""

    __slots__ = ()


class Cookie(Parameter):
    """A cookie."""

    __slots__ = ()


class BodyField(Parameter):
    """A field of the JSON object that is sent."""

    __slots__ = ()


class Body:
    """The whole JSON body."""

    __slots__ = ("argument",)

    def __init__(self, argument: str) -> None:
        self.argument = argument


class Operation(Generic[T]):
    """A call that gives a T.

    path: a template with `{wire}` for each `Path`. security: alternatives of scheme ids that go
    together; none at all asks for nothing. result, errors: made at the first answer, so that
    importing an operation imports no model; errors: of bodies, by `404`, `4XX` or `default`.
    """

    def __init__(
        self,
        *,
        name: str,
        method: str,
        path: str,
        result: Callable[[], Callable[[Any], T]],
        parameters: tuple[Parameter | Body, ...] = (),
        security: tuple[tuple[str, ...], ...] = (),
        errors: Errors | None = None,
        media_type: str = "application/json",
    ) -> None:
        self.name = name
        self.method = method
        self.path = path
        self.parameters = parameters
        self.security = security
        self.errors: Errors = errors or {}
        self.media_type = media_type
        self._result = result

    @cached_property
    def decoder(self) -> Decoder[T]:
        """Reads the body of a success."""
        from .decoding import decoder

        return decoder(self._result())

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.name}: {self.method} {self.path}>"


class PagedOperation(Operation[BodyT], Generic[Item, BodyT]):
    """A call that gives one page of a list."""

    def __init__(
        self,
        *,
        name: str,
        method: str,
        path: str,
        result: Callable[[], Callable[[Any], BodyT]],
        paging: Paging[Item, BodyT],
        parameters: tuple[Parameter | Body, ...] = (),
        security: tuple[tuple[str, ...], ...] = (),
        errors: Errors | None = None,
        media_type: str = "application/json",
    ) -> None:
        super().__init__(
            name=name,
            method=method,
            path=path,
            result=result,
            parameters=parameters,
            security=security,
            errors=errors,
            media_type=media_type,
        )
        self.paging = paging
