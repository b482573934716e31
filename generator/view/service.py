"""The constant that describes an API to the runtime: its servers, its security, its standing headers."""

import re
from collections.abc import Iterator

from generator.model import (
    Api,
    ApiKey,
    Basic,
    Bearer,
    OAuth2,
    Scheme,
    Server,
    ServerVariable,
)
from generator.name.clients import credential_roles
from generator.name.environments import called_servers, open_variables
from generator.name.names import Names
from generator.view.importing import Imports
from generator.view.layout import block, bracketed, tuple_of
from generator.view.source import PySource, literal

_VARIABLE = re.compile(r"\{([^{}]*)\}")


def service_source(
    api: Api, names: Names, imports: Imports, *, has_errors: bool
) -> PySource:
    """`_SERVICE = Service(...)`."""
    imports.add("._runtime.service", "Service")
    order = sorted(
        range(len(api.servers)), key=lambda index: index != api.default_server
    )
    servers = [
        f"{literal(names.environments[index])}: {literal(address(api.servers[index], names))}"
        for index in order
    ]
    items = [
        f"title={literal(api.title)}",
        f"prefix={literal(environment_prefix(names))}",
        f"servers={block('{', servers, '}', 4)}",
    ]
    schemes = [_scheme(each, names, imports) for each in api.schemes]
    items += [tuple_of("schemes=", schemes, 4)] if schemes else []
    headers = list(_headers(api, names, imports))
    items += [tuple_of("headers=", headers, 4)] if headers else []
    variables = list(_variables(api, names, imports))
    items += [tuple_of("variables=", variables, 4)] if variables else []
    items += ["errors=_errors"] if has_errors else []
    return block("_SERVICE = Service(", items, ")", 0)


def environment_prefix(names: Names) -> str:
    """What environment variables begin with: `CLOSE` of `CLOSE_API_KEY`."""
    return names.package.removesuffix("_client").upper()


def address(server: Server, names: Names) -> str:
    """A URL whose variables are called as the client's arguments for them are, so that none means two."""
    found = {each.name: each.default or "" for each in server.variables}
    for each in open_variables(server):
        found[each.name] = f"{{{names.variables[each.at]}}}"
    return _VARIABLE.sub(
        lambda match: found.get(match.group(1), match.group()), server.url
    )


def client_variables(api: Api, names: Names) -> dict[str, ServerVariable]:
    """What of the servers' addresses a client may be given, by its arguments."""
    return {
        names.variables[each.at]: each
        for server in called_servers(api)
        for each in open_variables(server)
    }


def _variables(api: Api, names: Names, imports: Imports) -> Iterator[PySource]:
    for argument, variable in client_variables(api, names).items():
        imports.add("._runtime.service", "ServerVariable")
        default = variable.default
        items = [literal(argument), literal(argument)]
        items.append(PySource("None") if default is None else literal(default))
        if variable.choices:
            listed = [literal(each) for each in variable.choices]
            items.append(bracketed("choices=(", listed, ")", 12, after=1))
        yield bracketed("ServerVariable(", items, ")", 8, after=1)


def _scheme(scheme: Scheme, names: Names, imports: Imports) -> PySource:
    module = "oauth" if isinstance(scheme, OAuth2) else "auth"
    imports.add(f"._runtime.{module}", type(scheme).__name__)
    arguments = [literal(each) for each in names.credentials[scheme.id]]
    items = [f"id={literal(scheme.id)}"]
    match scheme:
        case Basic(password=fixed):
            password = arguments[1] if fixed is None else "None"
            items += [f"username={arguments[0]}", f"password={password}"]
            items += [f"fixed_password={literal(fixed)}"] if fixed is not None else []
        case Bearer(prefix=prefix):
            items.append(f"token={arguments[0]}")
            items += [f"prefix={literal(prefix)}"] if prefix != "Bearer" else []
        case OAuth2():
            items += _oauth(scheme, arguments)
        case ApiKey(location=location, wire=wire):
            items += [f"location={literal(location)}", f"wire={literal(wire)}"]
            items.append(f"token={arguments[0]}")
    return bracketed(f"{type(scheme).__name__}(", items, ")", 8, after=1)


def _oauth(scheme: OAuth2, arguments: list[PySource]) -> Iterator[PySource]:
    """What follows the id."""
    roles = dict(zip(credential_roles(scheme), arguments, strict=True))
    # the first is the token, whatever it is called
    yield PySource(f"token={arguments[0]}")
    for role in ("client_id", "client_secret", "refresh_token", "on_refresh_token"):
        if role in roles:
            yield PySource(f"{role}={roles[role]}")
    yield PySource(f"scope={roles['scope']}")
    yield PySource(f"address={roles['token_url']}")
    if scheme.token_url is not None:
        yield PySource(f"token_url={literal(scheme.token_url)}")
    if scheme.refresh_url is not None:
        yield PySource(f"refresh_url={literal(scheme.refresh_url)}")
    # a refresh token gives what was allowed with it
    if scheme.scopes and scheme.token_url is not None:
        listed = [literal(each) for each in scheme.scopes]
        closing = ",)" if len(listed) == 1 else ")"
        yield bracketed("scopes=(", listed, closing, 12, after=1)


def _headers(api: Api, names: Names, imports: Imports) -> Iterator[PySource]:
    for header in api.headers:
        imports.add("._runtime.service", "ClientHeader")
        items = [
            f"argument={literal(names.headers[header.wire])}",
            f"wire={literal(header.wire)}",
        ]
        if header.default is not None:
            items.append(f"default={literal(header.default)}")
        items += ["required=True"] if header.required else []
        yield bracketed("ClientHeader(", items, ")", 8, after=1)
