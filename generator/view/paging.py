"""How a list pages, as the runtime is told: what moves, and where an answer says what comes next."""

from generator.model import (
    Anything,
    CursorPaging,
    LastItemPaging,
    LinkPaging,
    OffsetPaging,
    Operation,
    PagePaging,
    Paging,
    Type,
    UrlPaging,
)
from generator.name.names import Names
from generator.view.calls import item_of, path_source
from generator.view.layout import block, valued
from generator.view.local import CallsModule
from generator.view.returns import Returns
from generator.view.source import PySource, literal


def paging_source(
    operation: Operation, returns: Returns, module: CallsModule, indent: int
) -> list[PySource]:
    """The `paging=` of an operation's constant; nothing when it gives no pages."""
    paging = operation.paging
    if paging is None or not returns.is_page:
        return []
    cls = module.use("paging", type(paging).__name__)
    items = [
        *_argument(operation, module.names),
        *_details(paging, returns.answers.all, module, indent + 4),
    ]
    joined = " ".join(items)
    if " at(" in joined:
        module.imports.add(".._runtime.values", "at")
    if " is UNSET" in joined:
        module.imports.add(".._runtime.unset", "UNSET")
    return [block(f"paging={cls}(", items, ")", indent)]


def _argument(operation: Operation, names: Names) -> list[str]:
    match operation.paging:
        case (
            OffsetPaging(param=param, in_body=in_body)
            | PagePaging(param=param, in_body=in_body)
            | CursorPaging(param=param, in_body=in_body)
            | LastItemPaging(param=param, in_body=in_body)
        ):
            location = "body" if in_body else "query"
            argument = names.arguments[operation.key, location, param]
            return [f"argument={literal(argument)}"]
        case _:
            return []


def _details(
    paging: Paging, kind: Type | None, module: CallsModule, indent: int
) -> list[str]:
    def follow(path: tuple[str, ...], of: Type, start: str) -> tuple[str, Type]:
        return path_source(of, path, module.api.types, module.names, start)

    def over(path: tuple[str, ...] | None, name: str) -> list[str]:
        if path is None or kind is None:
            return []
        source, _ = follow(path, kind, "body")
        return [valued(f"{name}=lambda body: ", source, indent)]

    items = over(paging.items, "items")
    match paging:
        case OffsetPaging(total=total, more=more):
            return [*items, *over(total, "total"), *over(more, "more")]
        case PagePaging(total=total, more=more, first=first):
            ends = [*over(total, "total"), *over(more, "more")]
            return [f"first={first}", *items, *ends]
        case CursorPaging(cursor=cursor, more=more):
            return [*items, *over(cursor, "cursor"), *over(more, "more")]
        case LastItemPaging(key=key, more=more):
            _, listed = follow(paging.items, kind or Anything(), "body")
            source, _ = follow(key, item_of(listed), "item")
            ends = [valued("key=lambda item: ", source, indent), *over(more, "more")]
            return [*items, *ends]
        case UrlPaging(url=url):
            return [*items, *over(url, "url")]
        case LinkPaging():
            return items
