"""What a client is given once, in words: credentials, headers, parts of the servers' addresses."""

from collections.abc import Iterator, Mapping

from generator.model import Api, ApiKey, Basic, Bearer, Flow, Scheme
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


def given_once(api: Api, names: Names) -> list[tuple[str, str]]:
    """The credentials and headers that a client is given, and what each is."""
    found: list[tuple[str, str]] = []
    for scheme in api.schemes:
        described = _described(scheme)
        found += list(zip(names.credentials[scheme.id], described, strict=False))
    for header in api.headers:
        text = one_line(
            header.description or f"The `{header.wire}` header of every call."
        )
        default = f" Default: `{header.default}`." if header.default is not None else ""
        found.append((names.headers[header.wire], f"{text.rstrip('.')}.{default}"))
    return found


def chosen_once(api: Api, names: Names) -> list[tuple[str, str]]:
    """The parts of servers' addresses that a client may be given, and what each is."""
    found: list[tuple[str, str]] = []
    for argument, variable in client_variables(api, names).items():
        text = sentence(variable.description or "A part of the server's address.")
        default = (
            f" Default: `{one_line(variable.default)}`." if variable.default else ""
        )
        found.append((argument, text + default))
    return found


def variable(names: Names, argument: str) -> str:
    """The environment variable of a client's argument, as `Service.variable` of the runtime says it."""
    prefix = environment_prefix(names)
    name = argument.upper()
    return name if name.startswith(f"{prefix}_") else f"{prefix}_{name}"


def _described(scheme: Scheme) -> tuple[str, ...]:
    match scheme:
        case Basic(password=fixed):
            if fixed is not None:
                return ("The API key.",)
            return "The user name.", "The password."
        case Bearer(prefix=prefix, flows=flows):
            plain = "The bearer token."
            if prefix != "Bearer":
                shown = f"`{one_line(prefix)} ...`" if prefix else "it is"
                plain = f"The token, sent as {shown} in `Authorization`."
            return (" ".join([plain, *map(_flow, flows)]),)
        case ApiKey(wire=wire, location=location):
            where = {"header": "header", "query": "query parameter", "cookie": "cookie"}
            return (f"The value of the `{one_line(wire)}` {where[location]}.",)


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
        flow for each in api.schemes if isinstance(each, Bearer) for flow in each.flows
    )
    return {name: text for flow in flows for name, text in flow.scopes}


def alternatives(api: Api, names: Names) -> str | None:
    """Which credentials go together, when there is more than one way; None when there is one."""
    ways = dict.fromkeys(ids for each in api.operations for ids in each.security)
    needed = [" and ".join(_arguments(ids, names)) for ids in ways if ids]
    if len(needed) < 2:
        return None
    return f"Calls ask for {', or '.join(needed)}."


def _arguments(ids: tuple[str, ...], names: Names) -> Iterator[str]:
    for id in ids:
        for name in names.credentials[id]:
            yield f"`{name}`"
