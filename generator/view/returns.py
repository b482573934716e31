"""What a call gives: one type, one of several by status, pages of items, or a stream of them."""

from dataclasses import dataclass

from generator.model import (
    Anything,
    Api,
    Nullable,
    OneOf,
    Operation,
    Response,
    Type,
)
from generator.name.names import Names
from generator.view.annotations import Annotation, Annotator
from generator.view.calls import item_of, path_source


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """The answers of success, as the runtime tells them apart.

    main: the type of all but the others, of one item when they come as a stream; None for nothing.
    others: types by status, where they differ from it. all: what a call may give.
    """

    main: Type | None
    others: tuple[tuple[str, Type | None], ...]
    all: Type | None
    stream: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Returns:
    """What methods of a call give: their annotation in the sync and in the async class.

    generic: the type arguments of its operation.
    """

    answers: Answers
    generic: str
    on_sync: str
    on_async: str
    is_page: bool
    annotations: tuple[Annotation, ...]

    @property
    def is_stream(self) -> bool:
        """Whether pieces are given as they come."""
        return self.answers.stream is not None


def answers_of(operation: Operation) -> Answers:
    """The answers of an operation's success."""
    for response in operation.results:
        if response.stream is not None:
            kind = response.type or Anything()
            return Answers(main=kind, others=(), all=kind, stream=response.stream)
    main = _main(operation.results)
    if main is None:
        return Answers(main=None, others=(), all=None, stream=None)
    others = tuple(
        (each.status, each.type) for each in operation.results if each.type != main.type
    )
    kinds = list(dict.fromkeys([main.type, *(kind for _, kind in others)]))
    return Answers(main=main.type, others=others, all=_together(kinds), stream=None)


def _main(results: tuple[Response, ...]) -> Response | None:
    """The answer that the others are exceptions from: of a range of statuses, else the first with a body."""
    ranges = [each for each in results if not each.status.isdigit()]
    typed = [each for each in results if each.type is not None]
    return next(iter((*ranges, *typed, *results)), None)


def _together(kinds: list[Type | None]) -> Type | None:
    typed = [each for each in kinds if each is not None]
    if not typed:
        return None
    kind = typed[0] if len(typed) == 1 else OneOf(members=tuple(typed))
    if len(typed) == len(kinds) or isinstance(kind, Nullable | Anything):
        return kind
    return Nullable(inner=kind)


def returns_of(
    operation: Operation, api: Api, names: Names, annotator: Annotator
) -> Returns:
    """What an operation's methods return; a paged one gives pages of its items."""
    answers = answers_of(operation)
    kind = answers.all
    body = annotator.of(kind) if kind is not None else Annotation(parts=("None",))
    generic = body.source
    if answers.stream is not None:
        return _wrapping(answers, "Stream", "AsyncStream", "streams", (body,), generic)
    if operation.paging is None or kind is None:
        return Returns(
            answers=answers,
            generic=generic,
            on_sync=generic,
            on_async=generic,
            is_page=False,
            annotations=(body,),
        )
    _, listed = path_source(kind, operation.paging.items, api.types, names)
    item = annotator.of(item_of(listed))
    generic = f"{item.source}, {generic}"
    return _wrapping(answers, "Page", "AsyncPages", "pages", (item, body), generic)


def _wrapping(
    answers: Answers,
    on_sync: str,
    on_async: str,
    module: str,
    inner: tuple[Annotation, ...],
    generic: str,
) -> Returns:
    own = Annotation(
        parts=(), runtime=frozenset({(module, on_sync), (module, on_async)})
    )
    return Returns(
        answers=answers,
        generic=generic,
        on_sync=f"{on_sync}[{generic}]",
        on_async=f"{on_async}[{generic}]",
        is_page=module == "pages",
        annotations=(*inner, own),
    )
