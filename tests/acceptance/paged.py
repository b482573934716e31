"""The vendors' lists as a server has them: a few contacts, given page by page."""

from .server import Answer, Request

CREATED = "2024-02-28T18:42:57.483000+00:00"


def close_contact(number: int, **changes: object) -> dict[str, object]:
    """A contact as documented, with no optional field unless it is given."""
    return {
        "id": f"cont_{number}",
        "created_by": None,
        "date_created": CREATED,
        "date_updated": "2024-03-01T00:00:00Z",
        "display_name": f"Person {number}",
        "name": None,
        "organization_id": "orga_1",
        "title": "Pilot",
        "updated_by": "user_1",
        **changes,
    }


def close_pages(request: Request) -> Answer:
    query = dict(request.query)
    start = int(query.get("_skip", "0"))
    data = [close_contact(n) for n in range(10)[start : start + 4]]
    return Answer({"data": data, "has_more": start + 4 < 10})


def clemta_contact(number: int) -> dict[str, object]:
    return {
        "id": f"c{number}",
        "created_at": 1700000000 + number,
        "updated_at": 1700000000,
        "type": "customer",
        "status": "active",
        "full_name": f"Person {number}",
        "cc_emails": ["copy@example.com"],
        "billing": {"country": "Nowhere", "tax_id": "00-1"},
    }


def clemta_pages(request: Request) -> Answer:
    """Five contacts by two, with `skip` and `limit` in the answer as the table has them."""
    query = dict(request.query)
    skip, limit = int(query.get("skip", "0")), int(query.get("limit", "2"))
    data = {
        "contacts": [clemta_contact(n) for n in range(5)[skip : skip + limit]],
        "total": 5,
        "skip": skip,
        "limit": limit,
    }
    return Answer({"success": True, "message": "Here you are", "data": data})


def callbell_contact(number: int, **changes: object) -> dict[str, object]:
    return {
        "uuid": f"u{number}",
        "name": "Grace Example",
        "phoneNumber": "+00 1",
        "avatarUrl": None,
        "createdAt": "2024-11-02T08:15:30Z",
        "source": "whatsapp",
        "href": "https://example.com/c",
        "conversationHref": "https://example.com/t",
        "assignedUser": "grace@example.com",
        "tags": ["sales", "lead"],
        "customFields": {"Payment link": "https://example.com/p"},
        **changes,
    }


def callbell_pages(request: Request) -> Answer:
    """Five contacts by two; the fourth page is empty."""
    page = int(dict(request.query).get("page", "1"))
    numbers = range(5)[2 * (page - 1) : 2 * page]
    return Answer({"contacts": [callbell_contact(n) for n in numbers]})
