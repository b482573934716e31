"""Groups of calls that belong together, and the same calls giving whole answers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar, cast, overload

from .transport import AsyncTransport, Transport
from .ways import run

if TYPE_CHECKING:
    from .pages import AsyncPage, AsyncPages
    from .response import Response
    from .streamed import AsyncStreamedResponse, StreamedResponse

P = ParamSpec("P")
T = TypeVar("T")
Item = TypeVar("Item")
BodyT = TypeVar("BodyT")


class Resource:
    """Some calls of a client."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport


class AsyncResource:
    """Some calls of an async client."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport


# A resource whose transport gives answers where the annotations of its methods promise values has
# the methods of another: the casts below say so, once for all of them.


def answering(
    method: Callable[Concatenate[Any, P], T],
) -> Callable[Concatenate[Any, P], Response[T]]:
    """A method, giving the answer around its value."""
    return cast("Callable[Concatenate[Any, P], Response[T]]", method)


@overload
def async_answering(
    method: Callable[Concatenate[Any, P], AsyncPages[Item, BodyT]],
) -> Callable[Concatenate[Any, P], Awaitable[Response[AsyncPage[Item, BodyT]]]]: ...
@overload
def async_answering(
    method: Callable[Concatenate[Any, P], Coroutine[Any, Any, T]],
) -> Callable[Concatenate[Any, P], Coroutine[Any, Any, Response[T]]]: ...
def async_answering(
    method: Callable[Concatenate[Any, P], Any],
) -> Callable[Concatenate[Any, P], Any]:
    """A method, giving the answer around its value when awaited."""
    return method


def streaming(
    method: Callable[Concatenate[Any, P], T],
) -> Callable[Concatenate[Any, P], StreamedResponse[T]]:
    """A method, giving the answer before its body is read."""
    return cast("Callable[Concatenate[Any, P], StreamedResponse[T]]", method)


@overload
def async_streaming(
    method: Callable[Concatenate[Any, P], AsyncPages[Item, BodyT]],
) -> Callable[Concatenate[Any, P], AsyncStreamedResponse[AsyncPage[Item, BodyT]]]: ...
@overload
def async_streaming(
    method: Callable[Concatenate[Any, P], Coroutine[Any, Any, T]],
) -> Callable[Concatenate[Any, P], AsyncStreamedResponse[T]]: ...
def async_streaming(
    method: Callable[Concatenate[Any, P], Any],
) -> Callable[Concatenate[Any, P], Any]:
    """A method, giving the answer before its body is read; not awaited, as it asks for nothing yet."""

    def streamed(resource: Any, /, *args: P.args, **kwargs: P.kwargs) -> Any:
        made = method(resource, *args, **kwargs)
        is_coroutine = isinstance(made, Coroutine)
        return run(cast("Coroutine[Any, Any, Any]", made)) if is_coroutine else made

    return streamed
