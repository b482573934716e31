"""Imports between the parts of the generator point one way, as the map of CONTRIBUTING says."""

import ast
from pathlib import Path

ROOT = Path(__file__).parent.parent / "generator"

VALUES = {
    "addresses",
    "values",
    "pointers",
    "places",
    "findings",
    "fragments",
    "document",
    "config",
    "overlay",
    "shelf",
    "grammar",
}
MAY_IMPORT = {
    "read": VALUES | {"words"},
    "settings": VALUES | {"read", "plain", "selection", "suggestion"},
    "merge": VALUES | {"selection", "suggestion", "words"},
    "check": VALUES | {"cache", "merge", "suggestion"},
    "lower": VALUES | {"model", "reach", "words"},
    "name": {"config", "devices", "model", "reach", "words"},
    "view": {"name", "model", "reach", "words"},
    "render": {"view"},
    "output": {"devices", "values"},
    "report": {"findings", "places", "plain", "read"},
    "inspection": VALUES | {"model", "plain"},
    "runtime": set[str](),
}

# Within reading: what each folder may import of the others. No two of them lead to each other.
READERS_MAY_IMPORT = {
    "texts": set[str](),
    "words": set[str](),
    "pages": {"texts", "words"},
    "layout": {"texts", "words", "pages"},
    "upgrade": {"words"},
    "bundle": {"texts", "openapi"},
    "code": {"texts", "words", "pages", "openapi"},
    "listed": {"words", "pages", "code"},
    "routing": {"words", "pages", "code", "listed"},
    "access": {"words", "pages", "code"},
    "embedded": {"texts", "words", "pages", "code", "bundle", "openapi"},
    "described": {
        "texts",
        "words",
        "pages",
        "layout",
        "code",
        "listed",
        "routing",
        "access",
    },
    "blueprint": {"words", "pages", "code", "listed", "described"},
}


def test_each_part_imports_only_what_stands_before_it() -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {other}"
        for part, allowed in MAY_IMPORT.items()
        for path in sorted((ROOT / part).rglob("*.py"))
        for other in sorted(_imported(path) - allowed - {part})
    ]
    assert not wrong


def test_each_folder_of_readers_imports_only_what_stands_before_it() -> None:
    folders = {path.parent.name for path in (ROOT / "read").glob("*/__init__.py")}
    assert folders == set(READERS_MAY_IMPORT)
    wrong = [
        f"{path.relative_to(ROOT)} imports {other}"
        for part, allowed in READERS_MAY_IMPORT.items()
        for path in sorted((ROOT / "read" / part).rglob("*.py"))
        for other in sorted(_imported(path, "read") - allowed - {part})
    ]
    assert not wrong


def _imported(path: Path, within: str = "") -> set[str]:
    """The parts of the generator, or of a part of it, that a module imports from."""
    inside = f"generator.{within}." if within else "generator."
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
    return {
        name.removeprefix(inside).split(".")[0]
        for name in found
        if name.startswith(inside)
    }
