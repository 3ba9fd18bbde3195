"""The figures of an account: protected, open, missing, last and next check, refills, budget."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pairguard_gui.core.values.shield import Shield
from pairguard_gui.text import format as figures
from pairguard_gui.ui.shield.budget_bar import BudgetBar
from pairguard_gui.ui.shield.figure import Figure, FigureTone

if TYPE_CHECKING:
    from pairguard_gui.ui.shield.account_view import AccountView
    from pairguard_gui.ui.style.theme import Theme


class StatusFigures(QWidget):
    """An unknown value is a dash, an old one is slanted and grey.

    Attributes: the figures `protected`, `open`, `missing`, `last_check`, `next_check`, `refills`, `budget`, and the
    `bar` below the last.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.protected, self.open, self.missing = Figure(), Figure(), Figure()
        self.last_check, self.next_check = Figure(), Figure()
        self.refills, self.budget = Figure(), Figure()
        self.bar = BudgetBar(theme)
        self._build()
        self._retranslate()

    def show_view(self, view: AccountView, now: datetime) -> None:
        """Show these figures."""
        stale = FigureTone.PLAIN if view.fresh else FigureTone.STALE
        missing = len(view.missing)
        self.protected.show_value(str(len(view.rows)))
        self.open.show_value(figures.UNKNOWN if view.open is None else str(view.open), stale)
        self.missing.show_value(str(missing) if view.fresh else figures.UNKNOWN, FigureTone.BAD if missing else stale)
        self._show_times(view, now)
        self._show_limits(view, now)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _show_times(self, view: AccountView, now: datetime) -> None:
        seen = view.last_complete_at
        if seen is None:
            self.last_check.show_value(figures.UNKNOWN, FigureTone.STALE)
        else:
            tone = FigureTone.PLAIN if view.fresh else FigureTone.STALE
            self.last_check.show_value(figures.age(seen, now), tone, f"{figures.moment(seen)}\n{figures.utc(seen)}")
        due = view.next_check_at
        if view.shield is Shield.FAULT:
            self.next_check.show_value(figures.UNKNOWN)
        elif due is None or due <= now:
            self.next_check.show_value(self.tr("now"))
        else:
            hint = f"{figures.moment(due)}\n{figures.utc(due)}"
            self.next_check.show_value(figures.countdown(due, now), FigureTone.PLAIN, hint)

    def _show_limits(self, view: AccountView, now: datetime) -> None:
        state, pairs = view.state, len(view.rows)
        done, cap = len(state.spends(now)), state.rules.refill_cap(pairs)
        reserved, budget = state.reserved(now), state.rules.budget(pairs)
        self.refills.show_value(f"{done} / {cap}", FigureTone.WARN if done >= cap else FigureTone.PLAIN)
        self.refills.setToolTip(self.tr("%n refill(s) in all", "", state.refills_total))
        text = self.tr("{used} / {budget} USDT").format(used=figures.margin(reserved), budget=figures.number(budget))
        self.budget.show_value(text, FigureTone.WARN if reserved >= budget else FigureTone.PLAIN)
        self.bar.show_budget(reserved, budget)

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        for figure in (
            self.protected,
            self.open,
            self.missing,
            self.last_check,
            self.next_check,
            self.refills,
        ):
            row.addWidget(figure, 2, Qt.AlignmentFlag.AlignTop)
        money = QVBoxLayout()
        money.setSpacing(4)
        money.addWidget(self.budget)
        money.addWidget(self.bar)
        row.addLayout(money, 3)

    def _retranslate(self) -> None:
        self.protected.set_caption(self.tr("Protected"))
        self.open.set_caption(self.tr("Open"))
        self.missing.set_caption(self.tr("Missing"))
        self.last_check.set_caption(self.tr("Last check"))
        self.next_check.set_caption(self.tr("Next check"))
        self.refills.set_caption(self.tr("Refills in 24 h"))
        self.budget.set_caption(self.tr("Margin used in 24 h"))
        self.budget.setToolTip(self.tr("What refills may use within 24 hours, orders without an answer included"))
