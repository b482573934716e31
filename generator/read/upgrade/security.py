"""Security schemes in the shape of 3.x: `http` for Swagger's `basic`, flows by their name."""

from typing import Any

from generator.read.upgrade.run import Object, Run, is_list, is_part
from generator.read.upgrade.spots import At, below

_FLOWS = {
    "implicit": "implicit",
    "password": "password",
    "application": "clientCredentials",
    "clientCredentials": "clientCredentials",
    "accessCode": "authorizationCode",
    "authorizationCode": "authorizationCode",
}
_TYPES = ("apiKey", "http", "oauth2", "openIdConnect", "mutualTLS")
_TYPE = {one.lower(): one for one in _TYPES}
_IN_FLOW = ("authorizationUrl", "tokenUrl", "refreshUrl", "scopes")


def schemes(run: Run) -> None:
    """Every security scheme of the components."""
    spot = below(None, "components", "securitySchemes")
    for name, one in run.section("securitySchemes").items():
        if is_part(one):
            scheme(run, one, (spot, name))


def scheme(run: Run, value: Object, at: At) -> None:
    """One security scheme."""
    if not run.opens(value):
        return
    if "$ref" in value:
        run.refs.append((value, "$ref", "security scheme", at))
        return
    stated = value.get("type")
    plain = stated.strip().lower() if isinstance(stated, str) else ""
    if plain in ("basic", "bearer"):
        value["type"], value["scheme"] = "http", plain
        run.old_style(f"type '{stated}' is taken as 'http' with that scheme", at)
    elif plain in _TYPE and stated != _TYPE[plain]:
        value["type"] = _TYPE[plain]
        run.note("odd-spelling", f"type '{stated}' is taken as '{value['type']}'", at)
    if value.get("type") == "apiKey":
        _place(run, value, at)
        _prefixed(run, value, at)
    if value.get("type") == "oauth2" and "flows" not in value:
        _flows(run, value, at)


def _place(run: Run, value: Object, at: At) -> None:
    stated = value.get("in")
    plain = stated.strip().lower() if isinstance(stated, str) else stated
    if plain != stated and plain in ("header", "query", "cookie"):
        value["in"] = plain
        run.note("odd-spelling", f"'in' is '{stated}'; taken as '{plain}'", at)


def _prefixed(run: Run, value: Object, at: At) -> None:
    """A key that goes into `Authorization` behind a word which an extension gives, as ReadMe's editor has it."""
    word, header = value.get("x-bearer-format"), value.get("name")
    if not isinstance(word, str) or not isinstance(header, str):
        return
    plain = word.strip().lower()
    if header.lower() != "authorization" or plain not in ("basic", "bearer"):
        return
    run.note(
        "odd-spelling",
        f"a key in '{header}' with 'x-bearer-format: {word}' is taken as that scheme",
        at,
    )
    for key in ("in", "name"):
        value.pop(key, None)
    value["type"], value["scheme"] = "http", plain


def _flows(run: Run, value: Object, at: At) -> None:
    """2.0 has one flow beside its URLs; where its name is missing, the URLs tell."""
    stated = value.pop("flow", None)
    flow = _FLOWS.get(stated) if isinstance(stated, str) else None
    made: dict[str, Any] = {
        key: value.pop(key) for key in _IN_FLOW if value.get(key) is not None
    }
    if flow is None:
        authorizes, tells = "authorizationUrl" in made, "tokenUrl" in made
        flow = "authorizationCode" if authorizes and tells else "clientCredentials"
        flow = "implicit" if authorizes and not tells else flow
    run.old_style("one flow stands beside its scheme; taken into 'flows'", at)
    scopes = made.get("scopes")
    if is_list(scopes):
        made["scopes"] = {str(one): "" for one in scopes}
    made.setdefault("scopes", {})
    value["flows"] = {flow: made}
    run.move(below(at, "flows", flow), at)
