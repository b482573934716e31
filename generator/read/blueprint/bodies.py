"""The bodies of an API Blueprint's requests and responses as schemas: declared, or as samples show them."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import cast
from urllib.parse import parse_qsl

from generator import pointers
from generator.places import InPage
from generator.read.blueprint import mson
from generator.read.blueprint.mson import Attributes, Fields
from generator.read.blueprint.payloads import Payload
from generator.read.code import multipart, samples
from generator.read.code.samples import Sample
from generator.read.code.shown import Example, inferred
from generator.read.described.drafts import Draft
from generator.read.described.examples import all_optional
from generator.read.listed.fields import FORM, PARTS
from generator.read.pages.markdown import Fence, Section
from generator.values import JsonObject, JsonValue, as_object, is_array, is_object

_TEXTUAL = re.compile(
    r"text/.*|application/(?:xml|javascript|yaml|.*\+xml)|image/svg\+xml"
)
_JSON = re.compile(r"application/(?:.*\+)?json|text/json")
_SAYING_LITTLE = frozenset({"type", "title", "description"})
_DRAFT_WORDS = frozenset({"$schema", "id", "$id", "definitions"})
_WORDS = re.compile(r"\s*\[\s*[^\W\d_]\w*[^\]\n]*\]\s*\S")
_NOWHERE = Section(level=0, title=None, above=(), parts=())


class Bodies:
    """Puts bodies into two drafts: what is declared into one, what samples show into the other."""

    def __init__(self, declared: Draft, sampled: Draft, fields: Fields) -> None:
        self._declared = declared
        self._sampled = sampled
        self._fields = fields

    def put(
        self,
        at: str,
        payloads: Sequence[Payload],
        inherited: Attributes | None = None,
        *,
        sent: bool = False,
    ) -> None:
        """All payloads of one request, or of one status, below the pointer `at`."""
        shows: dict[str, list[Example]] = {}
        told: dict[str, list[Payload]] = {}
        for one in payloads:
            sample = _sample(one)
            media = one.media or ("application/json" if sample else "")
            told.setdefault(media or "application/json", []).append(one)
        for media, same in told.items():
            self._declare(_schema_at(at, media), same, inherited, sent=sent)
        for one in payloads:
            sample = _sample(one)
            media = one.media or ("application/json" if sample else "")
            if sample and one.body:
                example = Example(
                    status=one.status, fence=one.body, sample=sample, section=_NOWHERE
                )
                shows.setdefault(media, []).append(example)
            elif one.body:
                self._opaque(at, one, one.body, sent=sent)
        if inherited and not payloads:
            below = _schema_at(at, "application/json")
            self._declare(below, (), inherited, sent=sent)
        for media, examples in shows.items():
            self._infer(_schema_at(at, media), examples, sent=sent)
            if not sent and not self._declared.has(_schema_at(at, media)):
                self._report(examples[0].fence, at)

    def _infer(self, at: str, examples: list[Example], *, sent: bool) -> None:
        """The schema that samples fit; what is sent need not have all that they have."""
        schema, places = inferred(examples, at, self._sampled.page)
        place = examples[0].place(self._sampled.page)
        self._sampled.put(at, all_optional(schema) if sent else schema, place)
        for pointer, spot in places.items():
            self._sampled.origin(pointer, spot)

    def define(self, name: str, field_schema: JsonObject, place: InPage) -> None:
        """A type of the document."""
        self._declared.define(name, {**field_schema, "title": name}, place)

    def _declare(
        self,
        at: str,
        payloads: Sequence[Payload],
        inherited: Attributes | None,
        *,
        sent: bool,
    ) -> None:
        """What a JSON Schema says of a body, else its attributes."""
        if self._declared.has(at):
            return
        given = [one.attributes for one in payloads if one.attributes]
        given = given or ([inherited] if inherited else [])
        described = mson.declared(self._declared, self._fields, given)
        for one in payloads:
            if one.schema and self._given(at, one.schema, beside=bool(described)):
                return
        if not described:
            return
        schema = mson.schema_of(self._declared, described, at)
        self._declared.put(at, schema, described[0].place)
        children = (child for one in described for child in one.children)
        if sent and any(child.required for child in children):
            body = pointers.join("", *pointers.split(at)[:-3])
            self._declared.put(f"{body}/required", True, None)

    def _given(self, at: str, fence: Fence, *, beside: bool) -> bool:
        """Puts a JSON Schema, and the types that it defines for itself, where it can be read.

        beside: whether attributes stand beside it, which then say more than `{"type": "object"}`.
        """
        found = _json_schema(fence)
        if found is None:
            self._unread(fence, "schema")
            return False
        schema, types = found
        if beside and schema.keys() <= _SAYING_LITTLE:
            return False
        self._declared.put(at, schema, _place(self._declared, fence))
        for name, own in types.items():
            self._declared.define(name, own, _place(self._declared, fence))
        return True

    def _opaque(self, at: str, one: Payload, body: Fence, *, sent: bool) -> None:
        """A body that is no JSON: text, bytes, or parts."""
        media = one.media or ("" if sent else "text/plain")
        if sent and media == PARTS and self._parts(at, body):
            return
        if not media or _JSON.fullmatch(media) or media in (FORM, PARTS):
            self._unread(body, "sample")
            return
        text: JsonObject = {"type": "string"}
        schema = text if _TEXTUAL.fullmatch(media) else {**text, "format": "binary"}
        below = _schema_at(at, media)
        if not self._declared.has(below):
            self._declared.put(below, schema, _place(self._declared, body))

    def _parts(self, at: str, body: Fence) -> bool:
        """Puts the parts that a sample of a body shows, any of which can be left out."""
        shown = multipart.parts(body.code)
        below = _schema_at(at, PARTS)
        for part in shown:
            line = body.line + 1 + body.code.count("\n", 0, part.offset)
            place = InPage(page=self._sampled.page, line=line, column=body.indent + 1)
            self._sampled.put(f"{below}/type", "object", place)
            pointer = pointers.join(below, "properties", part.name)
            self._sampled.put(pointer, part.schema, place)
        return bool(shown)

    def _report(self, fence: Fence, at: str) -> None:
        method, _, status = pointers.split(at)[-3:]
        self._sampled.findings.info(
            "inferred-schema",
            f"what response {status} of {method.upper()} {pointers.split(at)[1]!r} holds was inferred "
            "from the example; no schema on the page says it",
            _place(self._sampled, fence),
        )

    def _unread(self, fence: Fence, what: str) -> None:
        self._sampled.findings.warning(
            "unread-sample",
            f"this {what} could not be read as JSON; nothing was taken from it",
            _place(self._sampled, fence),
        )


def _place(draft: Draft, fence: Fence) -> InPage:
    return InPage(page=draft.page, line=fence.line + 1, column=fence.indent + 1)


def keys(payloads: Sequence[Payload]) -> frozenset[str]:
    """The names at the top of the bodies that are shown."""
    found = [sample.value for one in payloads if (sample := _sample(one))]
    return frozenset(
        name
        for value in found
        for each in (value if is_array(value) else [value])
        if is_object(each)
        for name in each
    )


def is_silent(one: Payload) -> bool:
    """Whether a payload says nothing of a body but perhaps what kind of value it is."""
    schema = _json_schema(one.schema) if one.schema else None
    little = schema is None or schema[0].keys() <= _SAYING_LITTLE
    return little and one.body is None and one.attributes is None


def _sample(one: Payload) -> Sample | None:
    if one.body is None:
        return None
    if one.media == FORM:
        pairs = parse_qsl(" ".join(one.body.code.split()), keep_blank_values=True)
        form: dict[str, JsonValue] = dict(pairs)
        return Sample(value=form, partial=False) if form else None
    if one.media and not _JSON.fullmatch(one.media):
        return None
    sample = samples.read(one.body.code)
    # `[balance] 12.50` begins as an array does.
    is_text = sample and sample.value == [] and _WORDS.match(one.body.code)
    return None if is_text else sample


def _schema_at(at: str, media: str) -> str:
    return pointers.join(at, "content", media, "schema")


def _json_schema(fence: Fence) -> tuple[JsonObject, Mapping[str, JsonObject]] | None:
    """A JSON Schema, and the types that it defines for itself; None when it cannot be read."""
    try:
        loaded = cast(JsonValue, json.loads(fence.code))
    except (ValueError, RecursionError):
        return None
    if not is_object(loaded):
        return None
    types = {
        name: as_object(_redirected(own))
        for name, own in as_object(loaded.get("definitions")).items()
        if is_object(own)
    }
    plain = {name: value for name, value in loaded.items() if name not in _DRAFT_WORDS}
    told = as_object(_redirected(plain))
    known = {f"#/components/schemas/{name}" for name in types}
    return (told, types) if {*_targets([told, *types.values()])} <= known else None


def _targets(value: JsonValue) -> Iterator[str]:
    """Where the references of a schema lead."""
    if is_array(value):
        for one in value:
            yield from _targets(one)
    elif is_object(value):
        for name, one in value.items():
            if name == "$ref" and isinstance(one, str):
                yield one
            else:
                yield from _targets(one)


def _redirected(value: JsonValue) -> JsonValue:
    """A schema with its references to its own definitions led to the types of the document."""
    if is_array(value):
        return [_redirected(one) for one in value]
    if not is_object(value):
        return value
    return {
        name: (
            one.replace("#/definitions/", "#/components/schemas/")
            if name == "$ref" and isinstance(one, str)
            else _redirected(one)
        )
        for name, one in value.items()
    }
