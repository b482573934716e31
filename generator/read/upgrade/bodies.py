"""Bodies in the shape of 3.x, made of the parameters that describe one in Swagger 2.0 where need be."""

from collections.abc import Sequence
from typing import Any, TypeAlias

from generator.read.upgrade.contents import content
from generator.read.upgrade.run import JSON, Object, Run, is_list, is_part, texts
from generator.read.upgrade.spots import At
from generator.read.upgrade.swagger_parameters import TYPED, styled

Bodily: TypeAlias = "list[tuple[Object, At]]"
"""Parameters that describe a body, and where each of them is."""

_FORM, _PARTS = "application/x-www-form-urlencoded", "multipart/form-data"
_PLACES = frozenset({"body", "formdata", "form"})
_SCHEMAS = "/schemas/"
_SCHEMA_ALONE = frozenset({"type", "properties", "allOf", "oneOf", "anyOf", "items"})


def take(run: Run, holder: Object, at: At) -> Bodily:
    """The parameters of a path item or an operation that describe a body; the holder keeps the others."""
    held = holder.get("parameters")
    if not is_list(held):
        return []
    taken: Bodily = []
    kept: list[Any] = []
    spot: At = (at, "parameters")
    for index, one in enumerate(held):
        bodily = _bodily(run, one, (spot, index))
        if bodily is not None:
            taken.append(bodily)
            continue
        if taken:
            run.move((spot, len(kept)), (spot, index), leads=True)
        kept.append(one)
    if taken:
        # Not changed in place: an alias may make it another operation's list too.
        holder["parameters"] = kept
        if not kept:
            del holder["parameters"]
    return taken


def _bodily(run: Run, value: Any, at: At) -> tuple[Object, At] | None:
    if not is_part(value):
        return None
    parameter = value
    ref = parameter.get("$ref")
    if isinstance(ref, str):
        return run.bodies.get(ref.replace("#/components/", "#/"))
    return (parameter, at) if describes_body(parameter) else None


def describes_body(parameter: Object) -> bool:
    """Whether a parameter describes a body, or a field of a form."""
    place = parameter.get("in")
    return isinstance(place, str) and place.strip().lower() in _PLACES


def body(run: Run, operation: Object, at: At, bodily: Bodily) -> None:
    """An operation's body; afterwards it is in `requestBody` if there is one."""
    consumes = operation.pop("consumes", None) if bodily or run.swagger else None
    media_types = texts(consumes) or run.consumes
    left = bodily
    if bodily and "requestBody" not in operation:
        place = bodily[0][0].get("in")
        run.old_style(f"parameters in '{place}' are taken as the body", bodily[0][1])
        whole = [one for one in bodily if str(one[0].get("in")).lower() == "body"]
        make = _made_whole if len(whole) == 1 else _made_form
        operation["requestBody"] = make(
            run, whole or bodily, (at, "requestBody"), media_types
        )
        left = [one for one in bodily if whole and one not in whole]
    if left:
        _left_over(run, operation, at, left)
    if is_part(operation.get("requestBody")):
        request_body(run, operation["requestBody"], (at, "requestBody"))


def _left_over(run: Run, operation: Object, at: At, left: Bodily) -> None:
    """What describes a second body stays a parameter, of a kind that is reported."""
    held, spot = operation.get("parameters"), (at, "parameters")
    kept: list[Any] = [*held] if is_list(held) else []
    for parameter, place in left:
        run.move((spot, len(kept)), place)
        kept.append(parameter)
    operation["parameters"] = kept


def request_body(run: Run, value: Object, at: At) -> None:
    """One body, which may refer to another, or be the schema of what it holds."""
    if not run.opens(value):
        return
    ref = value.get("$ref")
    if "$ref" in value:
        target = run.target(ref)
        if target is None or _SCHEMAS not in target or run.find(target) is None:
            run.refs.append((value, "$ref", "body", at))
            return
    if "content" not in value:
        _wrap(run, value, at)
    required = value.get("required")
    if isinstance(required, str):
        value["required"] = required.lower() == "true"
    content(run, value, at)


