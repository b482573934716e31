"""Addresses in the `Link` header (RFC 8288)."""

from __future__ import annotations

import re

# one link: an address in angle brackets, then parameters up to the comma before the next
_LINK = re.compile(r"""<([^>]*)>((?:[^<,"]|"(?:[^"\\]|\\.)*")*)""")
_PARAMETER = re.compile(r""";\s*([^\s;=]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;,"]*))""")


def next_link(header: str) -> str | None:
    """The address of the link whose relation is `next`; None where there is none."""
    for address, parameters in _LINK.findall(header):
        for name, quoted, plain in _PARAMETER.findall(parameters):
            if name.lower() == "rel" and "next" in (quoted or plain).lower().split():
                return str(address).strip()
    return None
