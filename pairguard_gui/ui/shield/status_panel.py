"""The head of an account's page: the shield button, a sentence about its state, the figures."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from pairguard_gui.core.values.shield import Shield
from pairguard_gui.text.reasons.reasons import say
from pairguard_gui.ui.shield import status_text
from pairguard_gui.ui.shield.shield_button import ShieldButton
from pairguard_gui.ui.shield.status_figures import StatusFigures

if TYPE_CHECKING:
    from pairguard_gui.ui.shield.account_view import AccountView
    from pairguard_gui.ui.style.theme import Theme


class StatusPanel(QFrame):
    """Signals: `check_asked`, `release_asked`; start and stop are signals of `shield`.

    Attributes: `shield`, `title`, `sentence`, `check_button`, `release_button`, and `figures` below them.
    """

    check_asked = Signal()
    release_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._theme = theme
        self.shield = ShieldButton(theme)
        self.title, self.sentence = QLabel(), QLabel()
        self.check_button, self.release_button = QPushButton(), QPushButton()
        self.figures = StatusFigures(theme)
        self._build()
        self.check_button.clicked.connect(self.check_asked)
        self.release_button.clicked.connect(self.release_asked)
        theme.changed.connect(self._draw)
        self._draw()
        self._retranslate()

    def show_view(self, view: AccountView, now: datetime, *, starting: bool = False) -> None:
        """Show the state of the account at `now`; `starting` while a start is not confirmed yet."""
        self.shield.show_shield(view.shield, starting=starting)
        self.title.setText(status_text.title(view))
        self._show_sentence(view, now)
        self.check_button.setEnabled(not view.checking)
        self.release_button.setVisible(view.state.hold is not None)
        self.figures.show_view(view, now)

    def tick(self, view: AccountView, now: datetime) -> None:
        """A second has passed: ages and countdowns move."""
        self._show_sentence(view, now)
        self.check_button.setEnabled(not view.checking)
        self.figures.show_view(view, now)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _show_sentence(self, view: AccountView, now: datetime) -> None:
        text = status_text.sentence(view, now)
        if text != self.sentence.text():
            self.sentence.setText(text)
        self.sentence.setToolTip(say(view.why) if view.why and view.shield is Shield.BLIND else "")

    def _build(self) -> None:
        self.title.setProperty("kind", "title")
        self.sentence.setWordWrap(True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.sentence.setMinimumHeight(2 * self.sentence.fontMetrics().lineSpacing() + 2)
        self.sentence.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.MinimumExpanding)
        self.release_button.setProperty("kind", "primary")
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.title)
        words.addWidget(self.sentence, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.release_button, 0, Qt.AlignmentFlag.AlignTop)
        buttons.addWidget(self.check_button, 0, Qt.AlignmentFlag.AlignTop)
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addLayout(words, 1)
        top.addLayout(buttons)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addLayout(top, 1)
        right.addWidget(self._rule())
        right.addWidget(self.figures)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 14, 16, 12)
        row.setSpacing(18)
        row.addWidget(self.shield, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(right, 1)

    def _rule(self) -> QFrame:
        rule = QFrame()
        rule.setProperty("kind", "rule")
        rule.setFixedHeight(1)
        return rule

    def _draw(self) -> None:
        self.check_button.setIcon(self._theme.icons.icon("refresh", self._theme.tokens.text))

    def _retranslate(self) -> None:
        self.check_button.setText(self.tr("Check now"))
        self.check_button.setToolTip(self.tr("Look at the account at once (F5)"))
        self.release_button.setText(self.tr("Release the hold"))
        self.title.setAccessibleName(self.tr("What the guard does"))
        self.sentence.setAccessibleName(self.tr("What happens next"))
