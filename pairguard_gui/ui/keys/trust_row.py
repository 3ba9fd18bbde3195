"""Whose certificates count now, and the way to another choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from pairguard_gui.text.trust import name
from pairguard_gui.ui.keys.trust_sheet import TrustSheet

if TYPE_CHECKING:
    from pairguard_gui.runtime.trust_settings import TrustSettings
    from pairguard_gui.ui.style.theme import Theme


class TrustRow(QWidget):
    """Attributes: `current`, the words, and `change`, the button."""

    def __init__(self, theme: Theme, settings: TrustSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._settings = theme, settings
        self.current, self.change = QLabel(), QPushButton()
        self.change.setAutoDefault(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.current, 1)
        row.addWidget(self.change)
        self.change.clicked.connect(self._on_change)
        settings.changed.connect(self._retranslate)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def _on_change(self) -> None:
        TrustSheet(self._theme, self._settings, self.window()).open()

    @Slot()
    def _retranslate(self) -> None:
        self.current.setText(name(self._settings.trust))
        self.change.setText(self.tr("Change …"))
        self.change.setAccessibleName(self.tr("Change whose certificates count"))
