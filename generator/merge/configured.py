"""Security as `provider.toml` has it: a scheme that it adds, and schemes of the pages that it changes."""

from generator import pointers
from generator.config import ProviderConfig, SchemeConfig
from generator.findings import Findings
from generator.merge.components import operations_of
from generator.merge.draft import Draft
from generator.merge.refs import SCHEMES
from generator.suggestion import did_you_mean
from generator.values import JsonObject, JsonValue, as_object

_CONFIGURED = {
    "basic": "basicAuth",
    "bearer": "bearerAuth",
    "api-key": "apiKeyAuth",
    "oauth2": "oauth2",
}


def configure(draft: Draft, config: ProviderConfig, findings: Findings) -> None:
    """Put what `provider.toml` says of credentials in place of what the pages say.

    Reports unknown-setting.
    """
    for name, wanted in config.schemes.items():
        at = pointers.join(SCHEMES, name)
        if draft.get(at) is None:
            names = as_object(draft.get(SCHEMES))
            findings.error(
                "unknown-setting",
                f"no security scheme of the pages is called '{name}'"
                f"{did_you_mean(name, names)}",
                config.places.get(("auth", "schemes", name)),
            )
        else:
            fresh = _scheme(wanted, as_object(draft.get(at)))
            if fresh is not None:
                draft.reword(at, fresh)
    if config.auth is not None and config.auth.scheme is not None:
        fresh = _scheme(config.auth, {})
        name = _CONFIGURED[config.auth.scheme]
        draft.put(SCHEMES, {name: fresh}, ())
        scopes: list[JsonValue] = [*config.auth.scopes]
        draft.put("/security", [{name: scopes}], ())
        for *_, at in tuple(operations_of(draft)):
            if as_object(draft.get(at)).get("security"):
                draft.object(at).pop("security")


def _scheme(wanted: SchemeConfig, declared: JsonObject) -> JsonValue:
    """The scheme that settings ask for; None when they leave its kind as it is declared."""
    prose = {key: declared[key] for key in ("description",) if key in declared}
    match wanted.scheme:
        case "basic" | "bearer":
            return {**prose, "type": "http", "scheme": wanted.scheme}
        case "api-key":
            return {**prose, **_api_key(wanted)}
        case "oauth2":
            return {**prose, **_oauth(wanted, as_object(declared.get("flows")))}
        case None:
            moves = wanted.header or wanted.query or wanted.cookie
            return {**prose, **_api_key(wanted)} if moves else None


def _oauth(wanted: SchemeConfig, flows: JsonObject) -> dict[str, JsonValue]:
    scopes: dict[str, JsonValue] = dict.fromkeys(wanted.scopes, "")
    flow: dict[str, JsonValue] = {"tokenUrl": wanted.token_url, "scopes": scopes}
    return {"type": "oauth2", "flows": {**flows, "clientCredentials": flow}}


def _api_key(wanted: SchemeConfig) -> dict[str, JsonValue]:
    for location, name in (("query", wanted.query), ("cookie", wanted.cookie)):
        if name is not None:
            return {"type": "apiKey", "in": location, "name": name}
    return {"type": "apiKey", "in": "header", "name": wanted.header or "Authorization"}
