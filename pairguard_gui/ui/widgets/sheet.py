"""The frame of our dialogs: a heading, what it is about, buttons with one clear way on. Opened, never executed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPushButton, QVBoxLayout, QWidget

_WIDTH = 480


class Sheet(QDialog):
    """Deletes itself when closed. Subclasses fill `body` and set their texts in `retranslate`.

    Attributes: `heading`, `body` (the layout below it), `buttons` with `cancel` and `ok`, the default one.
    """

    def __init__(self, parent: QWidget | None, *, ok: QPushButton | None = None, kind: str = "primary") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(_WIDTH)
        self.heading = QLabel()
        self.heading.setProperty("kind", "title")
        self.heading.setWordWrap(True)
        self.body = QVBoxLayout()
        self.body.setSpacing(10)
        self.buttons = QDialogButtonBox()
        self.ok = ok or QPushButton()
        self.ok.setProperty("kind", kind)
        self.cancel = self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.cancel.setIcon(QIcon())
        self.buttons.addButton(self.ok, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.rejected.connect(self.reject)
        self.buttons.accepted.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 18)
        column.setSpacing(12)
        column.addWidget(self.heading)
        column.addLayout(self.body)
        column.addSpacing(6)
        column.addWidget(self.buttons)
        self.ok.setDefault(True)

    def add_paragraph(self, kind: str = "") -> QLabel:
        """A new wrapped text in the body."""
        label = QLabel()
        label.setWordWrap(True)
        if kind:
            label.setProperty("kind", kind)
        self.body.addWidget(label)
        return label

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Set every text in the current language."""
