"""A row of small switches of which one is on: the filters above our tables."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QToolButton, QWidget

Choice = TypeVar("Choice", bound=StrEnum)


class Chips(QWidget, Generic[Choice]):
    """One switch for each member. Signal: `chosen` (the member)."""

    chosen = Signal(object)

    def __init__(self, choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = tuple(choices)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for at, _ in enumerate(self._choices):
            button = QToolButton()
            button.setProperty("kind", "chip")
            button.setCheckable(True)
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            button.setChecked(at == 0)
            self._group.addButton(button, at)
            row.addWidget(button)
        self._group.idClicked.connect(self._on_clicked)

    @property
    def choice(self) -> Choice:
        """The member that is on."""
        return self._choices[self._group.checkedId()]

    def choose(self, choice: Choice) -> None:
        """Switch that member on."""
        self._group.button(self._choices.index(choice)).click()

    def name(self, texts: Sequence[str]) -> None:
        """The texts of the switches, in the order of the members."""
        for at, text in enumerate(texts):
            self._group.button(at).setText(text)

    def _on_clicked(self, at: int) -> None:
        self.chosen.emit(self._choices[at])
