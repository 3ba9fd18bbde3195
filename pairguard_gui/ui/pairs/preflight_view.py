"""What each refill would open now, and whether the free margin lasts: the table before the shield is raised."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QHeaderView, QLabel, QPushButton, QVBoxLayout, QWidget

from pairguard_gui.core.control.preflight_table import Preflight
from pairguard_gui.core.values.reason import Reason
from pairguard_gui.runtime.pending_answer import PendingAnswer
from pairguard_gui.text.preflight import totals
from pairguard_gui.text.reasons.reasons import say
from pairguard_gui.ui.pairs.preflight_model import Column, PreflightModel
from pairguard_gui.ui.style.tone import set_tone
from pairguard_gui.ui.widgets.row_table import RowTable

if TYPE_CHECKING:
    from pairguard_gui.core.values.pair import Pair
    from pairguard_gui.runtime.accounts_controller import AccountsController
    from pairguard_gui.ui.style.theme import Theme

_MOST, _LEAST = 5, 3
"""Rows that are shown without scrolling."""


class PreflightView(QWidget):
    """Reads the table of all pairs once, and again when asked; `show_only` chooses the rows.

    Signal: `answered` when the table, or why there is none, has come. Attributes: `model` in `table`; below it `totals`
    and the button `again`.
    """

    answered = Signal()

    def __init__(self, theme: Theme, accounts: AccountsController, account: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._accounts, self._account = accounts, account
        self._preflight: Preflight | Reason | None = None
        self._pairs: frozenset[Pair] = frozenset()
        self.model, self.table, self.totals = PreflightModel(ticks=False, parent=self), RowTable(theme), QLabel()
        self.again = QPushButton()
        self._build()
        self._request = PendingAnswer(accounts, self)
        self._request.answered.connect(self._on_answered)
        self.again.clicked.connect(self.read)
        self.read()

    @Slot()
    def read(self) -> None:
        """Ask what refills would open now."""
        self._preflight = None
        self._request.wait_for(self._accounts.preflight(self._account, beside=True))
        self._show()

    def show_only(self, pairs: Collection[Pair]) -> bool:
        """Show these pairs; whether the table has a row for each of them."""
        self._pairs = frozenset(pairs)
        self._show()
        return isinstance(self._preflight, Preflight) and self._pairs <= {row.pair for row in self._preflight.rows}

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.model.retranslate()
            self._show()
        super().changeEvent(event)

    def _build(self) -> None:
        self.table.setModel(self.model)
        self.table.setProperty("kind", "sheet")
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(Column.NOTE, QHeaderView.ResizeMode.Stretch)
        self.totals.setWordWrap(True)
        self.totals.setMinimumHeight(2 * self.totals.fontMetrics().lineSpacing())
        self.totals.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.table)
        column.addWidget(self.totals)
        column.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)

    @Slot(object)
    def _on_answered(self, answer: Preflight | Reason) -> None:
        self._preflight = answer
        self._show()
        self.answered.emit()

    def _show(self) -> None:
        self.table.setAccessibleName(self.tr("What refills would open now"))
        self.again.setText(self.tr("Read again"))
        shown = self._preflight.of(self._pairs) if isinstance(self._preflight, Preflight) else None
        unseen = shown is not None and len(shown.rows) < len(self._pairs)
        self.again.setVisible(isinstance(self._preflight, Reason) or unseen)
        self.model.show(shown.rows if shown else ())
        self._fit()
        self._show_totals(shown, unseen=unseen)

    def _fit(self) -> None:
        rows = min(max(self.model.rowCount(), _LEAST), _MOST)
        section = self.table.verticalHeader().defaultSectionSize()
        self.table.setFixedHeight(rows * section + self.table.horizontalHeader().height() + 2)

    def _show_totals(self, shown: Preflight | None, *, unseen: bool) -> None:
        if isinstance(self._preflight, Reason):
            set_tone(self.totals, "bad")
            self.totals.setText(
                self.tr("What refills would open could not be read. {why}").format(why=say(self._preflight))
            )
            self.table.show_hint("")
        elif shown is None:
            self.totals.clear()
            self.table.show_hint(self.tr("Reading what a refill of each pair would open …"))
        elif unseen:
            set_tone(self.totals, "warn")
            self.totals.setText(self.tr("Positions have come since this table was read."))
        else:
            set_tone(self.totals, "warn" if shown.short_of_money or shown.refused else "")
            self.totals.setText(" ".join(list(totals(shown))[1:]))
            self.table.show_hint(self.tr("No pair is protected and no position is open."))
