"""Reads which module of a package imports which, without importing any of them."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import TypeGuard

Graph = Mapping[str, frozenset[str]]
"""Module -> the modules of the same package that it imports."""


def modules_of(package: Path) -> dict[str, Path]:
    """Full name of every module below the folder `package` -> its file; a package is named for its `__init__.py`."""
    return {_name(path.relative_to(package.parent)): path for path in sorted(package.rglob("*.py"))}


def read_graph(package: Path, *, typing_too: bool) -> Graph:
    """Who imports whom below the folder `package`.

    Imports inside functions count like those at the top of a file: they run, only later. Imports under
    `if TYPE_CHECKING:` never run; they count only where `typing_too` says so.
    """
    modules = modules_of(package)
    return {
        name: frozenset(_own(ast.parse(path.read_text()).body, modules, typing_too=typing_too)) - {name}
        for name, path in modules.items()
    }


def circle_in(graph: Graph) -> list[str]:
    """Modules that import one another in a ring, the first one repeated at the end; empty where there is no ring."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(reversed(error.args[1]))
    return []


def longest_chain(graph: Graph) -> list[str]:
    """The longest list in which each module imports the next one; the graph must have no circle."""
    chains: dict[str, list[str]] = {}
    for name in TopologicalSorter(graph).static_order():
        below = (chains[imported] for imported in sorted(graph[name]))
        chains[name] = [name, *max(below, key=len, default=[])]
    return max((chains[name] for name in sorted(chains)), key=len, default=[])


def _name(path: Path) -> str:
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _own(body: Iterable[ast.AST], modules: Mapping[str, Path], *, typing_too: bool) -> Iterator[str]:
    for node in body:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in modules)
        elif isinstance(node, ast.ImportFrom):
            yield from _named_by(node, modules)
        elif _is_for_typing(node) and not typing_too:
            yield from _own(node.orelse, modules, typing_too=typing_too)
        else:
            yield from _own(ast.iter_child_nodes(node), modules, typing_too=typing_too)


def _named_by(node: ast.ImportFrom, modules: Mapping[str, Path]) -> Iterator[str]:
    """`from a import b` names the module `a.b` where there is one, else `a`."""
    assert node.module, "this project writes its imports in full"
    for alias in node.names:
        inner = f"{node.module}.{alias.name}"
        if inner in modules:
            yield inner
        elif node.module in modules:
            yield node.module


def _is_for_typing(node: ast.AST) -> TypeGuard[ast.If]:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
