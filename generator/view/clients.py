"""Views of `client.py`: the sync and the async client, and what both know about the service."""

from generator.model import Api, ApiKey, Basic, Bearer, Scheme
from generator.name.names import Group, Names
from generator.view.importing import Imports
from generator.view.layout import block, bracketed, signature, tuple_of
from generator.view.source import (
    PySource,
    docstring,
    literal,
    one_line,
    prose_docstring,
    wrapped,
)
from generator.view.views import ClientClassView, ClientView, PropertyView


def client_view(api: Api, names: Names, *, has_errors: bool) -> ClientView:
    """The module with both clients."""
    imports, checking = Imports(), Imports()
    imports.add("functools", "cached_property")
    imports.add("typing", "TYPE_CHECKING")
    imports.add("._runtime.client", "AsyncClient", "SyncClient")
    checking.add("._runtime.http", "AsyncHTTPClient", "HTTPClient")
    if len(api.servers) > 1:
        imports.add("typing", "Literal")
    if has_errors:
        checking.add("collections.abc", "Mapping")
        checking.add("._runtime.errors", "StatusError")
    for group in names.groups:
        checking.add(f".resources.{group.module}", group.cls, f"Async{group.cls}")
    service = _service(api, names, imports, has_errors=has_errors)
    return ClientView(
        docstring=prose_docstring(
            f"The clients of the {one_line(api.title)} API: start here.", 0
        ),
        imports=imports.lines(),
        checking=checking.lines(indent=4),
        has_errors=has_errors,
        service=service,
        classes=(
            _class(api, names, is_async=False),
            _class(api, names, is_async=True),
        ),
    )


def _service(api: Api, names: Names, imports: Imports, *, has_errors: bool) -> PySource:
    imports.add("._runtime.service", "Service")
    order = sorted(
        range(len(api.servers)), key=lambda index: index != api.default_server
    )
    servers = [
        f"{literal(names.environments[index])}: {literal(api.servers[index].url)}"
        for index in order
    ]
    items = [
        f"title={literal(api.title)}",
        f"prefix={literal(environment_prefix(names))}",
        f"servers={block('{', servers, '}', 4)}",
    ]
    schemes = [_scheme(each, names, imports) for each in api.schemes]
    if schemes:
        items.append(tuple_of("schemes=", schemes, 4))
    headers = _headers(api, names)
    if headers:
        imports.add("._runtime.service", "ClientHeader")
        items.append(tuple_of("headers=", headers, 4))
    if has_errors:
        items.append("errors=_errors")
    return block("_SERVICE = Service(", items, ")", 0)


def environment_prefix(names: Names) -> str:
    """What environment variables begin with: `CLOSE` of `CLOSE_API_KEY`."""
    return names.package.removesuffix("_client").upper()


def variable(names: Names, argument: str) -> str:
    """The environment variable of a client's argument, as `Service.variable` of the runtime says it."""
    prefix = environment_prefix(names)
    name = argument.upper()
    return name if name.startswith(f"{prefix}_") else f"{prefix}_{name}"


def _scheme(scheme: Scheme, names: Names, imports: Imports) -> str:
    imports.add("._runtime.auth", type(scheme).__name__)
    arguments = [literal(each) for each in names.credentials[scheme.id]]
    items = [f"id={literal(scheme.id)}"]
    match scheme:
        case Basic(password=fixed):
            password = arguments[1] if fixed is None else "None"
            items += [f"username={arguments[0]}", f"password={password}"]
            items += [f"fixed_password={literal(fixed)}"] if fixed is not None else []
        case Bearer():
            items.append(f"token={arguments[0]}")
        case ApiKey(location=location, wire=wire):
            items += [f"location={literal(location)}", f"wire={literal(wire)}"]
            items.append(f"token={arguments[0]}")
    return bracketed(f"{type(scheme).__name__}(", items, ")", 8, after=1)


def _headers(api: Api, names: Names) -> list[str]:
    found: list[str] = []
    for header in api.headers:
        items = [
            f"argument={literal(names.headers[header.wire])}",
            f"wire={literal(header.wire)}",
        ]
        items += (
            [f"default={literal(header.default)}"] if header.default is not None else []
        )
        items += ["required=True"] if header.required else []
        found.append(bracketed("ClientHeader(", items, ")", 8, after=1))
    return found


