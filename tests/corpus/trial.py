"""Uses one emitted package, in a process without the generator: `python -m tests.corpus.trial TASK`.

A task names the package and holds examples, each with the source of its decoder. What came of them
is printed as JSON.
"""

import json
import sys
import traceback
from collections.abc import Iterable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from tests.corpus.same import differences

_MOST_SHOWN = 5


def main(task: Path) -> None:
    """Imports all, then tries all examples."""
    given = json.loads(task.read_bytes())
    folder = Path(given["folder"])
    sys.path.insert(0, str(folder))
    failed = failures(folder, given["package"])
    space = namespace(given["package"]) if not failed else {}
    cases: list[dict[str, Any]] = given["examples"] if space else []
    tried = [{"at": case["at"], **_tried(space, case)} for case in cases]
    print(json.dumps({"import_failures": failed, "examples": tried}))


def failures(folder: Path, package: str) -> list[str]:
    """The modules that do not import, each with its error."""
    found: list[str] = []
    for module in _modules(folder, package):
        try:
            import_module(module)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is the result
            found.append(f"{module}: {_said(error)}")
    return found


def namespace(package: str) -> dict[str, Any]:
    """What a decoder's source may name: the runtime's functions, and `models`."""
    found: dict[str, Any] = {}
    runtime = import_module(f"{package}._runtime")
    for path in sorted(Path(str(runtime.__path__[0])).glob("*.py")):
        found |= vars(import_module(f"{package}._runtime.{path.stem}"))
    found |= vars(import_module(f"{package}._runtime.decoding"))
    if find_spec(f"{package}.models") is not None:
        found["models"] = import_module(f"{package}.models")
    return found


def _modules(folder: Path, package: str) -> Iterable[str]:
    for path in sorted((folder / package).rglob("*.py")):
        parts = path.relative_to(folder).with_suffix("").parts
        yield ".".join(parts).removesuffix(".__init__")


def _tried(space: dict[str, Any], case: dict[str, Any]) -> dict[str, Any]:
    """How an example does: `same`, `undocumented`, `differs`, `refused`, or `broken` for our own fault."""
    try:
        decode = space["decoder"](eval(case["decoder"], space))
    except Exception as error:  # noqa: BLE001
        return {"outcome": "broken", "why": [_said(error)]}
    try:
        made = decode(case["value"])
    except Exception as error:  # noqa: BLE001
        return {"outcome": "refused", "why": [_said(error)]}
    try:
        written = json.loads(space["json_bytes"](made))
        found = list(differences(case["value"], made, written))
    except Exception as error:  # noqa: BLE001
        return {"outcome": "broken", "why": [_said(error)]}
    wrong = [each for each in found if not each.undocumented]
    shown = [f"{each.at}: {each.message}" for each in (wrong or found)[:_MOST_SHOWN]]
    outcome = "differs" if wrong else "undocumented" if found else "same"
    return {"outcome": outcome, "why": shown}


def _said(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    where = f"{Path(frames[-1].filename).name}:{frames[-1].lineno} " if frames else ""
    return f"{where}{type(error).__name__}: {str(error)[:200]}"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
