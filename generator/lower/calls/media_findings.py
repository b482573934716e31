"""Media types that a client does not use, or not as what they are: each told once, however many calls have them."""

from collections.abc import Iterator

from generator.lower.calls.media import Offer, is_json, is_xml, is_yaml, offers
from generator.lower.calls.shapes import read_alike
from generator.lower.calls.streams import stream_kind
from generator.lower.context import Context
from generator.model import Operation
from generator.values import JsonObject, as_object


def report_media(context: Context, operations: tuple[Operation, ...]) -> None:
    """Report what bodies may also be sent as and results may also come as, and what is taken as text or as JSON."""
    by_place: dict[str, list[Operation]] = {}
    for operation in operations:
        by_place.setdefault(operation.at, []).append(operation)
    told: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for ways in by_place.values():
        for code, said, at in _said(context, tuple(ways)):
            told.setdefault((code, said), []).append((ways[0].key, at))
    for (code, said), places in told.items():
        key, at = places[0]
        more = f" (and {len(places) - 1} more)" if len(places) > 1 else ""
        context.info(code, f"'{key}'{more} {said}", at)


def _said(
    context: Context, ways: tuple[Operation, ...]
) -> Iterator[tuple[str, str, str]]:
    """For all ways to call an operation: code, message and pointer of what is to be told."""
    bodies = [way.body for way in ways if way.body is not None]
    for at in dict.fromkeys(body.at for body in bodies):
        used = [name for body in bodies for name in body.media_types]
        yield from _body(context, at, tuple(dict.fromkeys(used)))
    results = [result for way in ways for result in way.results]
    for at in dict.fromkeys(result.at for result in results):
        used = [each.media_type or "" for each in results if each.at == at]
        yield from _result(context, at, tuple(filter(None, used)))


def _body(
    context: Context, at: str, used: tuple[str, ...]
) -> Iterator[tuple[str, str, str]]:
    found = _offers(context, at)
    known = [each for each in found if "*" not in each.media_type]
    unused = [each for each in known if each.sendable not in used]
    if unused and used:
        said = f"may also be sent as {_listed(unused)}; it is sent as {_quoted(used)}"
        yield "other-media-types", said, at
    read = [each for each in known if each.sendable in used]
    yield from _as_text(read, "is sent as", "given")
    yield from _as_json(read)


def _result(
    context: Context, at: str, used: tuple[str, ...]
) -> Iterator[tuple[str, str, str]]:
    found = _offers(context, at)
    read = [each for each in found if each.media_type in used]
    unused = [
        each
        for each in found
        if not any(read_alike(context, each, other) for other in read)
    ]
    if unused and read:
        said = f"may also answer {_listed(unused)}; it is read as {_quoted(used)}"
        yield "other-media-types", said, at
    yield from _as_text(read, "answers", "read")
    yield from _as_json(read)


def _as_text(used: list[Offer], verb: str, done: str) -> Iterator[tuple[str, str, str]]:
    for offer in used:
        if is_xml(offer.media_type) and offer.kind == "text":
            said = f"{verb} {_listed([offer])}, which is {done} as text"
            yield "xml-as-text", said, offer.at


def _as_json(used: list[Offer]) -> Iterator[tuple[str, str, str]]:
    """Text with the schema of an object; beside JSON it is that under another name."""
    if any(is_json(each.media_type) for each in used):
        return
    for offer in used:
        known = is_yaml(offer.media_type) or stream_kind(offer) is not None
        if offer.kind == "json" and not known and "*" not in offer.media_type:
            said = f"has {_listed([offer])} with a schema that only JSON can have; taken as JSON"
            yield "taken-as-json", said, offer.at


def _offers(context: Context, at: str) -> list[Offer]:
    """What a body or a response offers; nothing where it is JSON alone, of which there is nothing to tell."""
    shape: JsonObject = context.resolve({"$ref": f"#{at}"}, "")[0]
    content = as_object(shape.get("content"))
    if len(content) == 1 and is_json(next(iter(content))):
        return []
    return list(offers(context, content, at))


def _listed(found: list[Offer]) -> str:
    return _quoted(tuple(each.media_type for each in found))


def _quoted(names: tuple[str, ...]) -> str:
    return ", ".join(f"'{name}'" for name in names)
