"""The shape of emitted code: its syntax tree without names, literals and docstrings."""

import ast
import warnings
from collections.abc import Iterator

_NAMES = ("id", "attr", "arg", "name", "asname", "module")


def shape(text: str) -> list[str]:
    """One line for each statement of a module, sorted, for names decide on their order.

    Within a statement a name becomes a number, by when it is first met. Raises SyntaxError, and
    for what Python warns of in source.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        compile(text, "emitted", "exec", dont_inherit=True)
        tree = ast.parse(text)
    return sorted(_statement(each) for each in _flat(tree))


def _flat(tree: ast.Module) -> Iterator[ast.stmt]:
    """Statements of a module, those under an `if` each by itself: imports are sorted there too."""
    for each in tree.body:
        parts = [*each.body, *each.orelse] if isinstance(each, ast.If) else [each]
        yield from (part for part in parts if not _is_left_out(part))


def _statement(statement: ast.stmt) -> str:
    numbers: dict[str, int] = {}
    statement = _Literals().visit(statement)
    for node in ast.walk(statement):
        _plain(node, numbers)
    return ast.dump(statement)


class _Literals(ast.NodeTransformer):
    """Known values are listed in an annotation where they fit a line, else `str` stands there."""

    def visit_Subscript(self, node: ast.Subscript) -> ast.expr:
        if isinstance(node.value, ast.Name) and node.value.id == "Literal":
            return ast.Name(id="str", ctx=ast.Load())
        self.generic_visit(node)
        return node


def _plain(node: ast.AST, numbers: dict[str, int]) -> None:
    for part in _NAMES:
        name = getattr(node, part, None)
        if isinstance(name, str):
            setattr(node, part, f"n{numbers.setdefault(name, len(numbers))}")
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        node.value = "text"
    if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
        node.body = [each for each in node.body if not _is_docstring(each)]


def _is_left_out(statement: ast.stmt) -> bool:
    """Docstrings, and what known values in an annotation need of `typing`."""
    if isinstance(statement, ast.ImportFrom) and statement.module == "typing":
        kept = [each for each in statement.names if each.name != "Literal"]
        statement.names = kept
        return not kept
    return _is_docstring(statement)


def _is_docstring(node: object) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )
