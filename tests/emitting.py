"""Packages made in a test from a document written in it."""

import json
from collections.abc import Mapping
from typing import Any

from generator.findings import Findings
from generator.fragments import Page
from generator.model import Api, Operation
from generator.pipeline import generate_provider, understand
from generator.sources import Sources

OK = {
    "200": {
        "description": "Fine",
        "content": {"application/json": {"schema": {"type": "object"}}},
    }
}


def document(paths: Mapping[str, Any], **components: Any) -> dict[str, Any]:
    """An OpenAPI document with these paths and schemas."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "Things", "version": "1"},
        "servers": [{"url": "https://api.example.com"}],
        "paths": paths,
        "components": {"schemas": components},
    }


def sources(tree: Mapping[str, Any], config: str = "") -> Sources:
    """A provider of one page that is an OpenAPI document."""
    page = Page(name="api.json", data=json.dumps(tree, indent=1).encode())
    settings = (
        Page(name="things/provider.toml", data=config.encode()) if config else None
    )
    return Sources(
        name="things",
        folder="things",
        pages=(page,),
        labels=("api.json",),
        config=settings,
        chosen=True,
    )


def api(tree: Mapping[str, Any], config: str = "") -> Api:
    """The endpoint model of a document."""
    understood = understand(sources(tree, config), Findings())
    assert understood is not None
    return understood.api


def operation(path: str, method: str = "get", **parts: Any) -> Operation:
    """One operation, alone in its document."""
    names = [piece.split("}")[0] for piece in path.split("{")[1:]]
    given = [
        {"name": n, "in": "path", "required": True, "schema": {"type": "string"}}
        for n in names
    ]
    parameters = [*given, *parts.pop("parameters", [])]
    shape = {"responses": OK, **parts, "parameters": parameters}
    (found,) = api(document({path: {method: shape}})).operations
    return found


def files(tree: Mapping[str, Any], config: str = "") -> Mapping[str, str]:
    """Every emitted file of a document."""
    output = generate_provider(sources(tree, config), Findings())
    assert output is not None
    return output.files
