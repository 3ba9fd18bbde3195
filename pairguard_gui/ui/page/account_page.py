"""The page of one account: status, protected pairs, activity, Why?."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from pairguard_gui.ui.activity.log_panel import LogPanel
from pairguard_gui.ui.activity.log_reader import LogReader
from pairguard_gui.ui.page.page_actions import PageActions
from pairguard_gui.ui.pairs.pairs_panel import PairsPanel
from pairguard_gui.ui.pairs.why_panel import WhyPanel
from pairguard_gui.ui.shield.account_view import view_of
from pairguard_gui.ui.shield.status_panel import StatusPanel
from pairguard_gui.ui.widgets.toast import Toast

if TYPE_CHECKING:
    from pairguard_gui.runtime.account_controller import AccountController
    from pairguard_gui.ui.pairs.pair_row import PairRow
    from pairguard_gui.ui.services import WindowServices
    from pairguard_gui.ui.shield.account_view import AccountView
    from pairguard_gui.ui.style.theme import Theme

_WHY_WIDTH = 360


class AccountPage(QWidget):
    """Everything about one account. Signal: `view_changed` (AccountView) when something is different.

    Attributes: `controller` of the account and `page_actions` on it; the parts `status`, `pairs`, `log` with its
    `reader`, `why` and `toast`; the splitters `rows` and `sides`; the layout `column`.
    """

    view_changed = Signal(object)

    def __init__(
        self, theme: Theme, controller: AccountController, services: WindowServices, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.controller, self._now = controller, services.now
        self._starting = self._sized = False
        self._account_view = view_of(controller, {}, self._now())
        self.reader = LogReader(services.history, self)
        self.status = StatusPanel(theme)
        self.pairs = PairsPanel(theme)
        self.log = LogPanel(theme, self.reader, controller.account)
        self.why = WhyPanel(theme)
        self.rows, self.sides = QSplitter(Qt.Orientation.Vertical), QSplitter(Qt.Orientation.Horizontal)
        self._build()
        self.toast = Toast(self)
        self.page_actions = PageActions(
            controller, theme, services.accounts, lambda: self._account_view, self.toast, self
        )
        self._connect()
        self._on_changed()

    @property
    def account_view(self) -> AccountView:
        """The account as it is shown now."""
        return self._account_view

    @property
    def parts(self) -> Sequence[QWidget]:
        """Where the keyboard can go, top to bottom."""
        return (self.status.shield, self.pairs.table, self.log.table)

    def tick(self) -> None:
        """A second has passed: show ages, countdowns and what has become old anew."""
        now = self._now()
        before, self._account_view = self._account_view, self._read(now)
        if before.rows == self._account_view.rows:
            self.pairs.tick(now)
        else:
            self.pairs.show_rows(self._account_view.rows, self._account_view.state, now)
        self.status.tick(self._account_view, now)
        if self.why.isVisible() and self.pairs.row is not None:
            self.why.show_row(self.pairs.row, self._account_view.state, now)

    def close_reader(self) -> None:
        """Stop reading the log: the journal is about to be closed."""
        self.reader.close()

    def layout_state(self) -> dict[str, QByteArray]:
        """Splitters and columns, for remembering."""
        return {
            "rows": self.rows.saveState(),
            "sides": self.sides.saveState(),
            "pairs": self.pairs.table.horizontalHeader().saveState(),
        }

    def restore_layout(self, state: dict[str, QByteArray]) -> None:
        """Take over what was remembered."""
        self.rows.restoreState(state.get("rows", QByteArray()))
        self._sized = self.sides.restoreState(state.get("sides", QByteArray()))
        self.pairs.restore_columns(state.get("pairs", QByteArray()))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._show()
        super().changeEvent(event)

    def _build(self) -> None:
        self.rows.addWidget(self.pairs)
        self.rows.addWidget(self.log)
        self.rows.setSizes([500, 300])
        self.sides.addWidget(self.rows)
        self.sides.addWidget(self.why)
        for splitter, shares in ((self.rows, (5, 3)), (self.sides, (1, 0))):
            for part, share in enumerate(shares):
                splitter.setStretchFactor(part, share)
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(10)
        self.why.setMinimumWidth(260)
        self.why.hide()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(12, 12, 12, 12)
        self.column.setSpacing(10)
        self.column.addWidget(self.status)
        self.column.addWidget(self.sides, 1)

    def _connect(self) -> None:
        controller, page_actions = self.controller, self.page_actions
        controller.checked.connect(self._on_changed)
        controller.shield_changed.connect(self._on_changed)
        controller.state_changed.connect(self._on_changed)
        controller.busy_changed.connect(self._on_busy_changed)
        self.status.shield.start_asked.connect(page_actions.start)
        self.status.shield.stop_asked.connect(page_actions.stop)
        self.status.check_asked.connect(controller.check_now)
        self.status.check_asked.connect(self._on_busy_changed)
        self.status.release_asked.connect(page_actions.release_account)
        self.pairs.protect_asked.connect(page_actions.protect_current)
        self.pairs.drop_asked.connect(page_actions.drop)
        self.pairs.pause_asked.connect(page_actions.pause)
        self.pairs.release_asked.connect(page_actions.release)
        self.pairs.selected.connect(self._on_selected)
        self.why.closed.connect(self.pairs.table.clearSelection)
        page_actions.starting_changed.connect(self._on_starting_changed)

    def _read(self, now: datetime) -> AccountView:
        known = {row.pair: row for row in self._account_view.rows}
        return view_of(self.controller, known, now)

    @Slot()
    def _on_changed(self) -> None:
        self._account_view = self._read(self._now())
        self._show()
        self.log.refresh(self._now())
        self.view_changed.emit(self._account_view)
        self.page_actions.view_changed.emit(self._account_view)

    @Slot()
    def _on_busy_changed(self) -> None:
        self._account_view = self._read(self._now())
        self.status.tick(self._account_view, self._now())

    @Slot(bool)
    def _on_starting_changed(self, starting: bool) -> None:
        self._starting = starting
        self._show()

    @Slot(object)
    def _on_selected(self, row: PairRow | None) -> None:
        if row is not None and self.why.isHidden():
            self._make_room()
        self.why.setVisible(row is not None)
        if row is not None:
            self.why.show_row(row, self._account_view.state, self._now())

    def _make_room(self) -> None:
        """Give Why? a third of the page, at most `_WHY_WIDTH` pixels, when it is shown for the first time."""
        if not self._sized:
            self._sized = True
            wide = min(_WHY_WIDTH, self.width() // 3)
            self.sides.setSizes([self.sides.width() - wide, wide])

    def _show(self) -> None:
        now = self._now()
        self.status.show_view(self._account_view, now, starting=self._starting)
        self.pairs.show_rows(self._account_view.rows, self._account_view.state, now)
