"""Counts the fields of a class that may change while it lives."""

from __future__ import annotations

import ast
from collections.abc import Iterator

IN_PLACE = {
    "add", "append", "appendleft", "clear", "discard", "extend", "insert", "pop", "popitem", "popleft", "remove",
    "setdefault", "subtract", "update",
}  # fmt: skip
"""Methods by which a container changes without being assigned anew."""
BUILDERS = {"__init__", "__post_init__"}


def mutable_fields(node: ast.ClassDef) -> set[str]:
    """Names of the fields that may change once an object of that class is made.

    Every field of a dataclass that is not frozen, and every `self.x` that a method other than `__init__` assigns,
    deletes or changes in place (`self.x[…] = …`, `self.x.append(…)`).
    """
    changed = {name for method in _methods(node) if method.name not in BUILDERS for name in _changed(method)}
    return changed | (set(_fields(node)) if _is_open_dataclass(node) else set())


def classes_in(source: str) -> Iterator[ast.ClassDef]:
    """Every class of a module, nested ones too."""
    return (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ClassDef))


def _methods(node: ast.ClassDef) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (part for part in node.body if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef))


def _changed(method: ast.AST) -> Iterator[str]:
    for node in ast.walk(method):
        if isinstance(node, ast.Attribute | ast.Subscript) and isinstance(node.ctx, ast.Store | ast.Del):
            yield from _field_of_self(node)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in IN_PLACE:
            yield from _field_of_self(node.func.value)


def _field_of_self(node: ast.AST) -> Iterator[str]:
    """The name `x` in `self.x` and `self.x[…]`."""
    while isinstance(node, ast.Subscript):
        node = node.value
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "self":
        yield node.attr


def _fields(node: ast.ClassDef) -> Iterator[str]:
    for part in node.body:
        if isinstance(part, ast.AnnAssign) and "ClassVar" not in ast.unparse(part.annotation):
            yield ast.unparse(part.target)


def _is_open_dataclass(node: ast.ClassDef) -> bool:
    written = [ast.unparse(decorator) for decorator in node.decorator_list]
    return any(text.split("(")[0].endswith("dataclass") and "frozen=True" not in text for text in written)
