"""Decoding 10,000 Close contacts in pages of 100, from bytes to dataclasses, beside pydantic v2.

Run `python tests/bench/decode.py`: both sides in turn in one process, and the medians of 15 rounds.
"""

import gc
import json
import statistics
import sys
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from functools import reduce
from importlib import import_module
from operator import or_
from pathlib import Path
from time import perf_counter
from typing import Any, get_args, get_origin, get_type_hints

from pydantic import Field, TypeAdapter, create_model

PAGES, CONTACTS, ROUNDS = 100, 100, 15
CLOSE = Path(__file__).parents[2] / "generated" / "close"


def contact(number: int) -> dict[str, Any]:
    """A contact with one of everything; no two share a text that is theirs."""
    made = f"2024-03-{number % 28 + 1:02}T10:20:30.{number % 1000:03}000+00:00"
    return {
        "created_by": f"user_{number:020}",
        "date_created": made,
        "date_updated": made,
        "display_name": f"Person Number {number}",
        "emails": [
            {
                "email": f"person{number}@example.com",
                "is_unsubscribed": number % 9 == 0,
                "type": "office",
            }
        ],
        "id": f"cont_{number:020}",
        "integration_links": [
            {"name": "CRM", "url": f"https://crm.example.com/contacts/{number}"}
        ],
        "lead_id": f"lead_{number:020}",
        "name": f"Person Number {number}",
        "organization_id": "orga_000000000000000000001",
        "phones": [
            {
                "country": "US",
                "phone": f"+1555{number:07}",
                "phone_formatted": f"+1 555-{number:07}",
                "type": "mobile",
                "tz_ids": ["America/New_York", "America/Detroit"],
            }
        ],
        "recent_calls": [],
        "subscriptions": [
            {
                "contact_email": f"person{number}@example.com",
                "date_created": made,
                "initial_email_id": None,
                "sequence_id": f"seq_{number:020}",
                "sequence_name": "Hello",
                "sequence_status": "active",
                "start_date": None,
                "subscription_id": f"sub_{number:020}",
                "subscription_status": "paused",
                "subscription_status_reason": "bulk-action",
            }
        ],
        "timezone": "America/New_York",
        "timezone_source": "phone",
        "title": "Pilot" if number % 2 else None,
        "updated_by": f"user_{number:020}",
        "urls": [{"type": "url", "url": f"https://example.com/{number}"}],
    }


def pages() -> list[bytes]:
    """The answers of a server, page by page."""
    return [
        json.dumps(
            {
                "data": [contact(CONTACTS * page + n) for n in range(CONTACTS)],
                "has_more": page < PAGES - 1,
            }
        ).encode()
        for page in range(PAGES)
    ]


def equivalent(hint: Any, known: dict[Any, Any]) -> Any:
    """The same type for pydantic: models for dataclasses, closed enumerations for open ones."""
    if isinstance(hint, type) and is_dataclass(hint):
        if hint not in known:
            known[hint] = pydantic_model(hint, known)
        return known[hint]
    if isinstance(hint, type) and issubclass(hint, Enum):
        return Enum(hint.__name__, {m.name: m.value for m in hint}, type=str)
    arguments = tuple(equivalent(each, known) for each in get_args(hint))
    if not arguments:
        return hint
    origin = get_origin(hint)
    return origin[arguments] if origin in (list, dict) else reduce(or_, arguments)


def pydantic_model(cls: Any, known: dict[Any, Any]) -> Any:
    models = import_module("close_client.models")
    # a module of models imports its neighbours for type checkers only
    neighbours = {name: getattr(models, name) for name in models.__all__}
    hints = get_type_hints(cls, localns=neighbours)
    names = cls.__wire__.names
    parts: dict[str, Any] = {}
    for field in fields(cls):
        default = ... if field.default is MISSING else field.default
        alias = names.get(field.name)
        parts[field.name] = (
            equivalent(hints[field.name], known),
            Field(default, alias=alias) if alias else default,
        )
    return create_model(cls.__name__, **parts)


def timed(decode: Callable[[bytes], object], texts: list[bytes]) -> float:
    """Microseconds per contact; the garbage of one party is not left to the next."""
    gc.collect()
    start = perf_counter()
    for text in texts:
        decode(text)
    return (perf_counter() - start) * 1e6 / (PAGES * CONTACTS)


def main() -> None:
    if not CLOSE.is_dir():
        sys.exit("generated/close is missing: run `apiwright generate close` first")
    sys.path.insert(0, str(CLOSE))
    operation: Any = import_module("close_client.resources.contacts")._LIST
    parse: Any = import_module("close_client._runtime.parsing").parse
    decode = operation.decoder.decode
    adapter = TypeAdapter(equivalent(operation.decoder.hint, {}))
    parties: dict[str, Callable[[bytes], object]] = {
        "json.loads": json.loads,
        "close_client": lambda text: decode(parse(text)),
        "pydantic": adapter.validate_json,
    }
    texts = pages()
    ours: Any = parties["close_client"](texts[0])
    theirs: Any = parties["pydantic"](texts[0])
    assert [c.date_created for c in ours.data] == [c.date_created for c in theirs.data]
    assert ours.data[1].emails[0].email == theirs.data[1].emails[0].email
    spent: dict[str, list[float]] = {name: [] for name in parties}
    for _ in range(ROUNDS):
        for name, party in parties.items():
            spent[name].append(timed(party, texts))
    medians = {name: statistics.median(times) for name, times in spent.items()}
    for name, median in medians.items():
        ratio = median / medians["json.loads"]
        print(f"{name:14} {median:6.2f} us a contact, {ratio:.2f} x json.loads")
    faster = medians["pydantic"] / medians["close_client"]
    print(f"close_client is {faster:.2f} times as fast as pydantic")


if __name__ == "__main__":
    main()
