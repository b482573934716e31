"""Where the API is: what `provider.toml` says, else the pages' servers, each with a scheme and a host."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from generator import pointers
from generator.addresses import WITHOUT_DEFAULT, variables, with_variables
from generator.config import ProviderConfig
from generator.findings import Findings
from generator.fragments import Evidence
from generator.merge.draft import Draft
from generator.places import Place
from generator.values import JsonObject, as_array, as_object, as_text

_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://|\{")
_HOST = re.compile(r"(//)?([A-Za-z0-9-]+\.)+[A-Za-z]{2,}(:\d+)?(/|$)")


def place_servers(
    draft: Draft, config: ProviderConfig, url: str | None, findings: Findings
) -> None:
    """Settle the document's servers; reports when there is none, or only a path.

    url: the vendor's address of the document itself, which relative servers are relative to.
    """
    if config.base_url is not None:
        draft.put("/servers", [{"url": config.base_url}], ())
        _declare(draft)
        return
    relative = _complete(draft, url, findings)
    _complete_own(draft, url)
    _cut(draft)
    _declare(draft)
    if draft.tree.get("servers"):
        return
    draft.object("").pop("servers", None)
    if not relative and not _has_path_servers(draft):
        findings.warning(
            "no-base-url",
            "no page says where the API is; the client asks for 'base_url' unless"
            ' provider.toml has base_url = "https://..."',
            None,
        )


def _complete(draft: Draft, url: str | None, findings: Findings) -> bool:
    """Give each server its scheme and host; those that cannot be completed go, and True comes back."""
    dropped: list[tuple[str, Place | None]] = []
    for index in reversed(range(len(as_array(draft.get("/servers"))))):
        at = pointers.join("/servers", index)
        said = as_text(as_object(draft.get(at)).get("url")) or ""
        known = _absolute(said, url)
        if known is None:
            dropped.append((said, draft.place(at)))
            draft.drop(at)
        elif known != said:
            draft.set(at, "url", known)
    remain = bool(as_array(draft.get("/servers")))
    for said, place in reversed(dropped):
        findings.warning("relative-server", _has_no_host(said, remain), place)
    return bool(dropped)


def _cut(draft: Draft) -> None:
    """Take from the servers that pages name beside their calls the path that every call's path begins with as well."""
    spelled = [path for path, _ in draft.items("/paths")]
    for index, server in enumerate(as_array(draft.get("/servers"))):
        at, url = pointers.join("/servers", index), as_text(
            as_object(server).get("url")
        )
        path = urlsplit(url or "").path.rstrip("/")
        if not path or not spelled or draft.evidence(at) is Evidence.SCHEMA:
            continue
        if all(one.startswith(f"{path}/") for one in spelled):
            draft.set(at, "url", (url or "").rstrip("/").removesuffix(path))


def _complete_own(draft: Draft, url: str | None) -> None:
    """Give each server of a path or an operation its scheme and host, as far as they are known."""
    for at, server in _own(draft):
        said = as_text(server.get("url"))
        known = None if not said else _absolute(said, url)
        if known not in (None, said):
            draft.set(at, "url", known)


def _own(draft: Draft) -> Iterator[tuple[str, JsonObject]]:
    """The servers of paths and operations, with their pointers."""
    for path, item in draft.items("/paths"):
        above = pointers.join("/paths", path)
        for holder in (above, *(pointers.join(above, key) for key in as_object(item))):
            for index, server in enumerate(as_array(draft.get(f"{holder}/servers"))):
                yield pointers.join(holder, "servers", index), as_object(server)


def _declare(draft: Draft) -> None:
    """Describe the variables that servers have and do not describe, with the default that OpenAPI asks for, marked as none."""
    listed = enumerate(as_array(draft.get("/servers")))
    every = [
        (pointers.join("/servers", index), as_object(one)) for index, one in listed
    ]
    for at, server in (*every, *_own(draft)):
        url = as_text(server.get("url")) or ""
        known = as_object(server.get("variables"))
        missing = {
            name: {**said, "default": name, WITHOUT_DEFAULT: True}
            for name in variables(url)
            for said in (as_object(known.get(name)),)
            if said.get("default") is None and not said.get("enum")
        }
        if missing and url.startswith(("http://", "https://")):
            draft.set(at, "variables", {**known, **missing})


def _absolute(said: str, url: str | None) -> str | None:
    """An address with scheme and host; None where nothing says them. url: the document's own address."""
    said = with_variables(said)
    if _ABSOLUTE.match(said):
        return said
    if _HOST.match(said):
        return f"https://{said.removeprefix('//')}"
    return None if url is None else urljoin(url, said)


def _has_no_host(said: str, others: bool) -> str:
    """others: whether the client knows where the API is all the same."""
    left_out = f"server '{said}' has no host; left out"
    if others:
        return left_out
    wanted = f'provider.toml has base_url = "https://...{said}"'
    return f"{left_out}: the client asks for 'base_url' unless {wanted}"


def _has_path_servers(draft: Draft) -> bool:
    items = [as_object(item) for _, item in draft.items("/paths")]
    return all(item.get("servers") for item in items)
