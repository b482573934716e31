"""Names of what a client is given once: credentials, headers, environments."""

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from generator.model import Api, ApiKey, Basic, Bearer, Scheme, Server
from generator.name.scope import Scope
from generator.words import Identifier, snake, words

_SERVER_NOISE = {
    "server",
    "environment",
    "env",
    "api",
    "url",
    "the",
    "endpoint",
    "base",
    "host",
}


def credential_names(api: Api, scope: Scope) -> Mapping[str, tuple[Identifier, ...]]:
    """The client's arguments for each security scheme; the scheme's own name tells two alike apart."""
    found: dict[str, tuple[Identifier, ...]] = {}
    for scheme in api.schemes:
        plain = _plain(scheme)
        found[scheme.id] = tuple(
            scope.take(
                Identifier(each),
                snake((*words(scheme.id), *each.split("_")), "credential"),
            )
            for each in plain
        )
    return found


def _plain(scheme: Scheme) -> tuple[str, ...]:
    match scheme:
        case Basic(username=username, password=fixed):
            name = username or "username"
            return (name,) if fixed is not None else (name, "password")
        case Bearer(token=token):
            return (token or "token",)
        case ApiKey(token=token, wire=wire):
            return (token or header_name(wire),)


def header_names(api: Api, scope: Scope) -> Mapping[str, Identifier]:
    """The client's argument for each header that goes with every call."""
    return {
        header.wire: scope.take(
            header_name(header.wire), Identifier(f"{header_name(header.wire)}_header")
        )
        for header in api.headers
    }


def header_name(wire: str) -> Identifier:
    """`X-Business-Id` is `business_id`; a key that has no name but `Authorization` is an API key."""
    spelt = words(wire)
    if spelt == ("authorization",):
        return Identifier("api_key")
    if len(spelt) > 1 and spelt[0] == "x":
        spelt = spelt[1:]
    return Identifier(re.sub(r"^apikey$", "api_key", snake(spelt, "key")))


def environment_names(api: Api) -> tuple[Identifier, ...]:
    """What each server is called in code: its vendor's word for it, else its host's."""
    scope = Scope()
    return tuple(
        scope.take(*_server_names(server, index))
        for index, server in enumerate(api.servers)
    )


def _server_names(server: Server, index: int) -> list[Identifier]:
    spelt = tuple(
        word for word in words(server.name or "") if word not in _SERVER_NOISE
    )
    host = words((urlsplit(server.url).hostname or "").partition(".")[0])
    candidates = [spelt] if 0 < len(spelt) <= 3 else []
    candidates += [host] if host and host[0] not in _SERVER_NOISE else []
    names = [snake(each, "server") for each in candidates]
    return [
        *names,
        Identifier("production") if index == 0 else Identifier(f"server_{index + 1}"),
    ]
