"""The table of `apiwright inspect`: each way to call, and what has no room in a line."""

from typing import Any

from generator.config import ProviderConfig
from generator.document import Document
from generator.findings import Findings
from generator.inspection import as_json, as_table
from generator.lower import lower
from generator.model import Api
from generator.places import Origins

FILE = {"type": "string", "format": "binary"}
NOTE = {"type": "object", "properties": {"text": {"type": "string"}}}


def _api() -> Api:
    form = {
        "type": "object",
        "required": ["file"],
        "properties": {"file": FILE, "to": {}},
    }
    responses = {
        "200": {
            "description": "Fine",
            "content": {
                "application/json": {"schema": NOTE},
                "text/event-stream": {"schema": NOTE},
            },
            "links": {"Again": {"operationId": "send"}},
        }
    }
    send: dict[str, Any] = {
        "operationId": "send",
        "servers": [{"url": "https://upload.acme.test"}],
        "requestBody": {"content": {"multipart/form-data": {"schema": form}}},
        "responses": responses,
    }
    hook = {"requestBody": {"content": {"application/json": {"schema": NOTE}}}}
    scheme = {"type": "http", "scheme": "GenieKey"}
    region = {"default": "eu"}
    tree: dict[str, Any] = {
        "servers": [{"url": "https://{r}.acme.test", "variables": {"r": region}}],
        "paths": {"/notes": {"post": send, "delete": {"responses": {"204": {}}}}},
        "webhooks": {"note.sent": {"post": hook}},
        "components": {"securitySchemes": {"key": scheme}},
    }
    document = Document(tree=tree, origins=Origins(), standalone=True)
    return lower(document, ProviderConfig(name="notes"), Findings())


def test_every_way_to_call_has_a_line() -> None:
    lines = as_table(_api()).splitlines()
    assert lines == [
        "Notes: 3 operations",
        "",
        "server  https://{r}.acme.test, r = eu, the default",
        "auth    key: token after GenieKey",
        "",
        "OPERATION             ARGUMENTS                               ANSWER                  AUTH  PAGING",
        "POST /notes           body? (multipart/form-data: file, to?)  application/json        none  none",
        "POST /notes (stream)  body? (multipart/form-data: file, to?)  each text/event-stream  none  none",
        "DELETE /notes                                                 none                    none  none",
        "",
        "WEBHOOK    BODY              CALLBACK OF",
        "note.sent  application/json  none",
        "",
        "server of POST /notes: https://upload.acme.test",
        "link of POST /notes: Again to POST /notes",
        "server of POST /notes (stream): https://upload.acme.test",
        "link of POST /notes (stream): Again to POST /notes",
    ]


def test_the_model_says_which_each_type_is() -> None:
    text = as_json(_api())
    assert '"variant": "stream"' in text
    assert '"kind": "file"' in text
