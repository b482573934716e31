"""Every reference that a document comes to, in itself and in whatever it refers to, with what is there."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from generator.grammar import Kind, Many
from generator.read.bundle.files import File
from generator.read.bundle.references import Reference, Walk
from generator.read.bundle.resolving import Elsewhere, Resolver, Target
from generator.read.bundle.sections import SECTIONS, is_apart
from generator.shelf import Closed
from generator.values import JsonValue


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Bound:
    """A reference that leads to something. how: by which reading, where it is not its own."""

    reference: Reference
    file: File
    target: Target
    value: JsonValue
    how: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Loose:
    """A reference that is not followed."""

    reference: Reference
    file: File
    closed: Closed

    @property
    def is_ref(self) -> bool:
        """Whether it is a `$ref`, which the check of the whole document looks for."""
        return self.reference.key == "$ref"


def gather(resolver: Resolver, walk: Walk) -> Iterator[Bound | Loose]:
    """The references that change when the documents become one, what leads to others before these."""
    main = resolver.main
    waiting: deque[tuple[Target, Many, Kind]] = deque()
    waiting.append((Target(main.address, ""), "one", "document"))
    while waiting:
        target, many, kind = waiting.popleft()
        file, value = resolver.files[target.address], resolver.value(target)
        inside = walk.references(
            value, many, kind, target.pointer, foreign=file is not main
        )
        for reference in inside:
            found = _bind(resolver, file, reference)
            if isinstance(found, Bound):
                waiting.append((found.target, reference.many, reference.kind))
            if found is not None and not _is_plain(resolver, found):
                yield found


def _bind(resolver: Resolver, file: File, reference: Reference) -> Bound | Loose | None:
    try:
        found = resolver.resolve(file, reference.at, reference.text)
    except Closed as closed:
        if reference.optional:
            return None
        return Loose(reference=reference, file=file, closed=closed)
    target = found.target if isinstance(found, Elsewhere) else found
    return Bound(
        reference=reference,
        file=file,
        target=target,
        value=resolver.value(target),
        how=found.how if isinstance(found, Elsewhere) else None,
    )


def _is_plain(resolver: Resolver, found: Bound | Loose) -> bool:
    """Whether a reference can stay as it is: the check of the whole document says what is wrong with it."""
    text = found.reference.text
    if found.file is not resolver.main or found.reference.key != "$ref":
        return False
    if isinstance(found, Loose):
        return text.startswith("#")
    return (
        found.target.address == resolver.main.address
        and unquote(text) == f"#{found.target.pointer}"
        and not is_apart(found.target.pointer)
        and (found.reference.alone or found.reference.kind in SECTIONS)
    )
