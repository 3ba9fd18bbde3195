"""The question about pairs of the set that have no position when the guard is started."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QButtonGroup, QLabel, QRadioButton, QVBoxLayout, QWidget

from pairguard_gui.text.pair_names import pair_name
from pairguard_gui.ui.pairs.pair_list import PairList

if TYPE_CHECKING:
    from pairguard_gui.core.values.pair import Pair
    from pairguard_gui.ui.style.theme import Theme


class MissingPairs(StrEnum):
    """What is to become of pairs that have no position at the start."""

    REFILL = "refill"
    DROP = "drop"
    RECORD_ANEW = "record_anew"


class MissingPairsBox(QWidget):
    """Names the pairs and offers the answers; hidden where none is missing. Signal: `chosen` (MissingPairs)."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pairs: tuple[Pair, ...] = ()
        self._question, self._list = QLabel(), PairList(theme)
        self._answers = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._question)
        column.addWidget(self._list)
        for at, _ in enumerate(MissingPairs):
            button = QRadioButton()
            button.setChecked(at == 0)
            self._answers.addButton(button, at)
            column.addWidget(button)
        self._answers.idClicked.connect(self._on_clicked)
        self._retranslate()

    @property
    def choice(self) -> MissingPairs:
        """The answer that is ticked."""
        return list(MissingPairs)[self._answers.checkedId()]

    def choose(self, choice: MissingPairs) -> None:
        """Tick that answer."""
        self._answers.button(list(MissingPairs).index(choice)).click()

    def show_pairs(self, pairs: Sequence[Pair]) -> None:
        """The pairs it is about."""
        self._pairs = tuple(pairs)
        self.setVisible(bool(pairs))
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _on_clicked(self, _at: int) -> None:
        self.chosen.emit(self.choice)

    def _retranslate(self) -> None:
        self._question.setText(self.tr("%n pair(s) of the set have no position now:", "", len(self._pairs)))
        self._list.setAccessibleName(self._question.text())
        self._list.show_names([pair_name(pair) for pair in self._pairs])
        texts = (
            self.tr("Refill them"),
            self.tr("Drop them from the set"),
            self.tr("Record the set anew from the positions open now"),
        )
        for button, text in zip(self._answers.buttons(), texts, strict=True):
            button.setText(text)