def given_once(api: Api, names: Names) -> list[tuple[str, str]]:
    """The arguments of a client that its API needs, and what each is."""
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


def _described(scheme: Scheme) -> tuple[str, ...]:
    match scheme:
        case Basic(password=fixed):
            return (
                ("The user name.", "The password.")
                if fixed is None
                else ("The API key.",)
            )
        case Bearer():
            return ("The bearer token.",)
        case ApiKey(wire=wire, location=location):
            where = {"header": "header", "query": "query parameter", "cookie": "cookie"}
            return (f"The value of the `{one_line(wire)}` {where[location]}.",)


def _class(api: Api, names: Names, *, is_async: bool) -> ClientClassView:
    prefix = "Async" if is_async else ""
    once = given_once(api, names)
    credentials = [f"{literal(name)}: {name}" for name, _ in once]
    items = ["_SERVICE", bracketed("{", credentials, "}", 12, after=1)]
    items += ["environment=environment"] if len(api.servers) > 1 else []
    items += ["base_url=base_url", "timeout=timeout", "http_client=http_client"]
    about = f"Client for the {one_line(api.title)} API"
    text = f"{about}, for asyncio and trio." if is_async else f"{about}."
    return ClientClassView(
        name=PySource(f"{prefix}{names.client}"),
        base=PySource("AsyncClient" if is_async else "SyncClient"),
        docstring=_class_docstring(text, api),
        signature=signature(
            "__init__", _parameters(api, names, once, is_async), "None", 4
        ),
        init_docstring=_init_docstring(api, names, once),
        call=block("super().__init__(", items, ")", 8),
        groups=tuple(
            _property(group, api, is_async=is_async) for group in names.groups
        ),
    )


def _class_docstring(text: str, api: Api) -> PySource:
    lines = [text]
    if api.description:
        lines += ["", *wrapped(api.description, 4)]
    return docstring(lines, 4)


def _parameters(
    api: Api, names: Names, once: list[tuple[str, str]], is_async: bool
) -> list[str]:
    found = ["self", "*", *(f"{name}: str | None = None" for name, _ in once)]
    if len(api.servers) > 1 and api.default_server is not None:
        default = literal(names.environments[api.default_server])
        listed = ", ".join(literal(each) for each in names.environments)
        found.append(f"environment: Literal[{listed}] = {default}")
    found.append("base_url: str | None = None" if api.servers else "base_url: str")
    found.append("timeout: float | None = 60.0")
    found.append(f"http_client: {'Async' if is_async else ''}HTTPClient | None = None")
    return found


def _init_docstring(api: Api, names: Names, once: list[tuple[str, str]]) -> PySource:
    entries = list(once)
    if len(api.servers) > 1:
        entries.append(("environment", "Which of the API's servers to call."))
    where = (
        "Where the API is, in place of its own server."
        if api.servers
        else "Where the API is."
    )
    entries.append(("base_url", where))
    entries.append(("timeout", "Seconds to wait for an answer; None waits for ever."))
    entries.append(
        ("http_client", "Your own client of httpx2 or httpx; it stays yours to close.")
    )
    lines = ["Make a client; nothing is sent before the first call.", ""]
    if once:
        variables = ", ".join(f"`{variable(names, name)}`" for name, _ in once)
        lines += [
            *wrapped(
                f"What is not given here is taken from the environment: {variables}.", 8
            ),
            "",
        ]
    lines.append("Args:")
    for name, text in entries:
        found = wrapped(text, 16, first=max(len(name) - 2, 0))
        lines.append(f"    {name}: {found[0]}")
        lines += [f"        {line}" for line in found[1:]]
    return docstring(lines, 8)


def _property(group: Group, api: Api, *, is_async: bool) -> PropertyView:
    cls = f"{'Async' if is_async else ''}{group.cls}"
    about = next((tag.description for tag in api.tags if tag.name == group.tag), None)
    return PropertyView(
        name=PySource(group.attribute),
        cls=PySource(cls),
        docstring=prose_docstring(
            about or f"Calls on {group.attribute.replace('_', ' ')}.", 8
        ),
        load=PySource(f"from .resources.{group.module} import {cls}"),
        make=PySource(f"return {cls}(self._transport)"),
    )
