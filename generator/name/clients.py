"""Names of clients, and of what they are given once: credentials and headers."""

import re
from collections.abc import Mapping

from generator.model import Api, ApiKey, Basic, Bearer, OAuth2, Scheme
from generator.name.reserved import (
    GENERAL_ERRORS,
    IN_CLIENTS,
    IN_TESTING,
    RUNTIME,
    STATUS_ERRORS,
)
from generator.name.scope import Scope
from generator.words import ClassName, Identifier, class_words, pascal, snake, words

_REFRESHED = ("refresh_token", "on_refresh_token")


def client_name(api: Api) -> ClassName:
    """The class of the client: the API's own name, unless the package needs that itself."""
    plain = pascal(class_words(api.title), "Api")
    errors = (*STATUS_ERRORS.values(), *GENERAL_ERRORS)
    scope = Scope(reserved=(*IN_CLIENTS, *IN_TESTING, *RUNTIME, *errors))
    return scope.take(plain, ClassName(f"{plain}Client"))


def credential_names(api: Api, scope: Scope) -> Mapping[str, tuple[Identifier, ...]]:
    """The client's arguments for each security scheme; the scheme's own name tells two alike apart."""
    found: dict[str, tuple[Identifier, ...]] = {}
    for scheme in sorted(api.schemes, key=_rank):
        plain = credential_roles(scheme)
        found[scheme.id] = tuple(
            scope.take(
                Identifier(each),
                snake((*words(scheme.id), *each.split("_")), "credential"),
            )
            for each in plain
        )
    return found


def _rank(scheme: Scheme) -> tuple[bool, str]:
    """A token as it is chooses its name before one that a flow gives."""
    has_flows = isinstance(scheme, OAuth2 | Bearer) and bool(scheme.flows)
    return has_flows, scheme.id


def credential_roles(scheme: Scheme) -> tuple[str, ...]:
    """The plain names of what a client is given for a scheme, in their order."""
    match scheme:
        case Basic(username=username, password=fixed):
            name = username or "username"
            return (name,) if fixed is not None else (name, "password")
        case Bearer(token=token):
            return (token or "token",)
        case OAuth2(token=token):
            return (
                token or "token",
                "client_id",
                "client_secret",
                *_REFRESHED[: 0 if scheme.refresh_url is None else None],
                "scope",
                "token_url",
            )
        case ApiKey(token=token, wire=wire):
            return (token or header_name(wire),)


def header_names(api: Api, scope: Scope) -> Mapping[str, Identifier]:
    """The client's argument for each header that goes with every call."""
    return {
        header.wire: scope.take(
            header_name(header.wire), Identifier(f"{header_name(header.wire)}_header")
        )
        for header in sorted(api.headers, key=lambda each: each.wire)
    }


def header_name(wire: str) -> Identifier:
    """`X-Business-Id` is `business_id`; a key that has no name but `Authorization` is an API key."""
    spelt = words(wire)
    if spelt == ("authorization",):
        return Identifier("api_key")
    if len(spelt) > 1 and spelt[0] == "x":
        spelt = spelt[1:]
    return Identifier(re.sub(r"^apikey$", "api_key", snake(spelt, "key")))
