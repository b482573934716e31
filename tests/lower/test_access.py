"""Servers, security, webhooks, links, and what a document says for generators."""

from typing import Any

import pytest

from generator.model import Basic, Bearer, Flow, Named, OAuth2
from tests.lower.calls import NAMED, Lowered, call, lowered

FINE = {"responses": {"204": {"description": "Done"}}}


def _servers(*servers: dict[str, Any], own: list[Any] | None = None) -> Lowered:
    shape = FINE if own is None else {**FINE, "servers": own}
    return lowered({"/things": {"get": shape}}, servers=list(servers))


def test_a_variable_of_a_server() -> None:
    region = {"enum": ["eu", "us"], "default": "us", "description": "Where."}
    url = "https://{region}.acme.test/v{version}/"
    variables = {"region": region, "version": {"default": 2}, "unused": {"default": ""}}
    (server,) = _servers({"url": url, "variables": variables}).api.servers
    assert server.url == "https://{region}.acme.test/v{version}"
    assert [(each.name, each.default, each.choices) for each in server.variables] == [
        ("region", "us", ("eu", "us")),
        ("version", "2", ()),
    ]


def test_the_first_choice_stands_for_a_default() -> None:
    variables = {"region": {"enum": ["eu", "us"]}}
    url = "https://{region}.acme.test"
    (server,) = _servers({"url": url, "variables": variables}).api.servers
    assert server.variables[0].default == "eu"


def test_a_variable_that_is_the_scheme_or_the_whole_address() -> None:
    variables = {
        "scheme": {"default": "https", "enum": ["http", "https"]},
        "site": {"default": "acme.test"},
    }
    url = "{scheme}://{site}/api"
    (server,) = _servers({"url": url, "variables": variables}).api.servers
    assert server.url == "https://{site}/api"
    assert [each.name for each in server.variables] == ["site"]


@pytest.mark.parametrize(
    ("url", "variables"),
    [
        ("https://{org}.acme.test", {}),
        ("https://{org}.acme.test", {"org": {"description": "Yours."}}),
        ("https://{org}.acme.test", {"org": {"default": "<your-org>"}}),
        ("https://{org}.acme.test", {"org": {"default": "org", "x-no-default": True}}),
        ("https://{org}/v1", {}),
        ("https://acme.test/{org}", {}),
    ],
)
def test_a_variable_of_which_no_value_is_known(
    url: str, variables: dict[str, Any]
) -> None:
    found = _servers({"url": url, "variables": variables})
    (server,) = found.api.servers
    assert server.url == url
    assert [(each.name, each.default) for each in server.variables] == [("org", None)]
    assert found.codes == ()


def test_a_server_of_an_operation_that_lacks_a_value() -> None:
    own: list[Any] = [{"url": "https://{org}.files.test/v{n}"}]
    own[0]["variables"] = {"n": {"default": "2"}}
    found = _servers({"url": "https://acme.test"}, own=own)
    (server,) = found.operation.servers
    assert server.url == "https://{org}.files.test/v2"
    assert [(each.name, each.default) for each in server.variables] == [("org", None)]
    alone = _servers(own=own)
    assert (alone.operation.servers, alone.codes) == ((), ("relative-server",))


def test_what_is_relative_to_a_server_that_lacks_a_value() -> None:
    found = _servers({"url": "https://{org}.acme.test/v1"}, own=[{"url": "/v2"}])
    (server,) = found.operation.servers
    assert server.url == "https://{org}.acme.test/v2"
    assert [each.name for each in server.variables] == ["org"]


@pytest.mark.parametrize(
    "url",
    [
        "/v1",
        "wss://acme.test",
        "{host}/v1",
        "{scheme}://acme.test",
        "https://{}.acme.test",
        "https://{{org}}.acme.test",
        "https://<org>.acme.test",
        "https://{org.acme.test",
    ],
)
def test_an_address_that_is_not_known_is_left_out(url: str) -> None:
    found = _servers({"url": url})
    assert (found.api.servers, found.codes) == ((), ("relative-server",))


