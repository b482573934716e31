"""References: led to where things are now, and understood where they are not spelt as references."""

import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import unquote

from generator import pointers
from generator.read.upgrade.run import Object, Run, is_list, is_part
from generator.read.upgrade.schema_types import TYPES
from generator.read.upgrade.spots import At, pointer

_SECTIONS = {
    "schema": "schemas",
    "mapped schema": "schemas",
    "parameter": "parameters",
    "response": "responses",
    "header": "headers",
    "body": "requestBodies",
    "callback": "callbacks",
    "path item": "pathItems",
    "security scheme": "securitySchemes",
}
_FILE = re.compile(r"\.(ya?ml|json)($|#)|^[a-z][a-z0-9+.-]*:|.#", re.IGNORECASE)
_INNER = ("definitions", "$defs")


def lead(run: Run, visit: Callable[[str, Object, str], None]) -> None:
    """Lead every reference to where its part is. visit: what to do with a part that was not met yet."""
    known: dict[tuple[str, str], str | None] = {}
    for holder, key, kind, at in _growing(run.refs):
        stated = holder.get(key)
        if is_list(stated) and len(stated) == 1:
            stated = holder[key] = stated[0]
        if not isinstance(stated, str):
            continue
        asked = stated, kind
        if asked not in known:
            known[asked] = _target(run, stated, kind)
            found = known[asked]
            value = None if found is None else run.find(found)
            if found is not None and is_part(value):
                visit(kind, value, found)
        target = known[asked]
        if target is None:
            target = _inner(run, stated, at)
        if target is None and kind == "schema" and key == "$ref":
            _as_type(run, holder, stated, at)
        if target is not None:
            _spell(run, holder, key, stated, target, at)


def _as_type(run: Run, holder: Object, stated: str, at: At) -> None:
    """A reference to a component that is missing, and that is called as a type is."""
    name = stated.rpartition("/")[2]
    if name in TYPES:
        del holder["$ref"]
        holder.setdefault("type", name)
        run.note("bare-ref", f"'{stated}' is taken as the type that it names", at)


def _growing(refs: list[Any]) -> Iterator[tuple[Object, str, str, At]]:
    """The references, with those that are found while they are looked through."""
    index = 0
    while index < len(refs):
        yield refs[index]
        index += 1


def _spell(
    run: Run, holder: Object, key: str, stated: str, target: str, at: At
) -> None:
    meant = "#" + target.replace("%", "%25")
    if stated == meant or unquote(stated) == "#" + target:
        return
    holder[key] = meant
    led = run.led(unquote(stated[1:]))
    if not stated.startswith("#/") or target not in (led, run.led_into(led)):
        run.note("bare-ref", f"'{stated}' is taken as '{meant}'", (at, key))


def _target(run: Run, stated: str, kind: str) -> str | None:
    """The pointer of what a reference leads to; None when it is not told by the reference alone."""
    text = stated.strip()
    own = run.document.get("$self")
    if isinstance(own, str) and text.startswith(f"{own}#"):
        text = text[len(own) :]
    if text.startswith("#/"):
        led = run.led(unquote(text[1:]))
        for found in (led, run.led_into(led)):
            if run.find(found) is not None:
                return _fitting(run, found, kind)
    if _FILE.search(text):
        return None
    name = pointers.split("/" + unquote(text).lstrip("#/"))[-1]
    section = _SECTIONS[kind]
    if name in run.section(section) and _may_name(text, kind):
        return pointers.join("/components", section, name)
    return None


def _fitting(run: Run, target: str, kind: str) -> str:
    """A target, or what of it is of the kind that is due, where it is a component of another kind."""
    tokens = pointers.split(target)
    section = _SECTIONS[kind]
    if len(tokens) != 3 or tokens[0] != "components" or tokens[1] == section:
        return target
    if tokens[2] in run.section(section):
        return pointers.join("/components", section, tokens[2])
    inner = f"{target}/schema"
    has_schema = section == "schemas" and run.find(inner) is not None
    return inner if has_schema else target


def _may_name(text: str, kind: str) -> bool:
    """Whether a text that leads nowhere can only mean the component that it ends with."""
    steps = text.lstrip("#/").count("/")
    return steps <= 2 and (kind != "mapped schema" or steps > 0)


def _inner(run: Run, stated: str, at: At) -> str | None:
    """A definition of the schema around: schemas that were pasted in whole still refer to their own root."""
    if not stated.startswith(tuple(f"#/{key}/" for key in _INNER)):
        return None
    rest, above = unquote(stated[1:]), pointer(at)
    while above:
        above = pointers.parent(above)
        if run.find(above + rest) is not None:
            return above + rest
    return None
