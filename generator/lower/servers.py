"""Where the API is: the servers of a document, and which of them a client uses unless told."""

import re

from generator import pointers
from generator.lower.context import Context
from generator.model import Server
from generator.values import as_array, as_object, as_text

_MAIN = re.compile(r"\b(production|prod|live|main|default)\b", re.IGNORECASE)


def servers(context: Context) -> tuple[Server, ...]:
    """Every server with an absolute http(s) address, variables filled with their defaults."""
    found: list[Server] = []
    for index, entry in enumerate(as_array(context.document.tree.get("servers"))):
        at = pointers.join("/servers", index)
        server = as_object(entry)
        url = _filled(
            as_text(server.get("url")) or "", as_object(server.get("variables"))
        )
        if not re.match(r"https?://[^/\s{}]+", url):
            context.warning(
                "relative-server",
                f"'{url}' is no full http(s) address; left out of the servers",
                at,
            )
            continue
        name = as_text(server.get("name")) or as_text(server.get("description"))
        found.append(Server(url=url.rstrip("/"), name=name, at=at))
    return tuple(found)


def default_server(found: tuple[Server, ...]) -> int | None:
    """The index of the server for production by its vendor's words, else of the first."""
    if not found:
        return None
    for index, server in enumerate(found):
        if server.name is not None and _MAIN.search(server.name):
            return index
    return 0


def _filled(url: str, variables: object) -> str:
    for name, variable in as_object(variables).items():
        default = as_text(as_object(variable).get("default"))
        if default is not None:
            url = url.replace("{" + name + "}", default)
    return url
