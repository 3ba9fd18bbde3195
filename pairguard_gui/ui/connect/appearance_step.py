"""Language, light or dark, colours of prices: what is chosen is applied at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from pairguard_gui.text.language import CHINESE, ENGLISH, NATIVE_NAMES
from pairguard_gui.ui.connect.step import Step
from pairguard_gui.ui.style.theme import Scheme
from pairguard_gui.ui.style.tokens import PriceColours
from pairguard_gui.ui.widgets.chips import Chips

if TYPE_CHECKING:
    from pairguard_gui.ui.style.theme import Theme


class Language(StrEnum):
    """The languages, as switches."""

    CHINESE = CHINESE
    ENGLISH = ENGLISH


class AppearanceStep(Step):
    """`set_language` installs the translators of a language. Attributes: `language`, `scheme`, `prices`."""

    def __init__(self, theme: Theme, set_language: Callable[[str], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._set_language = theme, set_language
        self.language = Chips(list(Language), kind="segment")
        self.scheme = Chips(list(Scheme), kind="segment")
        self.prices = Chips(list(PriceColours), kind="segment")
        self._choices: Sequence[Chips[Any]] = [self.language, self.scheme, self.prices]
        self._captions = [QLabel() for _ in self._choices]
        for caption, chips in zip(self._captions, self._choices, strict=True):
            caption.setProperty("kind", "heading")
            row = QHBoxLayout()
            row.addWidget(chips)
            row.addStretch(1)
            self.body.addSpacing(8)
            self.body.addWidget(caption)
            self.body.addLayout(row)
        self.body.addStretch(1)
        self._show()
        self.language.chosen.connect(self._on_language)
        self.scheme.chosen.connect(theme.choose_scheme)
        self.prices.chosen.connect(theme.choose_prices)
        theme.changed.connect(self._show)
        self.retranslate()

    @property
    def name(self) -> str:
        return self.tr("Language and look")

    def retranslate(self) -> None:
        self.heading.setText(self.tr("Connect an OKX account"))
        self.about.setText(
            self.tr(
                "In six short steps. Nothing is guarded and nothing is opened before you start the shield yourself; "
                "the key is kept nowhere before the last step."
            )
        )
        texts = (self.tr("Language"), self.tr("Theme"), self.tr("Price colours"))
        for caption, chips, text in zip(self._captions, self._choices, texts, strict=True):
            caption.setText(text)
            chips.set_description(text)
        self.language.set_texts([NATIVE_NAMES[language] for language in Language])
        self.scheme.set_texts([self.tr("Like the system"), self.tr("Light"), self.tr("Dark")])
        self.prices.set_texts([self.tr("Green is up"), self.tr("Red is up"), self.tr("Blue is up, orange down")])

    @Slot()
    def _show(self) -> None:
        """Show what was chosen in the menus, which offer the same."""
        chosen = (Language(self._theme.language), self._theme.scheme, self._theme.prices)
        for chips, view in zip(self._choices, chosen, strict=True):
            if chips.choice != view:
                chips.blockSignals(True)
                chips.choose(view)
                chips.blockSignals(False)

    @Slot(object)
    def _on_language(self, language: Language) -> None:
        self._set_language(language)
        self._theme.set_language(language)
