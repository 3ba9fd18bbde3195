"""Where the nodes of a module hang, and what is around each: its statement, its function, what that returns."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

_SKIPPED = frozenset({"annotation", "returns", "decorator_list", "type_comment", "format_spec"})
"""Fields below which nothing is mutated: types and decorators decide nothing at run time."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a node hangs in its tree: `index` is its place in a list, or None.

    `statement` is the innermost statement, `function` the outermost function around it by its qualified name, or "".
    """

    node: ast.AST
    parent: ast.AST
    name: str
    index: int | None
    statement: ast.stmt
    function: str
    returns: str

    def put(self, node: ast.AST) -> None:
        """Hang another node there."""
        if self.index is None:
            setattr(self.parent, self.name, node)
        else:
            getattr(self.parent, self.name)[self.index] = node


@dataclass(frozen=True, slots=True)
class _Around:
    statement: ast.stmt | None = None
    function: str = ""
    classes: tuple[str, ...] = ()
    returns: str = ""
    nested: bool = False

    def inside(self, node: ast.AST) -> _Around:
        """What is around the children of that node."""
        statement = node if isinstance(node, ast.stmt) else self.statement
        if isinstance(node, ast.FunctionDef):
            function = self.function or ".".join([*self.classes, node.name])
            returns = ast.unparse(node.returns) if node.returns else ""
            return _Around(statement, function, self.classes, returns, bool(self.function))
        if isinstance(node, ast.ClassDef) and not self.function:
            return _Around(statement, "", (*self.classes, node.name))
        return _Around(statement, self.function, self.classes, self.returns, self.nested)


def places(tree: ast.Module) -> Iterator[Place]:
    """Every place of a module, in the order of its text."""
    yield from _below(tree, _Around())


def _below(node: ast.AST, around: _Around) -> Iterator[Place]:
    around = around.inside(node)
    for name, value in ast.iter_fields(node):
        if name in _SKIPPED:
            continue
        for index, child in enumerate(value if isinstance(value, list) else [value]):
            if not isinstance(child, ast.AST) or _left_alone(child):
                continue
            statement = child if isinstance(child, ast.stmt) else around.statement
            if statement is not None:
                at = index if isinstance(value, list) else None
                # A default is worked out where the function is defined, not in it.
                function = "" if name in ("defaults", "kw_defaults") and not around.nested else around.function
                yield Place(child, node, name, at, statement, function, around.returns)
            yield from _below(child, around)


def _left_alone(node: ast.AST) -> bool:
    """What tells nothing about a test that does not see it change: types, docstrings, checks for mypy."""
    if isinstance(node, (ast.Import, ast.ImportFrom, ast.Assert)):
        return True
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return True
    return isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
