"""Who may call: security schemes, and the alternatives that each operation takes."""

from typing import Literal

from generator import pointers
from generator.config import SchemeConfig
from generator.lower.access.flows import oauth_of
from generator.lower.context import Context
from generator.model import ApiKey, Basic, Bearer, Scheme
from generator.values import JsonObject, JsonValue, as_array, as_object, as_text

_SCHEMES = "/components/securitySchemes"

# Ways of HTTP whose credentials are worked out for each request, or agreed on in several.
_WORKED_OUT = frozenset(
    {
        "digest",
        "dpop",
        "gnap",
        "hawk",
        "hoba",
        "mutual",
        "negotiate",
        "ntlm",
        "oauth",
        "privatetoken",
        "scram-sha-1",
        "scram-sha-256",
        "signature",
        "vapid",
    }
)


def schemes(context: Context) -> tuple[Scheme, ...]:
    """Every security scheme that a client can fill in; others are reported and left out."""
    found: list[Scheme] = []
    for id, (shape, at) in _declared(context).items():
        config = context.config.schemes.get(id) or _added(context, id)
        scheme = _scheme(context, id, shape, config, at)
        if scheme is not None:
            found.append(scheme)
        elif shape.get("type") == "mutualTLS":
            _needs_certificate(context, id, at)
        else:
            _unsupported(context, id, shape, at)
    return tuple(found)


def report_no_security(context: Context, found: tuple[Scheme, ...], at: str) -> None:
    """Report that nothing says how calls are authorised; an API without credentials is rare."""
    if not found and not _declared(context):
        context.info(
            "no-security",
            "no page says how calls are authorised, so the client takes no credentials;"
            ' if the API wants some, say so in provider.toml, such as [auth] scheme = "bearer"',
            at,
        )


def alternatives(
    context: Context, operation: JsonObject, known: frozenset[str]
) -> tuple[tuple[str, ...], ...]:
    """An operation's alternatives: its own, else the document's; of those some of which nothing can fill, the rest.

    A client certificate is given to the HTTP client, so that no argument is needed for it.
    """
    stated = operation.get("security", context.document.tree.get("security"))
    certificates = {
        id
        for id, (shape, _) in _declared(context).items()
        if shape.get("type") == "mutualTLS"
    }
    groups = [
        tuple(id for id in as_object(entry) if id not in certificates)
        for entry in as_array(stated)
    ]
    whole = tuple(dict.fromkeys(ids for ids in groups if known.issuperset(ids)))
    if whole:
        return whole
    partly = (tuple(id for id in ids if id in known) for ids in groups)
    return tuple(dict.fromkeys(ids for ids in partly if ids))


def _declared(context: Context) -> dict[str, tuple[JsonObject, str]]:
    components = as_object(context.document.tree.get("components"))
    return {
        id: (context.resolve(value, at)[0], at)
        for id, value in as_object(components.get("securitySchemes")).items()
        for at in (pointers.join(_SCHEMES, id),)
    }


def _added(context: Context, id: str) -> SchemeConfig:
    """The settings of `[auth]` itself, for the one scheme that it adds."""
    only = len(_declared(context)) == 1
    return (
        context.config.auth
        if only and context.config.auth is not None
        else SchemeConfig()
    )


def _scheme(
    context: Context, id: str, shape: JsonObject, config: SchemeConfig, at: str
) -> Scheme | None:
    match shape.get("type"):
        case "http":
            return _http(id, shape, config, at)
        case "oauth2":
            return oauth_of(context, id, shape, config, at)
        case "openIdConnect":
            return Bearer(id=id, token=config.token, at=at)
        case "apiKey":
            return _api_key(id, shape, config, at)
        case _:
            return None


def _http(id: str, shape: JsonObject, config: SchemeConfig, at: str) -> Scheme | None:
    """A scheme of RFC 9110 section 11.1: what stands before the credentials is its name."""
    name = (as_text(shape.get("scheme")) or "").strip()
    if not name and "bearerFormat" in shape:
        name = "bearer"
    if name.lower() == "basic":
        return Basic(id=id, username=config.username, password=config.password, at=at)
    if name.lower() == "bearer":
        return Bearer(id=id, token=config.token, at=at)
    if not name or not _is_token(name) or name.lower() in _WORKED_OUT:
        return None
    return Bearer(id=id, token=config.token, at=at, prefix=name)


def _is_token(name: str) -> bool:
    return name.isascii() and all(char.isalnum() or char in "-_." for char in name)


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


def _needs_certificate(context: Context, id: str, at: str) -> None:
    message = (
        f"security scheme '{id}' is a client certificate, which the HTTP client that is handed in has;"
        " no argument is made of it"
    )
    context.info("client-certificate", message, at)


def _unsupported(context: Context, id: str, shape: JsonObject, at: str) -> None:
    kind, name = shape.get("type"), shape.get("scheme")
    more = f" and scheme '{name}'" if name else ""
    context.warning(
        "unsupported-security",
        f"security scheme '{id}' of type '{kind}'{more} is not supported; left out of the client",
        at,
    )
