import pytest

from generator.findings import Severity
from generator.fragments import Evidence
from tests.read.reading import reading

HEAD = "openapi: 3.1.0\ninfo: {title: A, version: '1'}\n"


def test_a_document_is_one_standalone_fragment():
    found = reading(f"{HEAD}paths:\n  /a:\n    get: {{}}\n", "api.yaml")
    assert found.of(Evidence.SCHEMA).standalone
    assert found.find(Evidence.SCHEMA, "/paths/~1a/get") == {}
    assert found.findings == ()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("api.json", 'openapi: "3.0.1"\npaths: {/a: {get: {}}}'),
        ("api.yaml", '{"openapi": "3.0.1", "paths": {"/a": {"get": {}}}}'),
        ("api", '# a comment\n---\nopenapi: 3.0.1\npaths: {"/a": {get: {}}}'),
        ("api.txt", '\n{"openapi": "3.0.1", "paths": {"/a": {"get": {}}}}'),
        ("api.yaml", "openapi: 3.0\npaths: {/a: {get: {}}}"),
        ("api.json", '{"openapi": "3.0.1", "paths": {"/a": {"get": {}}},}'),
    ],
)
def test_a_document_is_known_by_what_it_holds(name: str, text: str):
    found = reading(text, name)
    assert found.find(Evidence.SCHEMA, "/paths/~1a/get") == {}


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        ("info: {}\nswagger: '1.2'\n", "Swagger '1.2'", 2),
        ('{"openapi": "4.0"}', "OpenAPI '4.0'", 1),
    ],
)
def test_other_versions_are_an_error_at_the_version(text: str, message: str, line: int):
    found = reading(text, "api.yaml")
    finding, place = found.finding("unsupported-version")
    assert finding.severity is Severity.ERROR
    assert message in finding.message
    assert place.line == line
    assert found.fragments == ()


@pytest.mark.parametrize("text", ["- a\n", "just text\n", "", "paths: {}\n"])
def test_what_is_no_openapi_document_is_reported(text: str):
    found = reading(text, "api.yaml")
    assert found.codes == ["not-openapi"]
    assert found.fragments == ()


def test_a_document_with_components_alone_is_a_fragment():
    text = "openapi: 3.1.0\ncomponents: {schemas: {A: {type: string}}}\n"
    assert len(reading(text, "types.yaml").fragments) == 1


def test_a_document_without_anything_in_it_is_reported():
    found = reading(f"{HEAD}paths: {{}}\n", "api.yaml")
    assert found.codes == ["no-endpoint"]
    assert found.fragments == ()


def test_bytes_that_are_no_utf_8_are_reported_where_they_stand():
    found = reading(b"\xef\xbb\xbf# Caf\xc3\xa9\r\n\r\nCaf\xe9\r\n")
    finding, place = found.finding("not-utf-8")
    assert (place.line, place.column) == (3, 4)
    assert finding.severity is Severity.ERROR


def test_a_document_that_was_cut_short_is_said_to_end():
    found = reading('{"openapi": "3.1.0",\n "paths": {"/a"', "api.json")
    finding, place = found.finding("broken-json")
    assert finding.message.startswith("the text ends on this line")
    assert place.line == 2


def test_a_repeated_key_that_says_something_else_is_a_loss():
    text = "openapi: 3.1.0\npaths:\n  /a: {get: {}}\n  /a: {put: {}}\n"
    found = reading(text, "api.yaml")
    finding, place = found.finding("duplicate-key")
    assert finding.lost == "first /a of two"
    assert (place.line, place.column) == (4, 3)
    assert finding.notes[0].place is not None
    assert found.find(Evidence.SCHEMA, "/paths/~1a") == {"put": {}}


def test_a_repeated_key_that_says_the_same_is_no_loss():
    found = reading('{"openapi": "3.1.0", "paths": {"/a": {}}, "openapi": "3.1.0"}')
    assert found.finding("duplicate-key")[0].lost is None


def test_an_info_version_that_yaml_takes_for_a_number_is_text():
    text = "openapi: 3.1.0\ninfo: {version: 2.5}\npaths: {/a: {}}\n"
    assert reading(text, "a.yaml").find(Evidence.SCHEMA, "/info/version") == "2.5"


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("openapi: 3", "3.1.0"),
        ("openapi: 3.0", "3.1.0"),
        ("openapi: v3.1.2", "3.1.0"),
        ("openapi: 3.2.0", "3.2.0"),
        ("swagger: 2", "3.1.0"),
        ("swagger: '2.0.0'", "3.1.0"),
    ],
)
def test_a_version_is_read_however_it_is_written(said: str, read: str):
    found = reading(f"{said}\npaths: {{/a: {{get: {{}}}}}}\n", "a.yaml")
    assert found.find(Evidence.SCHEMA, "/openapi") == read
    assert found.find(Evidence.SCHEMA, "/paths/~1a/get") == {}
    assert found.findings == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("openapi: '2.0'\nhost: a.test\n", "'openapi' is '2.0'; read as Swagger 2.0"),
        ("swagger: '3.0.1'\nhost: a.test\n", "'swagger' is '3.0.1'; read as OpenAPI 3"),
        ("host: a.test\n", "read as Swagger 2.0, as it is written"),
        ("components: {}\n", "read as OpenAPI 3, as it is written"),
    ],
)
def test_a_version_that_is_not_said_is_told_by_what_is_written(text: str, message: str):
    found = reading(f"{text}paths: {{/a: {{get: {{}}}}}}\n", "a.yaml")
    assert message in found.finding("unclear-version")[0].message
    assert found.find(Evidence.SCHEMA, "/paths/~1a/get") == {}


def test_a_document_tells_its_own_address():
    text = "openapi: 3.2.0\n$self: https://a.test/api.yaml\npaths: {/a: {get: {}}}\n"
    assert reading(text, "a.yaml").of(Evidence.SCHEMA).url == "https://a.test/api.yaml"
