"""One operation of a draft, as the lists of a page fill it in."""

import re
from dataclasses import replace

from generator import pointers
from generator.places import InPage
from generator.read.described import sent_where
from generator.read.described.drafts import Draft
from generator.read.described.trees import object_of, parameter_of, schema_of
from generator.read.listed.fields import Field, FieldList, Location, Slot
from generator.read.listed.nesting import folded
from generator.read.pages.markdown import Text
from generator.read.pages.paths import BODYLESS, Route
from generator.read.routing import labelled
from generator.read.words.typewords import reference
from generator.values import JsonValue

_NOT_SENT = re.compile(r"(?i)\W*(?:none|n/a|not (?:required|needed|used))\W*")
# What is said beside a call and says nothing of it: its path, a label of a list.
_NO_WORDS = re.compile(
    r"(?i)/\S*|https?://\S+|(?:api |http )?(?:endpoint|request) (?:details?|information|info|overview)"
    r"|(?:(?:query|path|body|header|form|json|request|response|url|uri)\s+)?"
    r"(?:parameters?|params|fields|headers|attributes)\W*"
)


class OperationDraft:
    def __init__(self, draft: Draft, route: Route, place: InPage | None) -> None:
        self._draft = draft
        self._route = route
        self._at = route.pointer
        self._parameters: dict[tuple[Location, str], Field] = {}
        self._bodies: dict[str, list[Field]] = {}
        self._whole: dict[str, Field] = {}
        self._listed: set[str] = set()
        self._responses: dict[str, FieldList] = {}
        self._objects: list[FieldList] = []
        draft.put(self._at, {}, place)

    def add(self, found: FieldList) -> None:
        """Takes what a list says; the first to say something is kept."""
        match found.slot.role:
            case "parameters":
                known_names = [name for _, name in self._parameters]
                for field in sent_where.in_urls(found, self._route.path, known_names):
                    self._sort(field, found.slot)
            case "body":
                for field in found.fields:
                    self._sort(replace(field, location="body"), found.slot)
            case "response":
                known = self._responses.get(found.slot.status)
                fields = (*(known.fields if known else ()), *found.fields)
                self._responses[found.slot.status] = replace(
                    known or found, fields=fields
                )
            case "object":
                self._objects.append(found)

    def say(self, key: str, value: JsonValue, text: Text) -> None:
        """Sets a fact about the operation, unless it is known."""
        at = f"{self._at}/{key}"
        is_told = not isinstance(value, str) or not (
            _NO_WORDS.fullmatch(value) or labelled.says_only(value)
        )
        if is_told and not self._draft.has(at):
            self._draft.put(at, value, self._place(text))

    def respond(self, status: str, description: str, text: Text) -> None:
        """A status that the page names; what it holds may be said elsewhere."""
        at = pointers.join(
            self._at, "responses", status.upper().replace("DEFAULT", "default")
        )
        if not self._draft.has(at):
            self._draft.put(at, {"description": description}, self._place(text))

    def finish(self) -> None:
        """Writes what the lists came to."""
        self._attach_objects()
        self._put_parameters()
        for media_type, field in self._whole.items():
            self._put_whole(media_type, field)
        for media_type, fields in self._bodies.items():
            self._put_body(media_type, tuple(fields))
        for status, found in self._responses.items():
            self._put_response(status, found)

    def _place(self, text: Text) -> InPage:
        return InPage(page=self._draft.page, line=text.line, column=text.column)

    def _sort(self, field: Field, slot: Slot) -> None:
        """Puts a field of a list of parameters where it goes."""
        location = field.location or slot.location
        if self._route.has_place(field.name) and location in (None, "path"):
            location = "path"
        if location is None:
            location = "query" if self._route.method in BODYLESS else "body"
        if location == "header" and _NOT_SENT.fullmatch(field.example):
            return
        if location == "body":
            self._sort_body(field, slot)
        else:
            self._parameters.setdefault((location, field.name), field)

    def _sort_body(self, field: Field, slot: Slot) -> None:
        """Puts a field into the body; one called so with fields or a type of its own is the body."""
        if slot.listed:
            self._listed.add(slot.media_type)
        holds = field.children or field.link
        if field.name == "body" and holds and slot.role == "parameters":
            self._whole.setdefault(slot.media_type, field)
        else:
            self._bodies.setdefault(slot.media_type, []).append(field)

    def _put_parameters(self) -> None:
        if not self._parameters:
            return
        at = f"{self._at}/parameters"
        written: list[JsonValue] = []
        for index, ((location, _), field) in enumerate(self._parameters.items()):
            self._draft.origin(f"{at}/{index}", field.place)
            written.append(parameter_of(self._draft, location, field, f"{at}/{index}"))
        self._draft.put(at, written, None)

    def _put_body(self, media_type: str, fields: tuple[Field, ...]) -> None:
        at = pointers.join(self._at, "requestBody")
        below = pointers.join(at, "content", media_type, "schema")
        listed = media_type in self._listed
        schema = self._object(fields, below, listed=listed, media_type=media_type)
        self._draft.put(below, schema, fields[0].place)
        if any(field.required for field in fields):
            self._draft.put(f"{at}/required", True, None)

    def _put_whole(self, media_type: str, field: Field) -> None:
        at = pointers.join(self._at, "requestBody")
        below = pointers.join(at, "content", media_type, "schema")
        self._draft.put(below, schema_of(self._draft, field, below), field.place)
        if field.required:
            self._draft.put(f"{at}/required", True, None)

    def _object(
        self,
        fields: tuple[Field, ...],
        at: str,
        *,
        listed: bool,
        media_type: str,
    ) -> dict[str, JsonValue]:
        """The schema of these fields; listed: of an array whose items have them."""
        if not listed:
            # A form has no depth: `colours[]` and `poll[ends]` are what it sends.
            as_written = "form" in media_type and any("[" in one.name for one in fields)
            return object_of(self._draft, fields, at, as_written=as_written)
        return {"type": "array", "items": object_of(self._draft, fields, f"{at}/items")}

    def _put_response(self, status: str, found: FieldList) -> None:
        at = pointers.join(self._at, "responses", status)
        if not self._draft.has(f"{at}/description"):
            self._draft.put(f"{at}/description", found.heading, found.place)
        below = pointers.join(at, "content", found.slot.media_type, "schema")
        if not found.fields:
            return
        if found.of is None:
            schema = self._object(
                found.fields,
                below,
                listed=found.slot.listed,
                media_type=found.slot.media_type,
            )
            self._draft.put(below, schema, found.place)
            return
        pointer = pointers.join("/components/schemas", found.of)
        own = object_of(self._draft, found.fields, pointer)
        self._draft.define(found.of, {**own, "title": found.of}, found.place)
        self._draft.put(below, reference(found.of), found.place)

    def _attach_objects(self) -> None:
        """Gives each `X object` list to the field of the response it describes, else its own name."""
        for found in self._objects:
            name = found.slot.name or ""
            if self._is_named(name):
                self._define(name, found)
                continue
            for status, answer in self._responses.items():
                path = _described(answer.fields, name)
                if path:
                    below = tuple(
                        replace(field, name=f"{path}.{field.name}")
                        for field in found.fields
                    )
                    fields = (*answer.fields, *below)
                    self._responses[status] = replace(answer, fields=fields)
                    break
            else:
                self._define(name, found)

    def _is_named(self, name: str) -> bool:
        """Whether a field has the object for its type by name, and needs no guess about it."""
        lists = [
            *self._bodies.values(),
            *(one.fields for one in self._responses.values()),
        ]
        word = re.compile(rf"\b{re.escape(name)}\b")
        return any(word.search(field.types) for fields in lists for field in fields)

    def _define(self, name: str, found: FieldList) -> None:
        pointer = pointers.join("/components/schemas", name)
        own = object_of(self._draft, found.fields, pointer)
        self._draft.define(name, {**own, "title": name}, found.place)


def _described(fields: tuple[Field, ...], name: str) -> str | None:
    """The one field whose values are what an `X object` list is about."""
    wanted = folded(name)
    parents = {field.name.rpartition(".")[0] for field in fields}
    fitting = [
        field.name
        for field in fields
        if field.name not in parents
        and not field.link
        and re.match(r"(?i)\s*(array|list|object)", field.types)
        and folded(_singular(field.name.rpartition(".")[2])) == wanted
    ]
    return fitting[0] if len(fitting) == 1 else None


def _singular(name: str) -> str:
    for plural, single in (("ies", "y"), ("sses", "ss"), ("s", "")):
        if name.lower().endswith(plural) and len(name) > len(plural) + 1:
            return name[: -len(plural)] + single
    return name
