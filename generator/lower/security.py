"""Who may call: security schemes, and the alternatives that each operation takes."""

from typing import Literal

from generator import pointers
from generator.config import SchemeConfig
from generator.lower.context import Context
from generator.model import ApiKey, Basic, Bearer, Scheme
from generator.values import JsonObject, JsonValue, as_array, as_object, as_text

_SCHEMES = "/components/securitySchemes"


def schemes(context: Context) -> tuple[Scheme, ...]:
    """Every security scheme that a client can fill in; others are reported and left out."""
    components = as_object(context.document.tree.get("components"))
    found: list[Scheme] = []
    for id, value in as_object(components.get("securitySchemes")).items():
        at = pointers.join(_SCHEMES, id)
        shape, _ = context.resolve(value, at)
        scheme = _scheme(
            id, shape, context.config.schemes.get(id) or _added(context, id), at
        )
        if scheme is None:
            kind = shape.get("type")
            context.warning(
                "unsupported-security",
                f"security scheme '{id}' of type '{kind}' is not supported; left out of the client",
                at,
            )
        else:
            found.append(scheme)
    return tuple(found)


def report_no_security(context: Context, found: tuple[Scheme, ...], at: str) -> None:
    """Report that nothing says how calls are authorised; an API without credentials is rare."""
    tree = context.document.tree
    components = as_object(tree.get("components"))
    if not found and not as_object(components.get("securitySchemes")):
        context.info(
            "no-security",
            "no page says how calls are authorised, so the client takes no credentials;"
            ' if the API wants some, say so in provider.toml, such as [auth] scheme = "bearer"',
            at,
        )


def _added(context: Context, id: str) -> SchemeConfig:
    """The settings of `[auth]` itself, for the one scheme that it adds."""
    components = as_object(context.document.tree.get("components"))
    only = len(as_object(components.get("securitySchemes"))) == 1
    return (
        context.config.auth
        if only and context.config.auth is not None
        else SchemeConfig()
    )


def _scheme(id: str, shape: JsonObject, config: SchemeConfig, at: str) -> Scheme | None:
    match shape.get("type"), str(shape.get("scheme", "")).lower():
        case "http", "basic":
            return Basic(
                id=id, username=config.username, password=config.password, at=at
            )
        case ("http", "bearer") | ("oauth2" | "openIdConnect", _):
            return Bearer(id=id, token=config.token, at=at)
        case "apiKey", _:
            return _api_key(id, shape, config, at)
        case _:
            return None


def _api_key(
    id: str, shape: JsonObject, config: SchemeConfig, at: str
) -> ApiKey | None:
    wire = as_text(shape.get("name"))
    location = _location(shape.get("in"))
    if not wire or location is None:
        return None
    return ApiKey(id=id, location=location, wire=wire, token=config.token, at=at)


def _location(value: JsonValue) -> Literal["query", "header", "cookie"] | None:
    match value:
        case "query":
            return "query"
        case "header":
            return "header"
        case "cookie":
            return "cookie"
        case _:
            return None


def alternatives(
    context: Context, operation: JsonObject, known: frozenset[str]
) -> tuple[tuple[str, ...], ...]:
    """An operation's alternatives: its own, else the document's; those that nothing can fill are dropped."""
    stated = operation.get("security", context.document.tree.get("security"))
    found = [tuple(as_object(entry)) for entry in as_array(stated)]
    return tuple(dict.fromkeys(ids for ids in found if known.issuperset(ids)))
