"""Responses in the shape of 3.x: by status, each with a description and what it holds."""

import re
from collections.abc import Sequence
from typing import Any

from generator.read.upgrade.contents import content, headers
from generator.read.upgrade.run import JSON, Object, Run, is_list, is_part
from generator.read.upgrade.spots import At

_STATUS = re.compile(r"[1-5](?:\d\d|XX)|default")
_NEARLY = re.compile(r"(?i)([1-5])(\d\d|xx|\*\*|\?\?)(?:\.0)?(?:\s.*)?|(default)")
_SCHEMAS = "/schemas/"
_FILE = "application/octet-stream"


def responses(run: Run, operation: Object, at: At, produces: Sequence[str]) -> None:
    """Every response of an operation."""
    held = operation.get("responses")
    if is_list(held):
        held = _listed(run, operation, held, at)
    if not is_part(held):
        return
    spot: At = (at, "responses")
    found = held
    if "$ref" in found:
        _referred(run, found, spot)
    if any(not _STATUS.fullmatch(status) for status in found):
        found = operation["responses"] = _by_status(run, found, spot)
    for status in found:
        response_in(run, found, status, spot, produces)


def _referred(run: Run, held: Object, at: At) -> None:
    """A `$ref` among the statuses: to a map of responses, or to the one for all other statuses."""
    target = run.target(held["$ref"])
    value = None if target is None else run.find(target)
    if is_part(value) and any(map(_STATUS.fullmatch, value)):
        run.splice(held, at)
        return
    stated = held.pop("$ref")
    message = f"'{stated}' stands among the statuses; taken as the default response"
    run.note("misplaced-part", message, at)
    held.setdefault("default", {"$ref": stated})


def response_in(
    run: Run, holder: Object, key: str, at: At, produces: Sequence[str]
) -> None:
    """The response under a key; a text alone is its description."""
    value = holder[key]
    if isinstance(value, str):
        is_ref = value.startswith("#/")
        holder[key] = {"$ref": value} if is_ref else {"description": value}
        message = f"a text stands for a response; taken as its {'$ref' if is_ref else 'description'}"
        run.note("wrong-container", message, (at, key))
        value = holder[key]
    if is_part(value):
        response(run, value, (at, key), produces)


def response(run: Run, value: Object, at: At, produces: Sequence[str]) -> None:
    """One response. produces: the media types of what Swagger 2.0 says it holds."""
    if not run.opens(value):
        return
    if "$ref" in value:
        _referring(run, value, at, produces)
        return
    if not isinstance(value.get("description"), str):
        value["description"] = ""
    if run.swagger or ("schema" in value and "content" not in value):
        _held(run, value, at, produces)
    headers(run, value, at)
    content(run, value, at)


def _referring(run: Run, value: Object, at: At, produces: Sequence[str]) -> None:
    ref, target = value["$ref"], run.target(value["$ref"])
    if target is None or _SCHEMAS not in target or run.find(target) is None:
        run.refs.append((value, "$ref", "response", at))
        return
    run.note("schema-in-place", f"'{ref}' is a schema; taken as what is sent", at)
    inner = dict(value)
    value.clear()
    value["description"] = ""
    value["content"] = {(produces or (JSON,))[0]: {"schema": inner}}
    content(run, value, at)


def _held(run: Run, value: Object, at: At, produces: Sequence[str]) -> None:
    """`schema` and `examples` of 2.0 as media types."""
    if "schema" in value:
        run.old_style("'schema' stands on the response; taken as its content", at)
    schema, shown = value.pop("schema", None), value.pop("examples", None)
    examples = shown if is_part(shown) else {}
    if schema is None and not examples:
        return
    made: Object = {}
    for name in _media_types(schema, examples, produces):
        made[name] = media = dict[str, Any]()
        if schema is not None:
            media["schema"] = schema
    run.move_schema((at, "content"), made, (at, "schema"))
    for name, example in examples.items():
        holder = made.get(name) or next(iter(made.values()))
        holder.setdefault("example", example)
    value["content"] = made


def _media_types(schema: Any, examples: Object, produces: Sequence[str]) -> list[str]:
    if is_part(schema) and schema.get("type") == "file":
        raw = [one for one in produces if "json" not in one.lower()]
        return raw or [_FILE]
    named = [name for name in examples if "/" in name]
    if schema is None:
        return named or [*produces] or [JSON]
    return [*produces] or [JSON]


def _listed(run: Run, operation: Object, held: list[Any], at: At) -> Object:
    """Responses that say their status themselves, under it."""
    found: Object = {}
    for index, one in enumerate(held):
        if is_part(one):
            given = one
            key = next((k for k in ("status", "code", "statusCode") if k in given), "")
            status = str(given.pop(key, "default"))
            found.setdefault(status, given)
            run.move(((at, "responses"), status), ((at, "responses"), index))
    message = "'responses' is a list; taken by their status"
    run.note("wrong-container", message, (at, "responses"))
    operation["responses"] = found
    return found


def _by_status(run: Run, held: Object, at: At) -> Object:
    """Responses under statuses as they are spelt in OpenAPI: `2XX`, `default`."""
    found: Object = {}
    for status, value in held.items():
        nearly = _NEARLY.fullmatch(status.strip())
        meant = status
        if nearly is not None:
            first, rest, default = nearly.groups()
            meant = "default" if default else first + (rest if rest.isdigit() else "XX")
        if meant != status and meant not in held:
            message = f"status '{status}' is taken as '{meant}'"
            run.note("odd-spelling", message, (at, meant), is_key=True)
            run.move((at, meant), (at, status), leads=True)
            found[meant] = value
        else:
            found[status] = value
    return found
