"""Parameters and headers in the shape of 3.1: one object each, with a schema, in a place that exists."""

from typing import Any

from generator.read.upgrade.contents import described
from generator.read.upgrade.run import Object, Run, is_list, is_part, truth
from generator.read.upgrade.spots import At

_PLACES = {
    "headers": "header",
    "cookies": "cookie",
    "queryparam": "query",
    "queryparameter": "query",
    "params": "query",
    "url": "path",
    "uri": "path",
}
_KNOWN = frozenset({"path", "query", "header", "cookie", "querystring"})


def parameters(run: Run, holder: Object, at: At, path: str) -> None:
    """Every parameter that a path item, an operation or the components hold."""
    held = holder.get("parameters")
    if is_part(held):
        held = _listed(run, holder, held, at)
    if is_list(held):
        spot: At = (at, "parameters")
        items = held
        for index, one in enumerate(items):
            if is_part(one):
                parameter(run, one, (spot, index), path)
            elif isinstance(one, str):
                items[index] = made = {"$ref": one}
                run.note("bare-ref", f"'{one}' stands for a reference", (spot, index))
                run.refs.append((made, "$ref", "parameter", (spot, index)))


def _listed(run: Run, holder: Object, held: Object, at: At) -> list[Any]:
    """Parameters under their names as the list that is due."""
    run.note(
        "wrong-container",
        "'parameters' is an object; taken as a list of what it holds",
        (at, "parameters"),
    )
    found: list[Any] = []
    for name, one in held.items():
        if is_part(one):
            one.setdefault("name", name)
            run.move(((at, "parameters"), len(found)), ((at, "parameters"), name))
            found.append(one)
    holder["parameters"] = found
    if not found:
        del holder["parameters"]
    return found


def parameter(run: Run, value: Object, at: At, path: str) -> None:
    """One parameter. path: the template that it belongs to; empty for a shared one."""
    if not run.opens(value):
        return
    if "$ref" in value:
        run.refs.append((value, "$ref", "parameter", at))
        return
    _place(run, value, at, path)
    truth(run, value, "required", at)
    if value.get("in") == "path" and value.get("required") is not True:
        value["required"] = True
        message = f"path parameter '{value.get('name')}' is not required; it always is"
        run.note("path-not-required", message, at)
    described(run, value, at)


def _place(run: Run, value: Object, at: At, path: str) -> None:
    """`in`, which has four spellings that are right; a name of the path's tells where it is missing."""
    stated, name = value.get("in"), value.get("name")
    if isinstance(stated, str) and stated in _KNOWN:
        return
    if isinstance(stated, str):
        plain = stated.strip().lower()
        found = _PLACES.get(plain, plain)
        if found not in _KNOWN:
            return
        message = f"'in' is '{stated}'; taken as '{found}'"
    elif stated is None and isinstance(name, str) and f"{{{name}}}" in path:
        found = "path"
        message = f"parameter '{name}' has no 'in'; taken as '{found}'"
    else:
        return
    value["in"] = found
    run.note("odd-spelling", message, (at, "in"))
