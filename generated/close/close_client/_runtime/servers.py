"""Where requests go: one of the API's servers, or where the user says."""

from __future__ import annotations

from collections.abc import Mapping

from .service import Service


def base_url(
    service: Service,
    environment: str | None,
    given: str | None,
    variables: Mapping[str, str],
) -> str:
    """The URL that all paths are appended to, without a slash at its end.

    given wins over the variable `<PREFIX>_BASE_URL`, and that over environment.
    Raises: ValueError for an unknown environment, and for what is no http(s) URL with a host.
    """
    variable = service.variable("base_url")
    if given is not None:
        return _checked(given, "base_url")
    if variables.get(variable):
        return _checked(variables[variable], variable)
    name = environment or next(iter(service.servers), None)
    if name is None:
        raise ValueError(f"base_url (or {variable}) must be given")
    if name not in service.servers:
        known = ", ".join(map(repr, service.servers))
        raise ValueError(f"environment must be one of {known}, not {name!r}")
    # ours was checked when the package was generated
    return service.servers[name].rstrip("/")


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
