"""What `provider.toml` says of operations has to be about operations that there are."""

from generator.check import report_unfit
from generator.document import Document
from generator.findings import Findings
from generator.places import InPage, Origins
from generator.settings import load_config
from generator.values import JsonObject

_PATHS: JsonObject = {"/notes/": {"get": {"responses": {}}, "post": {"responses": {}}}}


def _found(text: str) -> list[tuple[str, InPage | None, str]]:
    findings = Findings()
    config = load_config("acme/provider.toml", text.encode(), findings)
    assert not list(findings)
    document = Document(tree={"paths": _PATHS}, origins=Origins(), standalone=False)
    report_unfit(document, config, findings)
    return [
        (one.code, one.place, one.message)
        for one in findings
        if isinstance(one.place, InPage)
    ]


def test_keys_that_name_operations_are_silent() -> None:
    assert _found('[names]\n"GET /notes/" = "notes.list"') == []
    assert _found('[paging]\n"POST /notes/" = { style = "none" }') == []


def test_keys_that_name_nothing_are_errors_at_the_key() -> None:
    ((code, place, message),) = _found('[names]\n  "GET /notes" = "notes.list"')
    assert code == "unknown-setting"
    assert place == InPage(page="acme/provider.toml", line=2, column=3)
    assert "did you mean 'GET /notes/'?" in message
    ((code, place, _),) = _found('[paging."PUT /other"]\nstyle = "none"')
    assert code == "unknown-setting"
    assert place == InPage(page="acme/provider.toml", line=1, column=2)
