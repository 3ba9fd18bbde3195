"""Which of the open positions are to be protected, each with what a refill would open or why it could not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtWidgets import QCheckBox, QHeaderView, QLabel, QWidget

from pairguard_gui.core.control.preflight_table import Preflight
from pairguard_gui.core.values.reason import Reason
from pairguard_gui.runtime.pending_answer import PendingAnswer
from pairguard_gui.text import format as figures
from pairguard_gui.text.reasons.reasons import say
from pairguard_gui.ui.connect.step import Step
from pairguard_gui.ui.pairs.preflight_model import Column, PreflightModel
from pairguard_gui.ui.style.tone import set_tone
from pairguard_gui.ui.widgets.row_table import RowTable

if TYPE_CHECKING:
    from pairguard_gui.core.values.account import Account
    from pairguard_gui.core.values.credentials import Credentials
    from pairguard_gui.core.values.rules import Rules
    from pairguard_gui.runtime.accounts_controller import AccountsController
    from pairguard_gui.ui.connect.entries import Entries
    from pairguard_gui.ui.style.theme import Theme


class PairsStep(Step):
    """Fills `entries.pairs`. Attributes: `all`, a box for every pair; `model` in `table`; `totals` below."""

    def __init__(
        self, theme: Theme, entries: Entries, accounts: AccountsController, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._entries, self._accounts = entries, accounts
        self._read_for: tuple[Account, Credentials, Rules] | None = None
        self._preflight: Preflight | Reason | None = None
        self.model, self.table = PreflightModel(self), RowTable(theme)
        self.all, self.totals = QCheckBox(), QLabel()
        self._request = PendingAnswer(accounts, self)
        self._build()
        self.all.clicked.connect(self._on_all)
        self.table.clicked.connect(self._on_clicked)
        self.table.on_keys(Qt.Key.Key_Space, self._on_space)
        self.model.dataChanged.connect(self._on_ticked)
        self._request.answered.connect(self._on_read)
        self._request.busy_changed.connect(self._show)
        self.retranslate()

    @property
    def name(self) -> str:
        return self.tr("Positions")

    @property
    def ready(self) -> bool:
        return not self._request.busy and self._preflight is not None

    @property
    def onward(self) -> str:
        return self.tr("Read again") if isinstance(self._preflight, Reason) else ""

    def enter(self) -> None:
        assert self._entries.credentials is not None
        wanted = (self._entries.account, self._entries.credentials, self._entries.rules)
        if wanted != self._read_for or isinstance(self._preflight, Reason):
            if self._read_for and self._read_for[:2] != wanted[:2]:
                self.model.clear()
            self._read_for, self._preflight = wanted, None
            self.model.show(())
            self._request.wait_for(self._accounts.plan(*wanted))
        self._show()

    def go_on(self) -> bool:
        if isinstance(self._preflight, Reason):
            self.enter()
            return False
        return True

    def first_field(self) -> QWidget | None:
        return self.table

    def retranslate(self) -> None:
        self.heading.setText(self.tr("Which positions must never be empty?"))
        self.about.setText(
            self.tr("Ticked positions make the protected set. Space or a click takes a tick away; more can join later.")
        )
        self.table.setAccessibleName(self.tr("Open positions"))
        self.model.retranslate()
        self._show()

    def _build(self) -> None:
        self.table.setModel(self.model)
        self.table.setMinimumHeight(220)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(Column.NOTE, QHeaderView.ResizeMode.Stretch)
        self.totals.setWordWrap(True)
        self.totals.setProperty("kind", "heading")
        self.body.addWidget(self.all)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.totals)

    @Slot(object)
    def _on_read(self, answer: Preflight | Reason) -> None:
        self._preflight = answer
        if isinstance(answer, Preflight):
            self.model.show(answer.rows)
            self.table.setCurrentIndex(self.model.index(0, 0))
        self._on_ticked()

    @Slot()
    def _on_all(self) -> None:
        """All of them; where all are ticked, none."""
        self.model.tick_all(on=len(self.model.ticked) < self.model.rowCount())

    def wipe(self) -> None:
        self._request.forget()
        self._read_for = self._preflight = None
        self.model.clear()

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self.model.toggle(index.row())

    @Slot()
    def _on_space(self) -> None:
        if self.table.currentIndex().isValid():
            self.model.toggle(self.table.currentIndex().row())

    @Slot()
    def _on_ticked(self) -> None:
        self._entries.pairs = self.model.ticked
        self._show()

    @Slot()
    def _show(self) -> None:
        ticked, rows = len(self.model.ticked), self.model.rowCount()
        self.all.setVisible(rows > 0)
        some = Qt.CheckState.PartiallyChecked if ticked else Qt.CheckState.Unchecked
        self.all.setCheckState(Qt.CheckState.Checked if ticked == rows else some)
        self.all.setText(self.tr("{ticked} of {all} ticked").format(ticked=ticked, all=rows))
        self.table.show_hint(self._hint())
        set_tone(self.totals, "warn" if self._chosen and self._chosen.short_of_money else "")
        self.totals.setText(self._total())
        self.changed.emit()

    def _hint(self) -> str:
        if self._request.busy:
            return self.tr("Reading the open positions …")
        if isinstance(self._preflight, Reason):
            return say(self._preflight)
        return self.tr(
            "No position is open on this account. Go on: when you start the shield for the first time, what is open "
            "then becomes the protected set."
        )

    @property
    def _chosen(self) -> Preflight | None:
        """The table of what is ticked, with its own worst day."""
        return self._preflight.of(self.model.ticked) if isinstance(self._preflight, Preflight) else None

    def _total(self) -> str:
        chosen, ticked = self._chosen, len(self.model.ticked)
        if chosen is None or not self.model.rowCount():
            return ""
        if not ticked:
            return self.tr("Nothing is ticked: what is open when you first start the shield becomes the set.")
        if self._entries.only_watches:
            return self.tr("%n pair(s) are watched; nothing is opened.", "", ticked)
        worst = self.tr(
            "%n pair(s): at most {budget} USDT of margin and {cap} refills a day. Free now: {free} USDT.", "", ticked
        ).format(
            budget=figures.number(chosen.worst_case),
            cap=chosen.refill_cap,
            free=figures.margin(chosen.available_usdt),
        )
        short = self.tr("That does not last for the worst day; refills would wait for money.")
        return f"{worst} {short}" if chosen.short_of_money else worst
