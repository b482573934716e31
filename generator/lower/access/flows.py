"""How to get a token: the flows of OAuth 2.0 (OpenAPI 3.1 section 4.8.28)."""

import re
from collections.abc import Iterator

from generator import pointers
from generator.addresses import is_safe
from generator.config import SchemeConfig
from generator.document import operations_in
from generator.lower.context import Context
from generator.model import Bearer, Flow, OAuth2
from generator.values import JsonObject, JsonValue, as_array, as_object, as_text

_CREDENTIALS = "clientCredentials"

# flows whose tokens come with another one, to renew them with (RFC 6749 section 5.1, RFC 8628)
_RENEWED = ("authorizationCode", "deviceAuthorization")


def oauth_of(
    context: Context, id: str, shape: JsonObject, config: SchemeConfig, at: str
) -> Bearer | OAuth2:
    """A scheme of OAuth 2.0: with what it takes to fetch tokens, where a flow lets a program do so alone.

    Reported: unusable-token-url.
    """
    flows = flows_of(shape)
    token_url = _credentials_url(flows)
    refresh_url = _refresh_url(flows)
    if token_url is None and refresh_url is None:
        return Bearer(id=id, token=config.token, at=at, flows=flows)
    return OAuth2(
        id=id,
        token=config.token,
        at=at,
        token_url=_usable(context, token_url, at),
        refresh_url=_usable(context, refresh_url, at),
        scopes=config.scopes or tuple(dict.fromkeys(_asked(context, id))),
        flows=flows,
    )


def flows_of(shape: JsonObject) -> tuple[Flow, ...]:
    """Every flow of a security scheme, in its order."""
    stated = as_object(shape.get("flows"))
    return tuple(
        _flow(kind, as_object(flow))
        for kind, flow in stated.items()
        if not kind.startswith("x-")
    )


def _flow(kind: str, flow: JsonObject) -> Flow:
    scopes = as_object(flow.get("scopes"))
    url = flow.get("authorizationUrl", flow.get("deviceAuthorizationUrl"))
    return Flow(
        kind=kind,
        authorization_url=as_text(url),
        token_url=as_text(flow.get("tokenUrl")),
        refresh_url=as_text(flow.get("refreshUrl")),
        scopes=tuple((name, as_text(words) or "") for name, words in scopes.items()),
    )


def _credentials_url(flows: tuple[Flow, ...]) -> str | None:
    found = [each.token_url or "" for each in flows if each.kind == _CREDENTIALS]
    return max(found) if found else None


def _refresh_url(flows: tuple[Flow, ...]) -> str | None:
    """Where tokens are renewed: at the address of tokens, unless there is one for that alone."""
    stated = [each.refresh_url for each in flows if each.kind != _CREDENTIALS]
    usual = [each.token_url for each in flows if each.kind in _RENEWED]
    return next((url for url in (*stated, *usual) if url), None)


def _usable(context: Context, url: str | None, at: str) -> str | None:
    if url is None or is_safe(url):
        return url
    said = f"'{url}' is no address" if url else "no page gives an address"
    context.info(
        "unusable-token-url",
        f"{said} that tokens can be fetched from safely; the client takes one as an argument",
        at,
    )
    return ""


def _asked(context: Context, id: str) -> Iterator[str]:
    """The scopes that operations need, in the order of the document; of those with placeholders none is one."""
    for stated in _requirements(context):
        for entry in as_array(stated):
            for scope in as_array(as_object(entry).get(id)):
                if isinstance(scope, str) and re.fullmatch(r"[!#-\[\]-z|~]+", scope):
                    yield scope


def _requirements(context: Context) -> Iterator[JsonValue]:
    tree = context.document.tree
    yield tree.get("security")
    for path, value in as_object(tree.get("paths")).items():
        item, _ = context.resolve(value, pointers.join("/paths", path))
        for _, tokens in operations_in(item):
            shape = item
            for token in tokens:
                shape = as_object(shape.get(token))
            yield shape.get("security")
