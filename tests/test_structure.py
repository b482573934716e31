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
    "merge": VALUES | {"selection", "suggestion"},
    "check": VALUES | {"merge", "suggestion"},
    "lower": VALUES | {"model", "reach", "words"},
    "name": {"config", "devices", "model", "reach", "words"},
    "view": {"name", "model", "reach", "words"},
    "render": {"view"},
    "output": {"devices", "values"},
    "report": {"findings", "places", "plain", "read"},
    "inspection": VALUES | {"model", "plain"},
    "runtime": set[str](),
}


def test_each_part_imports_only_what_stands_before_it() -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {other}"
        for part, allowed in MAY_IMPORT.items()
        for path in sorted((ROOT / part).rglob("*.py"))
        for other in sorted(_imported(path) - allowed - {part})
    ]
    assert not wrong


def _imported(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            found.add(node.module)
        elif isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
    return {name.split(".")[1] for name in found if name.startswith("generator.")}
