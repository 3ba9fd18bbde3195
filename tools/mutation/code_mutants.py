"""Mutants of Python source: comparisons, conditions, constants, removed statements, returned values."""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tools.mutation.mutant import Mutant, numbered, shortened
from tools.mutation.places import places
from tools.mutation.sql_mutants import looks_like_sql, sql_variants

if TYPE_CHECKING:
    from tools.mutation.places import Place

_COMPARED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
_EMPTY = {"list": "[]", "tuple": "()", "Sequence": "()", "dict": "{}", "Mapping": "{}", "set": "set()", "str": "''"}


def variants(place: Place) -> Iterator[ast.AST]:
    """What may stand at a place instead of what does."""
    for rule in _RULES:
        yield from rule(place)


def _comparison(place: Place) -> Iterator[ast.AST]:
    node = place.node
    if not isinstance(node, ast.Compare):
        return
    for nth, operator in enumerate(node.ops):
        for other in _COMPARED[type(operator)]:
            operators: list[ast.cmpop] = [*node.ops]
            operators[nth] = other()
            yield ast.Compare(node.left, operators, node.comparators)


def _condition(place: Place) -> Iterator[ast.AST]:
    node = place.node
    if isinstance(node, ast.BoolOp):
        yield ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield node.operand
    elif place.name in ("test", "ifs") and isinstance(node, (ast.Name, ast.Attribute, ast.Call)):
        yield ast.UnaryOp(ast.Not(), node)


def _constant(place: Place) -> Iterator[ast.AST]:
    node = place.node
    if not isinstance(node, ast.Constant) or isinstance(place.parent, ast.FormattedValue):
        return
    value = node.value
    if isinstance(value, bool):
        yield ast.Constant(not value)
    elif isinstance(value, (int, float)) and not _of_a_timedelta(place):
        yield ast.Constant(value + 1)
        if not (isinstance(place.parent, ast.Subscript) and place.name == "slice"):  # a row's first column is its last
            yield ast.Constant(value - 1)
    elif isinstance(value, str) and looks_like_sql(value):
        yield from (ast.Constant(text) for text, _ in sql_variants(value))


def _of_a_timedelta(place: Place) -> bool:
    return isinstance(place.parent, ast.keyword) and place.parent.arg in {
        "days", "hours", "minutes", "seconds", "milliseconds", "microseconds",
    }  # fmt: skip


def _amount(place: Place) -> Iterator[ast.AST]:
    """A time span or a decimal: half of it."""
    node = place.node
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
        return
    if node.func.id == "timedelta" and (node.args or node.keywords) and _of_constants(node):
        yield ast.BinOp(node, ast.Div(), ast.Constant(2))
    if node.func.id == "Decimal" and node.args and isinstance(node.args[0], ast.Constant) and node.args[0].value:
        yield ast.BinOp(node, ast.Div(), ast.Constant(2))


def _of_constants(node: ast.Call) -> bool:
    """Whether a span is a figure of ours: one worked out of others is mutated where they stand."""
    values = [*node.args, *(keyword.value for keyword in node.keywords)]
    return all(isinstance(one, ast.Constant) for one in values) and any(
        isinstance(one, ast.Constant) and one.value != 1 for one in values
    )


def _arithmetic(place: Place) -> Iterator[ast.AST]:
    node = place.node
    if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Add, ast.Sub)):
        if not isinstance(node.left, (ast.JoinedStr, ast.List, ast.Tuple)) and not isinstance(
            node.right, ast.JoinedStr
        ):
            yield ast.BinOp(node.left, ast.Sub() if isinstance(node.op, ast.Add) else ast.Add(), node.right)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("min", "max"):
        swapped = copy.copy(node)
        swapped.func = ast.Name("max" if node.func.id == "min" else "min", ast.Load())
        yield swapped
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("any", "all"):
        swapped = copy.copy(node)
        swapped.func = ast.Name("all" if node.func.id == "any" else "any", ast.Load())
        yield swapped


def _removed(place: Place) -> Iterator[ast.AST]:
    if _may_go(place.node):
        yield ast.Pass()


def _may_go(node: ast.AST) -> bool:
    """Whether a statement can be left out and the module still be read; names that are set are used further down."""
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Call)
    if isinstance(node, ast.Assign):
        return all(isinstance(to, (ast.Attribute, ast.Subscript)) for to in node.targets)
    if isinstance(node, ast.If):
        return not node.orelse
    return isinstance(node, (ast.AugAssign, ast.Raise, ast.Delete, ast.Break, ast.Continue))


def _returned(place: Place) -> Iterator[ast.AST]:
    node = place.node
    if not isinstance(node, ast.Return) or node.value is None or isinstance(node.value, ast.Constant):
        return
    if place.returns == "bool":
        if not isinstance(node.value, (ast.Compare, ast.BoolOp, ast.UnaryOp)):
            yield ast.Return(ast.UnaryOp(ast.Not(), node.value))
        return
    other = ast.parse(_EMPTY.get(place.returns.partition("[")[0], "None"), mode="eval").body
    if ast.unparse(other) != ast.unparse(node.value):
        yield ast.Return(other)


_RULES: tuple[Callable[[Place], Iterator[ast.AST]], ...] = (
    _comparison,
    _condition,
    _constant,
    _amount,
    _arithmetic,
    _removed,
    _returned,
)


def code_mutants(root: Path, path: str) -> list[Mutant]:
    """Every mutant of one module."""
    tree = ast.parse((root / path).read_text("utf-8"))
    found = []
    for nth, place in enumerate(places(tree)):
        for variant, node in enumerate(variants(place)):
            lines = frozenset({place.statement.lineno, *_lines_of(place.node)})
            change = _told(place, node)
            found.append(Mutant(path, _line(place), place.function, change, lines, (nth, variant)))
    return numbered(found)


def _line(place: Place) -> int:
    return getattr(place.node, "lineno", place.statement.lineno)


def _lines_of(node: ast.AST) -> range:
    if isinstance(node, (ast.If, ast.For, ast.While, ast.With, ast.Try)):
        return range(node.lineno, node.lineno + 1)
    first = getattr(node, "lineno", 0)
    return range(first, (getattr(node, "end_lineno", None) or first) + 1)


def _told(place: Place, node: ast.AST) -> str:
    """The statement before and after, as much of it as tells the change."""
    before = _header(place.statement)
    if place.node is place.statement:
        return shortened(before, _header(node))
    place.put(node)
    after = _header(place.statement)
    place.put(place.node)
    return shortened(before, after)


def _header(node: ast.AST) -> str:
    """A statement in one line; of one that holds others, all but those."""
    shown = copy.copy(node)
    for name in ("body", "orelse", "handlers", "finalbody"):
        if isinstance(getattr(shown, name, None), list):
            setattr(shown, name, [ast.Pass()] if name == "body" else [])
    ast.fix_missing_locations(shown)
    return " ".join(ast.unparse(shown).split())


def mutated_tree(source: str, mutant: Mutant) -> ast.Module:
    """The module with the mutant in it."""
    tree = ast.parse(source)
    place = next(place for nth, place in enumerate(places(tree)) if nth == mutant.where[0])
    node = next(node for nth, node in enumerate(variants(place)) if nth == mutant.where[1])
    place.put(ast.copy_location(node, place.node))
    return ast.fix_missing_locations(tree)
