"""Blocks whose `paths` are one path, by `path` and `method`, with lists of schemas: Mintlify's older form, as OpenAPI."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator import pointers
from generator.findings import Finding, Findings
from generator.fragments import Fragment
from generator.places import InBlock, Origins, Place
from generator.read.embedded.single_schemas import Reading, without_samples
from generator.values import (
    JsonObject,
    JsonValue,
    as_array,
    as_object,
    as_text,
    is_object,
)

_SPELLED = re.compile(
    r"\s*paths:[ \t]*\n[ \t]+(?:path:[^\n]*\n[ \t]+method|method:[^\n]*\n[ \t]+path):"
)
_LOCATIONS = ("path", "query", "header", "cookie")
_NO_MEDIA = "_mintlify/placeholder"


@dataclass(frozen=True, slots=True, kw_only=True)
class Translated:
    """document: in the shape of OpenAPI 3.1. moved: pointer in it → where that stands in the block."""

    document: JsonObject
    moved: dict[str, str]

    def at_home(self, found: Fragment) -> Fragment:
        """The fragment made of the document, its places those of the block."""
        places: dict[str, tuple[Place, ...]] = {
            at: tuple(self._place(one) for one in known)
            for at, known in found.origins.places.items()
        }
        root = next(iter(places.get("", ())), None)
        if isinstance(root, InBlock):
            for new, old in self.moved.items():
                places[new] = (replace(root, pointer=old),)
        return replace(found, origins=Origins(places=places))

    def report(self, found: Findings, findings: Findings) -> None:
        """Hands on what was found in the document, at the places of the block."""
        for one in found:
            findings.take(self._moved(one))

    def _moved(self, one: Finding) -> Finding:
        notes = tuple(
            replace(note, place=note.place and self._place(note.place))
            for note in one.notes
        )
        return replace(one, place=one.place and self._place(one.place), notes=notes)

    def _place(self, place: Place) -> Place:
        if not isinstance(place, InBlock):
            return place
        above = place.pointer
        while above and above not in self.moved:
            above = pointers.parent(above)
        if not above:
            return place
        return replace(place, pointer=self.moved[above] + place.pointer[len(above) :])


def mentions(text: str) -> bool:
    """Whether a text could be of this form, judged before it is loaded."""
    return _SPELLED.match(text) is not None


def is_one(value: JsonValue) -> bool:
    """Whether a loaded block is of this form."""
    paths = as_object(as_object(value).get("paths"))
    return (
        as_text(paths.get("path")) is not None
        and as_text(paths.get("method")) is not None
    )


def translated(value: JsonObject, summary: str | None) -> Translated:
    """The block as OpenAPI; summary: of its operation, which stands on the page."""
    return _Translation(value).whole(summary)


class _Translation:
    def __init__(self, value: JsonObject) -> None:
        self._old = as_object(value.get("paths"))
        self._components = as_object(value.get("components"))
        self._moved: dict[str, str] = {}
        self._schemes: dict[str, JsonValue] = {}
        self._reading = Reading(self._moved)

    def whole(self, summary: str | None) -> Translated:
        old = self._old
        path = as_text(old.get("path")) or ""
        path = path if path.startswith("/") else f"/{path}"
        method = (as_text(old.get("method")) or "get").lower()
        kind = "webhooks" if old.get("type") == "webhook" else "paths"
        at = pointers.join("", kind, path, method)
        self._moved[at] = "/paths"
        document: dict[str, JsonValue] = {
            "openapi": "3.1.0",
            "info": {"title": "", "version": ""},
            kind: {path: {method: self._operation(at, summary)}},
            "components": self._all_components(),
        }
        if old.get("servers"):
            document["servers"] = old["servers"]
            self._moved["/servers"] = "/paths/servers"
        return Translated(document=document, moved=self._moved)

    def _operation(self, at: str, summary: str | None) -> JsonValue:
        request = as_object(self._old.get("request"))
        out: dict[str, JsonValue] = {
            key: self._old[key]
            for key in ("summary", "description", "operationId", "tags", "deprecated")
            if self._old.get(key)
        }
        if summary:
            out.setdefault("summary", summary)
        out["parameters"] = [
            *self._parameters(as_object(request.get("parameters")), f"{at}/parameters")
        ]
        body = self._body(as_object(request.get("body")), f"{at}/requestBody")
        if body:
            out["requestBody"] = body
        out["responses"] = {
            status: self._response(
                status, as_object(given), pointers.join(at, "responses", status)
            )
            for status, given in as_object(self._old.get("response")).items()
        }
        security = as_array(request.get("security"))
        if security:
            out["security"] = [self._security(as_object(one)) for one in security]
        return out

    def _parameters(self, given: JsonObject, at: str) -> Iterator[JsonValue]:
        index = 0
        for location in _LOCATIONS:
            for name, said in as_object(given.get(location)).items():
                old = pointers.join("/paths/request/parameters", location, name)
                new = f"{at}/{index}"
                self._moved[new] = old
                yield self._parameter(name, location, as_object(said), new, old)
                index += 1

    def _parameter(
        self, name: str, location: str, said: JsonObject, new: str, old: str
    ) -> JsonValue:
        schemas = as_array(said.get("schema"))
        first = as_object(next(iter(schemas), None))
        schema = self._reading.any_of(schemas, f"{new}/schema", f"{old}/schema")
        out: dict[str, JsonValue] = {"name": name, "in": location}
        described = said.get("description") or schema.pop("description", None)
        if described:
            out["description"] = described
        out["required"] = location == "path" or first.get("required") is True
        out["schema"] = schema
        for key in ("style", "explode", "deprecated"):
            if key in said:
                out[key] = said[key]
        return out

    def _body(self, given: JsonObject, at: str) -> JsonValue:
        old = "/paths/request/body"
        content = {
            media: self._media(
                as_object(said),
                pointers.join(at, "content", media),
                pointers.join(old, media),
            )
            for media, said in given.items()
            if is_object(said)
        }
        if not content:
            return None
        self._moved[at] = old
        schemas = [
            as_object(schema)
            for said in given.values()
            for schema in as_array(as_object(said).get("schemaArray"))
        ]
        needed = bool(schemas) and all(one.get("required") is True for one in schemas)
        return {"required": needed, "content": dict(content)}

    def _response(self, status: str, given: JsonObject, at: str) -> JsonValue:
        old = pointers.join("/paths/response", status)
        self._moved[at] = old
        said = next(
            (as_text(as_object(one).get("description")) for one in given.values()), None
        )
        content: dict[str, JsonValue] = {
            media: self._media(
                as_object(one),
                pointers.join(at, "content", media),
                pointers.join(old, media),
            )
            for media, one in given.items()
            if media != _NO_MEDIA and is_object(one)
        }
        out: dict[str, JsonValue] = {"description": said or ""}
        return {**out, "content": content} if content else out

    def _media(self, given: JsonObject, at: str, old: str) -> JsonValue:
        self._moved[at] = old
        schemas = as_array(given.get("schemaArray"))
        out: dict[str, JsonValue] = {
            "schema": self._reading.any_of(
                schemas, f"{at}/schema", f"{old}/schemaArray"
            )
        }
        examples = without_samples(as_object(given.get("examples")))
        return {**out, "examples": examples} if examples else out

    def _security(self, given: JsonObject) -> JsonValue:
        """One way to sign in: every credential of it, under the block's own name for it where there is one."""
        found = [
            (location, name, as_object(scheme))
            for location in ("header", "query", "cookie")
            for name, scheme in as_object(
                as_object(given.get("parameters")).get(location)
            ).items()
        ]
        titles = [one.strip() for one in (as_text(given.get("title")) or "").split("&")]
        named = len(titles) == len(found) and all(titles)
        together: dict[str, JsonValue] = {}
        for index, (location, name, scheme) in enumerate(found):
            key = titles[index] if named else name
            self._schemes[key] = _scheme(location, name, scheme)
            together[key] = list[JsonValue]()
        return together

    def _all_components(self) -> JsonValue:
        schemas: dict[str, JsonValue] = {
            name: self._reading.schema(
                as_object(schema),
                pointers.join("/components/schemas", name),
                pointers.join("/components/schemas", name),
            )
            for name, schema in as_object(self._components.get("schemas")).items()
        }
        known = as_object(self._components.get("securitySchemes"))
        return {"schemas": schemas, "securitySchemes": {**known, **self._schemes}}


def _scheme(location: str, name: str, scheme: JsonObject) -> JsonValue:
    described = {key: scheme[key] for key in ("description",) if scheme.get(key)}
    if scheme.get("type") == "http" and scheme.get("scheme"):
        return {**described, "type": "http", "scheme": scheme["scheme"]}
    if scheme.get("type") == "oauth2" or (
        location == "header" and name.lower() == "authorization" and not scheme
    ):
        return {**described, "type": "http", "scheme": "bearer"}
    return {**described, "type": "apiKey", "in": location, "name": name}
