"""Where requests go: one of the API's servers, or where the user says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .service import ServerVariable, Service


def own_url(
    service: Service, given: str | None, variables: Mapping[str, str]
) -> str | None:
    """The URL that the user names, without a slash at its end: given, else `<PREFIX>_BASE_URL`.

    Raises: ValueError for what is no http(s) URL with a host.
    """
    variable = service.variable("base_url")
    if given is not None:
        return _checked(given, "base_url")
    if variables.get(variable):
        return _checked(variables[variable], variable)
    return None


def documented_url(service: Service, environment: str | None) -> str:
    """The URL of one of the API's servers, which may hold variables.

    Raises: ValueError for an unknown environment, and when there is none.
    """
    name = environment or next(iter(service.servers), None)
    if name is None:
        raise ValueError(f"base_url (or {service.variable('base_url')}) must be given")
    if name not in service.servers:
        known = ", ".join(map(repr, service.servers))
        raise ValueError(f"environment must be one of {known}, not {name!r}")
    return service.servers[name]


def chosen(
    service: Service, arguments: Mapping[str, str | None], variables: Mapping[str, str]
) -> dict[str, str]:
    """The variables' values by their names in URLs: given, of the environment, or documented.

    One that nobody says is missing. Raises: ValueError, TypeError for a value that is not allowed.
    """
    found = {
        each.wire: _value(service, each, arguments, variables)
        for each in service.variables
    }
    return {name: value for name, value in found.items() if value is not None}


def filled(service: Service, url: str, values: Mapping[str, str]) -> str:
    """A documented URL with its variables' values, without a slash at its end.

    Raises: ValueError when one is missing, and when they make no http(s) URL with a host.
    """
    if "{" not in url:
        # it was checked when the package was generated
        return url.rstrip("/")
    import re

    pieces = re.split(r"\{([^{}]*)\}", url)
    names = pieces[1::2]
    for each in service.variables:
        if each.wire in names and each.wire not in values:
            name = f"{each.argument} (or {service.variable(each.argument)})"
            raise ValueError(f"{name} must be given: it is a part of {url}")
    for index in range(1, len(pieces), 2):
        name, before, after = pieces[index], "".join(pieces[:index]), pieces[index + 1]
        pieces[index] = values.get(name, "")
        if not _may_stand(pieces[index], before, after):
            value = pieces[index]
            raise ValueError(f"{name}: {value!r} cannot stand in the server's address")
    return _checked("".join(pieces), " and ".join(names))


def _value(
    service: Service,
    variable: ServerVariable,
    arguments: Mapping[str, str | None],
    variables: Mapping[str, str],
) -> str | None:
    value = arguments.get(variable.argument)
    if value is None:
        value = variables.get(service.variable(variable.argument)) or variable.default
    if value is None or (value == "" and variable.default is None):
        return None
    if not isinstance(value, str):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"{variable.argument} must be a str")
    if variable.choices and value not in (*variable.choices, variable.default):
        known = ", ".join(map(repr, variable.choices))
        raise ValueError(f"{variable.argument} must be one of {known}, not {value!r}")
    return value


def _may_stand(value: str, before: str, after: str) -> bool:
    """Whether a value neither moves the host that stands around it nor leaves the path."""
    if not before and after[:1] in ("", "/"):
        # all of scheme, host and port are the user's
        return True
    import re

    if "/" in before.partition("://")[2]:
        steps = value.split("/")
        fits = re.fullmatch(r"[\w./~-]*", value, re.ASCII)
        return bool(fits) and "." not in steps and ".." not in steps
    host = r"[\w.-]*(:\d+)?|\[[0-9A-Fa-f:.]+\]"
    return bool(re.fullmatch(host, value, re.ASCII))


def _checked(url: str, source: str) -> str:
    from urllib.parse import urlsplit

    url = url.strip()
    if any(c.isspace() or not c.isprintable() or c == "\\" for c in url):
        raise ValueError(f"{source} holds a character that no URL has")
    try:
        parts = urlsplit(url)
        # reading the port checks it
        whole = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        parts, whole = urlsplit(""), False
    # the text itself may hold a password: it is not repeated
    if not whole:
        raise ValueError(
            f"{source} must start with http:// or https:// and name a host"
        )
    if "@" in parts.netloc:
        raise ValueError(f"{source} must not hold a user name or password")
    if "?" in url or "#" in url:
        raise ValueError(f"{source} must not hold a query or a fragment")
    return url.rstrip("/")
