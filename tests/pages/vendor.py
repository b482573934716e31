"""A vendor of many pages, written here: `python -m tests.pages.vendor [PAGES]` says what it costs to generate.

Each resource has five pages of one endpoint, in four dialects by turns, and a page of its type.
"""

import json
import sys
from collections.abc import Iterator

from generator.fragments import Page
from generator.sources import Sources
from tests.pages.examine import build, warm_up

_ACTIONS = (
    ("GET", "", "List"),
    ("POST", "", "Create"),
    ("GET", "/{id}", "Get"),
    ("PATCH", "/{id}", "Update"),
    ("DELETE", "/{id}", "Delete"),
)
_EACH = len(_ACTIONS) + 1
_BASE = "https://api.example.com/v1"
_FIELDS = (
    ("name", "string", True),
    ("age", "integer", False),
    ("score", "number", False),
    ("active", "boolean", True),
    ("tags", "array of string", False),
    ("created_at", "string", True),
)
_SHOWN = {
    "id": "x_1",
    "name": "Ada",
    "age": 36,
    "score": 0.5,
    "active": True,
    "tags": ["first"],
    "created_at": "2024-05-02T10:00:00Z",
}


def vendor(pages: int) -> Sources:
    """The sources of a vendor of this many pages."""
    written = [page for number in range(-(-pages // _EACH)) for page in _pages(number)]
    some = tuple(written[:pages])
    labels = tuple(page.name for page in some)
    return Sources(
        name="vendor", folder="vendor", pages=some, labels=labels, chosen=True
    )


def _pages(number: int) -> Iterator[Page]:
    thing = f"thing{number}"
    writers = (_as_table, _as_bullets, _as_fields, _as_block)
    write = writers[number % len(writers)]
    for method, rest, title in _ACTIONS:
        text = write(thing, method, f"/{thing}s{rest}", f"{title} {thing}s")
        name = f"{thing}/{title.lower()}.md"
        yield Page(name=name, data=text.encode())
    yield Page(name=f"{thing}/object.md", data=_object(thing).encode())


def _object(thing: str) -> str:
    rows = "".join(f"| {name} | {kind} | Its {name}. |\n" for name, kind, _ in _FIELDS)
    head = "| Attribute | Type | Description |\n| --- | --- | --- |\n"
    return f"# The {thing} object\n\n{head}| id | string | Its id. |\n{rows}"


def _as_table(thing: str, method: str, path: str, title: str) -> str:
    parts = [f"# {title}\n\n```\n{method} {_BASE}{path}\n```\n"]
    head = "| Name | Type | Required | Description |\n| --- | --- | --- | --- |\n"
    if "{id}" in path:
        row = f"| id | string | Yes | Of the {thing}. |\n"
        parts.append(f"## Path parameters\n\n{head}{row}")
    if method in ("POST", "PATCH"):
        rows = "".join(
            f"| {name} | {kind} | {'Yes' if needed else 'No'} | Its {name}. |\n"
            for name, kind, needed in _FIELDS
        )
        parts.append(f"## Body parameters\n\n{head}{rows}")
    return "\n".join([*parts, _sample(method, path), _response(method, path)])


def _as_bullets(thing: str, method: str, path: str, title: str) -> str:
    parts = [f"# {title}\n\n`{method} {path}`\n"]
    if "{id}" in path:
        parts.append(f"## Path parameters\n\n- `id` (string, required): The {thing}.\n")
    if method in ("POST", "PATCH"):
        bullets = "".join(
            f"- `{name}` ({kind}{', required' if needed else ''}): Its {name}.\n"
            for name, kind, needed in _FIELDS
        )
        parts.append(f"## Body parameters\n\n{bullets}")
    return "\n".join([*parts, _sample(method, path), _response(method, path)])


def _as_fields(thing: str, method: str, path: str, title: str) -> str:
    parts = [f'---\ntitle: "{title}"\napi: "{method} {_BASE}{path}"\n---\n']
    if "{id}" in path:
        parts.append(_field("ParamField path", "id", "string", True, thing))
    if method in ("POST", "PATCH"):
        parts += [
            _field(
                "ParamField body",
                name,
                kind.replace("array of string", "string[]"),
                needed,
                name,
            )
            for name, kind, needed in _FIELDS
        ]
    return "\n".join([*parts, _sample(method, path), _response(method, path)])


def _field(tag: str, name: str, kind: str, needed: bool, about: str) -> str:
    required = " required" if needed else ""
    close = tag.split()[0]
    return f'<{tag}="{name}" type="{kind}"{required}>\n  Its {about}.\n</{close}>\n'


def _as_block(thing: str, method: str, path: str, title: str) -> str:
    schema = {
        "type": "object",
        "required": ["id", *(name for name, _, needed in _FIELDS if needed)],
        "properties": {
            "id": {"type": "string"},
            **{name: _schema(kind) for name, kind, _ in _FIELDS},
        },
    }
    ref = {"$ref": f"#/components/schemas/{thing.title()}"}
    content = {"application/json": {"schema": ref}}
    operation: dict[str, object] = {
        "summary": title,
        "responses": {"200": {"description": "Fine", "content": content}},
    }
    if "{id}" in path:
        operation["parameters"] = [
            {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
        ]
    if method in ("POST", "PATCH"):
        operation["requestBody"] = {"required": True, "content": content}
    tree = {
        "openapi": "3.1.0",
        "info": {"title": "Vendor", "version": "1"},
        "servers": [{"url": _BASE}],
        "paths": {path: {method.lower(): operation}},
        "components": {"schemas": {thing.title(): schema}},
    }
    block = json.dumps(tree, indent=2)
    return f"# {title}\n\n## OpenAPI\n\n````yaml {method} {path}\n{block}\n````\n"


def _schema(kind: str) -> dict[str, object]:
    if kind.startswith("array of "):
        return {"type": "array", "items": {"type": kind.removeprefix("array of ")}}
    return {"type": kind}


def _sample(method: str, path: str) -> str:
    sent = json.dumps({name: _SHOWN[name] for name, _, _ in _FIELDS})
    data = f" \\\n  -d '{sent}'" if method in ("POST", "PATCH") else ""
    head = f"curl -X {method} {_BASE}{path.replace('{id}', 'x_1')}"
    return f"```bash\n{head} \\\n  -H 'Authorization: Bearer KEY'{data}\n```\n"


def _response(method: str, path: str) -> str:
    if method == "DELETE":
        return "## Response 204\n\nNothing.\n"
    listed = method == "GET" and "{id}" not in path
    shown = {"data": [_SHOWN], "has_more": False} if listed else _SHOWN
    return f"## Response 200\n\n```json\n{json.dumps(shown, indent=2)}\n```\n"


def seconds(pages: int) -> float:
    """The CPU time of all stages together for a vendor of this many pages."""
    warm_up()
    return build(vendor(pages)).cpu


def main(pages: int) -> None:
    """Prints what came out, and the CPU time of all stages together."""
    warm_up()
    made = build(vendor(pages))
    calls = len(made.understood.api.operations) if made.understood else 0
    print(
        f"{pages} pages: {calls} operations, {len(made.files)} files, "
        f"{made.cpu:.1f} s CPU, {1000 * made.cpu / pages:.1f} ms a page"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
