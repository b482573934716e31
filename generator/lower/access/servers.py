"""Where the API is: the servers of a document, and which of them a client uses unless told."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from generator import pointers
from generator.addresses import WITHOUT_DEFAULT, variables
from generator.lower.context import Context
from generator.model import Server, ServerVariable
from generator.values import JsonObject, JsonValue, as_array, as_object, as_text

_MAIN = re.compile(r"\b(production|prod|live|main|default)\b", re.IGNORECASE)
_ABSOLUTE = re.compile(r"https?://[^/\s]+", re.IGNORECASE)
_USER = re.compile(r"^(https?://)[^/?#]*@", re.IGNORECASE)
_VARIABLE = re.compile(r"\{[^{}]+\}")
_MARKS = re.compile(r"[{}<>\s]")


def servers(context: Context) -> tuple[Server, ...]:
    """Every server with an absolute http(s) address, whose variables the user may choose."""
    return tuple(
        _servers(context, context.document.tree.get("servers"), "/servers", None)
    )


def own_servers(
    context: Context,
    holders: tuple[tuple[JsonObject, str], ...],
    all_servers: tuple[Server, ...],
) -> tuple[Server, ...]:
    """The servers of an operation or of its path, the one to use first; none where they are the API's.

    holders: the operation and its path item, with their pointers. Their variables have their defaults, where there are
    any, and what is relative is so to the API's own server.
    """
    main = default_server(all_servers)
    root = None if main is None else _filled(all_servers[main])
    for holder, at in holders:
        stated = holder.get("servers")
        if as_array(stated):
            place = pointers.join(at, "servers")
            found = tuple(_servers(context, stated, place, root))
            if main is None:
                # All calls go where the user says then, and nothing else is asked for.
                for one in filter(has_unknown, found):
                    _left_out(context, one.url, one.at)
                found = tuple(one for one in found if not has_unknown(one))
            urls = {_filled(each) for each in found}
            if urls == {_filled(each) for each in all_servers}:
                return ()
            first = default_server(found) or 0
            return tuple(map(_fixed, (*found[first:], *found[:first])))
    return ()


def default_server(found: tuple[Server, ...]) -> int | None:
    """The index of the server for production by its vendor's words, else of the first; https before http.

    One of which a user must say a part is no worse: a client that lacks it says so, rather than call another API.
    """
    if not found:
        return None
    named = (index for index, one in enumerate(found) if _MAIN.search(one.name or ""))
    first = next(named, 0)
    if found[first].url.startswith("https:"):
        return first
    secure = f"https:{found[first].url.partition(':')[2]}"
    urls = [server.url for server in found]
    return urls.index(secure) if secure in urls else first


def _servers(
    context: Context, stated: JsonValue, at: str, root: str | None
) -> Iterator[Server]:
    """root: the address that relative ones are relative to."""
    seen: set[str] = set()
    for index, entry in enumerate(as_array(stated)):
        shape, place = as_object(entry), pointers.join(at, index)
        server = _server(context, shape, place, root)
        if server is None:
            _left_out(context, as_text(shape.get("url")) or "", place)
        elif server.url not in seen:
            seen.add(server.url)
            yield server


def _server(
    context: Context, shape: JsonObject, at: str, root: str | None
) -> Server | None:
    url = (as_text(shape.get("url")) or "").strip()
    url = _known(url, tuple(_variables(shape, url, at)))
    if root is not None and not _ABSOLUTE.match(url):
        url = urljoin(root, url) if not url.startswith("{") else url
    url = _without_user(context, url, at)
    if not _ABSOLUTE.match(url) or _MARKS.search(_VARIABLE.sub("", url)):
        return None
    return Server(
        url=url.rstrip("/"),
        name=as_text(shape.get("name")) or as_text(shape.get("description")),
        at=at,
        variables=tuple(_variables(shape, url, at)),
    )


def _variables(shape: JsonObject, url: str, at: str) -> Iterator[ServerVariable]:
    """The variables that an address has; the default is the first choice where none is stated."""
    described = as_object(shape.get("variables"))
    for name in dict.fromkeys(variables(url)):
        variable = as_object(described.get(name))
        choices = tuple(
            _text(value)
            for value in as_array(variable.get("enum"))
            if value is not None
        )
        default = _default(variable)
        yield ServerVariable(
            name=name,
            default=choices[0] if default is None and choices else default,
            choices=choices,
            description=as_text(variable.get("description")),
            at=pointers.join(at, "variables", name),
        )


def _default(variable: JsonObject) -> str | None:
    """What a variable is unless told; a text that is a placeholder itself, `<your-tenant>`, is none."""
    stated = variable.get("default")
    if stated is None or variable.get(WITHOUT_DEFAULT) is True:
        return None
    text = _text(stated)
    return None if _MARKS.search(text) and not as_array(variable.get("enum")) else text


def _known(url: str, variables: tuple[ServerVariable, ...]) -> str:
    """An address without those variables that are whole addresses, or are what it begins with."""
    for variable in variables:
        mark = f"{{{variable.name}}}"
        if url.startswith(mark) and variable.default is not None:
            url = url.replace(mark, variable.default)
    return url


def _without_user(context: Context, url: str, at: str) -> str:
    """An address without the user and the password before its host: those are given to the client."""
    plain = _USER.sub(r"\1", url)
    if plain != url:
        host = plain.partition("://")[2].partition("/")[0]
        message = f"what stands before '@{host}' is taken for credentials; left out of the server's address"
        context.warning("user-in-address", message, pointers.join(at, "url"))
    return plain


def has_unknown(server: Server) -> bool:
    """Whether an address has a variable that nothing says a value of."""
    return any(each.default is None for each in server.variables)


def _filled(server: Server) -> str:
    """An address with its variables' defaults."""
    url = server.url
    for variable in server.variables:
        if variable.default is not None:
            url = url.replace(f"{{{variable.name}}}", variable.default)
    return url


def _fixed(server: Server) -> Server:
    unknown = tuple(each for each in server.variables if each.default is None)
    url = _filled(server).rstrip("/")
    return Server(url=url, name=server.name, at=server.at, variables=unknown)


def _text(value: JsonValue) -> str:
    """A value of a variable; a port is written as a number at times, a switch as a truth value."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _left_out(context: Context, url: str, at: str) -> None:
    context.warning(
        "relative-server",
        f"'{url}' is no full http(s) address; left out of the servers",
        at,
    )
