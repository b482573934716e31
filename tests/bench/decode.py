"""10,000 contacts from bytes to dataclasses, beside `json.loads` and pydantic v2.

Each party is timed in a process of its own, in turn: what the collector costs depends on all else
that a process holds.
"""

import gc
import json
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from functools import reduce
from operator import or_
from time import process_time
from typing import Any, get_args, get_origin, get_type_hints

from .contacts import TOTAL, body, module, pages
from .measuring import Result, micros, ratio

Decode = Callable[[bytes], Any]


def equivalent(hint: Any, known: dict[Any, Any]) -> Any:
    """The same type for pydantic: models for dataclasses, closed enumerations for open ones."""
    if isinstance(hint, type) and is_dataclass(hint):
        if hint not in known:
            known[hint] = pydantic_model(hint, known)
        return known[hint]
    if isinstance(hint, type) and issubclass(hint, Enum):
        return Enum(hint.__name__, {m.name: m.value for m in hint}, type=str)
    arguments = tuple(equivalent(each, known) for each in get_args(hint))
    if not arguments:
        return hint
    origin = get_origin(hint)
    return origin[arguments] if origin in (list, dict) else reduce(or_, arguments)


def pydantic_model(cls: Any, known: dict[Any, Any]) -> Any:
    from pydantic import Field, create_model

    models = module(".models")
    # a module of models imports its neighbours for type checkers only
    neighbours = {name: getattr(models, name) for name in models.__all__}
    hints = get_type_hints(cls, localns=neighbours)
    names = cls.__wire__.names
    parts: dict[str, Any] = {}
    for field in fields(cls):
        default = ... if field.default is MISSING else field.default
        alias = names.get(field.name)
        parts[field.name] = (
            equivalent(hints[field.name], known),
            Field(default, alias=alias) if alias else default,
        )
    return create_model(cls.__name__, **parts)


ROUNDS, PASSES = 7, 3
SHAPES = ("pages of 100", "one document")


def party(name: str) -> Decode:
    """What turns bytes into values; `fast` is `plain` with the extra."""
    if name == "json.loads":
        return json.loads
    operation = module(".resources.contacts")._LIST
    if name == "pydantic":
        from pydantic import TypeAdapter

        return TypeAdapter(equivalent(operation.decoder.hint, {})).validate_json
    parsing, decode = module("._runtime.parsing"), operation.decoder.decode
    if name == "fast":
        assert parsing._faster() is not None, "msgspec is missing"
        return lambda text: decode(parsing.parse(text))
    return lambda text: decode(parsing._parsed(text, parsing._DECODER))


def check() -> None:
    """All parties make the same of a page."""
    text = body(0, 100)
    theirs = party("pydantic")(text)
    for name in ("plain", "fast"):
        for mine, other in zip(party(name)(text).data, theirs.data, strict=True):
            assert mine.date_created == other.date_created
            assert mine.emails[0].email == other.emails[0].email


def timed(name: str, shape: str, on: str) -> float:
    """Seconds of CPU for all contacts; the median of some passes."""
    decode = party(name)
    texts = pages() if shape == "pages of 100" else [body(0, TOTAL)]
    if on == "off":
        gc.disable()
    decode(texts[0])
    spent: list[float] = []
    for _ in range(PASSES):
        start = process_time()
        for text in texts:
            decode(text)
        spent.append(process_time() - start)
    return statistics.median(spent)


def results() -> Iterator[Result]:
    """Pages of 100 and one document, with the collector on and off."""
    check()
    for shape in SHAPES:
        for on in ("on", "off"):
            names = ("json.loads", "plain", "pydantic", "fast")
            spent: dict[str, list[float]] = {name: [] for name in names}
            for _ in range(ROUNDS):
                for name in names:
                    command = [sys.executable, "-m", __name__, name, shape, on]
                    said = subprocess.run(command, check=True, stdout=subprocess.PIPE)
                    spent[name].append(float(said.stdout))
            yield from compared(spent, shape, on)


def compared(spent: dict[str, list[float]], shape: str, on: str) -> Iterator[Result]:
    """The lines of one measurement; pydantic is held to with the collector as Python starts it."""
    held, paged = on == "on", shape == "pages of 100"
    what = f"decode, {shape}, gc {on}"
    yield Result(
        name=f"{what}: plain to json.loads",
        ratio=ratio(spent, "plain", "json.loads"),
        bar=1.9 if paged else None,
        note=micros(spent, "plain", TOTAL),
    )
    for name, bar in (("plain", 1.2), ("fast", 1.5)):
        yield Result(
            name=f"{what}: pydantic to {name}",
            ratio=ratio(spent, "pydantic", name),
            bar=(bar if paged else 1.0) if held else None,
            side="at least",
            note=micros(spent, name, TOTAL),
        )


if __name__ == "__main__":
    print(timed(*sys.argv[1:]))
