"""Addresses that secrets are sent to."""

import re
from urllib.parse import urlsplit


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
