"""A whole API."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.access import ClientHeader, Scheme, Server
from generator.model.calls import Operation, Webhook
from generator.model.types import TypeDef, TypeId


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    name: str
    description: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Api:
    """A whole API. title: what the vendor calls it; default_server: the index of the one to use."""

    name: str
    title: str
    description: str | None
    version: str | None
    servers: tuple[Server, ...]
    default_server: int | None
    schemes: tuple[Scheme, ...]
    headers: tuple[ClientHeader, ...]
    tags: tuple[Tag, ...]
    operations: tuple[Operation, ...]
    types: Mapping[TypeId, TypeDef]
    webhooks: tuple[Webhook, ...] = ()
