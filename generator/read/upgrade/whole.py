"""Any version of OpenAPI in one shape, that of 3.1 with what 3.2 adds, changed in place in one walk."""

from collections.abc import Mapping
from functools import partial

from generator import pointers
from generator.read.upgrade import swagger
from generator.read.upgrade.bodies import request_body
from generator.read.upgrade.contents import header, media_type
from generator.read.upgrade.holders import (
    described_tags,
    listed_security,
    listed_servers,
)
from generator.read.upgrade.mending import Mended
from generator.read.upgrade.parameters import parameter
from generator.read.upgrade.path_items import callback, callbacks, path_item, path_items
from generator.read.upgrade.ref_targets import lead
from generator.read.upgrade.responses import response, response_in
from generator.read.upgrade.run import Object, Run, is_part
from generator.read.upgrade.schemas import schema, schema_in
from generator.read.upgrade.security import scheme, schemes
from generator.read.upgrade.spots import At, below
from generator.values import JsonValue


def upgrade(document: JsonValue) -> tuple[Mapping[str, str], Mended]:
    """Bring a document to the one shape; nodes that are shared are changed once, so twice does nothing.

    Gives the pointers that moved, new → old, and what was understood though it is spelt otherwise.
    Every other pointer leads where it led.
    """
    if not is_part(document):
        return {}, Mended()
    whole = document
    run = Run(whole, swagger="swagger" in whole)
    swagger.root(run, whole)
    _around(run, whole)
    _components(run)
    path_items(run, whole, "paths", None)
    path_items(run, whole, "webhooks", None)
    lead(run, partial(_visit, run))
    if run.uses_3_2:
        whole["openapi"] = "3.2.0"
    return run.moved, run.mended


def _around(run: Run, document: Object) -> None:
    """What the root says about the API as a whole."""
    # What an editor files the document under says nothing about the API.
    document.pop("_id", None)
    described_tags(run, document)
    listed_servers(run, document, None)
    listed_security(run, document, None)
    if document.get("servers") == []:
        del document["servers"]
    info = document.get("info")
    if is_part(info):
        for key in ("title", "version"):
            if isinstance(info.get(key), int | float):
                info[key] = str(info[key])


def _components(run: Run) -> None:
    components = run.document.get("components")
    if not is_part(components):
        return
    schemes(run)
    callbacks(run, components, (None, "components"))
    for section, kind in _KINDS.items():
        spot = below(None, "components", section)
        held = components.get(section)
        if not is_part(held):
            continue
        run.splice(held, spot)
        for name in list(held):
            if kind == "schema":
                schema_in(run, held, name, spot)
            elif kind == "response":
                response_in(run, held, name, spot, run.produces)
            elif is_part(held[name]):
                _visit(
                    run,
                    kind,
                    held[name],
                    pointers.join("", "components", section, name),
                )


_KINDS = {
    "schemas": "schema",
    "parameters": "parameter",
    "responses": "response",
    "headers": "header",
    "requestBodies": "body",
    "pathItems": "path item",
    "mediaTypes": "media type",
}


def _visit(run: Run, kind: str, value: Object, at: str) -> None:
    """Bring a part of some kind to the one shape."""
    spot: At = below(None, *pointers.split(at))
    match kind:
        case "schema" | "mapped schema":
            schema(run, value, spot)
        case "parameter":
            parameter(run, value, spot, "")
        case "response":
            response(run, value, spot, run.produces)
        case "header":
            header(run, value, spot)
        case "body":
            request_body(run, value, spot)
        case "callback":
            callback(run, value, spot)
        case "path item":
            path_item(run, value, spot, "")
        case "media type":
            media_type(run, value, spot)
        case _:
            scheme(run, value, spot)
