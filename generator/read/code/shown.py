"""Examples that a page shows: the JSON in a block of code, and where each of its values stands."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.places import InPage
from generator.read import openapi
from generator.read.code import request_objects, schemas
from generator.read.code.inference import Inference, Instance
from generator.read.code.samples import Sample
from generator.read.pages.markdown import Fence, Section
from generator.read.texts.text import Lines
from generator.values import JsonObject, JsonValue, is_array, is_object

_LANGUAGES = frozenset({"json", "json5", "jsonc", "javascript", "js", "text", ""})
_LONGEST = 400_000
_TEXTS = re.compile(r'"(?:[^"\\\n]|\\.)*"')
_MARKS = re.compile(r"(?:[\s{}\[\],:\d.eE+…-]|true|false|null)+")
_DEEPEST = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """What a block of code shows, under a heading. start: where its JSON begins in the code.

    status: of the response that it is; empty for a request. media: its type, where it is said and is not JSON.
    """

    status: str
    fence: Fence
    sample: Sample
    section: Section
    start: int = 0
    media: str = ""

    def place(self, page: str) -> InPage:
        """Where the block stands."""
        return InPage(page=page, line=self.fence.line, column=self.fence.indent + 1)

    def places(self, page: str) -> "Places":
        """Where its values stand."""
        return Places(page, self)


class Places:
    """Where the values of one example stand on its page."""

    def __init__(self, page: str, example: Example) -> None:
        self._page = page
        self._fence = example.fence
        self._start = example.start
        self._offsets: Mapping[str, int] = example.sample.offsets
        self._lines = Lines(example.fence.code)

    def of(self, pointer: str) -> InPage | None:
        """The place of a value by its JSON pointer in the example."""
        offset = self._offsets.get(pointer)
        if offset is None:
            return None
        spot = self._lines.spot(self._start + offset)
        return InPage(
            page=self._page,
            line=self._fence.line + spot.line,
            column=self._fence.indent + spot.column,
        )


def is_json(fence: Fence) -> bool:
    """Whether a block of code may be an example in JSON, and is no OpenAPI document."""
    return (
        (fence.language in _LANGUAGES or _is_plain_json(fence.code))
        and len(fence.code) <= _LONGEST
        and not openapi.mentions(fence.code)
        and not request_objects.is_one(fence)
        and not schemas.reference(fence.code)
    )


def _is_plain_json(code: str) -> bool:
    """Whether code is JSON, whatever language it is said to be: so tabs of languages have the answers of each.

    Something may be left out of it, `[...]`, and a comma stand last.
    """
    if code.lstrip()[:1] not in ("{", "[") or len(code) > _LONGEST:
        return False
    return _MARKS.fullmatch(_TEXTS.sub("0", code)) is not None


def inferred(
    examples: list[Example], at: str, page: str
) -> tuple[dict[str, JsonValue], dict[str, InPage | None]]:
    """The schema at a pointer that all examples fit, and where each part of it was shown."""
    inference = Inference()
    instances = [
        Instance(value=one.sample.value, pointer="", source=number)
        for number, one in enumerate(examples)
    ]
    schema = inference.schema(instances, at)
    places = [one.places(page) for one in examples]
    shown = {
        pointer: places[instance.source].of(instance.pointer)
        for pointer, instance in inference.seen.items()
    }
    return schema, shown


def objects(value: JsonValue, path: str = "") -> Iterator[tuple[str, frozenset[str]]]:
    """The objects within a value by their dotted paths, `data[].user`, each with its keys; outermost first."""
    waiting: list[tuple[str, JsonValue, int]] = [(path, value, 0)]
    while waiting:
        at, one, depth = waiting.pop(0)
        if is_object(one):
            yield at, frozenset(one)
            inner: JsonObject = one
            if depth < _DEEPEST:
                waiting += [
                    (f"{at}.{key}" if at else key, below, depth + 1)
                    for key, below in inner.items()
                ]
        elif is_array(one):
            merged = _merged(one)
            if merged:
                waiting.append((f"{at}[]", merged, depth + 1))


def _merged(items: Sequence[JsonValue]) -> dict[str, JsonValue]:
    """The members of all objects in an array, the first of each name."""
    whole: dict[str, JsonValue] = {}
    for item in items[:50]:
        if is_object(item):
            for key, value in item.items():
                whole.setdefault(key, value)
    return whole
