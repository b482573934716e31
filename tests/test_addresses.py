"""Placeholders in the addresses of servers."""

import pytest

from generator.addresses import is_partly_known, with_variables, with_variables_in


@pytest.mark.parametrize(
    ("said", "read", "partly"),
    [
        ("https://a.test/v1", "https://a.test/v1", True),
        ("https://{org}.a.test/v1", "https://{org}.a.test/v1", True),
        ("https://{{org}}.a.test/{{v}}", "https://{org}.a.test/{v}", True),
        ("https://${org}.a.test", "https://{org}.a.test", True),
        ("https://$ORG.a.test:80/", "https://{ORG}.a.test:80/", True),
        ("https://<your-org>.a.test", "https://{your-org}.a.test", True),
        ("https://[your org].a.test", "https://{your_org}.a.test", True),
        ("https://YOUR_ORG.a.test", "https://{YOUR_ORG}.a.test", True),
        ("https://eu.MY-ORG.a.test", "https://eu.{MY-ORG}.a.test", True),
        ("https://api-{org}.a.test", "https://api-{org}.a.test", True),
        ("https://API.ACME.TEST", "https://API.ACME.TEST", True),
        ("https://a.test/<org>", "https://a.test/<org>", True),
        ("https://<host>/v1", "https://{host}/v1", False),
        ("https://${account.host}", "https://{account.host}", False),
        ("https://api.{host}", "https://api.{host}", False),
        ("https://[::1]/v1", "https://[::1]/v1", False),
        ("https://{}.a.test", "https://{}.a.test", False),
        ("{{url}}/v1", "{url}/v1", False),
        ("/v1", "/v1", False),
        ("", "", False),
    ],
)
def test_a_host_with_placeholders(said: str, read: str, partly: bool) -> None:
    assert with_variables(said) == read
    assert with_variables(read) == read
    assert is_partly_known(read) == partly


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("Go to <https://<org>.a.test/v1>.", "Go to <https://{org}.a.test/v1>."),
        ("See https://YOUR_ORG.a.test.", "See https://{YOUR_ORG}.a.test."),
        ("https://a.test<br>Then more.", "https://a.test<br>Then more."),
        ("https://<host>/v1 or <b>", "https://<host>/v1 or <b>"),
        ("[https://a.test](https://a.test)", "[https://a.test](https://a.test)"),
        ("No address, <org> or {org}.", "No address, <org> or {org}."),
    ],
)
def test_a_text_with_such_hosts(said: str, read: str) -> None:
    assert with_variables_in(said) == read
