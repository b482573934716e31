"""Reading `provider.toml`: the facts about a provider that its pages leave out."""

import re
import tomllib
from keyword import iskeyword
from pathlib import PurePath
from typing import get_args
from urllib.parse import urlsplit

from generator.config import PagingConfig, PagingStyle, ProviderConfig
from generator.findings import Findings
from generator.places import InPage
from generator.settings.auth import auth_of
from generator.settings.places import places_in
from generator.settings.shown import such_as
from generator.settings.table import File, Table
from generator.shelf import is_origin
from generator.values import JsonObject

_AT = re.compile(r"(.*) \(at line (\d+), column (\d+)\)")
_OPERATION = re.compile(r"[A-Z]+ /\S*")
_NAME = re.compile(r"[a-z][a-z0-9_]*")


def load_config(name: str, data: bytes, findings: Findings) -> ProviderConfig:
    """What a `provider.toml` says; name: the file's, whose folder names the provider when no key does.

    Reports not-utf-8, broken-toml, unknown-key and wrong-value, each an error; the rest is read all the same.
    """
    default = PurePath(name).parent.name
    text = _text(name, data, findings)
    values = _values(name, text or "", findings)
    root = Table(
        file=File(name=name, text=text or "", findings=findings), values=values
    )
    auth, schemes = auth_of(root)
    config = ProviderConfig(
        name=root.text("name") or default,
        title=root.text("title"),
        base_url=_base_url(root),
        sources=root.texts("sources"),
        auth=auth,
        schemes=schemes,
        names=_names(root),
        paging=_paging(root),
        accept=root.texts("accept"),
        allow_remote=_origins(root),
        places=places_in(name, text or ""),
    )
    root.done()
    return config


def _text(name: str, data: bytes, findings: Findings) -> str | None:
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        findings.error(
            "not-utf-8",
            f"byte 0x{data[error.start]:02x} is not UTF-8 text; nothing was read",
            InPage(page=name, line=data.count(b"\n", 0, error.start) + 1),
        )
        return None


def _values(name: str, text: str, findings: Findings) -> JsonObject:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        found = _AT.fullmatch(str(error))
        reason = found[1] if found else str(error).removesuffix(" (at end of document)")
        last = text.split("\n")
        findings.error(
            "broken-toml",
            f"not TOML: {reason[:1].lower()}{reason[1:]}; nothing was read",
            InPage(
                page=name,
                line=int(found[2]) if found else len(last),
                column=int(found[3]) if found else len(last[-1]) + 1,
            ),
        )
        return {}


def _base_url(root: Table) -> str | None:
    url = root.text("base_url")
    if url is None:
        return None
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        usable = False
    if usable and not re.search(r"[\s?#]", url):
        return url
    root.wrong("base_url", f"an http(s) URL with a host{such_as('base_url')}")
    return None


def _origins(root: Table) -> tuple[str, ...]:
    given = root.texts("allow_remote")
    if all(map(is_origin, given)):
        return given
    root.wrong("allow_remote", f"a list of origins{such_as('allow_remote')}")
    return ()


def _names(root: Table) -> dict[str, str]:
    table = root.table("names")
    if table is None:
        return {}
    found: dict[str, str] = {}
    for key in table.values:
        wanted = 'a name such as "contacts.list"'
        name = table.text(key)
        if not _is_operation(table, key) or name is None:
            continue
        if _is_call(name):
            found[key] = name
        else:
            table.wrong(key, f"{wanted}: two lower-case names with one dot between")
    return found


def _is_call(name: str) -> bool:
    """Whether a pin names a group and a method as Python would take them."""
    parts = name.split(".")
    return len(parts) == 2 and all(
        _NAME.fullmatch(part) and not iskeyword(part) for part in parts
    )


def _is_operation(table: Table, key: str) -> bool:
    """Whether a key names an operation, which is reported when it does not."""
    if _OPERATION.fullmatch(key):
        return True
    table.file.error(
        "wrong-value",
        f"'{key}' in {table.title}: expected an operation, such as \"GET /contacts\"",
        (*table.keys, key),
    )
    return False


def _paging(root: Table) -> dict[str, PagingConfig]:
    found: dict[str, PagingConfig] = {}
    table = root.table("paging")
    if table is None:
        return {}
    for key in table.values:
        one = table.table(key)
        if one is None or not _is_operation(table, key):
            continue
        config = _paging_of(one)
        if config is not None:
            found[key] = config
    return found


_STYLES: tuple[PagingStyle, ...] = get_args(PagingStyle)


def _paging_of(table: Table) -> PagingConfig | None:
    chosen = table.choice("style", _STYLES)
    first = table.number("first")
    rest = {
        key: table.text(key)
        for key in ("param", "limit", "items", "total", "more", "cursor", "url", "key")
    }
    table.done()
    for style in _STYLES:
        if style == chosen:
            return PagingConfig(
                style=style, first=1 if first is None else first, **rest
            )
    if "style" not in table.values:
        known = ", ".join(f"'{style}'" for style in _STYLES)
        message = f"{table.title} needs 'style': one of {known}"
        table.file.error("wrong-value", message, table.keys)
    return None
