"""Documents of one operation, lowered, with what was reported."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.config import ProviderConfig
from generator.document import Document
from generator.findings import Findings
from generator.lower import lower
from generator.model import Api, Operation
from generator.places import Origins

NAMED = {"type": "object", "properties": {"name": {"type": "string"}}}


@dataclass(frozen=True, slots=True, kw_only=True)
class Lowered:
    api: Api
    codes: tuple[str, ...]
    messages: tuple[str, ...]

    @property
    def operation(self) -> Operation:
        """The plain way to call the first operation."""
        return self.api.operations[0]

    def variant(self, name: str) -> Operation:
        """Another way to call the first operation."""
        key = f"{self.operation.key} ({name})"
        return next(each for each in self.api.operations if each.key == key)

    @property
    def variants(self) -> tuple[str | None, ...]:
        return tuple(each.variant for each in self.api.operations)


def lowered(paths: Mapping[str, Any], **rest: Any) -> Lowered:
    """A document with these paths, as the stages before have left it."""
    tree = {"info": {"title": "T", "version": "1"}, "paths": paths, **rest}
    document = Document(tree=tree, origins=Origins(), standalone=True)
    findings = Findings()
    api = lower(document, ProviderConfig(name="things"), findings)
    found = [each for each in findings if each.code != "no-security"]
    return Lowered(
        api=api,
        codes=tuple(each.code for each in found),
        messages=tuple(each.message for each in found),
    )


def call(method: str = "post", path: str = "/things", **shape: Any) -> Lowered:
    """A document of one operation; without responses it answers nothing."""
    rest = {key: shape.pop(key) for key in ("components", "servers") if key in shape}
    full = {"responses": {"204": {"description": "Done"}}, **shape}
    return lowered({path: {method: full}}, **rest)


def sending(content: Mapping[str, Any], **body: Any) -> Lowered:
    """An operation that sends something; each media type with its schema."""
    return call(requestBody={"content": _content(content), **body})


def answering(method: str = "get", **content: Any) -> Lowered:
    """An operation that answers 200 with something."""
    described = {"description": "Fine", "content": _content(content["content"])}
    return call(method, responses={"200": described})


def _content(schemas: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: value if "schema" in value or "itemSchema" in value else {"schema": value}
        for name, value in schemas.items()
    }
