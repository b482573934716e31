"""An API Blueprint's calls and types as fragments: one of what it declares, one of what its samples show."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import cast

from generator.findings import Findings
from generator.fragments import Evidence, Fragment
from generator.places import InPage
from generator.pointers import find
from generator.read.blueprint import bodies, parameters
from generator.read.blueprint.bodies import Bodies
from generator.read.blueprint.mson import Fields, folded
from generator.read.blueprint.outline import Line
from generator.read.blueprint.parameters import Call
from generator.read.blueprint.payloads import Payload
from generator.read.blueprint.resources import Blueprint, Described
from generator.read.blueprint.titles import uri
from generator.read.code.schemes import declared
from generator.read.described import trees
from generator.read.described.drafts import Draft
from generator.read.described.operations import OperationDraft
from generator.read.listed.fields import Field, FieldList, Slot
from generator.read.pages.markdown import Text
from generator.read.pages.paths import BODYLESS, Route
from generator.values import JsonValue, as_object

_NO_PROSE = ("<", "|", "```", "~~~", "![")
_OF_EVERY_ANSWER = frozenset(
    {
        "content-type",
        "content-length",
        "date",
        "server",
        "connection",
        "transfer-encoding",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A page's blueprint, with its server where it says one."""

    page: str
    blueprint: Blueprint
    host: tuple[str, InPage] | None


def fragments(written: Written, findings: Findings) -> tuple[Fragment, ...]:
    """The fragments; one without anything in it is left out."""
    named = written.blueprint.named
    known = frozenset(one.key for one in named.values())
    told = Draft(written.page, findings, known)
    sampled = Draft(written.page, findings)
    writing = _Writing(written, findings, told, sampled)
    writing.write()
    return tuple(
        Fragment(
            page=written.page,
            evidence=evidence,
            document=draft.document,
            origins=draft.origins,
        )
        for draft, evidence in ((told, Evidence.TABLE), (sampled, Evidence.SAMPLE))
        if draft.document
    )