def _wrap(run: Run, value: Object, at: At) -> None:
    """A body without media types that is or holds a schema."""
    if "schema" in value:
        inner = value.pop("schema")
        run.move(((((at, "content"), JSON)), "schema"), (at, "schema"))
    elif "$ref" in value or not _SCHEMA_ALONE.isdisjoint(value):
        inner = dict(value)
        value.clear()
        run.move(((((at, "content"), JSON)), "schema"), at)
    else:
        return
    message = f"a schema stands for the body; taken as '{JSON}'"
    run.note("schema-in-place", message, at)
    value["content"] = {JSON: {"schema": inner}}


def _made_whole(run: Run, bodily: Bodily, at: At, media_types: Sequence[str]) -> Object:
    """The body that one parameter in `body` describes."""
    parameter, place = bodily[0]
    made = _described(parameter)
    has_schema = "schema" in parameter
    schema = parameter["schema"] if has_schema else _typed(parameter)
    schema_at: At = (place, "schema") if has_schema else place
    content: Object = {}
    for name in media_types or (JSON,):
        content[name] = media = {"schema": schema}
        if "x-example" in parameter:
            media["example"] = parameter["x-example"]
    made["content"] = content
    run.move_schema((at, "content"), content, schema_at)
    run.move(at, place)
    return made


def _described(parameter: Object) -> Object:
    made: Object = {}
    if isinstance(parameter.get("description"), str):
        made["description"] = parameter["description"]
    if parameter.get("required") in (True, "true"):
        made["required"] = True
    return made


def _typed(parameter: Object) -> Object:
    return {key: value for key, value in parameter.items() if key in TYPED}


def _made_form(run: Run, bodily: Bodily, at: At, media_types: Sequence[str]) -> Object:
    """The body whose fields are parameters: of a form, or of an object where they stand in `body`."""
    schema: Object = {"type": "object", "properties": {}}
    encoding: Object = {}
    names = _form_types(bodily, media_types)
    moves: list[tuple[str, At]] = []
    for parameter, place in bodily:
        name = parameter.get("name")
        if not isinstance(name, str):
            continue
        schema["properties"][name] = _field(parameter)
        moves.append((name, place))
        if parameter.get("required") in (True, "true"):
            schema.setdefault("required", []).append(name)
        style = dict(parameter)
        styled(run, style, place)
        said = {key: style[key] for key in ("style", "explode") if key in style}
        if said:
            encoding[name] = said
    media: Object = {"schema": schema, **({"encoding": encoding} if encoding else {})}
    for media_type in names:
        below: At = ((((at, "content"), media_type), "schema"), "properties")
        for name, place in moves:
            run.move((below, name), place)
    run.move(at, bodily[0][1])
    made: Object = {"content": dict.fromkeys(names, media)}
    if "required" in schema:
        made["required"] = True
    return made


def _field(parameter: Object) -> Object:
    known = parameter.get("schema")
    field = _typed(parameter)
    if is_part(known):
        field = {**field, **known}
    items = field.get("items")
    if is_part(items) and "collectionFormat" in items:
        plain = items
        field["items"] = {k: v for k, v in plain.items() if k != "collectionFormat"}
    for key in ("description", "x-nullable"):
        if key in parameter and "$ref" not in field:
            field.setdefault(key, parameter[key])
    return field


def _form_types(bodily: Bodily, media_types: Sequence[str]) -> Sequence[str]:
    """The media types of a form: a file needs parts, and one that is not said needs none."""
    if any(str(one.get("in")).lower() == "body" for one, _ in bodily):
        return media_types or (JSON,)
    forms = [one for one in media_types if one.split(";")[0].strip() in (_FORM, _PARTS)]
    if any(one.get("type") == "file" for one, _ in bodily):
        return [one for one in forms if one.startswith(_PARTS)] or [_PARTS]
    return forms or [_FORM]
