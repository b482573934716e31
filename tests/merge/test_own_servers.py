"""Servers of a path or an operation get the scheme and host that the document's own address has."""

from dataclasses import replace
from typing import Any

import pytest

from tests.merge.fragments import fragment, get, merged

OWN = "https://docs.acme.test/api/openapi.yaml"


@pytest.mark.parametrize(
    ("said", "url", "known"),
    [
        ("/v2", OWN, "https://docs.acme.test/v2"),
        ("v2", OWN, "https://docs.acme.test/api/v2"),
        ("/v2", None, "/v2"),
        ("files.acme.test/v2", None, "https://files.acme.test/v2"),
        ("https://files.acme.test", OWN, "https://files.acme.test"),
    ],
)
def test_what_an_operations_server_is_relative_to(
    said: str, url: str | None, known: str
) -> None:
    page: dict[str, Any] = get(servers=[{"url": said}])
    page["paths"]["/notes"]["servers"] = [{"url": said}]
    one = replace(fragment("api.yaml", page, url=url), standalone=True)
    document, found = merged(one)
    item: Any = document.tree["paths"]
    for holder in (item["/notes"], item["/notes"]["get"]):
        assert holder["servers"] == [{"url": known}]
    assert "relative-server" not in {each.code for each in found}
