"""Where a reference leads: by file, `$id`, pointer or anchor, through other references where need be."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import unquote, urljoin

from generator import pointers
from generator.read.bundle.files import File, Library, joined
from generator.shelf import Closed, is_url
from generator.values import JsonValue, as_object, is_array, is_object

_MOST_STEPS = 40
"""How many references may stand in a row."""


class Target(NamedTuple):
    """A part of a document."""

    address: str
    pointer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """A reference that led to what was meant only by another reading than its own."""

    target: Target
    how: str


class Resolver:
    """The documents that one main document refers to, each opened when a reference first leads to it."""

    def __init__(self, main: File, library: Library) -> None:
        self.main = main
        self.files = {main.address: main}
        self._library = library
        self._uris: dict[str, Target] = {}
        self._identify(main)

    def value(self, target: Target) -> JsonValue:
        """What is at a target; raises NoSuchValue."""
        return pointers.find(self.files[target.address].value, target.pointer)

    def resolve(self, file: File, at: str, text: str) -> Target | Elsewhere:
        """Where a reference that stands in a part of a document leads, past parts that only refer on.

        Raises Closed when it leads nowhere.
        """
        return self._followed(file, at, text, 0)

    def _followed(
        self, file: File, at: str, text: str, steps: int
    ) -> Target | Elsewhere:
        if steps > _MOST_STEPS:
            raise Closed("ref-cycle", "leads back to itself without saying what it is")
        found = self._direct(file, at, text, steps)
        target = found.target if isinstance(found, Elsewhere) else found
        value = self.value(target)
        onward = as_object(value).get("$ref")
        if not isinstance(onward, str) or len(as_object(value)) > 1:
            return found
        if target.address == self.main.address and onward.startswith("#/"):
            return found
        return self._followed(
            self.files[target.address], target.pointer, onward, steps + 1
        )

    def _direct(self, file: File, at: str, text: str, steps: int) -> Target | Elsewhere:
        uri, _, fragment = text.partition("#")
        fragment = unquote(fragment)
        start = self._document(file, at, uri)
        root = start.target if isinstance(start, Elsewhere) else start
        for target in self._readings(root, fragment):
            found = self._at(target, steps)
            if found is not None and isinstance(start, Elsewhere):
                return Elsewhere(target=found, how=start.how)
            if found is not None:
                return found
        for target, how in self._as_meant(file, root, fragment):
            found = self._at(target, steps)
            if found is not None:
                return Elsewhere(target=found, how=how)
        where = f" in '{self.files[root.address].page}'" if uri else ""
        raise Closed("unknown-ref", f"leads to nothing{where}")

    def _readings(self, start: Target, fragment: str) -> Iterator[Target]:
        """The targets that a fragment may name in a document or in a part with an identifier."""
        address, root = start
        if not fragment or fragment.startswith("/"):
            yield Target(address, root + fragment)
            if root and fragment:
                yield Target(address, fragment)
            return
        anchor = self.files[address].resources.anchor(root, fragment)
        if anchor is not None:
            yield Target(address, anchor)

    def _as_meant(
        self, file: File, start: Target, fragment: str
    ) -> Iterator[tuple[Target, str]]:
        """What authors mean who forget the first slash, or write as if a file were part of the main document."""
        if fragment and not fragment.startswith("/"):
            yield Target(start.address, f"/{fragment}"), f"as '#/{fragment}'"
        elif file is not self.main and start.address == file.address:
            how = f"in '{self.main.page}', which refers to this file"
            yield Target(self.main.address, fragment), how

    def _at(self, target: Target, steps: int) -> Target | None:
        """The target when something is there, also where its pointer leads through a reference."""
        value: JsonValue = self.files[target.address].value
        here = ""
        tokens = pointers.split(target.pointer)
        for index, token in enumerate(tokens):
            below = _below(value, token)
            if isinstance(below, _Nothing):
                onward = as_object(value).get("$ref")
                if not isinstance(onward, str):
                    return None
                return self._through(
                    target.address, here, onward, tokens[index:], steps
                )
            value, here = below, pointers.join(here, token)
        return Target(target.address, here)

    def _through(
        self, address: str, at: str, text: str, rest: tuple[str, ...], steps: int
    ) -> Target | None:
        try:
            found = self._followed(self.files[address], at, text, steps + 1)
        except Closed:
            return None
        target = found.target if isinstance(found, Elsewhere) else found
        onward = Target(target.address, pointers.join(target.pointer, *rest))
        return self._at(onward, steps + 1) if steps < _MOST_STEPS else None

    def _document(self, file: File, at: str, uri: str) -> Target | Elsewhere:
        """The document, or the part with an identifier, that the part of a reference before `#` names."""
        root = file.resources.root(at)
        if not uri:
            return Target(file.address, root)
        base = file.resources.bases.get(root)
        full = urljoin(base, uri) if base else uri
        for name in (full, uri):
            if name in self._uris:
                return self._uris[name]
        try:
            return self._opened(joined(file.address, uri))
        except Closed as closed:
            found = self._other_document(file, uri, full if base else None)
            if found is None:
                raise closed from None
            return found

    def _other_document(
        self, file: File, uri: str, full: str | None
    ) -> Target | Elsewhere | None:
        """The document that is meant when there is none at the place that a reference names."""
        try:
            if full is not None and is_url(full):
                return self._opened(full)
            if file is self.main or is_url(uri):
                return None
            found = self._opened(joined(self.main.address, uri))
            how = f"as in '{self.main.page}', which refers to this file"
            return Elsewhere(target=found, how=how)
        except Closed:
            return None

    def _opened(self, address: str) -> Target:
        if address not in self.files:
            file = self._library.open(address)
            if file.address not in self.files:
                self.files[file.address] = file
                self._identify(file)
            address = file.address
        return Target(address, "")

    def _identify(self, file: File) -> None:
        for pointer, uri in file.resources.bases.items():
            self._uris.setdefault(uri, Target(file.address, pointer))


class _Nothing:
    """What is below a value under a token that it does not have; null is a value."""


def _below(value: JsonValue, token: str) -> "JsonValue | _Nothing":
    if is_object(value) and token in value:
        return value[token]
    index = pointers.index_in(value, token) if is_array(value) else None
    return value[index] if is_array(value) and index is not None else _Nothing()
