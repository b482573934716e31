"""Endpoint models of documents written in a test, with what was reported on the way."""

import json
from collections.abc import Mapping
from typing import Any

from generator.check import check
from generator.config import ProviderConfig
from generator.findings import Findings
from generator.fragments import Page
from generator.lower import lower
from generator.merge import merge
from generator.model import Api, Named, Nullable, Type, TypeDef
from generator.read import read
from tests.lower.shown import defined, shown


def lowered(tree: Mapping[str, Any], *, checked: bool = True) -> tuple[Api, Findings]:
    """The endpoint model of an OpenAPI document."""
    findings, config = Findings(), ProviderConfig(name="things")
    page = Page(name="api.json", data=json.dumps(tree).encode())
    document = merge(read(page, findings), config, [], findings)
    if checked:
        document = check(document, findings)
    return lower(document, config, findings), findings


class Answer:
    """What an operation answers, and sends, by a schema, with the other schemas of its document."""

    def __init__(
        self,
        schema: Any = None,
        *,
        sent: Any = None,
        version: str = "3.1.0",
        checked: bool = True,
        **schemas: Any,
    ) -> None:
        content = {"application/json": {"schema": schema}}
        responses = {"200": {"description": "", "content": content}}
        call: dict[str, Any] = {"responses": responses}
        if sent is not None:
            call["requestBody"] = {"content": {"application/json": {"schema": sent}}}
        paths = {"/things": {"post": call}}
        self.api, self.findings = lowered(
            {
                "openapi": version,
                "info": {"title": "Things", "version": "1"},
                "servers": [{"url": "https://api.example.com"}],
                "security": [],
                "paths": paths,
                "components": {"schemas": schemas},
            },
            checked=checked,
        )
        (operation,) = self.api.operations
        self.type = operation.results[0].type
        self.sent = operation.body.type if operation.body else None
        self.codes = sorted(
            {each.code for each in self.findings} - {"no-security", "invalid-openapi"}
        )

    @property
    def shown(self) -> str:
        """The answer's type as text; of a component what it is made of."""
        if isinstance(self.type, Named):
            return defined(self.api.types[self.type.id], self.api.types)
        return shown(self.type, self.api.types)

    def definition(self, kind: Type | None = None) -> TypeDef:
        """What the answer's type, or another one, is defined as; a null beside it aside."""
        found = self.type if kind is None else kind
        bare = found.inner if isinstance(found, Nullable) else found
        assert isinstance(bare, Named), bare
        return self.api.types[bare.id]


def ref(name: str) -> dict[str, Any]:
    """A reference to a component."""
    return {"$ref": f"#/components/schemas/{name}"}
