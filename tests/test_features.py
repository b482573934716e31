"""The table of what is supported is what the golden cases show."""

import pytest

from tests.features import PAGE, as_page, features
from tests.golden_cases import Case, cases


@pytest.mark.parametrize("case", cases(), ids=str)
def test_every_case_says_what_it_shows(case: Case) -> None:
    said = (case.folder / "about.txt").read_text("utf-8")
    assert said.strip() and said.count("\n") == 1 and len(said) <= 100


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text("utf-8") == as_page(features()), (
        "docs/supported.md is not what the golden cases show; write it again:\n"
        "  python -m tests.features"
    )
