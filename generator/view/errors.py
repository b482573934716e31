"""View of `errors.py`: the exceptions whose bodies an API documents."""

from generator.model import Api, Type
from generator.name.errors import error_name
from generator.name.names import Names
from generator.name.reserved import STATUS_ERRORS
from generator.view.annotations import Annotator
from generator.view.calls import documented, error_of
from generator.view.importing import Imports
from generator.view.layout import attribute
from generator.view.source import PySource, literal, one_line, prose_docstring
from generator.view.views import ErrorsView, ErrorView


def errors_view(api: Api, names: Names) -> ErrorsView | None:
    """The module of errors; None when no operation documents the body of one by its status."""
    found = {status: _bodies(api, status) for status in documented_statuses(api)}
    if not found:
        return None
    checking = Imports()
    annotator = Annotator(names, api.types)
    views: list[ErrorView] = []
    for status, bodies in found.items():
        annotations = [annotator.of(each) for each in bodies]
        for annotation in annotations:
            checking.standard([annotation])
            if annotation.models:
                checking.add(".models", *annotation.models)
            for module, name in annotation.runtime:
                checking.add(f"._runtime.{module}", name)
        parts = dict.fromkeys(part for each in annotations for part in each.parts)
        union = tuple(part for part in parts if part != "None")
        views.append(_view(api, status, union))
    return ErrorsView(
        docstring=prose_docstring(
            f"Errors of the {one_line(api.title)} API with documented bodies.", 0
        ),
        checking=checking.lines(indent=4),
        errors=tuple(views),
        by_status=tuple(PySource(f"{literal(s)}: {error_name(s)}") for s in found),
    )


def documented_statuses(api: Api) -> list[str]:
    """The statuses that some operation documents a body for, by number."""
    return sorted(
        {
            response.status
            for operation in api.operations
            for response in operation.errors
            if response.status.isdigit() and documented(response.type)
        }
    )


def _bodies(api: Api, status: str) -> list[Type]:
    """Every type that this status may carry, over all operations."""
    responses = (error_of(operation, status) for operation in api.operations)
    types = (each.type for each in responses if each is not None)
    return list(
        dict.fromkeys(each for each in types if each is not None and documented(each))
    )


def _view(api: Api, status: str, union: tuple[str, ...]) -> ErrorView:
    name = error_name(status)
    base = name if status in STATUS_ERRORS else _family(status)
    described = (
        response.description
        for operation in api.operations
        for response in operation.errors
        if response.status == status and response.description
    )
    return ErrorView(
        name=PySource(name),
        base=PySource(f"status.{base}"),
        docstring=prose_docstring(
            f"{status}: {one_line(next(described, 'an error'))}.", 4
        ),
        body=attribute("body", (*union, "None"), ""),
    )


def _family(status: str) -> str:
    return STATUS_ERRORS["5XX"] if status.startswith("5") else STATUS_ERRORS["4XX"]
