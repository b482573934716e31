"""Views of packages' `__init__`: what is offered, and where it is found on first use."""

from generator.model import Api
from generator.name.names import Names
from generator.name.reserved import GENERAL_ERRORS, STATUS_ERRORS
from generator.view.errors import documented_statuses, error_class
from generator.view.importing import Imports, listed
from generator.view.layout import block, bracketed
from generator.view.source import PySource, literal, one_line, prose_docstring
from generator.view.views import IndexView

_PAGING = ("AsyncPage", "AsyncPages", "Page")


def package_index(api: Api, names: Names) -> IndexView:
    """The `__init__` of an emitted package."""
    homes: dict[str, tuple[str, str]] = {
        names.client: (".client", names.client),
        f"Async{names.client}": (".client", f"Async{names.client}"),
        names.error: ("._runtime.errors", "ApiError"),
        "JsonValue": ("._runtime.values", "JsonValue"),
        "Response": ("._runtime.response", "Response"),
    }
    for name in GENERAL_ERRORS:
        homes[name] = ("._runtime.errors", name)
    for name in {*STATUS_ERRORS.values()}:
        homes[name] = ("._runtime.errors", name)
    for status in documented_statuses(api):
        homes[error_class(status)] = (".errors", error_class(status))
    if any(operation.paging for operation in api.operations):
        homes |= {name: ("._runtime.paging", name) for name in _PAGING}
    if any(operation.body for operation in api.operations):
        homes |= {name: ("._runtime.unset", name) for name in ("UNSET", "Unset")}
    for id, name in names.types.items():
        homes[name] = (f".models.{names.modules[id]}", name)
    about = api.description or f"Client for the {one_line(api.title)} API."
    head = f"Client for the {one_line(api.title)} API."
    text = head if about == head else f"{head}\n\n{about}"
    return _index(text, "._runtime.lazy", homes)


def models_index(api: Api, names: Names) -> IndexView:
    """The `__init__` of `models`."""
    homes = {
        str(name): (f".{names.modules[id]}", str(name))
        for id, name in names.types.items()
    }
    text = f"Models of the {one_line(api.title)} API."
    return _index(text, ".._runtime.lazy", homes)


def _index(text: str, runtime: str, homes: dict[str, tuple[str, str]]) -> IndexView:
    checking = Imports()
    for name, (module, there) in homes.items():
        checking.add(module, f"{there} as {name}")
    ordered = sorted(homes, key=listed)
    entries = [_entry(name, *homes[name]) for name in ordered]
    return IndexView(
        docstring=prose_docstring(text, 0),
        runtime=PySource(f"from {runtime} import exports"),
        checking=checking.lines(indent=4),
        exported=block("__all__ = [", [literal(name) for name in ordered], "]", 0),
        homes=block("{", entries, "}", 8) if entries else PySource("{}"),
    )


def _entry(name: str, module: str, there: str) -> PySource:
    items = [literal(module), literal(there)]
    return bracketed(f"{literal(name)}: (", items, ")", 12, after=1)