@pytest.mark.parametrize(
    ("servers", "default"),
    [
        ([("http://a.test", None), ("https://a.test", None)], 1),
        ([("https://sandbox.test", "Sandbox"), ("https://a.test", "Production")], 1),
        ([("http://a.test", None), ("https://b.test", None)], 0),
        ([("https://{org}.test", "Live"), ("https://a.test", None)], 0),
        ([("https://{org}.test", None), ("https://a.test", "Sandbox")], 0),
        ([("https://{org}.test", None), ("https://{org}.b.test", "Live")], 1),
    ],
)
def test_which_server_is_used(
    servers: list[tuple[str, str | None]], default: int
) -> None:
    stated = [{"url": url, "description": name} for url, name in servers]
    assert _servers(*stated).api.default_server == default


def test_an_operations_own_servers() -> None:
    own = [{"url": "https://upload.acme.test/"}, {"url": "/v2"}]
    found = _servers({"url": "https://acme.test/v1"}, own=own)
    urls = [each.url for each in found.operation.servers]
    assert urls == ["https://upload.acme.test", "https://acme.test/v2"]


def test_own_servers_that_are_the_apis_are_not_own() -> None:
    server = {"url": "https://acme.test/v1"}
    assert _servers(server, own=[dict(server)]).operation.servers == ()


def test_a_paths_servers_are_its_operations() -> None:
    item = {"servers": [{"url": "https://files.test"}], "get": FINE}
    found = lowered({"/things": item}, servers=[{"url": "https://acme.test"}])
    assert [each.url for each in found.operation.servers] == ["https://files.test"]


def _secured(schemes: dict[str, Any], *needs: dict[str, Any]) -> Lowered:
    shape: dict[str, Any] = {**FINE, "security": list(needs)}
    components = {"securitySchemes": schemes}
    return lowered({"/things": {"get": shape}}, components=components)


def test_a_scheme_of_http_is_what_stands_before_the_token() -> None:
    schemes = {
        "one": {"type": "http", "scheme": "Bearer"},
        "two": {"type": "http", "scheme": "GenieKey"},
        "three": {"type": "http", "scheme": "basic"},
    }
    one, two, three = _secured(schemes).api.schemes
    assert isinstance(one, Bearer) and one.prefix == "Bearer"
    assert isinstance(two, Bearer) and two.prefix == "GenieKey"
    assert isinstance(three, Basic)


@pytest.mark.parametrize("name", ["digest", "Negotiate", "two words"])
def test_credentials_that_are_worked_out_are_not_supported(name: str) -> None:
    found = _secured({"one": {"type": "http", "scheme": name}}, {"one": []}, {})
    assert (found.api.schemes, found.codes) == ((), ("unsupported-security",))
    assert found.operation.security == ((),)


def test_the_flows_of_oauth() -> None:
    flow = {
        "authorizationUrl": "https://a.test/login",
        "tokenUrl": "https://a.test/token",
        "scopes": {"read": "See all."},
    }
    scheme = {"type": "oauth2", "flows": {"authorizationCode": flow, "x-more": {}}}
    (found,) = _secured({"one": scheme}).api.schemes
    assert isinstance(found, OAuth2)
    (only,) = found.flows
    assert (only.kind, only.token_url) == ("authorizationCode", "https://a.test/token")
    assert only.scopes == (("read", "See all."),)


def _oauth(flows: dict[str, Any], *needs: dict[str, Any]) -> Lowered:
    return _secured({"one": {"type": "oauth2", "flows": flows}}, *needs)


TOKEN = "https://a.test/token"
REFRESH = "https://a.test/refresh"


