"""Views of `client.py`: the sync and the async client, and what both know about the service."""

from collections.abc import Iterator, Sequence

from generator.model import Api, ServerVariable
from generator.name.environments import needed_variables
from generator.name.names import Group, Names
from generator.view.access import (
    Given,
    alternatives,
    chosen_once,
    given,
    scopes,
    variable,
)
from generator.view.importing import Imports
from generator.view.layout import annotated, block, bracketed, imported, signature
from generator.view.service import client_variables, service_source
from generator.view.source import (
    PySource,
    docstring,
    literal,
    one_line,
    paragraphs,
    prose_docstring,
    wrapped,
)
from generator.view.views import ClientClassView, ClientView, PropertyView

_SETTINGS = (
    ("timeout", "Seconds that each step of a call may take; None waits for ever."),
    ("max_retries", "How often a call that failed is made again, where that is safe."),
    ("http_client", "Your own client of httpx2 or httpx; it stays yours to close."),
    ("options", "Headers, a deadline, hooks and more: see `ClientOptions`."),
)


def client_view(api: Api, names: Names, *, has_errors: bool) -> ClientView:
    """The module with both clients."""
    imports, checking = Imports(), Imports()
    imports.add("functools", "cached_property")
    imports.add("typing", "TYPE_CHECKING")
    imports.add("._runtime.client", "AsyncClient", "SyncClient")
    checking.add("typing", "Unpack")
    checking.add("._runtime.http", "AsyncHTTPClient", "HTTPClient")
    checking.add("._runtime.options", "ClientOptions")
    kinds = {each.kind for each in given(api, names)}
    if "secret" in kinds:
        checking.add("._runtime.auth", "AsyncSecret", "Secret")
    if "listener" in kinds:
        checking.add("collections.abc", "Callable")
    variables = client_variables(api, names)
    if _has_environments(api) or any(each.choices for each in variables.values()):
        imports.add("typing", "Literal")
    if needed_variables(api, names.variables):
        imports.add("typing", "overload")
    if has_errors:
        checking.add("collections.abc", "Mapping")
        checking.add("._runtime.errors", "StatusError")
    for group in names.groups:
        checking.add(f".resources.{group.module}", group.cls, f"Async{group.cls}")
    service = service_source(api, names, imports, has_errors=has_errors)
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


def _has_environments(api: Api) -> bool:
    return len(api.servers) > 1 and api.default_server is not None


