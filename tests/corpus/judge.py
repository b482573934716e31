"""Looks at what the generator understood: `python -m tests.corpus.judge DOCUMENT NAME FOLDER TASK`.

Runs under a hash seed of its own, and compares the files it makes with those that the command wrote
into FOLDER. TASK is written for `trial`. What was seen is printed as JSON.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from generator import pointers
from generator.cli.jobs import Named as Request
from generator.cli.jobs import named as job_named
from generator.findings import Findings
from generator.model import Anything, Api, Nullable, Operation
from generator.name import name
from generator.name.names import Names
from generator.pipeline import understand
from generator.render import render
from generator.values import JsonValue, as_array
from generator.view import view
from generator.view.decoders import Decoders
from tests.corpus import uses
from tests.corpus.contradictions import Judge
from tests.corpus.examples import Example, distinct, of_operations, of_types

_SAYS = frozenset({"properties", "items", "prefixItems", "const", "format", "pattern"})
_DEEPEST = 9


def main(document: str, called: str, folder: Path, task: Path) -> None:
    """Understands a document and says what came of it."""
    request = Request(sources=(document,), name=called, config=None, overlays=())
    job = job_named(request)
    understood = understand(job.sources, job.findings)
    if understood is None:
        print(json.dumps({"understood": False}))
        return
    api, tree = understood.api, understood.document.tree
    names = name(api, understood.config)
    files = render(view(api, names))
    tried = _examples(api, tree, names)
    task.write_text(
        json.dumps(
            {
                "folder": str(folder),
                "package": str(names.package),
                "examples": tried,
            },
            default=str,
        )
    )
    seen = {
        "understood": True,
        "package": str(names.package),
        "operations": sorted(map(_spot, api.operations)),
        "types": _types(api, tree),
        "differing": _differing(files, folder),
        "contradictions": _contradictions(tree, tried),
        "lost": sorted(_lost(job.findings)),
    }
    print(json.dumps(seen))


def _spot(operation: Operation) -> tuple[str, str]:
    """Method and path, as the document has them."""
    tokens = pointers.split(operation.at)
    match tokens:
        case ("paths", path, *_):
            return operation.method.upper(), path
        case _:
            return operation.method.upper(), operation.path


def _types(api: Api, tree: JsonValue) -> dict[str, Any]:
    """How many types are used, and how many of them are any JSON at all, and why."""
    found = Counter[str]()
    silent: list[str] = []
    for use in uses.of(api):
        found["uses"] += not isinstance(use.type, Nullable)
        if isinstance(use.type, Anything):
            found["lost" if use.type.lost else "free"] += 1
            if not use.type.lost and use.at is not None and _says(tree, use.at):
                silent.append(use.at)
    return {
        "uses": found["uses"],
        "lost": found["lost"],
        "free": found["free"],
        "silent": silent,
    }


def _says(tree: JsonValue, at: str, depth: int = 0) -> bool:
    """Whether a schema names a type, though it was read as any JSON."""
    schema, where = uses.resolved(tree, at)
    if _SAYS & schema.keys() or schema.get("type", "null") != "null":
        return True
    if any(value is not None for value in as_array(schema.get("enum"))):
        return True
    parts = (
        pointers.join(where, word, index)
        for word in ("allOf", "oneOf", "anyOf")
        for index, _ in enumerate(as_array(schema.get(word)))
    )
    return depth < _DEEPEST and any(_says(tree, part, depth + 1) for part in parts)


def _examples(api: Api, tree: JsonValue, names: Names) -> list[dict[str, Any]]:
    return [
        {
            "at": example.at,
            "schema": example.schema,
            "decoder": Decoders(names).combined(example.type, "models."),
            "value": example.value,
        }
        for example in distinct(_all(api, tree))
    ]


def _all(api: Api, tree: JsonValue) -> Iterator[Example]:
    for operation in api.operations:
        yield from of_operations(tree, operation)
    yield from of_types(tree, api, uses.of(api))


def _contradictions(tree: Any, tried: list[dict[str, Any]]) -> dict[int, str]:
    """What is wrong with each example that is not one of its schema, by its place in the list."""
    judge = Judge(tree)
    found: dict[int, str] = {}
    for index, case in enumerate(tried):
        wrong = judge.contradiction(case["schema"], case["value"])
        if wrong is not None:
            found[index] = wrong
    return found


def _differing(files: Mapping[str, str], folder: Path) -> list[str]:
    return sorted(
        path
        for path, text in files.items()
        if not (folder / path).is_file()
        or (folder / path).read_bytes() != text.encode()
    )


def _lost(findings: Findings) -> set[str]:
    return {finding.lost for finding in findings if finding.lost is not None}


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4]))
