"""Keys and values of a TOML file as messages name them, and how a right value is written."""

import re
from collections.abc import Sequence

from generator.plain import toml
from generator.values import JsonValue

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_LONGEST = 60
_EXAMPLES = {
    "name": '"acme"',
    "title": '"Acme"',
    "base_url": '"https://api.acme.test/v1"',
    "sources": '["https://docs.acme.test/llms.txt"]',
    "accept": '["GET /contacts"]',
    "allow_remote": '["https://schemas.acme.test"]',
    "scheme": '"bearer"',
    "header": '"X-API-Key"',
    "query": '"api_key"',
    "cookie": '"session"',
    "username": '"account_id"',
    "password": '""',
    "token": '"api_key"',
    "token_url": '"https://login.acme.test/oauth/token"',
    "scopes": '["contacts:read"]',
    "param": '"page"',
    "limit": '"per_page"',
    "items": '"data"',
    "total": '"meta.total"',
    "more": '"has_more"',
    "cursor": '"meta.next"',
    "style": '"page"',
    "first": "0",
}


def called(keys: Sequence[str]) -> str:
    """A key with the tables around it: `'auth.scheme'`, or `'style' of [paging] "GET /contacts"`."""
    odd = [index for index, key in enumerate(keys) if not _BARE.fullmatch(key)]
    if not odd:
        return f"'{'.'.join(keys)}'"
    table, name, inner = keys[: odd[0]], keys[odd[0]], keys[odd[0] + 1 :]
    within = f"[{'.'.join(table)}] {toml(name)}" if table else f"'{name}'"
    return f"'{'.'.join(inner)}' of {within}" if inner else within


def value(found: JsonValue) -> str:
    """What stands there, briefly."""
    match found:
        case str():
            return f"'{found}'" if len(found) <= _LONGEST else "a long text"
        case bool():
            return "true" if found else "false"
        case int() | float():
            return str(found)
        case list():
            return "a list"
        case dict():
            return "a table"
        case _:
            return str(found)


def such_as(key: str) -> str:
    """The end of a message: how a key that may stand anywhere in the file is written right."""
    return f", such as {key} = {_EXAMPLES[key]}" if key in _EXAMPLES else ""
