"""How calls sign in and where the API is, as pages say it."""

import pytest

from generator import pointers
from generator.fragments import Evidence
from generator.read.code.secrets import of_header, of_query
from generator.values import as_object
from tests.read.reading import reading


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("Authorization: Bearer <token>", "bearer"),
        ("Authorization: Basic abc", "basic"),
        ("Authorization: {token}", "header"),
        ("X-Vault-Token: ...", "header"),
        ("X-KEY: your_key", "header"),
        ("Client-Token: abc", "header"),
        ("X-App-Id: YOUR_APP_ID", "header"),
        ("X-App-Id: 17", None),
        ("Idempotency-Key: <key>", None),
        ("X-CSRF-Token: abc", None),
        ("X-Request-Id: {id}", None),
        ("Content-Type: application/json", None),
    ],
)
def test_headers_that_carry_secrets(header: str, kind: str | None):
    name, _, value = header.partition(": ")
    found = of_header(name, value)
    assert (found.kind if found else None) == kind


def test_query_parameters_that_carry_secrets():
    assert of_query("api_key", "abc") is not None
    assert of_query("key", "YOUR_KEY") is not None
    assert of_query("key", "bed_size") is None
    assert of_query("page_token", "YOUR_TOKEN") is None


def _security(text: str, evidence: Evidence = Evidence.PROSE) -> object:
    return reading(text.encode()).find(evidence, "/security")


def test_the_names_of_schemes_beside_a_label():
    text = "# List\n\nEndpoint: GET /beds\nSecurity: BearerAuth, BearerAuth\n"
    (fragment,) = reading(text.encode()).fragments
    named = pointers.at(fragment.document, "/paths/~1beds/get/x-security-names")
    assert named == ["BearerAuth"]


def test_a_table_of_headers_and_their_values():
    table = "| Key | Value |\n|---|---|\n| Bed-Token | **[TOKEN](a)** |\n| Accept | json |\n"
    assert _security(f"# GET /beds\n\n### Header\n\n{table}") == [{"Bed-Token": []}]
    answered = reading(f"# GET /beds\n\n### Response headers\n\n{table}".encode())
    assert not any("security" in one.document for one in answered.fragments)


def test_two_ways_to_fill_one_header_are_ways_to_choose_from():
    text = (
        "# GET /beds\n\n## Authentication\n\nA bearer token.\n\nOr HTTP basic `user`.\n"
    )
    assert _security(text) == [{"bearerAuth": []}, {"basicAuth": []}]


def test_a_sample_signs_in_though_its_host_is_a_variable():
    text = (
        '`GET /beds`\n\n```console\ncurl "$HOST/v1/beds" -H "X-Bed-Token: ..."\n```\n'
    )
    assert _security(text, Evidence.SAMPLE) == [{"X-Bed-Token": []}]


_LIVE = {"url": "https://a.test/v1", "description": "Live"}


@pytest.mark.parametrize(
    ("text", "servers"),
    [
        ("# A\n\n**Base URL:** `https://a.test/v1`\n", [{"url": "https://a.test/v1"}]),
        (
            "# A\n\n## Base URL\n\n```\nhttps://a.test/v1/\n```\n",
            [{"url": "https://a.test/v1"}],
        ),
        ("# A\n\n## Environments\n\n- Live: https://a.test/v1\n", [_LIVE]),
        ("# A\n\n| Name | Base URL |\n|-|-|\n| Live | https://a.test/v1 |\n", [_LIVE]),
        (
            "# A\n\nThe base URL of all calls is https://a.test/v1.\n",
            [{"url": "https://a.test/v1"}],
        ),
        ("# A\n\nSee https://a.test/v1 for more.\n", None),
        ("# A\n\n## Hosts\n\nWe rent from https://a.test/v1 mostly.\n", None),
        (
            "# A\n\n**Base URL:** https://<your-region>.a.test/v1\n",
            [{"url": "https://{your-region}.a.test/v1"}],
        ),
        (
            "# A\n\n## Base URL\n\n`https://$TENANT.a.test`\n",
            [{"url": "https://{TENANT}.a.test"}],
        ),
        (
            "# A\n\nThe base URL is `https://{org}.a.test/v1`.\n",
            [{"url": "https://{org}.a.test/v1"}],
        ),
        (
            "# A\n\nAll requests go to https://[your org].a.test.\n",
            [{"url": "https://{your_org}.a.test"}],
        ),
        ("# A\n\n**Base URL:** https://{host}/v1\n", None),
        ("# A\n\n**Base URL:** https://<your-server>:8080/v1\n", None),
    ],
)
def test_where_the_api_is_as_a_page_of_its_own_says(text: str, servers: object):
    said = [
        as_object(one.document).get("servers")
        for one in reading(text.encode()).fragments
    ]
    assert [one for one in said if one] == ([servers] if servers else [])


def test_the_path_of_an_address_is_not_said_twice():
    found = reading(b"# A\n\n**Base URL:** https://a.test/v1\n\n`GET /v1/beds`\n")
    assert found.find(Evidence.PROSE, "/servers") == [{"url": "https://a.test"}]