@pytest.mark.parametrize(
    ("flows", "token_url", "refresh_url"),
    [
        ({"clientCredentials": {"tokenUrl": TOKEN}}, TOKEN, None),
        (
            {"clientCredentials": {"tokenUrl": TOKEN, "refreshUrl": REFRESH}},
            TOKEN,
            None,
        ),
        ({"authorizationCode": {"tokenUrl": "/token"}}, None, "/token"),
        (
            {"authorizationCode": {"tokenUrl": TOKEN, "refreshUrl": REFRESH}},
            None,
            REFRESH,
        ),
        ({"deviceAuthorization": {"tokenUrl": TOKEN}}, None, TOKEN),
        (
            {"password": {"tokenUrl": TOKEN, "refreshUrl": REFRESH}},
            None,
            REFRESH,
        ),
        (
            {
                "clientCredentials": {"tokenUrl": TOKEN},
                "authorizationCode": {"tokenUrl": REFRESH},
            },
            TOKEN,
            REFRESH,
        ),
    ],
)
def test_where_a_program_fetches_tokens(
    flows: dict[str, Any], token_url: str | None, refresh_url: str | None
) -> None:
    found = _oauth(flows)
    (scheme,) = found.api.schemes
    assert isinstance(scheme, OAuth2)
    assert (scheme.token_url, scheme.refresh_url) == (token_url, refresh_url)
    assert found.codes == ()


@pytest.mark.parametrize(
    "flows",
    [
        {},
        {"implicit": {"authorizationUrl": "https://a.test/login"}},
        {"password": {"tokenUrl": TOKEN}},
        {"authorizationCode": {"authorizationUrl": "https://a.test/login"}},
    ],
)
def test_where_no_program_can_fetch_tokens_they_are_given(
    flows: dict[str, Any],
) -> None:
    found = _oauth(flows)
    (scheme,) = found.api.schemes
    assert isinstance(scheme, Bearer)
    assert all(isinstance(each, Flow) for each in scheme.flows)
    assert found.codes == ()


@pytest.mark.parametrize(
    "url",
    [
        None,
        "http://a.test/token",
        "https://a.test/{tenant}/token",
        "https://u:p@a.test/token",
        "https://a.test:99999/token",
        "https:///token",
        "ftp://a.test/token",
        "https://a.test/to ken",
    ],
)
def test_an_address_where_secrets_are_not_safe_is_asked_for(url: str | None) -> None:
    flow = {} if url is None else {"tokenUrl": url}
    found = _oauth({"clientCredentials": flow})
    (scheme,) = found.api.schemes
    assert isinstance(scheme, OAuth2)
    assert (scheme.token_url, found.codes) == ("", ("unusable-token-url",))


@pytest.mark.parametrize("url", ["http://localhost:8/t", "http://[::1]/t", "token"])
def test_addresses_here_and_beside_the_api_are_safe(url: str) -> None:
    found = _oauth({"clientCredentials": {"tokenUrl": url}})
    (scheme,) = found.api.schemes
    assert isinstance(scheme, OAuth2)
    assert (scheme.token_url, found.codes) == (url, ())


def test_the_scopes_that_operations_ask_for() -> None:
    flow = {"tokenUrl": TOKEN, "scopes": {"a": "", "b": "", "admin": ""}}
    schemes = {"one": {"type": "oauth2", "flows": {"clientCredentials": flow}}}
    paths = {
        "/a": {"get": {**FINE, "security": [{"one": ["b"]}, {"two": ["x"]}]}},
        "/b": {
            "get": {**FINE, "security": [{"one": ["a", "b", 'no"scope', "of:{key}"]}]}
        },
    }
    components = {"securitySchemes": schemes}
    found = lowered(paths, components=components, security=[{"one": ["c"]}])
    (scheme,) = found.api.schemes
    assert isinstance(scheme, OAuth2)
    assert scheme.scopes == ("c", "b", "a")


def test_a_certificate_is_no_argument() -> None:
    schemes = {
        "cert": {"type": "mutualTLS"},
        "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
    }
    found = _secured(schemes, {"cert": [], "key": []}, {"cert": []})
    assert found.operation.security == (("key",), ())
    assert found.codes == ("client-certificate",)


def test_what_cannot_be_filled_in_is_the_last_choice() -> None:
    schemes = {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}}
    found = _secured(schemes, {"key": [], "other": []}, {"key": []})
    assert found.operation.security == (("key",),)
    assert _secured(schemes, {"key": [], "other": []}).operation.security == (("key",),)


