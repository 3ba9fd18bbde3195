"""The limits, before any key is entered: what a refill costs, how often it may happen, what a bad day can cost."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from pairguard_gui.core.values.rules import AS_ASKED, PRESETS, RuleError, change, write
from pairguard_gui.text import format as figures
from pairguard_gui.ui.connect.step import Step
from pairguard_gui.ui.style.tone import set_tone
from pairguard_gui.ui.widgets.chips import Chips

if TYPE_CHECKING:
    from pairguard_gui.core.values.rules import Rules
    from pairguard_gui.ui.connect.entries import Entries

ASSUMED_PAIRS = 20
"""The number of pairs that the sentence assumes while it is not known how many there will be."""
FIELDS = ("margin_usdt", "smallest_lot_usdt", "pair_cap", "budget_usdt", "check_interval_s")


class Preset(StrEnum):
    """The names of `core.values.rules.PRESETS`, as switches."""

    AS_ASKED = "as_asked"
    CAREFUL = "careful"


class LimitsStep(Step):
    """Fills `entries.rules`.

    Attributes: `preset`, the `fields` by the name of their rule, `watch_only`; `difference` explains the preset,
    `sentence` what a bad day can cost.
    """

    def __init__(self, entries: Entries, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries = entries
        self._wrong: RuleError | None = None
        self.preset = Chips(list(Preset), kind="segment")
        self.fields: Mapping[str, QLineEdit] = {name: QLineEdit() for name in FIELDS}
        self._names = {name: QLabel() for name in FIELDS}
        self._hints = {name: QLabel() for name in FIELDS}
        self.watch_only = QCheckBox()
        self.difference, self.sentence = QLabel(), QLabel()
        self._build()
        self._fill(AS_ASKED)
        self.preset.chosen.connect(self._on_preset)
        self.watch_only.toggled.connect(self._on_edited)
        for field in self.fields.values():
            field.textEdited.connect(self._on_edited)
        self.retranslate()

    @property
    def name(self) -> str:
        return self.tr("Limits")

    @property
    def ready(self) -> bool:
        return self._wrong is None

    def first_field(self) -> QWidget | None:
        return self.fields["margin_usdt"]

    def retranslate(self) -> None:
        self.heading.setText(self.tr("What may a bad day cost?"))
        self.about.setText(self.tr("The limits come before the key. They can be changed later, for single pairs too."))
        self.preset.set_texts([self.tr("As asked"), self.tr("Careful")])
        self.preset.set_description(self.tr("Set of rules"))
        self.watch_only.setText(self.tr("Watch only: open nothing, write down what would have been opened"))
        for name, (label, hint) in self._words().items():
            self._names[name].setText(label)
            self._hints[name].setText(hint)
            self.fields[name].setAccessibleName(label)
        self.fields["budget_usdt"].setPlaceholderText(self.tr("by the set"))
        self._show()

    def _words(self) -> Mapping[str, tuple[str, str]]:
        return {
            "margin_usdt": (self.tr("Margin of a refill"), self.tr("USDT")),
            "smallest_lot_usdt": (
                self.tr("If the smallest order costs more, up to"),
                self.tr("USDT · 0 holds the pair instead"),
            ),
            "pair_cap": (self.tr("Refills of one pair in 24 hours"), self.tr("then it is held")),
            "budget_usdt": (self.tr("Margin of all refills in 24 hours"), self.tr("USDT · empty: three times the set")),
            "check_interval_s": (self.tr("Look at the account every"), self.tr("seconds")),
        }

    def _build(self) -> None:
        presets = QHBoxLayout()
        presets.addWidget(self.preset)
        presets.addStretch(1)
        self.difference.setWordWrap(True)
        self.difference.setProperty("kind", "muted")
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(2, 1)
        for row, name in enumerate(FIELDS):
            self._names[name].setBuddy(self.fields[name])
            self._hints[name].setProperty("kind", "muted")
            self.fields[name].setFixedWidth(92)
            for column, widget in enumerate((self._names[name], self.fields[name], self._hints[name])):
                grid.addWidget(widget, row, column)
        self.body.addLayout(presets)
        self.body.addWidget(self.difference)
        self.body.addSpacing(6)
        self.body.addLayout(grid)
        self.body.addWidget(self.watch_only)
        self.body.addSpacing(8)
        self.body.addWidget(self._card())
        self.body.addStretch(1)

    def _card(self) -> QFrame:
        card = QFrame()
        card.setProperty("kind", "card")
        self.sentence.setWordWrap(True)
        self.sentence.setProperty("kind", "heading")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(16, 14, 16, 14)
        inside.addWidget(self.sentence)
        return card

    def _fill(self, rules: Rules) -> None:
        for name, field in self.fields.items():
            field.setText(write(getattr(rules, name)))
        if not rules.budget_usdt:
            self.fields["budget_usdt"].clear()
        self._entries.rules = rules

    @Slot(object)
    def _on_preset(self, preset: Preset) -> None:
        self._fill(PRESETS[preset])
        self._on_edited()

    @Slot()
    def _on_edited(self) -> None:
        texts = {name: field.text() for name, field in self.fields.items()}
        texts["budget_usdt"] = texts["budget_usdt"].strip() or "0"
        texts["watch_only"] = write(self.watch_only.isChecked())
        try:
            self._entries.rules = change(PRESETS[self.preset.choice], texts)
            self._wrong = None
        except RuleError as wrong:
            self._wrong = wrong
        for name, field in self.fields.items():
            set_tone(field, "bad" if self._wrong and self._wrong.rule == name else "")
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        careful = self.preset.choice is Preset.CAREFUL
        self.difference.setText(
            self.tr(
                "You are asked before a position is opened again that was closed by hand, by liquidation or without "
                "a record, and when many vanish at once. Repeats wait longer."
            )
            if careful
            else self.tr("Whatever closed the position, it is opened again at once; repeats wait longer and longer.")
        )
        set_tone(self.sentence, "bad" if self._wrong else "")
        self.sentence.setText(self._problem(self._wrong) if self._wrong else self._worst())

    def _problem(self, wrong: RuleError) -> str:
        text = self.tr("{name}: “{value}” is not possible. Allowed is {allowed}.")
        return text.format(name=self._names[wrong.rule].text(), value=wrong.value, allowed=wrong.allowed)

    def _worst(self) -> str:
        rules = self._entries.rules
        if rules.watch_only:
            return self.tr("With watch only PairGuard opens nothing at all.")
        budget = figures.number(rules.budget(ASSUMED_PAIRS))
        if rules.budget_usdt:
            return self.tr("With these limits PairGuard can open at most {budget} USDT of margin a day.").format(
                budget=budget
            )
        return self.tr(
            "With these limits PairGuard can open at most {budget} USDT of margin a day for %n pair(s).",
            "",
            ASSUMED_PAIRS,
        ).format(budget=budget)
