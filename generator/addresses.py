"""Addresses that secrets are sent to, and what in the address of an API stands for something else."""

import re
from urllib.parse import urlsplit

# The default of a variable whose value no page says, which OpenAPI asks for all the same, is marked as none.
WITHOUT_DEFAULT = "x-no-default"

_NAME = r"[A-Za-z][\w-]*(?:[. ][\w-]+){0,3}"
_DOUBLE = re.compile(rf"\$?\{{\{{\s*({_NAME})\s*\}}\}}|\$\{{\s*({_NAME})\s*\}}")
_ANGLED = re.compile(
    rf"<\s*({_NAME})\s*>|\[({_NAME})\](?!\()"
    # `$TENANT.acme.test`, and `YOUR_TENANT.acme.test`: no host is spelled so.
    r"|\$([A-Za-z]\w*)"
    r"|(?<=[/.@])([A-Z][A-Z0-9]*(?:[_-][A-Z0-9]+)+)(?=\.[a-z])"
    # `your-org.acme.test`, but not `your-site.test`, of which nothing is known.
    r"|(?<=[/.@])((?:your|YOUR)[_-][\w-]+)(?=(?!\.example\b)\.[\w-]+\.[a-z])"
)

_MARKED = re.compile(
    rf"https?://(?:\$?\{{\{{?\s*{_NAME}\s*\}}?\}}|<(?!br\b)\s*{_NAME}\s*>|\[{_NAME}\](?!\()|\$[A-Za-z]|[\w.-])+"
)
# A host of which a part is fixed: where nothing of it is, a page says nothing of the API's address.
_PARTLY = re.compile(
    r"https?://(?:\{[^{}\s/]+\}|[\w.-])*\.[A-Za-z][\w-]*(?::\d+)?\.?(?=/|$)"
)
_VARIABLE = re.compile(r"\{([^{}]+)\}")


def variables(address: str) -> tuple[str, ...]:
    """The names in the braces of an address or a path, in order."""
    return tuple(_VARIABLE.findall(address))


def is_safe(address: str) -> bool:
    """Whether secrets may be sent there: encrypted, or to this machine, or beside the API itself."""
    if re.search(r"[\s\\{}]", address) or not address.isprintable():
        return False
    try:
        parts = urlsplit(address)
        host = parts.hostname
        whole = parts.port != 0 and "@" not in parts.netloc
    except ValueError:
        return False
    if not parts.scheme and not parts.netloc:
        return bool(parts.path)
    is_here = host in ("localhost", "127.0.0.1", "::1")
    is_safe = parts.scheme == "https" or (parts.scheme == "http" and is_here)
    return whole and bool(host) and is_safe


def with_variables(url: str) -> str:
    """The address of a server with the placeholders that its host has in braces, as OpenAPI has them; `<org>`, `${org}`."""
    scheme, mark, rest = _DOUBLE.sub(_braced, url).partition("://")
    host, slash, path = rest.partition("/")
    if not mark or not host:
        return scheme + mark + rest
    return f"{_ANGLED.sub(_braced, scheme + mark + host)}{slash}{path}"


def with_variables_in(text: str) -> str:
    """A text whose addresses have the placeholders of their hosts in braces, where a part of the host is known."""
    if "://" not in text:
        return text
    return _MARKED.sub(_known_in_part, text)


def is_partly_known(url: str) -> bool:
    """Whether the host of an address is known, or what it ends in beside variables: `https://{org}.acme.test`."""
    return bool(_PARTLY.match(url))


def _known_in_part(found: re.Match[str]) -> str:
    url = with_variables(found.group())
    return url if is_partly_known(url) else found.group()


def _braced(found: re.Match[str]) -> str:
    name = next(one for one in found.groups() if one)
    return f"{{{name.replace(' ', '_')}}}"