def _hook(schema: dict[str, Any]) -> dict[str, Any]:
    body = {"content": {"application/json": {"schema": schema}}}
    return {"post": {"requestBody": body, "summary": "Told.", **FINE}}


def test_webhooks_and_callbacks() -> None:
    paths = {
        "/things": {
            "post": {
                **FINE,
                "callbacks": {"done": {"{$request.query.url}": _hook(NAMED)}},
            }
        }
    }
    found = lowered(paths, webhooks={"thing.created": _hook(NAMED)})
    hook, callback = found.api.webhooks
    assert (hook.name, hook.operation, hook.method) == ("thing.created", None, "POST")
    assert (callback.name, callback.operation) == ("done", "POST /things")
    for each in (hook, callback):
        assert isinstance(each.type, Named)
        assert getattr(found.api.types[each.type.id], "received", False)


def test_a_callback_that_operations_share_is_there_once() -> None:
    shared = {"callbacks": {"done": {"$ref": "#/components/callbacks/done"}}, **FINE}
    components = {"callbacks": {"done": {"{$url}": _hook(NAMED)}}}
    paths = {"/a": {"post": shared}, "/b": {"post": shared}}
    found = lowered(paths, components=components)
    assert [each.operation for each in found.api.webhooks] == ["POST /a"]


def test_several_webhooks_under_one_name_are_told_apart() -> None:
    item = {"{$a}": _hook(NAMED), "{$b}": {"put": {"operationId": "moved", **FINE}}}
    paths = {"/things": {"post": {**FINE, "callbacks": {"done": item}}}}
    names = [each.name for each in lowered(paths).api.webhooks]
    assert names == ["done post", "moved"]


def _linked(**link: Any) -> Lowered:
    responses = {"201": {"description": "Made", "content": {}, "links": {"Next": link}}}
    paths = {
        "/things": {"post": {"responses": responses}},
        "/things/{id}": {"get": {"operationId": "getThing", **FINE}},
    }
    return lowered(paths)


@pytest.mark.parametrize(
    "link",
    [
        {"operationId": "getThing"},
        {"operationRef": "#/paths/~1things~1%7Bid%7D/get"},
        {"operationRef": "#/paths/~1things~1{id}/get"},
        {"operationRef": "/elsewhere", "operationId": "getThing"},
    ],
)
def test_a_link_leads_to_an_operation(link: dict[str, Any]) -> None:
    found = _linked(**link, parameters={"id": "$response.body#/id"})
    (only,) = found.operation.links
    assert (only.name, only.target) == ("Next", "GET /things/{id}")
    assert only.parameters == (("id", "$response.body#/id"),)


def test_a_link_that_leads_nowhere_is_reported() -> None:
    found = _linked(operationId="getThings")
    assert (found.operation.links, found.codes) == ((), ("unknown-link",))


@pytest.mark.parametrize(
    ("hints", "name", "group"),
    [
        ({}, "getThings", "all"),
        ({"x-operation-name": "list"}, "list", "all"),
        ({"x-fern-sdk-method-name": "list"}, "list", "all"),
        ({"x-fern-sdk-group-name": ["shop", "things"]}, "getThings", "shop things"),
        ({"x-speakeasy-name-override": "list"}, "list", "all"),
        ({"x-speakeasy-group": "things"}, "getThings", "things"),
    ],
)
def test_names_that_are_meant_for_clients(
    hints: dict[str, Any], name: str, group: str
) -> None:
    found = call("get", operationId="getThings", tags=["all"], **hints).operation
    assert (found.operation_id, found.tag) == (name, group)


@pytest.mark.parametrize("mark", ["x-fern-ignore", "x-speakeasy-ignore"])
def test_what_a_document_keeps_out_of_clients(mark: str) -> None:
    shape: dict[str, Any] = {mark: True}
    found = call("get", "/things", **shape)
    assert (found.api.operations, found.codes) == ((), ("ignored-operation",))


def test_methods_of_3_2() -> None:
    item = {"query": FINE, "additionalOperations": {"COPY": FINE}}
    found = lowered({"/things": item})
    assert [each.key for each in found.api.operations] == [
        "QUERY /things",
        "COPY /things",
    ]
