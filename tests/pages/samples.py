"""The example responses of a page that its readers took, each with the decoder that is to read it."""

from collections.abc import Iterator
from typing import Any

from generator import pointers
from generator.document import Document
from generator.model import Api, Response
from generator.name.names import Names
from generator.places import InPage
from generator.read.code import samples
from generator.read.layout.sheets import sheet
from generator.read.pages.markdown import Fence
from generator.view.decoders import Decoders
from tests.corpus.contradictions import Judge
from tests.corpus.examples import of_operations

_FOUND = "#example"


def examples(
    api: Api, document: Document, names: Names, page: str, text: str
) -> list[dict[str, Any]]:
    """Cases for `tests.corpus.trial`: those in schemas, and those that schemas were inferred from.

    A case that contradicts its own schema says so under `contradicts`.
    """
    tree: Any = document.tree
    judge = Judge(tree)
    decoders = Decoders(names)
    cases: dict[tuple[str, str], dict[str, Any]] = {}
    for operation in api.operations:
        for one in of_operations(tree, operation):
            if "responses" in pointers.split(one.at):
                decoder = decoders.combined(one.type, "models.")
                wrong = judge.contradiction(one.schema, one.value)
                case = _case(one.at, decoder, one.value, wrong)
                cases.setdefault((one.at, decoder), case)
    fences = {fence.line: fence for fence in sheet(page, text).fences}
    for operation in api.operations:
        for response in (*operation.results, *operation.errors):
            if response.type is None or response.stream is not None:
                continue
            decoder = decoders.combined(response.type, "models.")
            for line, value in _shown(response, document, fences):
                at = f"{response.at}{_FOUND}:{line}"
                cases.setdefault((at, decoder), _case(at, decoder, value, None))
    return [*cases.values()]


def _case(at: str, decoder: str, value: Any, wrong: str | None) -> dict[str, Any]:
    return {"at": at, "decoder": decoder, "value": value, "contradicts": wrong}


def _shown(
    response: Response, document: Document, fences: dict[int, Fence]
) -> Iterator[tuple[int, Any]]:
    """The complete examples on the page that parts of a response's schema were taken from."""
    content = pointers.join(response.at, "content")
    lines = {
        place.line
        for pointer, places in document.origins.places.items()
        if pointer.startswith(content)
        for place in places
        if isinstance(place, InPage) and place.line is not None
    }
    for start, fence in sorted(fences.items()):
        end = start + fence.code.count("\n") + 1
        if any(start <= line <= end for line in lines):
            sample = samples.read(fence.code)
            if sample is not None and not sample.partial:
                yield start, sample.value
