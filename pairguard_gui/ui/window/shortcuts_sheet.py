"""F1: what the keyboard can do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from pairguard_gui.ui.widgets.sheet import Sheet

_KEYS = (
    "Ctrl+G",
    "Ctrl+Shift+G",
    "F5",
    "Ctrl+P",
    "Ctrl+N",
    "Ctrl+F",
    "Del",
    "Menu",
    "Ctrl+C",
    "Esc",
    "F6",
    "F1",
    "Ctrl+Q",
)


class ShortcutsSheet(Sheet):
    """A table of keys and what they do."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._meanings = [QLabel() for _ in _KEYS]
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, (keys, meaning) in enumerate(zip(_KEYS, self._meanings, strict=True)):
            shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) or keys
            grid.addWidget(QLabel(shown), row, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(meaning, row, 1)
        self.body.addLayout(grid)
        self.cancel.hide()
        self.retranslate()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Keyboard"))
        self.heading.setText(self.tr("Keyboard"))
        self.ok.setText(self.tr("Close"))
        texts = (
            self.tr("Start or stop guarding"),
            self.tr("Stop every guard at once"),
            self.tr("Check now"),
            self.tr("Protect current positions"),
            self.tr("Connect an OKX account"),
            self.tr("Search pairs"),
            self.tr("Stop protecting the selected pair"),
            self.tr("What can be done with the selected pair"),
            self.tr("Copy the selected row"),
            self.tr("Clear the selection, close a dialog"),
            self.tr("Go to the next part of the window"),
            self.tr("This list"),
            self.tr("Quit"),
        )
        for label, text in zip(self._meanings, texts, strict=True):
            label.setText(text)
