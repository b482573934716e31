"""The names, in snake case, of what moves a list and of what its answers say of it."""

OFFSET = ("offset", "skip", "start_at", "page_offset")
PAGE = (
    "page",
    "page_number",
    "page_num",
    "page_no",
    "page_index",
    "current_page",
)
CURSOR = (
    "cursor",
    "page_cursor",
    "start_cursor",
    "starting_after",
    "page_token",
    "next_token",
    "after",
    "page_after",
    "next_cursor",
    "continuation",
    "continuation_token",
    "pagination_token",
    "pagination_key",
    "marker",
    "next_page_token",
    "bookmark",
)
LIMIT = (
    "limit",
    "per_page",
    "page_size",
    "size",
    "count",
    "max",
    "max_results",
    "top",
    "page_limit",
    "first",
)
TOTAL = (
    "total",
    "total_count",
    "total_items",
    "total_results",
    "total_records",
    "total_size",
    "total_elements",
)
MORE = ("has_more", "has_next", "has_next_page", "more", "is_truncated")
NEXT = (
    "next_cursor",
    "next_page_token",
    "next_token",
    "next_page_cursor",
    "next_continuation_token",
    "next_marker",
    "next_pagination_key",
    "cursor",
    "continuation",
    "continuation_token",
    "pagination_token",
    "after",
    "end_cursor",
    "bookmark",
)
# Where a flag says that there is more, the last thing seen may be where to go on.
LAST = ("last_id", "last_key", "last_cursor")
AFTER = ("starting_after", "start_after", "after", "after_id", "since_id", "last_id")