class _Writing:
    def __init__(
        self, written: Written, findings: Findings, told: Draft, sampled: Draft
    ) -> None:
        self._page = written.page
        self._blueprint = written.blueprint
        self._host = written.host
        self._findings = findings
        self._told = told
        self._sampled = sampled
        self._fields = Fields(written.page, written.blueprint.named)
        self._bodies = Bodies(told, sampled, self._fields)

    def write(self) -> None:
        calls = [call for one in self._blueprint.actions if (call := self._call(one))]
        for named in self._blueprint.named.values():
            at = f"/components/schemas/{named.key}"
            field = self._fields.whole(named.base or "object", named.items, named.place)
            schema = trees.schema_of(self._told, field, at)
            self._bodies.define(named.key, schema, named.place)
        routes: dict[tuple[str, str], list[Call]] = {}
        for call in calls:
            routes.setdefault((call.action.title.method, call.uri.path), []).append(
                call
            )
        names = frozenset(
            name for call in calls for name in parameters.in_path(call.uri.path)
        )
        for (method, path), same in routes.items():
            self._operation(Route(method=method, path=path), same, names)
        self._server(calls)
        self._security(calls)

    def _call(self, action: Described) -> Call | None:
        found = uri(action.uri)
        if found is None:
            self._findings.loss(
                "no-address",
                f"{action.uri!r} is no address; the call was left out of the package",
                action.place,
                part=f"{action.title.method} {action.uri}",
            )
            return None
        payloads = tuple(self._resolved(one) for one in action.payloads)
        sent = [one for one in payloads if one.kind == "request"]
        return Call(action=action, uri=found, payloads=payloads, keys=bodies.keys(sent))

    def _resolved(self, payload: Payload) -> Payload:
        """A payload with what the model holds that it stands for."""
        if payload.model is None:
            return payload
        model = self._blueprint.models.get(folded(payload.model))
        if model is None:
            item = payload.item
            self._findings.warning(
                "unknown-ref",
                f"no resource named {payload.model!r} has a model; any JSON was taken",
                InPage(page=self._page, line=item.line, column=item.column),
            )
            return payload
        return replace(
            payload,
            media=payload.media or model.media,
            headers=(*payload.headers, *model.headers),
            body=model.body,
            schema=model.schema,
            attributes=payload.attributes or model.attributes,
        )

    def _operation(
        self, route: Route, calls: Sequence[Call], names: frozenset[str]
    ) -> None:
        operation = OperationDraft(self._told, route, calls[0].action.place)
        asked: list[list[Field]] = []
        for call in calls:
            elsewhere = names - parameters.in_path(route.path)
            own, in_body = parameters.of_call(self._page, call, self._fields, elsewhere)
            asked.append(own)
            if in_body:
                slot = Slot(role="body", media_type=_media(call))
                operation.add(_list(slot, in_body, call.action.place))
            _describe(operation, call.action)
        together = parameters.together(asked)
        if together:
            slot = Slot(role="parameters")
            operation.add(_list(slot, together, calls[0].action.place))
        operation.finish()
        self._spread(route, calls)
        self._payloads(route, calls)

    def _spread(self, route: Route, calls: Iterable[Call]) -> None:
        """Lists in the query: `{?tags*}` repeats the name, and `{?tags}` puts commas (RFC 6570)."""
        repeated = {name for call in calls for name in call.uri.listed}
        at = f"{route.pointer}/parameters"
        if not self._told.has(at):
            return
        listed = cast("list[dict[str, JsonValue]]", find(self._told.document, at))
        for parameter in listed:
            kind = as_object(parameter["schema"]).get("type")
            if parameter["in"] == "query" and kind == "array":
                once = parameter["name"] not in repeated
                parameter.update({"style": "form", "explode": not once})

    def _payloads(self, route: Route, calls: Sequence[Call]) -> None:
        given = (call.action.attributes for call in calls if call.action.attributes)
        inherited = None if route.method in BODYLESS else next(given, None)
        sent = [one for call in calls for one in call.requests]
        if route.method in BODYLESS:
            sent = [one for one in sent if not bodies.is_silent(one)]
        self._bodies.put(f"{route.pointer}/requestBody", sent, inherited, sent=True)
        answers: dict[str, list[Payload]] = {}
        for call in calls:
            for one in call.payloads:
                if one.kind == "response":
                    answers.setdefault(one.status, []).append(one)
        for status, same in answers.items():
            at = f"{route.pointer}/responses/{status}"
            self._answer(at, same)
            self._bodies.put(at, same)

    def _answer(self, at: str, same: Sequence[Payload]) -> None:
        first = same[0].item
        place = InPage(page=self._page, line=first.line, column=first.column)
        self._told.put(f"{at}/description", f"Response {same[0].status}", place)
        for header in (header for one in same for header in one.headers):
            below = f"{at}/headers/{header.name}"
            if header.name.lower() not in _OF_EVERY_ANSWER and not self._told.has(
                below
            ):
                spot = InPage(page=self._page, line=header.line, column=header.column)
                self._told.put(below, {"schema": {"type": "string"}}, spot)

    def _server(self, calls: Iterable[Call]) -> None:
        said = [(c.uri.server, c.action.place) for c in calls if c.uri.server]
        for url, place in [*([self._host] if self._host else []), *said][:1]:
            self._told.put("/servers", [{"url": url}], place)

    def _security(self, calls: Iterable[Call]) -> None:
        found = [one for c in calls for one in parameters.schemes(c.requests)]
        if found:
            scheme, line = found[0]
            for key, value in declared([scheme]).items():
                place = InPage(page=self._page, line=line)
                self._sampled.put(f"/{key}", value, place)


def _media(call: Call) -> str:
    return next((one.media for one in call.requests if one.media), "application/json")


def _list(slot: Slot, fields: Sequence[Field], place: InPage) -> FieldList:
    return FieldList(slot=slot, fields=tuple(fields), place=place)


def _describe(operation: OperationDraft, action: Described) -> None:
    line, column = action.place.line or 1, action.place.column or 1
    if action.title.name:
        name = action.title.name
        operation.say("summary", name, _text(name, line, column))
    if action.group:
        operation.say("tags", [action.group], _text(action.group, line, column))
    first = [*_paragraph(action.prose)]
    if first:
        words = " ".join(one.text.strip() for one in first)
        operation.say("description", words, _text(words, first[0].number, 1))


def _paragraph(prose: Sequence[Line]) -> Iterator[Line]:
    """The first paragraph below a heading."""
    begun = False
    for line in prose:
        text = line.text.strip()
        if begun and not text or text.startswith(_NO_PROSE):
            return
        begun = begun or bool(text)
        if text:
            yield line


def _text(words: str, line: int, column: int) -> Text:
    return Text(
        source=words, plain=words, codes=(), link=None, line=line, column=column
    )
