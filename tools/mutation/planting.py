"""A mutant put into the running program: as other code of a function that is there, or as it is imported."""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import importlib.util
import inspect
import sys
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import TYPE_CHECKING

from tools.mutation.code_mutants import mutated_tree
from tools.mutation.sql_mutants import mutated_schema

if TYPE_CHECKING:
    from tools.mutation.mutant import Mutant


def module_name(path: str) -> str:
    """The dotted name of a module of the package."""
    return path.removesuffix(".py").replace("/", ".").removesuffix(".__init__")


def swap_code(root: Path, mutant: Mutant) -> None:
    """Give the functions of an imported module the mutant's code: whoever holds them runs it from now on.

    LookupError when the function is nowhere, ValueError when its code does not fit.
    """
    path = root / mutant.path
    code = compile(mutated_tree(path.read_text("utf-8"), mutant), str(path), "exec")
    wanted = {(one.co_qualname, one.co_firstlineno): one for one in _codes(code) if one.co_qualname == mutant.function}
    swapped = False
    for function in _functions(sys.modules[module_name(mutant.path)]):
        other = wanted.get((function.__code__.co_qualname, function.__code__.co_firstlineno))
        if other is not None:
            function.__code__ = other
            swapped = True
    if not swapped:
        raise LookupError(mutant.name)


def _codes(code: CodeType) -> Iterator[CodeType]:
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield constant
            yield from _codes(constant)


def _functions(module: ModuleType) -> Iterator[FunctionType]:
    for value in list(vars(module).values()):
        yield from _of(value, module.__name__)


def _of(value: object, module: str) -> Iterator[FunctionType]:
    """The functions of that module which a value of it holds: a method, a property, a class, a cached function."""
    if isinstance(value, FunctionType) and value.__module__ == module:
        yield value
    if hasattr(value, "cache_clear"):
        value.cache_clear()
    for inner in _inside(value, module):
        yield from _of(inner, module)


def _inside(value: object, module: str) -> list[object]:
    if inspect.isclass(value):
        own = list(vars(value).values()) if value.__module__ == module else []
        return [one for one in own if not inspect.isclass(one)]
    if isinstance(value, property):
        return [value.fget, value.fset]
    if isinstance(value, cached_property):
        return [value.func]
    return [getattr(value, name) for name in ("__func__", "__wrapped__") if hasattr(value, name)]


def swap_schema(root: Path, mutant: Mutant) -> None:
    """Let the program read the mutant's schema instead of the one on the disk, and forget the one it has read."""
    path, honest = root / mutant.path, Path.read_text
    text = mutated_schema(path.read_text("utf-8"), mutant)

    def read_text(self: Path, encoding: str | None = None, errors: str | None = None) -> str:
        return text if self.name == path.name else honest(self, encoding, errors)

    Path.read_text = read_text  # type: ignore[method-assign]  # in this process, which lives for one mutant
    for module in [
        one for name, one in sys.modules.items() if name.startswith(module_name(str(Path(mutant.path).parent)))
    ]:
        for value in list(vars(module).values()):
            if hasattr(value, "cache_clear"):
                value.cache_clear()


class _Loader(importlib.machinery.SourceFileLoader):
    """Loads one module with the mutant in it."""

    def __init__(self, name: str, path: str, mutant: Mutant) -> None:
        super().__init__(name, path)
        self._mutant = mutant

    def get_code(self, fullname: str) -> CodeType:
        source = Path(self.get_filename(fullname)).read_text("utf-8")
        code: CodeType = compile(mutated_tree(source, self._mutant), self.path, "exec")
        return code


class ImportMutant(importlib.abc.MetaPathFinder):
    """Finds the mutant's module, and no other."""

    def __init__(self, root: Path, mutant: Mutant) -> None:
        self._root, self._mutant = root, mutant

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        del path, target  # the name tells enough
        if fullname != module_name(self._mutant.path):
            return None
        file = str(self._root / self._mutant.path)
        return importlib.util.spec_from_loader(fullname, _Loader(fullname, file, self._mutant), origin=file)
