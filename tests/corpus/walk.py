"""The operations of a document, counted on what it holds as it stands, with nothing of the generator.

`python -m tests.corpus.walk DOCUMENT` prints them as JSON.
"""

import json
import sys
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from tests.corpus.documents import read
from tests.corpus.values import as_object, is_list

_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
_IN_32 = "query"
_DEEPEST = 20


def operations(path: Path) -> set[tuple[str, str]]:
    """Method and path of every operation of a document; path items elsewhere below its folder count."""
    tree = as_object(read(path))
    version = str(tree.get("openapi", tree.get("swagger", "")))
    paths, home = _followed(tree.get("paths"), path)
    return {
        (method, template)
        for template, item in as_object(paths).items()
        if not template.startswith("x-")
        for method in _methods(item, home, version)
    }


def _methods(item: Any, home: Path, version: str) -> set[str]:
    """The methods of a path item, and of what it refers to."""
    there, _ = _followed(item, home)
    found: set[str] = set()
    for part in (as_object(there), as_object(item)):
        found |= {
            method.upper() for method in _METHODS if isinstance(part.get(method), dict)
        }
        if version.startswith("3.2"):
            found |= _added(part)
    return found


def _added(item: dict[str, Any]) -> set[str]:
    query = {"QUERY"} if isinstance(item.get(_IN_32), dict) else set[str]()
    return query | set(as_object(item.get("additionalOperations")))


def _followed(value: Any, home: Path) -> tuple[Any, Path]:
    """What a value stands for, and the file that this stands in."""
    for _ in range(_DEEPEST):
        reference = as_object(value).get("$ref")
        if not isinstance(reference, str):
            break
        file, _, pointer = reference.partition("#")
        if ":" in file.split("/")[0]:
            return None, home
        home = (home.parent / unquote(file)).resolve() if file else home
        value = _at(read(home) if home.is_file() else None, pointer)
    return value, home


def _at(tree: Any, pointer: str) -> Any:
    for token in unquote(pointer).split("/")[1:]:
        key = token.replace("~1", "/").replace("~0", "~")
        if is_list(tree):
            tree = tree[int(key)] if key.isdigit() and int(key) < len(tree) else None
        else:
            tree = as_object(tree).get(key)
    return tree


if __name__ == "__main__":
    print(json.dumps(sorted(operations(Path(sys.argv[1])))))
