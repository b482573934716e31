"""One row of the table: what goes wrong, how the call is made, and what its user must get."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from generator.runtime.operation import Operation

from .depot import GET, Item
from .server import Act, Server

NOTHING: Final = object()
"""No value is expected: an error is."""

FOUND = Item(id="i1", count=3)
"""The value of an answer that is good."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """what: as the documentation tells it. server, other: acts in turn; no acts: nobody listens.

    does: how the call is made. arguments: made anew for each call. client, options: settings of the
    client and of the call; those of the client may hold `%SELF%`. value: what is given; or
    error: the exact class of what is raised, a pattern that its message has, and attributes of it.
    requests: how many the server sees. hidden: what must be told nowhere. seconds: at least and at
    most. usable: whether the client can make another call. memory: how many bytes may be held at most. check: of what both servers were asked.
    beyond: why it does not hold, while it does not; the test fails when it does.
    """

    what: str
    server: tuple[Act, ...] = ()
    other: tuple[Act, ...] = ()
    call: Operation[Any] = GET
    does: Literal["send", "items", "stream"] = "send"
    arguments: Callable[[], Mapping[str, object]] = lambda: {"id": "i1", "name": "n"}
    client: Mapping[str, Any] = field(default_factory=dict[str, Any])
    options: Mapping[str, Any] = field(default_factory=dict[str, Any])
    value: object = NOTHING
    error: type[BaseException] | None = None
    message: str = ""
    attributes: Mapping[str, object] = field(default_factory=dict[str, object])
    requests: int = 1
    usable: bool = True
    hidden: tuple[str, ...] = ()
    seconds: tuple[float, float] = (0.0, 5.0)
    memory: int | None = None
    check: Callable[[Server, Server], None] | None = None
    beyond: str = ""

    def __post_init__(self) -> None:
        if (self.error is None) == (self.value is NOTHING):
            raise ValueError(f"{self.what}: either a value or an error is expected")

    def __str__(self) -> str:
        return self.what
