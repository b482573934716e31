"""Whatever a vendor's texts hold, emitted code differs in names, literals and docstrings alone."""

import tomllib
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.emitting import files

from .texts import document, texts
from .trees import shape

_MANY = 60


@settings(
    max_examples=15,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(st.lists(texts(), min_size=_MANY, max_size=_MANY))
def test_text_changes_no_code(given_texts: list[str]) -> None:
    made = files(document(_each(given_texts)))
    assert _shapes(made) == _plain_shapes()
    tomllib.loads(made["pyproject.toml"])


@cache
def _plain_shapes() -> Counter[tuple[str, ...]]:
    return _shapes(files(document(lambda: "Plain words")))


def _shapes(made: Mapping[str, str]) -> Counter[tuple[str, ...]]:
    """The shape of each module; what modules are called depends on names."""
    return Counter(
        tuple(shape(text))
        for path, text in made.items()
        if path.endswith(".py") and "/_runtime/" not in path
    )


def _each(given_texts: list[str]) -> Callable[[], str]:
    left = iter(given_texts)
    return lambda: next(left)
