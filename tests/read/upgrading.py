"""What the tests of upgrading share: a document brought to the one shape, and what was told about it."""

from dataclasses import dataclass
from typing import Any

from generator import pointers
from generator.findings import Findings
from generator.places import Block, InBlock, Origins
from generator.read.upgrade.whole import upgrade


@dataclass(frozen=True, kw_only=True)
class Upgraded:
    """moved: new pointer → old. told: the code and the pointer of each finding, as the document stands now."""

    document: Any
    moved: dict[str, str]
    told: list[tuple[str, str]]
    messages: list[str]

    def find(self, pointer: str) -> Any:
        return pointers.find(self.document, pointer)


def upgraded(document: Any) -> Upgraded:
    moved, mended = upgrade(document)
    findings = Findings()
    block = Block(syntax="yaml", first_line=1, lines=1)
    root = InBlock(page="a.yaml", block=block, pointer="")
    mended.report(findings, Origins(places={"": (root,)}))
    return Upgraded(
        document=document,
        moved=dict(moved),
        told=[
            (one.code, one.place.pointer)
            for one in findings
            if isinstance(one.place, InBlock)
        ],
        messages=[one.message for one in findings],
    )


def schema(given: Any, *, version: str = "3.0.3", **components: Any) -> Upgraded:
    """A document with one component schema, `A`."""
    held = {"schemas": {"A": given, **components}}
    return upgraded({"openapi": version, "components": held})


def operation(given: Any, *, path: str = "/a", **rest: Any) -> Upgraded:
    """A document of OpenAPI 3 with one operation, `get`."""
    return upgraded({"openapi": "3.1.0", "paths": {path: {"get": given}}, **rest})
