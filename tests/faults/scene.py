"""A row of the table with its servers running, and what came of its call."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .acts import answers
from .case import NOTHING, Case
from .depot import SECRETS
from .server import Server

_WELL = answers(b"well", content_type="text/plain")


@dataclass(slots=True, kw_only=True)
class Outcome:
    """What a call gave or raised; again: what another call gave, None without one."""

    value: object = NOTHING
    error: Exception | None = None
    seconds: float = 0.0
    again: str | None = None
    shown: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """server: what is called; other: where it may lead."""

    case: Case
    server: Server
    other: Server

    @property
    def settings(self) -> Mapping[str, Any]:
        """Those of the client."""
        given = {"base_url": self.server.url, **SECRETS, **self.case.client}
        return {name: self._placed(value) for name, value in given.items()}

    def _placed(self, value: object) -> object:
        if not isinstance(value, str):
            return value
        return value.replace("%OTHER%", self.other.url)

    @property
    def is_quiet(self) -> bool:
        """Whether no request is under way: each is answered, or its client has left."""
        return self.server.is_quiet and self.other.is_quiet

    def is_mended(self) -> bool:
        """Check what the servers saw; whether all will be well from now on."""
        assert self.is_quiet, "a request is still under way"
        assert self.server.begun == self.case.requests
        if self.case.check is not None:
            self.case.check(self.server, self.other)
        self.server.mend(_WELL)
        return bool(self.case.server) and self.case.usable
