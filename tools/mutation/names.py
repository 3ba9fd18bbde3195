"""Who may notice that a name at module level stands for something else."""

from __future__ import annotations

import ast
from collections.abc import Mapping


def assigned(tree: ast.Module, line: int) -> frozenset[str]:
    """The names that the statement of that line makes: variables, or the class or function it belongs to."""
    for node in tree.body:
        if node.lineno <= line <= (node.end_lineno or node.lineno):
            return _made(node)
    return frozenset()


def _made(node: ast.stmt) -> frozenset[str]:
    if isinstance(node, (ast.ClassDef, ast.FunctionDef)):
        return frozenset({node.name})
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
    return frozenset(one.id for target in targets for one in ast.walk(target) if isinstance(one, ast.Name))


def made_of(trees: Mapping[str, ast.Module], names: frozenset[str]) -> frozenset[str]:
    """The names, and those that other statements at module level make of them."""
    while True:
        more = frozenset(
            made
            for tree in trees.values()
            for node in tree.body
            if isinstance(node, (ast.Assign, ast.AnnAssign)) and names & _used(node)
            for made in _made(node)
        )
        if more <= names:
            return names
        names |= more


def lines_with(tree: ast.Module, names: frozenset[str]) -> frozenset[int]:
    """The lines in which one of these names occurs."""
    used = (node for node in ast.walk(tree) if isinstance(node, (ast.Name, ast.Attribute)))
    return frozenset(node.lineno for node in used if (node.id if isinstance(node, ast.Name) else node.attr) in names)


def _used(node: ast.AST) -> frozenset[str]:
    return frozenset(one.id for one in ast.walk(node) if isinstance(one, ast.Name))
