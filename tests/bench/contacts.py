"""Close's contacts, as a server sends them, and the package that is emitted for Close."""

import json
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

PAGES, CONTACTS = 100, 100
TOTAL = PAGES * CONTACTS

_EMITTED = Path(__file__).parents[2] / "generated" / "close"


def module(name: str) -> Any:
    """A module of the emitted package; BENCH_PACKAGE names a folder with another state of it."""
    folder = Path(os.environ.get("BENCH_PACKAGE", _EMITTED))
    if not (folder / "close_client").is_dir():
        sys.exit(f"no package in {folder}: run `apiwright generate close` first")
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))
    return import_module(f"close_client{name}")


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


def body(first: int, count: int) -> bytes:
    """One page of contacts."""
    made = [contact(number) for number in range(first, first + count)]
    return json.dumps({"data": made, "has_more": False}).encode()


def pages() -> list[bytes]:
    """The answers of a server, page by page."""
    return [body(CONTACTS * page, CONTACTS) for page in range(PAGES)]
