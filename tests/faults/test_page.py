"""The page for users is the table."""

from .cases import TABLE
from .page import PAGE, as_page


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text("utf-8") == as_page(TABLE), (
        "docs/faults.md is not what the table says; write it again:\n"
        "  python -m tests.faults.page"
    )
