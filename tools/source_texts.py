"""Reads from Python sources the texts that people are shown.

Qt's own lupdate is not used: without a word it drops a message where an argument is an expression, a name or
an aliased call, and forgets the plural of translate(). This reader knows Python's grammar and names what it
cannot take.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

# Where the text stands among the arguments, after the context if the call names one.
CALLS = {"tr": 0, "QT_TR_NOOP": 0, "translate": 1, "QT_TRANSLATE_NOOP": 1}

# Calls whose text goes straight to the eye.
WIDGETS = {"QAction", "QCheckBox", "QGroupBox", "QLabel", "QPushButton", "QRadioButton", "QToolButton"}
ADDERS = {"addAction", "addItem", "addMenu", "addRow", "addTab"}
SETTERS = {
    "setAccessibleDescription",
    "setAccessibleName",
    "setInformativeText",
    "setLabelText",
    "setPlaceholderText",
    "setStatusTip",
    "setText",
    "setTitle",
    "setToolTip",
    "setWindowTitle",
    "showMessage",
}
SHOWING = WIDGETS | ADDERS | SETTERS
NAMES = {"PairGuard", "OKX"}  # the same in every language


@dataclass(frozen=True, slots=True, order=True)
class Message:
    """One text in the source language, as Qt looks it up: by context, text and comment."""

    context: str
    source: str
    comment: str = ""

    @property
    def is_plural(self) -> bool:
        """Whether the text counts something, so that each language may need several forms."""
        return "%n" in self.source


@dataclass(slots=True)
class Texts:
    """What a reading found: messages with the first file each stands in, and what no translator would see."""

    messages: dict[Message, str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


def read_package(package: Path) -> Texts:
    """All texts of the package's modules; file names start at the package, with forward slashes."""
    texts = Texts()
    for path in sorted(package.rglob("*.py")):
        _Reader(path.relative_to(package.parent).as_posix(), texts).visit(ast.parse(path.read_text("utf-8")))
    return texts


class _Reader(ast.NodeVisitor):
    def __init__(self, file: str, texts: Texts) -> None:
        self._file = file
        self._texts = texts
        self._classes: list[str] = []

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._classes.append(node.name)
        self.generic_visit(node)
        self._classes.pop()

    def visit_Call(self, node: ast.Call) -> None:
        name = _name(node.func)
        if name in CALLS:
            self._read_text(node, name)
        elif name in SHOWING:
            self._read_bare(node, name)
        self.generic_visit(node)

    def _read_text(self, node: ast.Call, name: str) -> None:
        place = CALLS[name]
        if len(node.args) <= place:
            return  # str.translate(table) and its like
        text, context = node.args[place], self._context(node, place)
        if any(isinstance(part, ast.JoinedStr) for part in ast.walk(text)):
            self._complain(node, f"{name}() of an f-string: translate first, then .format()")
        elif not isinstance(text, ast.Constant) or not isinstance(text.value, str):
            if name != "translate":  # translate() of a variable looks up what a NOOP marked elsewhere
                self._complain(node, f"{name}() wants its text written out, as one string")
        elif context is None:
            self._complain(node, f"{name}() wants its context written out: a string, or a class around self.tr()")
        else:
            self._add(Message(context, text.value, _comment(node, place)))

    def _add(self, message: Message) -> None:
        self._texts.messages.setdefault(message, self._file)

    def _context(self, node: ast.Call, place: int) -> str | None:
        if place:
            first = node.args[0]
            return str(first.value) if isinstance(first, ast.Constant) else None
        owner = node.func.value if isinstance(node.func, ast.Attribute) else None
        if isinstance(owner, ast.Name) and owner.id[0].isupper():
            return owner.id
        return self._classes[-1] if self._classes else None

    def _read_bare(self, node: ast.Call, name: str) -> None:
        for text in _literals(node.args):
            if any(letter.isalpha() for letter in text) and text not in NAMES:
                self._complain(node, f"{name}() shows {text!r} in one language only: wrap it in self.tr()")

    def _complain(self, node: ast.Call, what: str) -> None:
        self._texts.problems.append(f"{self._file}:{node.lineno}: {what}")


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _comment(node: ast.Call, place: int) -> str:
    candidates = [
        *node.args[place + 1 : place + 2],
        *(k.value for k in node.keywords if k.arg == "disambiguation"),
    ]
    return next((c.value for c in candidates if isinstance(c, ast.Constant) and isinstance(c.value, str)), "")


def _literals(arguments: Iterable[ast.expr]) -> Iterator[str]:
    for argument in arguments:
        parts = argument.values if isinstance(argument, ast.JoinedStr) else [argument]
        yield from (p.value for p in parts if isinstance(p, ast.Constant) and isinstance(p.value, str))
