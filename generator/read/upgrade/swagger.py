"""The root of a Swagger 2.0 document in the shape of OpenAPI 3: servers for a host, components for definitions."""

import re
from typing import Any

from generator import pointers
from generator.read.upgrade.bodies import describes_body
from generator.read.upgrade.run import Object, Run, is_part, texts
from generator.read.upgrade.spots import At, below

_SECTIONS = {
    "definitions": "schemas",
    "parameters": "parameters",
    "responses": "responses",
    "securityDefinitions": "securitySchemes",
}
_MISPLACED = {
    **_SECTIONS,
    **dict.fromkeys(
        ("schemas", "requestBodies", "headers", "securitySchemes", "examples")
    ),
}
_WEB: tuple[str, ...] = ("https", "http")
_LOCAL = re.compile(r"(?i)(localhost|127\.|0\.0\.0\.0|\[::1\])")


def root(run: Run, document: Object) -> None:
    """Bring the root to the shape of 3.x; in a document of 3.x, what of it is spelt as in 2.0."""
    version = document.pop("swagger", None)
    if version is not None or "openapi" not in document:
        rest = dict(document)
        document.clear()
        document["openapi"] = rest.pop("openapi", "3.1.0")
        document.update(rest)
    _servers(run, document)
    for key, section in _MISPLACED.items():
        if is_part(document.get(key)):
            _section(run, document, key, section or key)
    for key in ("consumes", "produces", "schemes", "host", "basePath"):
        document.pop(key, None)
    _bodies(run, document)


def _section(run: Run, document: Object, key: str, section: str) -> None:
    held = document.pop(key)
    components = document.setdefault("components", {})
    if not is_part(components):
        return
    known = components.setdefault(section, {})
    if not is_part(known):
        return
    target: At = below(None, "components", section)
    if not run.swagger:
        message = f"'{key}' stands at the root; taken as the components' '{section}'"
        run.note("misplaced-part", message, target, is_key=True)
    if not known:
        run.move(target, (None, key), leads=True)
        components[section] = held
        return
    for name, one in held.items():
        if name not in known:
            known[name] = one
            run.move((target, name), below(None, key, name), leads=True)


def _bodies(run: Run, document: Object) -> None:
    """Shared parameters that describe bodies leave the components: each operation gets its own body."""
    shared = run.section("parameters")
    bodily = {
        name: one
        for name, one in shared.items()
        if is_part(one) and describes_body(one)
    }
    if not bodily:
        return
    spot = below(None, "components", "parameters")
    for name, one in bodily.items():
        run.bodies[pointers.join("#/parameters", name)] = one, (spot, name)
    kept = {name: one for name, one in shared.items() if name not in bodily}
    document["components"]["parameters"] = kept
    if not kept:
        del document["components"]["parameters"]


def _servers(run: Run, document: Object) -> None:
    host, base = document.get("host"), document.get("basePath")
    if "servers" in document or not (host or base):
        return
    urls = _urls(host, base, texts(document.get("schemes")))
    if urls:
        key = "host" if host else "basePath"
        run.move((None, "servers"), (None, key))
        run.old_style(f"'{key}' is taken as the server", (None, "servers"))
        document["servers"] = [{"url": url} for url in urls]
        run.host = host, base, texts(document.get("schemes"))


def _urls(host: Any, base: Any, schemes: tuple[str, ...]) -> list[str]:
    """The addresses of an API: without a host they are relative; https goes first."""
    path = base.strip().rstrip("/") if isinstance(base, str) else ""
    if path and not path.startswith("/"):
        path = f"/{path}"
    if not isinstance(host, str) or not host.strip():
        return [path] if path else []
    name = host.strip().rstrip("/")
    if "://" in name:
        return [name + path]
    usual = "http" if _LOCAL.match(name) else "https"
    named = [one.lower().removesuffix("://") for one in schemes]
    web = [one for one in _WEB if one in named] or [usual]
    return [f"{scheme}://{name}{path}" for scheme in web]


def own_servers(run: Run, operation: Object, at: At) -> None:
    """An operation's own `schemes`, as servers where they differ from the document's."""
    schemes = texts(operation.pop("schemes", None))
    if run.host is None or not schemes or "servers" in operation:
        return
    host, base, usual = run.host
    urls = _urls(host, base, schemes)
    if host and urls != _urls(host, base, usual):
        operation["servers"] = [{"url": url} for url in urls]
        run.move((at, "servers"), (at, "schemes"))
