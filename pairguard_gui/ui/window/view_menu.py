"""The menu *View*: language, light or dark, colours of prices. What is chosen is applied at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from pairguard_gui.text.language import NATIVE_NAMES
from pairguard_gui.ui.style.theme import Scheme
from pairguard_gui.ui.style.tokens import PriceColours

if TYPE_CHECKING:
    from pairguard_gui.ui.style.theme import Theme


class ViewMenu(QMenu):
    """`set_language` installs the translators of a language."""

    def __init__(self, theme: Theme, set_language: Callable[[str], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._set_language = theme, set_language
        self._language_menu, self._scheme_menu, self._price_menu = (self.addMenu("") for _ in range(3))
        self._languages = {code: self._add(self._language_menu, self._choose_language, code) for code in NATIVE_NAMES}
        self._schemes = {scheme: self._add(self._scheme_menu, theme.choose_scheme, scheme) for scheme in Scheme}
        self._prices = {prices: self._add(self._price_menu, theme.choose_prices, prices) for prices in PriceColours}
        for actions in (self._languages, self._schemes, self._prices):
            _make_exclusive(self, actions.values())
        theme.changed.connect(self._tick)
        self._tick()
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _add(self, menu: QMenu, choose: Callable[..., None], value: str) -> QAction:
        action = menu.addAction("")
        action.setCheckable(True)
        action.triggered.connect(lambda: choose(value))
        return action

    def _choose_language(self, language: str) -> None:
        self._set_language(language)
        self._theme.set_language(language)

    def _tick(self) -> None:
        self._languages[self._theme.language].setChecked(True)
        self._schemes[self._theme.scheme].setChecked(True)
        self._prices[self._theme.prices].setChecked(True)

    def _retranslate(self) -> None:
        self.setTitle(self.tr("&View"))
        self._language_menu.setTitle(self.tr("Language"))
        self._scheme_menu.setTitle(self.tr("Theme"))
        self._price_menu.setTitle(self.tr("Price colours"))
        for code, name in NATIVE_NAMES.items():
            self._languages[code].setText(name)
        _name(self._schemes.values(), [self.tr("Like the system"), self.tr("Light"), self.tr("Dark")])
        _name(
            self._prices.values(),
            [self.tr("Green is up"), self.tr("Red is up"), self.tr("Colour-blind: blue up, orange down")],
        )


def _make_exclusive(menu: QMenu, actions: Iterable[QAction]) -> None:
    group = QActionGroup(menu)
    for action in actions:
        group.addAction(action)


def _name(actions: Iterable[QAction], texts: Iterable[str]) -> None:
    for action, text in zip(actions, texts, strict=True):
        action.setText(text)
