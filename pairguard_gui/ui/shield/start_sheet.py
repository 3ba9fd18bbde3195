"""Asks once before the guard starts, with figures: what is guarded, how often, what refills open and cost at most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from pairguard_gui.core.values.exchange_data import Environment
from pairguard_gui.text import format as figures
from pairguard_gui.text.states import word
from pairguard_gui.ui.pairs.preflight_view import PreflightView
from pairguard_gui.ui.shield.missing_pairs_box import MissingPairs, MissingPairsBox
from pairguard_gui.ui.widgets.hold_button import HoldButton
from pairguard_gui.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from pairguard_gui.core.values.pair import Pair
    from pairguard_gui.runtime.accounts_controller import AccountsController
    from pairguard_gui.ui.shield.account_view import AccountView
    from pairguard_gui.ui.style.theme import Theme

_WITH_TABLE = 640


class StartSheet(Sheet):
    """Signal: `confirmed` (frozenset of Pair: the very set that was agreed to).

    On a live account the button has to be held, and the table must show every pair of that set. Attributes: `missing`,
    the question about pairs without a position; `preflight`, the table, None where accounts cannot be asked.
    """

    confirmed = Signal(object)

    def __init__(self, theme: Theme, view: AccountView, accounts: AccountsController | None, parent: QWidget) -> None:
        self._live = view.environment is Environment.LIVE
        hold = HoldButton(theme) if self._live else None
        super().__init__(parent, ok=hold)
        self._account_view = view
        self._figures, self._rule, self._where = (
            self.add_paragraph("heading"),
            self.add_paragraph(),
            self.add_paragraph("muted"),
        )
        self._where.setProperty("tone", "bad" if self._live else "")
        self.missing = MissingPairsBox(theme)
        self.body.addWidget(self.missing)
        self.missing.chosen.connect(self.retranslate)
        self.preflight = PreflightView(theme, accounts, view.account) if accounts else None
        if self.preflight is not None:
            self.setMinimumWidth(_WITH_TABLE)
            self.body.addWidget(self.preflight)
            self.preflight.answered.connect(self._on_table)
        if hold is not None:
            self.buttons.accepted.disconnect(self.accept)
            hold.held.connect(self.accept)
        self.accepted.connect(self._on_accepted)
        self.show_view(view)

    @property
    def guarded(self) -> frozenset[Pair]:
        """What will be guarded with the answer that is ticked; where there is no set yet, what is open."""
        kept = {row.pair for row in self._account_view.rows}
        report = self._account_view.report
        beside = {position.pair for position in report.unprotected} if report else set()
        gone = {row.pair for row in self._account_view.missing}
        choice = self.missing.choice if gone else MissingPairs.REFILL
        if not kept or choice is MissingPairs.RECORD_ANEW:
            return frozenset(kept - gone | beside)
        return frozenset(kept - gone if choice is MissingPairs.DROP else kept)

    @Slot(object)
    def show_view(self, view: AccountView) -> None:
        """The account was checked meanwhile."""
        self._account_view = view
        self.missing.show_pairs([row.pair for row in view.missing])
        self.retranslate()

    @Slot()
    def retranslate(self) -> None:
        pairs, account = len(self.guarded), self._account_view.account
        self.setWindowTitle(self.tr("Start guarding"))
        self.heading.setText(self.tr("Start guarding “{account}”?").format(account=account))
        self._figures.setText(self._limits(pairs) if pairs else self._nothing())
        self._rule.setText(self._promise())
        self._rule.setVisible(bool(pairs))
        self._where.setText(self._place())
        self.ok.setText(self.tr("Hold to start") if self._live else self.tr("Start guarding"))
        seen = self.preflight is None or self.preflight.show_only(self.guarded)
        self.ok.setEnabled(bool(pairs) and (seen or not self._live))

    @Slot()
    def _on_table(self) -> None:
        self.retranslate()
        self.adjustSize()

    def _limits(self, pairs: int) -> str:
        rules = self._account_view.state.rules
        if rules.watch_only:
            return self.tr("Watch %n pair(s), check every {interval} s; nothing is opened.", "", pairs).format(
                interval=rules.check_interval_s
            )
        text = self.tr(
            "Guard %n pair(s), check every {interval} s; at most {budget} USDT of margin in 24 hours.", "", pairs
        )
        return text.format(interval=rules.check_interval_s, budget=figures.number(rules.budget(pairs)))

    def _nothing(self) -> str:
        if self._account_view.report is None or not self._account_view.report.complete:
            return self.tr("The account is being read. What is open now becomes the protected set.")
        return self.tr("No position is open, so there is nothing to guard. Open the positions you want to keep on OKX.")

    def _promise(self) -> str:
        rules = self._account_view.state.rules
        if rules.watch_only:
            return self.tr("What would be opened for a position that vanishes is written into the log.")
        text = self.tr(
            "A position that vanishes is opened again with {margin} USDT of margin, or with the smallest order "
            "where that costs no more than {lot} USDT. A pair is refilled at most {cap} times in 24 hours."
        )
        lot = max(rules.smallest_lot_usdt, rules.margin_usdt)
        return text.format(margin=figures.number(rules.margin_usdt), lot=figures.number(lot), cap=rules.pair_cap)

    def _place(self) -> str:
        environment = word(self._account_view.environment)
        if self._live:
            return self.tr("{environment}: real money on OKX.").format(environment=environment)
        if self._account_view.environment is Environment.DEMO:
            return self.tr("{environment}: OKX demo trading, no real money.").format(environment=environment)
        return self.tr("{environment}: simulated money, nothing is sent to OKX.").format(environment=environment)

    @Slot()
    def _on_accepted(self) -> None:
        self.confirmed.emit(self.guarded)
