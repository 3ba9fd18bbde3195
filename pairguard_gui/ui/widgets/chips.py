"""A row of small switches of which one is on: filters and choices. A drop-down list where room is short."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Generic, TypeVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QSizePolicy, QToolButton, QWidget

Choice = TypeVar("Choice", bound=StrEnum)


class Chips(QWidget, Generic[Choice]):
    """One switch for each member, styled as the `kind` "chip" or "segment". Signal: `chosen` (the member).

    Attribute: `combo`, the drop-down list that stands in for the switches where room is short.
    """

    chosen = Signal(object)

    def __init__(self, choices: Sequence[Choice], parent: QWidget | None = None, *, kind: str = "chip") -> None:
        super().__init__(parent)
        self._choices, self._kind = tuple(choices), kind
        self._group, self.combo = QButtonGroup(self), QComboBox()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for at, _ in enumerate(self._choices):
            button = self._make_button(on=at == 0)
            self._group.addButton(button, at)
            row.addWidget(button)
            self.combo.addItem("")
        row.addWidget(self.combo)
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.combo.hide()
        self._group.idClicked.connect(self._on_chosen)
        self.combo.activated.connect(self._on_chosen)

    @property
    def choice(self) -> Choice:
        """The member that is on."""
        return self._choices[self._group.checkedId()]

    @property
    def wide(self) -> int:
        """The pixels that the switches side by side need."""
        buttons = self._group.buttons()
        return sum(button.sizeHint().width() for button in buttons) + 2 * len(buttons)

    def choose(self, choice: Choice) -> None:
        """Switch that member on."""
        self._on_chosen(self._choices.index(choice))

    def set_texts(self, texts: Sequence[str]) -> None:
        """Set the texts of the switches, in the order of the members."""
        for at, text in enumerate(texts):
            self._group.button(at).setText(text)
            self.combo.setItemText(at, text)
        self.set_description(self.accessibleName())

    def set_description(self, what: str) -> None:
        """Set what is chosen here, for screen readers."""
        self.setAccessibleName(what)
        self.combo.setAccessibleName(what)
        for button in self._group.buttons():
            button.setAccessibleName(f"{what}: {button.text()}" if what else button.text())

    def fit(self, room: int) -> None:
        """Show the switches side by side where there is room for them."""
        roomy = room >= self.wide
        for button in self._group.buttons():
            button.setVisible(roomy)
        self.combo.setVisible(not roomy)

    def _make_button(self, *, on: bool) -> QToolButton:
        button = QToolButton()
        button.setProperty("kind", self._kind)
        button.setCheckable(True)
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        button.setChecked(on)
        return button

    @Slot(int)
    def _on_chosen(self, at: int) -> None:
        self._group.button(at).setChecked(True)
        self.combo.setCurrentIndex(at)
        self.chosen.emit(self._choices[at])
