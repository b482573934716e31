"""Security schemes that pages describe in prose or show in samples, as OpenAPI has them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from generator.values import JsonObject, JsonValue

_AUTHORIZATION = ("bearer", "basic")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    kind: Literal["bearer", "basic", "header", "query"]
    header: str = ""

    @property
    def id(self) -> str:
        """The name of the scheme in `components`."""
        return f"{self.kind}Auth" if self.kind in ("bearer", "basic") else self.header

    @property
    def definition(self) -> JsonObject:
        """The security scheme object."""
        if self.kind in ("bearer", "basic"):
            return {"type": "http", "scheme": self.kind}
        return {"type": "apiKey", "in": self.kind, "name": self.header}


def declared(schemes: Sequence[Scheme]) -> dict[str, JsonValue]:
    """`security` and `components` for schemes that are all needed together.

    One header holds one of them: those that share it are ways to choose from.
    """
    shared = [scheme for scheme in schemes if scheme.kind in _AUTHORIZATION]
    others = [scheme for scheme in schemes if scheme.kind not in _AUTHORIZATION]
    ways = [[scheme, *others] for scheme in shared] or [others]
    definitions: JsonValue = {scheme.id: scheme.definition for scheme in schemes}
    return {
        "security": [{scheme.id: list[JsonValue]() for scheme in way} for way in ways],
        "components": {"securitySchemes": definitions},
    }
