"""Whether an example contradicts the schema that it is an example of, as JSON Schema 2020-12 sees it."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Any
from urllib.parse import quote
from uuid import UUID

import jsonschema_rs

_BASE = "urn:document"


class Judge:
    """Holds the document, so that references lead where they led."""

    def __init__(self, tree: Mapping[str, Any]) -> None:
        self._registry = jsonschema_rs.Registry(
            [
                (
                    _BASE,
                    {"$schema": "https://json-schema.org/draft/2020-12/schema", **tree},
                )
            ]
        )
        self._known: dict[str, jsonschema_rs.Validator | None] = {}

    def contradiction(self, schema: str, value: Any) -> str | None:
        """What is wrong with a value of the schema at a pointer; None when nothing is."""
        if schema not in self._known:
            self._known[schema] = self._validator(schema)
        validator = self._known[schema]
        if validator is None:
            return None
        try:
            error = next(iter(validator.iter_errors(value)), None)
        except (ValueError, jsonschema_rs.ReferencingError):
            return None
        return None if error is None else str(error.message)[:200]

    def _validator(self, schema: str) -> jsonschema_rs.Validator | None:
        try:
            return jsonschema_rs.Draft202012Validator(
                {"$ref": f"{_BASE}#{quote(schema, safe='/~')}"},
                registry=self._registry,
                validate_formats=True,
                formats=_FORMATS,
                offline=True,
            )
        except (ValueError, jsonschema_rs.ReferencingError):
            return None


def _reads(parse: Any, text: str) -> bool:
    try:
        parse(text)
    except (ValueError, InvalidOperation):
        return False
    return True


def _date_time(text: str) -> datetime:
    if text[4:14:3].upper() != "--T:":
        raise ValueError(text)
    return datetime.fromisoformat(text.upper())


def _uuid(text: str) -> UUID:
    found = UUID(text)
    if str(found) != text.lower():
        raise ValueError(text)
    return found


_FORMATS: dict[str, Callable[..., bool]] = {
    "date-time": partial(_reads, _date_time),
    "date": partial(_reads, date.fromisoformat),
    "time": partial(_reads, time.fromisoformat),
    "uuid": partial(_reads, _uuid),
    "decimal": partial(_reads, Decimal),
}
