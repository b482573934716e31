"""How a list pages, as `provider.toml` states it."""

from generator.config import PagingConfig
from generator.lower.context import Context
from generator.model import CursorPaging, OffsetPaging, PagePaging, Paging, Parameter


def stated_paging(
    context: Context,
    key: str,
    stated: PagingConfig,
    parameters: tuple[Parameter, ...],
    at: str,
) -> Paging | None:
    """What the settings say of an operation; None, with a warning, where they do not fit it."""
    if stated.style == "none":
        return None
    known = {
        parameter.wire for parameter in parameters if parameter.location == "query"
    }
    if stated.param is None or stated.param not in known or stated.items is None:
        context.warning(
            "unusable-paging",
            f"provider.toml says how '{key}' pages, but 'param' must name one of its query"
            " parameters and 'items' the list in its body; it is not paged",
            at,
        )
        return None
    items, reason = _dotted(stated.items) or (), "stated in provider.toml"
    total, more, cursor = (
        _dotted(stated.total),
        _dotted(stated.more),
        _dotted(stated.cursor),
    )
    param, limit = stated.param, stated.limit
    match stated.style:
        case "offset":
            return OffsetPaging(
                param=param,
                limit=limit,
                items=items,
                total=total,
                more=more,
                reason=reason,
            )
        case "page":
            return PagePaging(
                param=param,
                limit=limit,
                first=stated.first,
                items=items,
                total=total,
                more=more,
                reason=reason,
            )
        case "cursor":
            return CursorPaging(
                param=param,
                limit=limit,
                items=items,
                cursor=cursor or ("next_cursor",),
                more=more,
                reason=reason,
            )


def _dotted(path: str | None) -> tuple[str, ...] | None:
    return None if path is None else tuple(step for step in path.split(".") if step)