def _class(api: Api, names: Names, *, is_async: bool) -> ClientClassView:
    prefix = "Async" if is_async else ""
    once = [*given(api, names), *(Given(*each) for each in chosen_once(api, names))]
    passed = [f"{literal(each.name)}: {each.name}" for each in once]
    mapping = bracketed("{", passed, "}", 12, after=1) if passed else "{}"
    items = ["_SERVICE", mapping]
    items += ["environment=environment"] if _has_environments(api) else []
    items += ["base_url=base_url", "timeout=timeout", "max_retries=max_retries"]
    items += ["http_client=http_client", "**options"]
    about = f"Client for the {one_line(api.title)} API"
    text = f"{about}, for asyncio and trio." if is_async else f"{about}."
    return ClientClassView(
        name=PySource(f"{prefix}{names.client}"),
        base=PySource("AsyncClient" if is_async else "SyncClient"),
        docstring=_class_docstring(text, api),
        overloads=tuple(
            signature("__init__", parameters, "None", 4)
            for parameters in _overloads(api, names, is_async)
        ),
        signature=signature("__init__", _parameters(api, names, is_async), "None", 4),
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
    found = scopes(api)
    if found:
        lines += ["", "Scopes of OAuth 2.0:"]
        for name, about in found.items():
            lines += _entry(f"`{one_line(name)}`", about, 4)
    return docstring(lines, 4)


def _entry(name: str, text: str, indent: int) -> list[str]:
    """An entry of a section: a name, and what it is behind or below it."""
    found = wrapped(text, indent + 8, first=max(len(name) - 2, 0))
    if not found:
        return [f"    {name}"]
    return [
        f"    {name}: {found[0]}",
        *(f"        {line}".rstrip() for line in found[1:]),
    ]


def _overloads(api: Api, names: Names, is_async: bool) -> Iterator[list[str]]:
    """Both ways to make a client that must know a part of its server's address, or another address."""
    needed = needed_variables(api, names.variables)
    if needed:
        yield _parameters(api, names, is_async, needed=needed)
        yield _parameters(api, names, is_async, needed=("base_url",))


def _parameters(
    api: Api, names: Names, is_async: bool, *, needed: Sequence[str] = ()
) -> list[str]:
    """needed: arguments without a default."""
    found = ["self", "*"]
    found += [_parameter(each, is_async) for each in given(api, names)]
    found += [
        _declared(name, each, is_needed=name in needed)
        for name, each in client_variables(api, names).items()
    ]
    if _has_environments(api) and api.default_server is not None:
        default = literal(names.environments[api.default_server])
        listed = ", ".join(literal(each) for each in names.environments)
        end = f" = {default}"
        found.append(annotated("environment: ", f"Literal[{listed}]", end, 8, after=1))
    is_needed = not api.servers or "base_url" in needed
    found.append("base_url: str" if is_needed else "base_url: str | None = None")
    found.append("timeout: float | None = 60.0")
    found.append("max_retries: int = 2")
    found.append(f"http_client: {'Async' if is_async else ''}HTTPClient | None = None")
    found.append("**options: Unpack[ClientOptions]")
    return found


def _parameter(one: Given, is_async: bool) -> str:
    match one.kind:
        case "secret":
            kind = "AsyncSecret" if is_async else "Secret"
        case "listener":
            kind = "Callable[[str], object]"
        case "text":
            kind = "str"
    return annotated(f"{one.name}: ", f"{kind} | None", " = None", 8, after=1)


def _declared(name: str, variable: ServerVariable, *, is_needed: bool) -> str:
    listed = ", ".join(literal(each) for each in variable.choices)
    kind = f"Literal[{listed}]" if listed else "str"
    if is_needed:
        return annotated(f"{name}: ", kind, "", 8, after=1)
    return annotated(f"{name}: ", f"{kind} | None", " = None", 8, after=1)


def _init_docstring(api: Api, names: Names, once: list[Given]) -> PySource:
    entries = [(each.name, each.about) for each in once]
    if _has_environments(api):
        entries.append(("environment", "Which of the API's servers to call."))
    where = (
        f"Where the API is, in place of its own server; all calls go there, with the"
        f" client's credentials. `{variable(names, 'base_url')}` stands in for it."
        if api.servers
        else "Where the API is."
    )
    entries.append(("base_url", where))
    entries += _SETTINGS
    lines = ["Make a client; nothing is sent before the first call.", ""]
    variables = [
        f"`{variable(names, each.name)}`" for each in once if each.kind != "listener"
    ]
    if variables:
        text = f"What is not given here is taken from the environment: {', '.join(variables)}."
        lines += [*wrapped(text, 8), ""]
    ways = alternatives(api, names)
    lines += [*wrapped(ways, 8), ""] if ways else []
    lines.append("Args:")
    for name, text in entries:
        lines += _entry(name, " ".join(paragraphs(text)), 8)
    return docstring(lines, 8)


def _property(group: Group, api: Api, *, is_async: bool) -> PropertyView:
    cls = f"{'Async' if is_async else ''}{group.cls}"
    about = next((tag.description for tag in api.tags if tag.name == group.tag), None)
    return PropertyView(
        signature=signature(group.attribute, ["self"], cls, 4),
        docstring=prose_docstring(
            about or f"Calls on {group.attribute.replace('_', ' ')}.", 8
        ),
        load=imported(f".resources.{group.module}", cls, 8),
        make=PySource(f"return {cls}(self._transport)"),
    )
