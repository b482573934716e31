"""What references lead to beside the pages: files and URLs, each opened once, and only where the user lets them lead."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TypeAlias
from urllib.parse import urlsplit

from generator.fragments import Page
from generator.values import JsonObject, JsonValue, as_object, as_texts

FILE_LIMIT = 5_000
"""How many files the references of one provider may open."""


class Closed(Exception):
    """A reference that is not followed. code: the finding to report; reason: the end of a sentence about it."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A page that a reference led to. label: its name that does not change from machine to machine."""

    page: Page
    label: str


Opener: TypeAlias = Callable[[str], Opened | None]
"""What is at an address; None where another opener may know it. Raises Closed."""


@dataclass(slots=True, kw_only=True)
class Shelf:
    """What the references of one provider may lead to, and what of it was opened so far.

    openers: asked in turn. origins: those of remote references that are allowed, as `https://host`.
    """

    openers: tuple[Opener, ...] = ()
    remote: Callable[[str, frozenset[str]], Opened] | None = None
    origins: frozenset[str] = frozenset()
    _known: dict[str, Opened | Closed] = field(
        default_factory=dict[str, "Opened | Closed"]
    )

    @property
    def opened(self) -> tuple[Opened, ...]:
        """Everything that was opened, in the order of its labels."""
        found = {
            one.page.name: one
            for one in self._known.values()
            if isinstance(one, Opened)
        }
        return tuple(sorted(found.values(), key=lambda one: one.label))

    @property
    def texts(self) -> Mapping[str, bytes]:
        """What was opened, by the name it is printed with."""
        return {one.page.name: one.page.data for one in self.opened}

    def allow(self, origins: Iterable[str]) -> None:
        """Let remote references lead to further origins."""
        self.origins |= {origin_of(one) for one in origins}

    def state(self) -> JsonObject:
        """What was found so far, to be compared with what a later run finds."""
        found: JsonValue = {
            address: _digest(self._known[address]) for address in sorted(self._known)
        }
        return {"origins": sorted(self.origins), "found": found}

    def holds(self, state: JsonValue) -> bool:
        """Whether everything is as it was when a state was taken, by the same sources."""
        was = as_object(state)
        self.allow(as_texts(was.get("origins")))
        for address, digest in as_object(was.get("found")).items():
            with suppress(Closed):
                self.open(address)
            if _digest(self._known[address]) != digest:
                return False
        return True

    def open(self, address: str) -> Page:
        """The page at an address; raises Closed, the same for the same address."""
        if address not in self._known:
            self._known[address] = self._found(address)
        found = self._known[address]
        if isinstance(found, Closed):
            raise found
        return found.page

    def _found(self, address: str) -> Opened | Closed:
        if len(self._known) >= FILE_LIMIT:
            reason = f"is one file more than {FILE_LIMIT:,}, which is the limit"
            return Closed("too-large", reason)
        try:
            if is_url(address):
                return self._remote(address)
        except Closed as closed:
            return closed
        missing = Closed("unknown-ref", "leads to a file that is not there")
        for opener in self.openers:
            try:
                opened = opener(address)
            except Closed as closed:
                missing = closed
            else:
                if opened is not None:
                    return opened
        return missing

    def _remote(self, url: str) -> Opened:
        origin = origin_of(url)
        if self.remote is None or origin not in self.origins:
            raise Closed(
                "remote-ref",
                f"is on the web and was not fetched; --allow-remote {origin} lets it be",
            )
        return self.remote(url, self.origins)


def is_url(address: str) -> bool:
    """Whether an address is on the web."""
    return address.lower().startswith(("http://", "https://"))


def is_origin(text: str) -> bool:
    """Whether a text is the origin of something on the web, with nothing behind it."""
    try:
        parts = urlsplit(text)
        usable = parts.scheme in ("http", "https") and parts.port != 0
    except ValueError:
        return False
    rest = parts.path.strip("/") or parts.query or parts.fragment
    return usable and bool(parts.hostname) and "@" not in parts.netloc and not rest


def _digest(found: Opened | Closed) -> str:
    if isinstance(found, Closed):
        return found.code
    return hashlib.sha256(found.page.data).hexdigest()


def origin_of(url: str) -> str:
    """The scheme, host and port of a URL, without the port that goes without saying."""
    scheme, _, rest = url.partition("://")
    authority = rest.partition("/")[0].partition("?")[0].partition("#")[0]
    scheme, host = scheme.lower(), authority.rpartition("@")[2].lower()
    usual = {"http": ":80", "https": ":443"}.get(scheme, "")
    return f"{scheme}://{host.removesuffix(usual) if usual else host}"
