"""The list of steps at the side of the assistant: done, here, still to come."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from pairguard_gui.ui.style.theme import Theme

_WIDE = 196
_SIGN = 16


class StepList(QFrame):
    """Takes no clicks: the buttons lead from step to step."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "side")
        self.setFixedWidth(_WIDE)
        self._theme, self._at = theme, 0
        self._signs: list[QLabel] = []
        self._names: list[QLabel] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(14)
        self._grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 28, 14, 18)
        column.addLayout(self._grid)
        column.addStretch(1)
        theme.changed.connect(self._draw)

    def set_names(self, names: Sequence[str]) -> None:
        """The names of the steps, first to last."""
        while len(self._names) < len(names):
            self._add()
        for label, name in zip(self._names, names, strict=True):
            label.setText(name)
        self._draw()

    def show_step(self, at: int) -> None:
        """That step is shown."""
        self._at = at
        self._draw()

    def _add(self) -> None:
        sign, name = QLabel(), QLabel()
        sign.setFixedSize(_SIGN + 4, _SIGN)
        name.setWordWrap(True)
        self._grid.addWidget(sign, len(self._names), 0)
        self._grid.addWidget(name, len(self._names), 1)
        self._signs.append(sign)
        self._names.append(name)

    def _draw(self) -> None:
        t = self._theme.tokens
        for at, (sign, name) in enumerate(zip(self._signs, self._names, strict=True)):
            here = at == self._at
            colour = t.text if here else t.muted
            if at < self._at:
                sign.setPixmap(self._theme.icons.icon("held", t.good).pixmap(_SIGN, _SIGN))
            else:
                sign.setText(str(at + 1))
            sign.setStyleSheet(f"color: {t.accent if here else t.muted}; font-weight: {600 if here else 400}")
            name.setStyleSheet(f"color: {colour}; font-weight: {600 if here else 400}")
