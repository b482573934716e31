"""Views of packages' `__init__`: what is offered, and where it is found on first use."""

from collections.abc import Iterable, Sequence

from generator.model import Api
from generator.name.errors import error_name
from generator.name.names import Names
from generator.name.reserved import GENERAL_ERRORS, STATUS_ERRORS
from generator.view.access import given
from generator.view.decoders import decoder_name
from generator.view.errors import documented_statuses
from generator.view.importing import Imports, listed
from generator.view.layout import block
from generator.view.source import PySource, literal, one_line, prose_docstring
from generator.view.views import IndexView

_ALWAYS = {
    "AsyncStreamedResponse": "streamed",
    "CallOptions": "options",
    "ClientOptions": "options",
    "Drift": "drift",
    "Hooks": "options",
    "JsonValue": "values",
    "RawResponse": "response",
    "Request": "request",
    "Response": "response",
    "Retry": "retrying",
    "StreamedResponse": "streamed",
}
_PAGING = ("AsyncPage", "AsyncPages", "Page")
_SECRETS = ("AsyncSecret", "Secret")


def package_index(
    api: Api, names: Names, annotated: Iterable[tuple[str, str]]
) -> IndexView:
    """The `__init__` of an emitted package. annotated: what calls show of the runtime's modules."""
    homes: dict[str, tuple[str, str]] = {
        names.client: (".client", names.client),
        f"Async{names.client}": (".client", f"Async{names.client}"),
        names.error: ("._runtime.errors", "ApiError"),
    }
    homes |= {name: (f"._runtime.{module}", name) for name, module in _ALWAYS.items()}
    for name in GENERAL_ERRORS:
        homes[name] = ("._runtime.errors", name)
    for name in {*STATUS_ERRORS.values()}:
        homes[name] = ("._runtime.errors", name)
    for status in documented_statuses(api):
        homes[error_name(status)] = (".errors", error_name(status))
    homes |= {name: (f"._runtime.{module}", name) for module, name in annotated}
    if "Page" in homes:
        homes |= {name: ("._runtime.pages", name) for name in _PAGING}
    if "Stream" in homes:
        homes["ServerSentEvent"] = ("._runtime.events", "ServerSentEvent")
    if "StreamInput" in homes:
        homes["FileInput"] = ("._runtime.files", "FileInput")
    if any(each.kind == "secret" for each in given(api, names)):
        homes |= {name: ("._runtime.auth", name) for name in _SECRETS}
    if names.unions:
        homes["UnknownVariant"] = ("._runtime.models", "UnknownVariant")
    if any(operation.body for operation in api.operations):
        homes |= {name: ("._runtime.unset", name) for name in ("UNSET", "Unset")}
    about = api.description or f"Client for the {one_line(api.title)} API."
    head = f"Client for the {one_line(api.title)} API."
    text = head if about == head else f"{head}\n\n{about}"
    return _index(text, "._runtime.lazy", homes, below=sorted(names.types.values()))


def models_index(api: Api, names: Names) -> IndexView:
    """The `__init__` of `models`."""
    homes = {
        str(name): (f".{names.modules[id]}", str(name))
        for id, name in names.types.items()
    }
    for id in names.unions:
        name = decoder_name(names.types[id])
        homes[name] = (f".{names.modules[id]}", name)
    text = f"Models of the {one_line(api.title)} API."
    return _index(text, ".._runtime.lazy", homes)


def _index(
    text: str,
    runtime: str,
    homes: dict[str, tuple[str, str]],
    below: Sequence[str] = (),
) -> IndexView:
    """below: names that are the package's of models."""
    checking = Imports()
    for name, (module, there) in homes.items():
        checking.add(module, there if there == name else f"{there} as {name}")
    if below:
        checking.add(".models", *below)
    ordered = sorted({*homes, *below}, key=listed)
    entries = [_entry(name, *homes[name]) for name in sorted(homes, key=listed)]
    return IndexView(
        docstring=prose_docstring(text, 0),
        runtime=PySource(f"from {runtime} import exports"),
        checking=checking.lines(indent=4),
        exported=block("__all__ = [", [literal(name) for name in ordered], "]", 0),
        homes=block("{", entries, "}", 8) if entries else PySource("{}"),
        below=literal(".models") if below else PySource(""),
    )


def _entry(name: str, module: str, there: str) -> PySource:
    home = module if there == name else f"{module}:{there}"
    return PySource(f"{literal(name)}: {literal(home)}")
