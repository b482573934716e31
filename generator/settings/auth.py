"""Reading `[auth]` of `provider.toml`: a scheme that no page declares, and schemes that pages leave unclear."""

from typing import get_args

from generator.addresses import is_safe
from generator.config import SchemeConfig, SchemeKind
from generator.settings.shown import such_as
from generator.settings.table import Table

_KINDS: tuple[SchemeKind, ...] = get_args(SchemeKind)


def auth_of(root: Table) -> tuple[SchemeConfig | None, dict[str, SchemeConfig]]:
    """The scheme that `[auth]` adds, and those of `[auth.schemes]` by their names.

    Reports unknown-key and wrong-value.
    """
    table = root.table("auth")
    if table is None:
        return None, {}
    named = table.tables("schemes")
    schemes = {name: _scheme(one) for name, one in named.items()}
    own = _scheme(table)
    if own == SchemeConfig():
        return None, schemes
    if own.scheme is None:
        table.file.error(
            "wrong-value",
            "[auth] adds a scheme and needs 'scheme'; to fill in one that the pages"
            " declare, use [auth.schemes.NAME]",
            table.keys,
        )
        return None, schemes
    return own, schemes


def _scheme(table: Table) -> SchemeConfig:
    header, query = table.text("header"), table.text("query")
    cookie = table.text("cookie")
    stated = table.choice("scheme", _KINDS)
    kind: SchemeKind | None = next((each for each in _KINDS if each == stated), None)
    given = [one for one in (header, query, cookie) if one is not None]
    if len(given) > 1:
        table.wrong(
            next(key for key in ("query", "cookie") if table.values.get(key)),
            "to stand alone: a key goes into one of header, query and cookie",
        )
    if given and kind not in ("api-key", None):
        table.wrong("scheme", "'api-key' beside a place for the key")
    if given:
        kind = "api-key"
    token_url = _token_url(table, kind)
    scopes = table.texts("scopes")
    if scopes and kind not in ("oauth2", None):
        table.wrong("scheme", "'oauth2' beside 'scopes'")
    config = SchemeConfig(
        scheme="oauth2" if token_url is not None else kind,
        header=header,
        query=None if header else query,
        cookie=None if header or query else cookie,
        username=table.text("username"),
        password=table.text("password"),
        token=table.text("token"),
        token_url=token_url,
        scopes=scopes,
    )
    table.done()
    return config


def _token_url(table: Table, kind: SchemeKind | None) -> str | None:
    """Where tokens are fetched, which a scheme of OAuth 2.0 needs and no other has."""
    url = table.text("token_url")
    if kind == "oauth2" and "token_url" not in table.values:
        message = f"{table.title} needs 'token_url'{such_as('token_url')}"
        table.file.error("wrong-value", message, table.keys)
    if url is None:
        return None
    if kind not in ("oauth2", None):
        table.wrong("scheme", "'oauth2' beside 'token_url'")
        return None
    if not is_safe(url):
        table.wrong("token_url", f"an https address{such_as('token_url')}")
        return None
    return url
