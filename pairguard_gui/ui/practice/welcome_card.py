"""The card of the first start, on the practice account: see the guard work before anything real is connected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from pairguard_gui.ui.style.theme import Theme


class WelcomeCard(QFrame):
    """Signals: `start_asked`, `close_asked`, `unreachable_asked`, `lose_asked` (what to try), `connect_asked`,
    `dismissed`.

    Attributes: their buttons `start`, `close_position`, `unreachable`, `lose`, `connect_okx` and `dismiss`.
    """

    start_asked = Signal()
    close_asked = Signal()
    unreachable_asked = Signal()
    lose_asked = Signal()
    connect_asked = Signal()
    dismissed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "welcome")
        self._theme = theme
        self._sign, self._title, self._text = QLabel(), QLabel(), QLabel()
        self._title.setProperty("kind", "heading")
        self._text.setWordWrap(True)
        self.start = QPushButton()
        self.start.setProperty("kind", "primary")
        self.close_position, self.unreachable, self.lose = QPushButton(), QPushButton(), QPushButton()
        self.connect_okx = QPushButton()
        self.dismiss = QToolButton()
        self._build()
        self.start.clicked.connect(self.start_asked)
        self.close_position.clicked.connect(self.close_asked)
        self.unreachable.clicked.connect(self.unreachable_asked)
        self.lose.clicked.connect(self.lose_asked)
        self.connect_okx.clicked.connect(self.connect_asked)
        self.dismiss.clicked.connect(self.dismissed)
        theme.changed.connect(self._draw)
        self._draw()
        self._retranslate()

    def show_guarding(self, *, up: bool) -> None:
        """What can be tried depends on whether the guard is on."""
        for button in (self.start, self.connect_okx):
            button.setVisible(not up)
        for button in (self.close_position, self.unreachable, self.lose):
            button.setVisible(up)
        self._up = up
        self._show_text()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _build(self) -> None:
        self._up = False
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._text)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 8, 10)
        row.setSpacing(10)
        row.addWidget(self._sign)
        row.addLayout(words, 1)
        for button in (self.start, self.close_position, self.unreachable, self.lose, self.connect_okx):
            row.addWidget(button)
        row.addWidget(self.dismiss)

    def _draw(self) -> None:
        t, icons = self._theme.tokens, self._theme.icons
        self._sign.setPixmap(icons.icon("flask", t.accent).pixmap(22, 22))
        self.dismiss.setIcon(icons.icon("close", t.muted))

    def _show_text(self) -> None:
        if self._up:
            self._text.setText(self.tr("Take a position away and watch the shield bring it back."))
        else:
            self._text.setText(self.tr("Start guarding, then take a position away and watch it come back."))

    def _retranslate(self) -> None:
        self._title.setText(self.tr("See it work"))
        self._show_text()
        self.start.setText(self.tr("Start guarding"))
        self.close_position.setText(self.tr("Close a position"))
        self.unreachable.setText(self.tr("Drop the network"))
        self.lose.setText(self.tr("Lose an answer"))
        self.connect_okx.setText(self.tr("Connect OKX …"))
        self.dismiss.setToolTip(self.tr("Do not show this again"))
        self.dismiss.setAccessibleName(self.tr("Do not show this again"))
