"""Shows which open positions would join the protected set, and adds those that stay ticked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from pairguard_gui.text import format as figures
from pairguard_gui.text.format import contract_name
from pairguard_gui.text.states import word
from pairguard_gui.ui.pairs.pair_list import PairList
from pairguard_gui.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from pairguard_gui.core.values.exchange_data import Position
    from pairguard_gui.core.values.pair import Pair
    from pairguard_gui.ui.style.theme import Theme


class ProtectSheet(Sheet):
    """Signal: `confirmed` (tuple of Pair) with those that stay ticked."""

    confirmed = Signal(object)

    def __init__(self, theme: Theme, unprotected: Sequence[Position], parent: QWidget) -> None:
        super().__init__(parent)
        self._positions = tuple({position.pair: position for position in unprotected}.values())
        self._text = self.add_paragraph()
        self._list = PairList(theme)
        self.body.addWidget(self._list)
        self._list.ticked.connect(self._on_ticked)
        self.accepted.connect(self._on_accepted)
        self._list.setVisible(bool(self._positions))
        self.retranslate()

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """The pairs that stay ticked."""
        return tuple(self._positions[at].pair for at in self._list.chosen)

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Protect current positions"))
        self.heading.setText(self.tr("Protect current positions"))
        if self._positions:
            self._text.setText(
                self.tr(
                    "%n open position(s) are not protected yet. Ticked ones join the set.", "", len(self._positions)
                )
            )
        else:
            self._text.setText(
                self.tr("Every open position is protected already. Open another one on OKX and look again.")
            )
        self._list.setAccessibleName(self.tr("Positions that are not protected"))
        self._list.show_names([self._describe(position) for position in self._positions], boxes=True)
        self._on_ticked()

    def _describe(self, position: Position) -> str:
        return self.tr("{pair}  {side}  {size} ct").format(
            pair=contract_name(position.pair),
            side=word(position.pair.pos_side),
            size=figures.size(position.contracts),
        )

    @Slot()
    def _on_ticked(self) -> None:
        self.ok.setText(self.tr("Protect %n pair(s)", "", len(self.pairs)))
        self.ok.setEnabled(bool(self.pairs))
        self.ok.setVisible(bool(self._positions))

    @Slot()
    def _on_accepted(self) -> None:
        self.confirmed.emit(self.pairs)
