"""The documents that references lead to: found by address, loaded once, handed out as values of one's own."""

import pickle
import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath
from typing import cast
from urllib.parse import unquote, urljoin

from generator.findings import Findings
from generator.fragments import Page
from generator.places import Block
from generator.read.bundle.resources import Resources, resources
from generator.read.texts import blocks, leaks
from generator.read.texts.text import decode, lenient
from generator.shelf import Closed, Shelf, is_url
from generator.values import JsonValue

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
# What a site builder knows its own folder by: `@site/docs/reefs.mdx`.
_ROOT = re.compile(r"^(?:@\w*|~)/")
# In a row of a table, or after the name of a field in a list.
_LINKED = re.compile(
    r"(?m)^[ \t]*(?:\||[-*+][ \t]+[`*]).*?\[`?(?P<name>[A-Z]\w*)`?\]\((?P<to>[^()\s#]+)#(?P<anchor>\w+)\)"
)
_PAGE_END = re.compile(r"\.(?:mdx?|markdown|html?|txt)$", re.IGNORECASE)
_PROSE = re.compile(r"\.(md|markdown|txt|html?)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A document of its own to change: the main one, or a copy of one that it refers to."""

    address: str
    page: str
    block: Block
    value: JsonValue
    resources: Resources


@dataclass(frozen=True, slots=True, kw_only=True)
class _Master:
    page: str
    block: Block
    value: bytes
    resources: Resources


class Library:
    """The pages of a provider and what its shelf holds, as loaded documents. included: pages read as parts of others."""

    def __init__(self, pages: Iterable[Page], shelf: Shelf) -> None:
        self._pages = {address_of(page.name): page for page in pages}
        self._shelf = shelf
        self._masters: dict[str, _Master | Closed] = {}
        self._findings = Findings()
        self._used: set[str] = set()
        self.included: set[str] = set()
        self._linked: dict[str, set[str]] | None = None

    @property
    def used(self) -> frozenset[str]:
        """The names of the pages that were referred to."""
        return frozenset(self._used)

    def open(self, address: str) -> File:
        """A document to change at will; raises Closed."""
        if address not in self._masters:
            self._masters[address] = self._loaded(address)
        master = self._masters[address]
        if isinstance(master, Closed):
            raise master
        return File(
            # Two spellings of one address, by way of a link, are one document.
            address=address_of(master.page),
            page=master.page,
            block=master.block,
            value=cast(JsonValue, pickle.loads(master.value)),
            resources=master.resources,
        )

    def partial(self, base: str, file: str) -> tuple[str, str] | None:
        """The name and the text of the page that another one includes by a file; None where no page, or several, may be meant.

        No file is opened for this: what is not among the pages is not there.
        """
        path = _ROOT.sub("/", file)
        if path.startswith("/"):
            tail = posixpath.normpath(path)
            found = [
                page
                for address, page in self._pages.items()
                if f"/{address}".endswith(tail)
            ]
        else:
            try:
                known = self._pages.get(joined(address_of(base), path))
            except Closed:
                known = None
            found = [known] if known else []
        if len(found) != 1:
            return None
        self._used.add(found[0].name)
        self.included.add(found[0].name)
        return found[0].name, lenient(found[0].data)

    def linked(self, page: str) -> frozenset[str]:
        """The types that lists of other pages link to on a page: `[Contact](types.md#contact)`."""
        if self._linked is None:
            self._linked = {}
            for each in self._pages.values():
                for found in _LINKED.finditer(lenient(each.data)):
                    if found["name"].lower() == found["anchor"].lower():
                        names = self._linked.setdefault(_stem(found["to"]), set())
                        names.add(found["name"])
        return frozenset(self._linked.get(_stem(page), ()))

    def report(self, findings: Findings) -> None:
        """Report what was odd about the documents that were referred to."""
        for one in self._findings:
            findings.take(one)

    def _loaded(self, address: str) -> _Master | Closed:
        try:
            page = self._pages.get(address) or self._shelf.open(address)
        except Closed as closed:
            return closed
        self._used.add(page.name)
        own = address_of(page.name)
        if own in self._masters:
            return self._masters[own]
        found = _load(page, self._findings)
        self._masters[own] = found
        return found


def _stem(name: str) -> str:
    """What a page is called in links: by its file, without what that ends with."""
    return _PAGE_END.sub("", name.rstrip("/").rpartition("/")[2]).lower()


def _load(page: Page, noted: Findings) -> _Master | Closed:
    findings = Findings()
    text = decode(page.name, page.data, findings)
    if text is not None:
        text = leaks.cleaned(page.name, text, noted)
    if text is not None and _PROSE.search(page.name):
        block = Block(syntax="yaml", first_line=1, lines=text.count("\n") + 1)
        return _master(page, block, text.strip("\n"), "")
    block = blocks.whole(text or "")
    loaded = text is not None and blocks.load(page.name, text, block, findings)
    if text is None or not loaded:
        said = next(iter(findings))
        reason = said.message.partition("; nothing was read")[0]
        why = f"leads to '{page.name}', which cannot be read: {reason}"
        return Closed(said.code, why)
    for one in findings:
        noted.take(one)
    return _master(page, block, loaded[0], text)


def _master(page: Page, block: Block, value: JsonValue, text: str) -> _Master:
    return _Master(
        page=page.name,
        block=block,
        value=pickle.dumps(value),
        resources=resources(text, value),
    )


def address_of(name: str) -> str:
    """The address of a page, by its name."""
    return name if is_url(name) else posixpath.normpath(PurePath(name).as_posix())


def joined(base: str, uri: str) -> str:
    """The address that a reference in the document at another address names; raises Closed where none may be meant."""
    uri = uri.replace("\\", "/")
    if is_url(uri):
        return uri
    if is_url(base) and not _SCHEME.match(uri):
        return urljoin(base, uri)
    if _SCHEME.match(uri) or uri.startswith("//"):
        raise Closed(
            "external-ref", "is no file below the document's folder and was not read"
        )
    if uri.startswith("/"):
        raise Closed(
            "external-ref",
            "is absolute and was not read; expected a path relative to this file",
        )
    path = unquote(uri.partition("?")[0])
    if "\0" in path:
        raise Closed("unknown-ref", "is no path")
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), path))
