"""Asks once before the guard starts, with figures: what is guarded, how often, what it may cost at most."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from pairguard_gui.core.model import Environment, Pair
from pairguard_gui.text import format as figures
from pairguard_gui.text.actions import pair_name
from pairguard_gui.text.states import word
from pairguard_gui.ui.hold_button import HoldButton
from pairguard_gui.ui.pair_list import PairList
from pairguard_gui.ui.sheet import Sheet
from pairguard_gui.ui.standing import Standing
from pairguard_gui.ui.theme import Theme


class MissingPairs(StrEnum):
    """What is to become of pairs that have no position at the start."""

    REFILL = "refill"
    DROP = "drop"
    RECORD_ANEW = "record_anew"


class StartSheet(Sheet):
    """Signal: `confirmed` (MissingPairs). On a live account the button has to be held."""

    confirmed = Signal(object)

    def __init__(self, theme: Theme, now_is: Standing, parent: QWidget) -> None:
        self._live = now_is.environment is Environment.LIVE
        hold = HoldButton(theme) if self._live else None
        super().__init__(parent, ok=hold)
        self._standing = now_is
        self._figures, self._rule, self._where = self.paragraph("heading"), self.paragraph(), self.paragraph("muted")
        self._choices = QButtonGroup(self)
        self._missing = self.paragraph()
        self._list = PairList(theme)
        self._build_choices()
        if hold is not None:
            self.buttons.accepted.disconnect(self.accept)
            hold.held.connect(self.accept)
        self.accepted.connect(self._on_accepted)
        self.retranslate()

    @property
    def recorded(self) -> tuple[Pair, ...]:
        """What will be guarded: the set, or what is open where there is no set yet."""
        if self._standing.rows:
            return tuple(row.pair for row in self._standing.rows)
        report = self._standing.report
        return tuple(dict.fromkeys(position.pair for position in report.unprotected)) if report else ()

    def choose(self, choice: MissingPairs) -> None:
        """Tick that answer for the missing pairs."""
        self._choices.button(list(MissingPairs).index(choice)).setChecked(True)

    def retranslate(self) -> None:
        pairs, rules = len(self.recorded), self._standing.book.rules
        self.setWindowTitle(self.tr("Start guarding"))
        self.heading.setText(self.tr("Start guarding “{account}”?").format(account=self._standing.account))
        text = self.tr(
            "Guard %n pair(s), check every {interval} s; at most {budget} USDT of margin in 24 hours.", "", pairs
        )
        self._figures.setText(text.format(interval=rules.check_interval_s, budget=figures.number(rules.budget(pairs))))
        self._rule.setText(
            self.tr(
                "A position that vanishes is opened again with {margin} USDT of margin, or with the smallest order "
                "where that costs no more than {lot} USDT. A pair is refilled at most {cap} times in 24 hours."
            ).format(
                margin=figures.number(rules.margin_usdt),
                lot=figures.number(max(rules.smallest_lot_usdt, rules.margin_usdt)),
                cap=rules.pair_cap,
            )
        )
        self._where.setText(self._place())
        self.ok.setText(self.tr("Hold to start") if self._live else self.tr("Start guarding"))
        self._retranslate_missing()

    def _place(self) -> str:
        environment = word(self._standing.environment)
        if self._live:
            return self.tr("{environment}: real money on OKX.").format(environment=environment)
        if self._standing.environment is Environment.DEMO:
            return self.tr("{environment}: OKX demo trading, no real money.").format(environment=environment)
        return self.tr("{environment}: simulated money, nothing is sent to OKX.").format(environment=environment)

    def _build_choices(self) -> None:
        missing = [row.pair for row in self._standing.missing]
        self._list.show_names([pair_name(pair) for pair in missing])
        for at, _ in enumerate(MissingPairs):
            button = QRadioButton()
            button.setChecked(at == 0)
            self._choices.addButton(button, at)
        for widget in (self._list, *self._choices.buttons()):
            self.body.addWidget(widget)
            widget.setVisible(bool(missing))
        self._missing.setVisible(bool(missing))

    def _retranslate_missing(self) -> None:
        count = len(self._standing.missing)
        self._missing.setText(self.tr("%n pair(s) of the set have no position now:", "", count))
        texts = (
            self.tr("Refill them"),
            self.tr("Drop them from the set"),
            self.tr("Record the set anew from the positions open now"),
        )
        for button, text in zip(self._choices.buttons(), texts, strict=True):
            button.setText(text)

    @Slot()
    def _on_accepted(self) -> None:
        self.confirmed.emit(list(MissingPairs)[self._choices.checkedId()])
