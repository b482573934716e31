"""How to get a token: the flows of OAuth 2.0 (OpenAPI 3.1 section 4.8.28)."""

from generator.model import Flow
from generator.values import JsonObject, as_object, as_text


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
        scopes=tuple((name, as_text(words) or "") for name, words in scopes.items()),
    )
