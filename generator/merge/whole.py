"""What makes a document whole OpenAPI: its version, a title, and responses on every operation."""

import re
from collections.abc import Iterator, Sequence

from generator import pointers
from generator.config import ProviderConfig
from generator.document import MORE_METHODS
from generator.findings import Findings
from generator.fragments import Evidence, Fragment
from generator.merge.components import operations_of
from generator.merge.draft import Draft
from generator.merge.refs import SCHEMAS
from generator.merge.union import PLACEHOLDER, is_placeholder
from generator.values import (
    JsonObject,
    JsonValue,
    as_array,
    as_object,
    as_text,
    is_array,
    is_object,
)

_ORDER = (
    "openapi",
    "$self",
    "info",
    "jsonSchemaDialect",
    "externalDocs",
    "servers",
    "security",
    "tags",
    "paths",
    "webhooks",
    "components",
)
_DESCRIBED_AT = "x-described-at"
_DEFAULT = re.compile(r"(?i)\bdefault respon[sc]es?\b")


def complete(draft: Draft, config: ProviderConfig) -> None:
    """Add what OpenAPI requires and the pages left out."""
    # Pages seldom carry a version; one that counted runs or days would change without cause.
    for key, value in (("title", config.title or config.name), ("version", "0")):
        if draft.get(f"/info/{key}") is None and _may_hold(draft, "/info"):
            draft.set("/info", key, value)
    if _may_hold(draft, "/paths"):
        draft.object("/paths")
    for _, _, at in tuple(operations_of(draft)):
        if isinstance(draft.get(at), dict):
            _flatten_tags(draft, at)
            _respond(draft, pointers.join(at, "responses"))
            for status, response in draft.items(pointers.join(at, "responses")):
                shape = as_object(response)
                if shape is response and not {"$ref", "description"} & shape.keys():
                    there = pointers.join(at, "responses", status)
                    draft.set(there, "description", "")


def _flatten_tags(draft: Draft, at: str) -> None:
    """Some generators nest the tags of an operation, as they nest the groups of their pages."""
    tags = as_object(draft.get(at)).get("tags")
    if any(is_array(tag) for tag in as_array(tags)):
        draft.set(at, "tags", list(_texts(tags)))


def _texts(value: JsonValue) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for one in as_array(value):
        yield from _texts(one)


def _may_hold(draft: Draft, at: str) -> bool:
    """Whether there is an object, or nothing; what is there instead is for the check to report."""
    found = draft.get(at)
    return found is None or is_object(found)


def _respond(draft: Draft, at: str) -> None:
    """An operation has at least one response (OpenAPI 3.1 section 4.8.16): success, of which nothing is known."""
    answers = draft.object(at)
    if not answers:
        succeed(draft, at)
        return
    # Pages for people write errors under `default`; only one who writes OpenAPI may mean a success by it.
    said = as_object(answers.get("default")).get("description")
    there = pointers.join(at, "default")
    read = "default" in answers and draft.evidence(there) < Evidence.SCHEMA
    if read and not (isinstance(said, str) and _DEFAULT.search(said)):
        succeed(draft, at)


def succeed(draft: Draft, at: str) -> None:
    """Say among the responses at a pointer that there is success, of which nothing is known, where none is said."""
    if not any(status.startswith("2") for status, _ in draft.items(at)):
        draft.set(at, "2XX", {"description": ""})


def report_placeholders(draft: Draft, findings: Findings) -> None:
    """Report each type and each call that a page leaves to another one, or to a file, and that none describes."""
    for path, method, at in tuple(operations_of(draft)):
        mark = pointers.join(at, _DESCRIBED_AT)
        spec = as_text(draft.get(mark))
        if spec is None:
            continue
        if draft.evidence(at) < Evidence.SCHEMA:
            findings.warning(
                "described-elsewhere",
                f"'{method.upper()} {path}' is described in "
                f"{f'{spec!r}' if spec else 'a specification'}, which is not among the "
                "pages or lacks it; of what it takes, only what else is said here was read",
                draft.place(mark),
            )
        draft.drop(mark)
    for name, schema in draft.items(SCHEMAS):
        if is_placeholder(schema):
            link = as_object(schema).get(PLACEHOLDER)
            findings.warning(
                "type-elsewhere",
                f"'{name}' is described at '{link}', which is not among the pages;"
                " taken as any JSON",
                draft.place(pointers.join(SCHEMAS, name)),
            )


def version_of(fragments: Sequence[Fragment]) -> str:
    """The version of the whole: 3.2 as soon as one part of it has what 3.1 does not."""
    said = (str(one.document.get("openapi")) for one in fragments)
    items = (
        as_object(item)
        for one in fragments
        for item in as_object(one.document.get("paths")).values()
    )
    newer = any(one.startswith("3.2.") for one in said)
    return "3.2.0" if newer or any(MORE_METHODS in one for one in items) else "3.1.0"


def ordered(tree: JsonObject, version: str) -> JsonObject:
    """The document with its members in OpenAPI's usual order."""
    return dict(_ordered({**tree, "openapi": version}))


def _ordered(tree: JsonObject) -> Iterator[tuple[str, JsonValue]]:
    for key in _ORDER:
        if key in tree:
            yield key, tree[key]
    for key, value in tree.items():
        if key not in _ORDER and key != "swagger":
            yield key, value
