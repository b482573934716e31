"""The same input gives the same bytes, and a small change a small diff."""

import copy
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.emitting import document, files

PERSON = {
    "type": "object",
    "required": ["name"],
    "properties": {"name": {"type": "string"}},
}
ROOT = Path(__file__).parent.parent


def test_bytes_do_not_depend_on_hash_order() -> None:
    made = {
        subprocess.run(
            [sys.executable, "-c", _PRINT_ALL],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            cwd=ROOT,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(made) == 1


_PRINT_ALL = """
from tests.test_stability import shop
from tests.emitting import files
import json
print(json.dumps(files(shop())))
"""


def test_a_new_operation_changes_only_its_own_files() -> None:
    before = shop()
    after = copy.deepcopy(before)
    after["paths"]["/orders/{id}/notes"] = {"get": _gives("Note", "orders")}
    after["components"]["schemas"]["Note"] = {
        "type": "object",
        "properties": {"text": {"type": "string"}},
    }
    assert _changed(before, after) == {
        "api.md",
        "things_client/__init__.py",
        "things_client/models/__init__.py",
        "things_client/models/note.py",
        "things_client/resources/orders.py",
    }


def test_a_model_that_another_group_uses_too_stays_where_it_is() -> None:
    before = shop()
    after = copy.deepcopy(before)
    after["paths"]["/orders/{id}/buyer"] = {"get": _gives("Person", "orders")}
    changed = _changed(before, after)
    assert changed == {"api.md", "things_client/resources/orders.py"}


def shop() -> dict[str, Any]:
    """Two groups of calls, a model for each."""
    return document(
        {
            "/people/{id}": {"get": _gives("Person", "people")},
            "/orders/{id}": {"get": _gives("Order", "orders")},
        },
        Person=PERSON,
        Order={"type": "object", "properties": {"total": {"type": "integer"}}},
    )


def _gives(schema: str, tag: str) -> dict[str, Any]:
    content = {
        "application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}
    }
    return {
        "tags": [tag],
        "parameters": [
            {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
        ],
        "responses": {"200": {"description": "One", "content": content}},
    }


def _changed(before: dict[str, Any], after: dict[str, Any]) -> set[str]:
    old, new = files(before), files(after)
    return {path for path in old.keys() | new.keys() if old.get(path) != new.get(path)}
