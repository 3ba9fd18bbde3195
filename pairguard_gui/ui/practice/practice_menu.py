"""The menu *Try it* of the practice account: make things go wrong and watch what the guard does about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from pairguard_gui.core.state.account_state import Cause
from pairguard_gui.text.format import contract_name
from pairguard_gui.text.states import word

if TYPE_CHECKING:
    from pairguard_gui.core.values.pair import Pair
    from pairguard_gui.ui.services import PracticeControls

OUTAGE_S = 30
ALL = 10_000
_CAUSES = (Cause.MANUAL, Cause.TP_SL, Cause.LIQUIDATION, Cause.ADL)


class PracticeMenu(QMenu):
    """Signal: `tried` (a sentence about what was done). `pairs` returns what is open, the selected pair first."""

    tried = Signal(str)

    def __init__(
        self, practice: PracticeControls, pairs: Callable[[], Sequence[Pair]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._practice, self._pairs = practice, pairs
        self._close = self.addMenu("")
        self._causes = {cause: self._add_cause(cause) for cause in _CAUSES}
        self._three = self.addAction("", self.close_three)
        self._all = self.addAction("", self.close_all)
        self.addSeparator()
        self._unreachable = self.addAction("", self.drop_network)
        self._lose = self.addAction("", self.lose_answer)
        self._retranslate()

    def close_one(self) -> None:
        """Close the selected position, or the first."""
        pairs = self._pairs()
        if pairs:
            self._close_pair(pairs[0], Cause.MANUAL)

    def close_three(self) -> None:
        """Close three positions at once."""
        self._practice.close_some(3)
        self.tried.emit(self.tr("Three positions were closed on the practice exchange."))

    def close_all(self) -> None:
        """Close every position at once."""
        self._practice.close_some(ALL)
        self.tried.emit(self.tr("All positions were closed on the practice exchange."))

    def drop_network(self) -> None:
        """No answer for half a minute."""
        self._practice.unreachable(OUTAGE_S)
        text = self.tr("The practice exchange is out of reach for {seconds} s.")
        self.tried.emit(text.format(seconds=OUTAGE_S))

    def lose_answer(self) -> None:
        """The next order is executed and its answer gets lost; close a position so that there is an order."""
        self._practice.lose_next_answer()
        self.tried.emit(self.tr("The answer to the next order will get lost. Close a position to see it."))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _add_cause(self, cause: Cause) -> QMenu:
        menu = self._close.addMenu("")
        menu.aboutToShow.connect(lambda: self._list_pairs(menu, cause))
        return menu

    def _list_pairs(self, menu: QMenu, cause: Cause) -> None:
        menu.clear()
        for pair in self._pairs():
            name = f"{contract_name(pair)}  {word(pair.pos_side)}"
            action = QAction(name, menu)
            action.triggered.connect(self._closing(pair, cause))
            menu.addAction(action)
        if menu.isEmpty():
            menu.addAction(self.tr("No position is open")).setEnabled(False)

    def _closing(self, pair: Pair, cause: Cause) -> Callable[[], None]:
        return lambda: self._close_pair(pair, cause)

    def _close_pair(self, pair: Pair, cause: Cause) -> None:
        self._practice.close(pair, cause)
        text = self.tr("{pair} {side} was closed on the practice exchange: {cause}.")
        self.tried.emit(text.format(pair=pair.coin, side=word(pair.pos_side), cause=word(cause)))

    def _retranslate(self) -> None:
        self.setTitle(self.tr("&Try it"))
        self._close.setTitle(self.tr("Close a position"))
        texts = (self.tr("By hand"), self.tr("Take-profit"), self.tr("Liquidation"), self.tr("Auto-deleveraging"))
        for menu, text in zip(self._causes.values(), texts, strict=True):
            menu.setTitle(text)
        self._three.setText(self.tr("Close three positions"))
        self._all.setText(self.tr("Close all positions"))
        self._unreachable.setText(self.tr("Exchange unreachable for {seconds} s").format(seconds=OUTAGE_S))
        self._lose.setText(self.tr("Lose the answer to the next order"))
