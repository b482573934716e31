"""What the parts of lowering share: the document, where to report, and the types found so far."""

from dataclasses import dataclass, field
from urllib.parse import unquote

from generator import pointers
from generator.config import ProviderConfig
from generator.document import Document
from generator.findings import Findings, Note
from generator.model import TypeDef, TypeId
from generator.values import JsonObject, JsonValue, as_object, as_text


@dataclass(frozen=True, slots=True)
class Context:
    """One lowering; `types` grows while schemas are met.

    open: the schemas being lowered right now, so that one that holds itself is seen to.
    """

    document: Document
    config: ProviderConfig
    findings: Findings
    types: dict[TypeId, TypeDef | None] = field(
        default_factory=dict[TypeId, TypeDef | None]
    )
    open: set[str] = field(default_factory=set[str])

    def forget(self, met: int) -> None:
        """Forget the types that came after the first so many: they are called after what is left out."""
        for id in tuple(self.types)[met:]:
            del self.types[id]

    def resolve(self, value: JsonValue, at: str) -> tuple[JsonObject, str]:
        """The object at the end of a chain of `$ref`s, and its pointer; empty where there is none."""
        seen = {at}
        while (ref := as_text(as_object(value).get("$ref"))) is not None:
            at = target_of(ref)
            if at in seen:
                return {}, at
            seen.add(at)
            try:
                value = pointers.find(self.document.tree, at)
            except pointers.NoSuchValue:
                return {}, at
        return as_object(value), at

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
