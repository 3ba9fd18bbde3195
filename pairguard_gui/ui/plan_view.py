"""What each refill would open now, and whether the free margin lasts: the table before the shield is raised."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QHeaderView, QLabel, QVBoxLayout, QWidget

from pairguard_gui.core.preflight import Preflight
from pairguard_gui.core.reason import Reason
from pairguard_gui.runtime.account_office import AccountOffice
from pairguard_gui.text.account_tables import totals
from pairguard_gui.text.reasons import say
from pairguard_gui.ui.plan_model import Column, PlanModel
from pairguard_gui.ui.request import Request
from pairguard_gui.ui.row_table import RowTable
from pairguard_gui.ui.theme import Theme
from pairguard_gui.ui.tone import set_tone

_SHOWN = 7


class PlanView(QWidget):
    """Asks the office once. Signal: `answered` when the table, or why there is none, is shown."""

    answered = Signal()

    def __init__(self, theme: Theme, office: AccountOffice, account: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan: Preflight | Reason | None = None
        self.model, self.table, self.totals = PlanModel(ticks=False, parent=self), RowTable(theme), QLabel()
        self.totals.setWordWrap(True)
        self._build()
        self._request = Request(office, self)
        self._request.answered.connect(self._on_answered)
        self._request.await_(office.preflight(account))
        self._show()

    @property
    def known(self) -> bool:
        """Whether the answer has come."""
        return self._plan is not None

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.model.retranslate()
            self._show()
        super().changeEvent(event)

    def _build(self) -> None:
        self.table.setModel(self.model)
        self.table.setProperty("kind", "sheet")
        rows = self.table.verticalHeader().defaultSectionSize() * _SHOWN
        self.table.setFixedHeight(rows + self.table.horizontalHeader().height())
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(Column.NOTE, QHeaderView.ResizeMode.Stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.table)
        column.addWidget(self.totals)

    @Slot(object)
    def _on_answered(self, answer: Preflight | Reason) -> None:
        self._plan = answer
        if isinstance(answer, Preflight):
            self.model.show(answer.rows)
        self._show()
        self.answered.emit()

    def _show(self) -> None:
        self.table.setAccessibleName(self.tr("What refills would open now"))
        if isinstance(self._plan, Preflight):
            lines = list(totals(self._plan))[1:]
            set_tone(self.totals, "warn" if self._plan.short_of_money or self._plan.refused else "")
            self.totals.setText(" ".join(lines))
            self.table.teach(self.tr("No pair is protected and no position is open."))
        elif isinstance(self._plan, Reason):
            set_tone(self.totals, "bad")
            self.totals.setText(self.tr("What refills would open could not be read. {why}").format(why=say(self._plan)))
            self.table.teach("")
        else:
            self.table.teach(self.tr("Reading what a refill of each pair would open …"))
        self.totals.setVisible(bool(self.totals.text()))
