"""The appearance of the window: light or dark with the system unless a person chose, and the colours of prices."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from pairguard_gui.ui.style.icons import Icons
from pairguard_gui.ui.style.stylesheet import style_sheet
from pairguard_gui.ui.style.tokens import PriceColours, tokens

if TYPE_CHECKING:
    from pairguard_gui.ui.memory import Memory
    from pairguard_gui.ui.style.tokens import Tokens


class Scheme(StrEnum):
    """Whether the window is light or dark, or follows the system."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


_HINTS = {
    Scheme.SYSTEM: Qt.ColorScheme.Unknown,
    Scheme.LIGHT: Qt.ColorScheme.Light,
    Scheme.DARK: Qt.ColorScheme.Dark,
}


class Theme(QObject):
    """The colours and icons in use. Signal: `changed`, after they were applied to the application.

    Attributes: `icons` draws icons in these colours; `tokens` are the colours themselves.
    """

    changed = Signal()

    def __init__(self, app: QApplication, memory: Memory, language: str) -> None:
        super().__init__(app)
        self._app, self._memory, self._language = app, memory, language
        self.icons = Icons()
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._on_system_changed)
        self._ask_system()
        self._apply()

    @property
    def language(self) -> str:
        """The language of the window."""
        return self._language

    @property
    def scheme(self) -> Scheme:
        """What the person chose."""
        chosen = self._memory.get("theme")
        return Scheme(chosen) if chosen in set(Scheme) else Scheme.SYSTEM

    @property
    def prices(self) -> PriceColours:
        """What the person chose; before that, what is usual where the language is at home."""
        chosen = self._memory.get("price_colours")
        if chosen in set(PriceColours):
            return PriceColours(chosen)
        return PriceColours.RED_UP if self._language.startswith("zh") else PriceColours.GREEN_UP

    @property
    def tokens(self) -> Tokens:
        """The colours in use."""
        return self._tokens

    def choose_scheme(self, scheme: Scheme) -> None:
        """Follow the system, or stay light or dark."""
        self._memory.put("theme", scheme)
        self._ask_system()
        self._apply()

    def choose_prices(self, prices: PriceColours) -> None:
        """Colour what goes up and down that way."""
        self._memory.put("price_colours", prices)
        self._apply()

    def set_language(self, language: str) -> None:
        """The window's language changed; colours of prices that nobody chose follow it."""
        self._language = language
        self._apply()

    def _ask_system(self) -> None:
        """Ask for the same scheme in window frames and system dialogs, where the platform can."""
        self._app.styleHints().setColorScheme(_HINTS[self.scheme])

    @Slot(Qt.ColorScheme)
    def _on_system_changed(self, _scheme: Qt.ColorScheme) -> None:
        self._apply()

    def _apply(self) -> None:
        self._tokens = tokens(dark=self._is_dark(), prices=self.prices)
        self._app.setPalette(_palette(self._tokens))
        self._app.setStyleSheet(style_sheet(self._tokens, self._app.font()))
        self.changed.emit()

    def _is_dark(self) -> bool:
        if self.scheme is Scheme.SYSTEM:
            return self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return self.scheme is Scheme.DARK


def tabular(font: QFont) -> QFont:
    """The same font with figures of one width, so that numbers under each other line up."""
    aligned = QFont(font)
    aligned.setFeature(QFont.Tag("tnum"), 1)
    return aligned


def _palette(t: Tokens) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for colour, roles in {
        t.window: (role.Window, role.AlternateBase),
        t.surface: (role.Base, role.Button, role.Light),
        t.text: (role.WindowText, role.Text, role.ButtonText, role.BrightText),
        t.muted: (role.PlaceholderText,),
        t.accent: (role.Highlight, role.Link, role.LinkVisited, role.Accent),
        t.on_accent: (role.HighlightedText,),
        t.toast: (role.ToolTipBase,),
        t.on_toast: (role.ToolTipText,),
        t.border: (role.Midlight, role.Mid),
        t.field_border: (role.Dark, role.Shadow),
    }.items():
        for each in roles:
            palette.setColor(each, QColor(colour))
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, QColor(t.muted))
    return palette
