"""Objects of a page's OpenAPI block that only their example describes: the schema that it fits."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator import pointers
from generator.document import operations_in
from generator.findings import Findings
from generator.fragments import Fragment
from generator.places import Origins, Place
from generator.read.code.inference import Inference, Instance
from generator.read.texts import json
from generator.read.texts.loading import Unreadable
from generator.values import (
    JsonObject,
    JsonValue,
    as_array,
    as_object,
    is_array,
    is_object,
)

_TELLING = frozenset(
    {
        *("properties", "additionalProperties", "patternProperties", "items", "$ref"),
        *("allOf", "anyOf", "oneOf", "enum", "const", "not", "format"),
    }
)


class _Filling:
    def __init__(self, found: Fragment, findings: Findings) -> None:
        self._found = found
        self._findings = findings
        self._document = found.document
        self._places: dict[str, tuple[Place, ...]] = {}

    def schema(self, at: str, beside: Sequence[str], *, sent: bool) -> None:
        """Fills in the schema at a pointer by its own examples, else by those beside it."""
        schema = pointers.at(self._document, at)
        if not _is_bare(schema):
            return
        shown = [*_own(as_object(schema), at), *beside]
        fitting = [one for one in shown if _fits(schema, _value(self._document, one))]
        if fitting:
            self._fill(at, as_object(schema), fitting, sent=sent)

    def result(self) -> Fragment:
        """The fragment with what was filled in."""
        if not self._places:
            return self._found
        places = {**self._found.origins.places, **self._places}
        return replace(
            self._found, document=self._document, origins=Origins(places=places)
        )

    def _fill(
        self, at: str, schema: JsonObject, shown: Sequence[str], *, sent: bool
    ) -> None:
        inference = Inference()
        instances = [
            Instance(value=_value(self._document, one), pointer=one, source=number)
            for number, one in enumerate(shown)
        ]
        inferred = inference.schema(instances, at)
        if sent:
            # One example does not say what must be sent.
            inferred.pop("required", None)
        whole = self._found.origins.all_of(at)
        for pointer, instance in inference.seen.items():
            at_example = shown[instance.source]
            # Within JSON that stands as a text there are no places.
            known = isinstance(pointers.at(self._document, at_example), str)
            self._places[pointer] = self._found.origins.all_of(
                at_example if known else instance.pointer
            )
        self._places[at] = (*whole, *self._found.origins.all_of(shown[0]))
        self._document = _with(
            self._document, pointers.split(at), {**schema, **inferred, **_said(schema)}
        )
        self._findings.info(
            "inferred-schema",
            f"what {_name(at)} was inferred from the example; "
            "no schema on the page says it",
            self._found.origins.of(shown[0]),
        )


def filled(found: Fragment, findings: Findings) -> Fragment:
    """The fragment with a schema for every object that has none but an example; each is reported."""
    filling = _Filling(found, findings)
    document = found.document
    uses: dict[str, list[str]] = {}
    sends: set[str] = set()
    for path, item in as_object(document.get("paths")).items():
        for _, tokens in operations_in(as_object(item)):
            at = pointers.join("/paths", path, *tokens)
            for media, sent in _media(pointers.at(document, at), at):
                beside = list(_own(as_object(pointers.at(document, media)), media))
                filling.schema(f"{media}/schema", beside, sent=sent)
                used, of = _used(document, media, beside)
                uses.setdefault(used, []).extend(of)
                sends |= {used} if sent else set()
    for name in as_object(as_object(document.get("components")).get("schemas")):
        at = pointers.join("/components/schemas", name)
        filling.schema(at, uses.get(at, ()), sent=at in sends)
    return filling.result()


def _said(schema: JsonObject) -> JsonObject:
    """What a schema says about itself that no example can."""
    return {key: value for key, value in schema.items() if key not in _TELLING}


def _name(at: str) -> str:
    """What a reader of a finding knows a schema by."""
    tokens = pointers.split(at)
    if tokens[0] == "components":
        return f"'{tokens[-1]}' holds"
    call = f"'{tokens[2].upper()} {tokens[1]}'"
    return f"{call} {'takes' if 'requestBody' in tokens else 'answers'}"


def _used(
    document: JsonObject, media: str, examples: Sequence[str]
) -> tuple[str, list[str]]:
    """The pointer of the type that a media type holds, one or many of, and the examples of it."""
    schema = as_object(pointers.at(document, f"{media}/schema"))
    if "$ref" in schema:
        return str(schema["$ref"]).removeprefix("#"), list(examples)
    items = as_object(schema.get("items"))
    each = [
        f"{one}/{index}"
        for one in examples
        for index, _ in enumerate(as_array(pointers.at(document, one)))
    ]
    return str(items.get("$ref", "")).removeprefix("#"), each


def _media(operation: JsonValue, at: str) -> Iterator[tuple[str, bool]]:
    """The pointers of all media types of an operation, and whether they are sent."""
    body = as_object(as_object(operation).get("requestBody"))
    for media in as_object(body.get("content")):
        yield pointers.join(at, "requestBody", "content", media), True
    for status, answer in as_object(as_object(operation).get("responses")).items():
        for media in as_object(as_object(answer).get("content")):
            if media.endswith("json"):
                yield pointers.join(at, "responses", status, "content", media), False


def _own(holder: JsonObject, at: str) -> Iterator[str]:
    """The pointers of the examples that a schema or a media type has."""
    if "example" in holder:
        yield f"{at}/example"
    listed = holder.get("examples")
    for index, _ in enumerate(as_array(listed)):
        yield f"{at}/examples/{index}"
    for name, one in as_object(listed).items():
        if "value" in as_object(one):
            yield pointers.join(at, "examples", name, "value")


def _is_bare(schema: JsonValue) -> bool:
    if schema is None:
        return True
    return (
        is_object(schema)
        and "additionalProperties" not in schema
        and not any(schema.get(key) for key in _TELLING)
        and schema.get("type", "object") in ("object", "array")
    )


def _value(document: JsonValue, at: str) -> JsonValue:
    """An example, out of the text that some editors keep it in."""
    value = pointers.at(document, at)
    if not isinstance(value, str) or not value.lstrip().startswith(("{", "[")):
        return value
    try:
        return json.load(value).value
    except Unreadable:
        return value


def _fits(schema: JsonValue, value: JsonValue) -> bool:
    kind = as_object(schema).get("type")
    if not is_object(value) and not is_array(value):
        return False
    return bool(value) and kind in (None, "object" if is_object(value) else "array")


def _with(tree: JsonObject, tokens: Sequence[str], value: JsonValue) -> JsonObject:
    first, *rest = tokens
    below = _with(as_object(tree.get(first)), rest, value) if rest else value
    return {**tree, first: below}
