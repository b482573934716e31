"""Where the API is: what `provider.toml` says, else the pages' servers, each with a scheme and a host."""

import re
from urllib.parse import urljoin

from generator import pointers
from generator.config import ProviderConfig
from generator.findings import Findings
from generator.merge.draft import Draft
from generator.places import Place
from generator.values import as_array, as_object, as_text

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
        return
    relative = _complete(draft, url, findings)
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
        if _ABSOLUTE.match(said):
            continue
        if _HOST.match(said):
            draft.set(at, "url", f"https://{said.removeprefix('//')}")
        elif url is not None:
            draft.set(at, "url", urljoin(url, said))
        else:
            dropped.append((said, draft.place(at)))
            draft.drop(at)
    remain = bool(as_array(draft.get("/servers")))
    for said, place in reversed(dropped):
        findings.warning("relative-server", _has_no_host(said, remain), place)
    return bool(dropped)


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
