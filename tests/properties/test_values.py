"""Whatever fits a schema goes through the emitted client and comes back the same."""

import inspect
import json
from types import ModuleType
from typing import Any

import httpx2
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.corpus.same import differences
from tests.emitting import files

from .packages import imported
from .schemas import Shape, documents


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(documents(), st.data())
def test_values_come_back(
    made: tuple[dict[str, Any], tuple[Shape, ...]], data: st.DataObject
) -> None:
    tree, shapes = made
    with imported(files(tree)) as package:
        for index, shape in enumerate(shapes):
            for _ in range(4):
                value = data.draw(shape.values, label=f"/calls/t{index}")
                _goes_through(package, f"t{index}", value)


def _goes_through(package: ModuleType, call: str, value: Any) -> None:
    """JSON decodes to a Python value, which is sent as that JSON, and decodes to itself."""
    sent: list[bytes] = []

    def echo(request: httpx2.Request) -> httpx2.Response:
        sent.append(request.content)
        return httpx2.Response(200, content=request.content, headers=_JSON)

    def give(_: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(200, content=json.dumps(value), headers=_JSON)

    with _client(package, give) as client:
        method = getattr(client.calls, call)
        decoded = method(**dict.fromkeys(_needed(method)))
    with _client(package, echo) as client:
        method = getattr(client.calls, call)
        again = method(**_arguments(method, decoded))
    assert not list(differences(value, decoded, json.loads(sent[0]))), (sent, decoded)
    assert again == decoded


_JSON = {"content-type": "application/json"}


def _client(package: ModuleType, answer: Any) -> Any:
    transport = httpx2.MockTransport(answer)
    return package.Things(http_client=httpx2.Client(transport=transport))


def _needed(method: Any) -> list[str]:
    return [
        name
        for name, each in inspect.signature(method).parameters.items()
        if each.default is each.empty and each.kind is not each.VAR_KEYWORD
    ]


def _arguments(method: Any, value: Any) -> dict[str, Any]:
    """The value as the call takes it: whole, or a model's fields one by one.

    A field that is None because it was not there is not given.
    """
    parameters = inspect.signature(method).parameters
    names = [name for name in parameters if name != "options"]
    if names == ["body"]:
        return {"body": value}
    held = {name: getattr(value, name) for name in names}
    return {
        name: part
        for name, part in held.items()
        if part is not None or "None" in str(parameters[name].annotation)
    }
