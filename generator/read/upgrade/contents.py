"""What bodies, responses and parameters hold: media types, each with a schema, and examples."""

from typing import Any

from generator.read.upgrade.run import JSON, Object, Run, is_list, is_part, truth
from generator.read.upgrade.schemas import schema_in
from generator.read.upgrade.spots import At, pointer
from generator.read.upgrade.swagger_parameters import styled, typed

_SCHEMA_ALONE = frozenset(
    {"type", "properties", "items", "allOf", "oneOf", "anyOf", "enum", "format"}
)
_MEDIA_ALONE = frozenset(
    {"schema", "itemSchema", "example", "examples", "encoding", "itemEncoding"}
    | {"prefixEncoding"}
)

_PARAMETERS = ("name", "in", "style", "allowReserved", "allowEmptyValue")
_ALONE = "a schema stands where its media type is due; taken as that one's schema"


def content(run: Run, holder: Object, at: At) -> None:
    """The media types that a part of the document may be in."""
    held = holder.get("content")
    if isinstance(held, str):
        message = f"'content' is the text '{held}'; taken as a media type's name"
        run.note("wrong-container", message, (at, "content"))
        held = holder["content"] = {held: dict[str, Any]()}
    if not is_part(held):
        return
    media_types = held
    run.splice(media_types, (at, "content"))
    if _is_media_type(media_types):
        message = f"'content' names no media type; taken as '{JSON}'"
        run.note("schema-in-place", message, (at, "content"))
        run.move(((at, "content"), JSON), (at, "content"))
        media_types = holder["content"] = {JSON: media_types}
    for name in media_types:
        if is_part(media_types[name]):
            _media_type_in(run, media_types, name, (at, "content"))


def _is_media_type(held: Object) -> bool:
    return "schema" in held and not any("/" in name for name in held)


def _media_type_in(run: Run, holder: Object, name: str, at: At) -> None:
    part = holder[name]
    ref = part.get("$ref")
    if isinstance(ref, str):
        target = run.target(ref)
        shared = run.find(target) if target and "/mediaTypes/" in target else None
        if is_part(shared):
            # OpenAPI 3.2 section 4.8.1: shared media types; afterwards each use has it itself.
            part = holder[name] = shared
            run.moved[pointer((at, name))] = run.original(target or "")
        else:
            inner, part = part, dict[str, Any]()
            holder[name] = part
            part["schema"] = inner
            run.note("schema-in-place", _ALONE, (at, name))
            run.move(((at, name), "schema"), (at, name))
    media_type(run, part, (at, name))


def media_type(run: Run, value: Object, at: At) -> None:
    """One media type: the schema of the whole, of one item of a stream, and how its parts are encoded."""
    if not run.opens(value):
        return
    if not _SCHEMA_ALONE.isdisjoint(value) and _MEDIA_ALONE.isdisjoint(value):
        inner = dict(value)
        value.clear()
        value["schema"] = inner
        run.note("schema-in-place", _ALONE, at)
        run.move((at, "schema"), at)
    for key in ("schema", "itemSchema"):
        if key in value:
            schema_in(run, value, key, at)
            run.uses_3_2 |= key == "itemSchema"
    examples(run, value, at)
    encodings = value.get("encoding")
    if is_part(encodings):
        for name, one in encodings.items():
            if is_part(one):
                headers(run, one, ((at, "encoding"), name))


def examples(run: Run, holder: Object, at: At) -> None:
    """Examples have names in OpenAPI; those in a list get their index for one."""
    held = holder.get("examples")
    if is_list(held):
        run.note(
            "wrong-container", "'examples' is a list; taken in order", (at, "examples")
        )
        holder["examples"] = {
            str(index): one if _is_example(one) else {"value": one}
            for index, one in enumerate(held)
        }


def _is_example(value: Any) -> bool:
    return is_part(value) and ("value" in value or "externalValue" in value)


def headers(run: Run, holder: Object, at: At) -> None:
    """The headers of a response or of a part of a body."""
    held = holder.get("headers")
    if is_part(held):
        run.splice(held, (at, "headers"))
        for name, one in held.items():
            if is_part(one):
                header(run, one, ((at, "headers"), name))


def header(run: Run, value: Object, at: At) -> None:
    """One header of a response or of a part of a body."""
    if not run.opens(value):
        return
    if "$ref" in value:
        _header_ref(run, value, at)
    else:
        truth(run, value, "required", at)
        described(run, value, at)


def _header_ref(run: Run, value: Object, at: At) -> None:
    """A header may be said to be what a parameter of its name is."""
    target = run.target(value["$ref"])
    shared = run.find(target) if target and "/parameters/" in target else None
    if is_part(shared) and ("schema" in shared or "content" in shared):
        run.note("bare-ref", f"'{value['$ref']}' is a parameter; taken as it is", at)
        kept = {k: v for k, v in shared.items() if k not in _PARAMETERS}
        value.clear()
        value.update(kept)
        described(run, value, at)
        return
    run.refs.append((value, "$ref", "header", at))


def described(run: Run, value: Object, at: At) -> None:
    """What a parameter's or a header's value is: its schema, style and examples."""
    for flag in ("explode", "allowReserved", "allowEmptyValue", "deprecated"):
        truth(run, value, flag, at)
    styled(run, value, at)
    typed(run, value, at)
    if run.swagger and "content" not in value:
        value.setdefault("schema", {})
    if "schema" in value:
        schema_in(run, value, "schema", at)
    if "content" in value:
        content(run, value, at)
    if "x-example" in value:
        value.setdefault("example", value.pop("x-example"))
    examples(run, value, at)
