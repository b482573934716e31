"""Statements are laid out as black lays them out."""

import keyword

import black
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.render.layout import laid_out
from generator.view.layout import (
    annotated,
    block,
    bracketed,
    called,
    choice,
    declaration,
    described,
    described_indent,
    signature,
    tuple_of,
    valued,
)

NAMES = st.from_regex(r"[a-z][a-z_]{0,38}[a-z]", fullmatch=True).filter(
    lambda name: not keyword.iskeyword(name)
)
VALUES = st.from_regex(r'"[a-z _/]{1,60}"', fullmatch=True)
SETTINGS = settings(max_examples=80, deadline=None)


@SETTINGS
@given(NAMES, NAMES, VALUES, NAMES)
def test_choices(target: str, condition: str, key: str, otherwise: str) -> None:
    source = choice(
        f"self.{target}",
        "v",
        f"type(v := {condition}[{key}]) is str",
        f"{otherwise}(v)",
        4,
    )
    # what is too wide all the same goes through `laid_out`, as in every emitted module
    _unchanged(laid_out(f"def f(self):\n    {source}\n"))


@SETTINGS
@given(NAMES, st.lists(VALUES, min_size=1, max_size=6))
def test_calls(name: str, items: list[str]) -> None:
    _unchanged(
        f"x = {bracketed(f'{name}(', items, ')', 0, after=0)}\n".replace("x = ", "", 1)
    )
    _unchanged(f"{block(f'x = {name}(', items, ')', 0)}\n")


@SETTINGS
@given(NAMES, st.lists(VALUES, min_size=1, max_size=4))
def test_tuples_as_arguments(name: str, items: list[str]) -> None:
    _unchanged(f"{block(f'x = {name}(', [tuple_of('values=', items, 4)], ')', 0)}\n")


@SETTINGS
@given(st.lists(st.tuples(VALUES, NAMES), min_size=1, max_size=5))
def test_mappings_as_arguments(pairs: list[tuple[str, str]]) -> None:
    inner = bracketed("{", [f"{key}: {value}" for key, value in pairs], "}", 4, after=1)
    _unchanged(f"{block('call(', ['first', inner], ')', 0)}\n")


@SETTINGS
@given(NAMES, st.lists(NAMES, max_size=4, unique=True))
def test_signatures(name: str, parameters: list[str]) -> None:
    declared = [
        "self",
        *([] if not parameters else ["*"]),
        *(f"{each}: int" for each in parameters),
    ]
    source = signature(name, declared, "None", 4)
    _unchanged(f"class C:\n    {source}\n        pass\n")


CLASSES = st.from_regex(r"[A-Z][a-z]{2,50}", fullmatch=True).filter(
    lambda name: not keyword.iskeyword(name)
)


def _generic(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    members = st.lists(inner, min_size=2, max_size=3)
    texts = st.lists(VALUES, min_size=1, max_size=3)
    return st.one_of(
        inner.map(lambda each: f"Sequence[{each}]"),
        inner.map(lambda each: f"Mapping[str, {each}]"),
        members.map(" | ".join),
        texts.map(lambda each: f"Literal[{', '.join(each)}]"),
        st.tuples(CLASSES, inner).map(lambda pair: f"Page[{', '.join(pair)}]"),
    )


ANNOTATIONS = st.recursive(CLASSES, _generic, max_leaves=5)


@SETTINGS
@given(NAMES, ANNOTATIONS, st.sampled_from(["", " = None", " = UNSET"]))
def test_annotations(name: str, annotation: str, default: str) -> None:
    parameter = declaration(name, [annotation], default, 8)
    returns = annotated(") -> ", annotation, ":", 4)
    lines = ["class C:", "    def f(", "        self,", "        *,"]
    lines += [f"        {parameter},", f"    {returns}", "        pass", ""]
    _unchanged("\n".join(lines))


@SETTINGS
@given(NAMES, ANNOTATIONS, NAMES)
def test_constants(name: str, annotation: str, item: str) -> None:
    kind = f"Operation[{annotation}]"
    indent = described_indent(name, kind, "Operation")
    inner = bracketed("choices=(", [f'"{item}"', f'"{name}"'], ")", indent)
    _unchanged(f"{described(name, kind, 'Operation', ['a=1', inner])}\n")


DECODERS = st.recursive(
    CLASSES.map(lambda name: f"model(models.{name})"),
    lambda inner: st.one_of(
        inner.map(lambda each: f"list_of({each})"),
        st.lists(inner, min_size=2, max_size=3).map(
            lambda each: f"one_of({', '.join(each)})"
        ),
    ),
    max_leaves=4,
)
PATHS = st.lists(NAMES, min_size=1, max_size=3).map(lambda names: ".".join(names))


@SETTINGS
@given(DECODERS, PATHS, st.lists(PATHS, max_size=3))
def test_lambdas(decoder: str, path: str, guards: list[str]) -> None:
    for guard in guards:
        path = f"None if {guard} is None else {path}"
    items = [
        valued("result=lambda: ", decoder, 4),
        block("errors={", [valued('"404": lambda: ', decoder, 8)], "}", 4),
        block("paging=P(", [valued("items=lambda body: ", path, 8)], ")", 4),
    ]
    _unchanged(f"{block('x = Operation(', items, ')', 0)}\n")


@SETTINGS
@given(
    st.integers(1, 80), st.integers(1, 80), st.sampled_from(["given", "with_response"])
)
def test_assigned_calls(target: int, argument: int, function: str) -> None:
    source = called(f"self.{'a' * target}", f"{function}(calls.{'b' * argument})", 8)
    _unchanged(f"class C:\n    def f(self):\n        {source}\n")


def _unchanged(source: str) -> None:
    assert black.format_str(source, mode=black.Mode()) == source
