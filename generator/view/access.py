"""What a client is given once, in words: credentials, headers, parts of the servers' addresses."""

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from generator.model import (
    Api,
    ApiKey,
    Basic,
    Bearer,
    Flow,
    OAuth2,
    Scheme,
)
from generator.name.clients import credential_roles
from generator.name.environments import called_servers, needed_variables
from generator.name.names import Names
from generator.view.descriptions import sentence
from generator.view.service import client_variables, environment_prefix
from generator.view.source import one_line

_FLOWS = {
    "clientCredentials": "client credentials",
    "authorizationCode": "authorization code",
    "password": "password",
    "implicit": "implicit",
    "deviceAuthorization": "device authorization",
}


class Given(NamedTuple):
    """What a client is given for its calls. kind: a secret may be a callable; a listener hears of something."""

    name: str
    about: str
    kind: Literal["secret", "text", "listener"] = "text"


def given(api: Api, names: Names) -> list[Given]:
    """The credentials and headers that a client is given, and what each is."""
    found: list[Given] = []
    for scheme in api.schemes:
        for name, one in zip(
            names.credentials[scheme.id], _described(scheme), strict=True
        ):
            found.append(one._replace(name=name))
    for header in api.headers:
        text = one_line(
            header.description or f"The `{header.wire}` header of every call."
        )
        default = f" Default: `{header.default}`." if header.default is not None else ""
        found.append(Given(names.headers[header.wire], f"{text.rstrip('.')}.{default}"))
    return found


def given_once(api: Api, names: Names) -> list[tuple[str, str]]:
    """Those that may come from the environment too, and what each is."""
    return [
        (one.name, one.about) for one in given(api, names) if one.kind != "listener"
    ]


def needed(api: Api, names: Names, id: str) -> tuple[str, ...]:
    """The arguments that a program gives for a scheme, such as `client_id` and `client_secret`."""
    scheme = next(each for each in api.schemes if each.id == id)
    arguments = names.credentials[id]
    if not isinstance(scheme, OAuth2):
        return arguments
    roles = dict(zip(credential_roles(scheme), arguments, strict=True))
    more = "client_secret" if scheme.token_url is not None else "refresh_token"
    addresses = (scheme.token_url, scheme.refresh_url)
    # where no page gives the address
    lacks = "" in addresses and not any(addresses)
    return tuple(roles[each] for each in ("client_id", more, *["token_url"][:lacks]))


def chosen_once(api: Api, names: Names) -> list[tuple[str, str]]:
    """The parts of servers' addresses that a client may be given, and what each is."""
    found: list[tuple[str, str]] = []
    always = needed_variables(api, names.variables)
    for argument, variable in client_variables(api, names).items():
        text = sentence(variable.description or "A part of the server's address.")
        if argument in always:
            text += " Needed where `base_url` is not given."
        elif variable.default is None:
            text += f" Needed for {_whose(api, names, argument)} only."
        elif variable.default:
            text += f" Default: `{one_line(variable.default)}`."
        found.append((argument, text))
    return found


def _whose(api: Api, names: Names, argument: str) -> str:
    """The addresses of which an argument is a part."""
    found = dict.fromkeys(
        f"`{one_line(server.url)}`"
        for server in called_servers(api)
        for each in server.variables
        if names.variables.get(each.at) == argument
    )
    *most, last = found
    return f"{', '.join(most)} and {last}" if most else last


def variable(names: Names, argument: str) -> str:
    """The environment variable of a client's argument, as `Service.variable` of the runtime says it."""
    prefix = environment_prefix(names)
    name = argument.upper()
    return name if name.startswith(f"{prefix}_") else f"{prefix}_{name}"


def _described(scheme: Scheme) -> tuple[Given, ...]:
    """What is given for a scheme, by the plain names of it."""
    match scheme:
        case Basic(password=fixed):
            if fixed is not None:
                return (Given("", "The API key.", "secret"),)
            return (
                Given("", "The user name.", "secret"),
                Given("", "The password.", "secret"),
            )
        case Bearer(prefix=prefix, flows=flows):
            plain = "The bearer token."
            if prefix != "Bearer":
                shown = f"`{one_line(prefix)} ...`" if prefix else "it is"
                plain = f"The token, sent as {shown} in `Authorization`."
            return (Given("", " ".join([plain, *map(_flow, flows)]), "secret"),)
        case OAuth2():
            return tuple(_of_oauth(scheme))
        case ApiKey(wire=wire, location=location):
            where = {"header": "header", "query": "query parameter", "cookie": "cookie"}
            about = f"The value of the `{one_line(wire)}` {where[location]}."
            return (Given("", about, "secret"),)


def _of_oauth(scheme: OAuth2) -> Iterator[Given]:
    """In the order of `credential_roles`."""
    flows = " ".join(map(_flow, scheme.flows))
    yield Given("", f"A token, used as it is. {flows}", "secret")
    is_alone = scheme.token_url is not None
    ways = [
        *["`client_secret`"][: 1 if is_alone else 0],
        *["`refresh_token`"][: 0 if scheme.refresh_url is None else 1],
    ]
    about = f"The client's id; with {' or '.join(ways)}, tokens are fetched as needed."
    yield Given("", about, "secret")
    secret = (
        "The client's secret." if is_alone else "The client's secret, if it has one."
    )
    yield Given("", secret, "secret")
    if scheme.refresh_url is not None:
        yield Given("", "A refresh token, with which tokens are fetched.")
        told = (
            "Told a new refresh token, when the server gives one in place of the old."
        )
        yield Given("", told, "listener")
    asked = " ".join(scheme.scopes) if is_alone else ""
    listed = f" Default: `{asked}`." if asked else ""
    yield Given("", f"The scopes to ask for, with spaces between.{listed}")
    known = dict.fromkeys(url for url in (scheme.token_url, scheme.refresh_url) if url)
    listed = f" Default: `{'`, `'.join(map(one_line, known))}`." if known else ""
    yield Given("", f"Where tokens are fetched.{listed}")


def _flow(flow: Flow) -> str:
    """Where a token comes from."""
    places: list[str] = []
    if flow.token_url:
        places.append(f"from {one_line(flow.token_url)}")
    if flow.authorization_url:
        places.append(f"after consent at {one_line(flow.authorization_url)}")
    kind = _FLOWS.get(flow.kind, one_line(flow.kind))
    return f"OAuth 2.0 ({kind}){': ' if places else ''}{', '.join(places)}."


def scopes(api: Api) -> Mapping[str, str]:
    """What a token of OAuth 2.0 may be asked to allow, by name."""
    flows = (
        flow
        for each in api.schemes
        if isinstance(each, Bearer | OAuth2)
        for flow in each.flows
    )
    return {name: text for flow in flows for name, text in flow.scopes}


def alternatives(api: Api, names: Names) -> str | None:
    """Which credentials go together, when there is more than one way; None when there is one."""
    ways = dict.fromkeys(ids for each in api.operations for ids in each.security)
    asked = [" and ".join(_arguments(api, names, ids)) for ids in ways if ids]
    if len(asked) < 2:
        return None
    return f"Calls ask for {', or '.join(asked)}."


def _arguments(api: Api, names: Names, ids: tuple[str, ...]) -> Iterator[str]:
    for id in ids:
        for name in needed(api, names, id):
            yield f"`{name}`"
