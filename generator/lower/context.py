"""What the parts of lowering share: the document, where to report, and the types found so far."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import unquote

from generator import pointers
from generator.config import ProviderConfig
from generator.document import Document
from generator.findings import Findings, Note
from generator.model import Type, TypeDef, TypeId
from generator.values import JsonObject, JsonValue, as_object, as_text


@dataclass(frozen=True, slots=True)
class Context:
    """One lowering; `types` grows while schemas are met.

    known: what the schema at a pointer has become. titles: what the vendor calls types written in place.
    open: the schemas being lowered right now, so that one that holds itself is seen to; circular:
    those of them that were met again below themselves.
    waiting: what is left to do once no schema is open, such as the fields of objects, so that
    neither circles nor long chains of objects nest; unions: likewise, when all objects have fields.
    children: the schemas that inherit from one by `allOf`, once someone has asked.
    """

    document: Document
    config: ProviderConfig
    findings: Findings
    types: dict[TypeId, TypeDef | None] = field(
        default_factory=dict[TypeId, TypeDef | None]
    )
    known: dict[str, Type] = field(default_factory=dict[str, Type])
    titles: dict[TypeId, str] = field(default_factory=dict[TypeId, str])
    open: set[str] = field(default_factory=set[str])
    circular: set[str] = field(default_factory=set[str])
    waiting: "deque[Callable[[], None]]" = field(
        default_factory=deque[Callable[[], None]]
    )
    unions: "deque[Callable[[], None]]" = field(
        default_factory=deque[Callable[[], None]]
    )
    children: dict[str, list[str]] = field(default_factory=dict[str, list[str]])

    def forget(self, met: int) -> None:
        """Forget the types that came after the first so many: they are called after what is left out."""
        for id in tuple(self.types)[met:]:
            del self.types[id]
        self.known.clear()

    def resolve(self, value: JsonValue, at: str) -> tuple[JsonObject, str]:
        """The object at the end of a chain of `$ref`s, and its pointer; empty where there is none."""
        found, at = self.followed(value, at)
        return as_object(found), at

    def followed(self, value: JsonValue, at: str) -> tuple[JsonValue, str]:
        """What is at the end of a chain of `$ref`s, and its pointer; an empty object where nothing is."""
        seen = {at}
        while (ref := as_text(as_object(value).get("$ref"))) is not None:
            at = target_of(ref)
            if at in seen:
                return {}, at
            seen.add(at)
            value = self.at(at)
        return value, at

    def at(self, at: str) -> JsonValue:
        """What stands at a pointer; an empty object where nothing does."""
        try:
            return pointers.find(self.document.tree, at)
        except pointers.NoSuchValue:
            return {}

    def warning(self, code: str, message: str, at: str, *notes: Note) -> None:
        """Report something at a pointer of the document that asks for a look."""
        self.findings.warning(code, message, self.document.origins.of(at), *notes)

    def info(self, code: str, message: str, at: str, *notes: Note) -> None:
        """Report something at a pointer of the document that is worth knowing."""
        self.findings.info(code, message, self.document.origins.of(at), *notes)

    def loss(self, code: str, message: str, at: str, *, part: str) -> None:
        """Report a part that is left out of the package."""
        self.findings.loss(code, message, self.document.origins.of(at), part=part)


def target_of(ref: str) -> str:
    """The JSON pointer of a local `$ref` (RFC 3986 fragment: percent-escapes are undone)."""
    return unquote(ref.removeprefix("#"))
