"""Why?: what is known of the selected pair, down to each brake's verdict, ready to be copied."""

from __future__ import annotations

from datetime import datetime
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QTextBrowser, QToolButton, QVBoxLayout, QWidget

from pairguard_gui.text.pair_names import pair_name
from pairguard_gui.text.states import word
from pairguard_gui.ui.pairs.pair_cells import state_style
from pairguard_gui.ui.pairs.why_facts import as_text, sections, sentence
from pairguard_gui.ui.widgets.cell import tone_colour

if TYPE_CHECKING:
    from pairguard_gui.core.state.account_state import AccountState
    from pairguard_gui.ui.pairs.pair_row import PairRow
    from pairguard_gui.ui.pairs.why_facts import Fact, Section
    from pairguard_gui.ui.style.theme import Theme


class WhyPanel(QFrame):
    """Signal: `closed` when the person has read enough. Attributes: `body`, `copy_button`, `close_button`."""

    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._theme = theme
        self._shown: tuple[PairRow, AccountState, datetime] | None = None
        self._sign, self._title = QLabel(), QLabel()
        self._title.setProperty("kind", "heading")
        self.copy_button, self.close_button = QToolButton(), QToolButton()
        self.body = QTextBrowser()
        self._build()
        self.copy_button.clicked.connect(self.copy_all)
        self.close_button.clicked.connect(self.closed)
        theme.changed.connect(self._draw)
        self._retranslate()

    def show_row(self, row: PairRow, state: AccountState, now: datetime) -> None:
        """Explain that row; nothing is redrawn while it says the same."""
        self._shown = (row, state, now)
        self._draw()

    @Slot()
    def copy_all(self) -> None:
        """Put everything on the clipboard as text."""
        if self._shown:
            QGuiApplication.clipboard().setText(as_text(*self._shown))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 8, 2)
        head.setSpacing(8)
        head.addWidget(self._sign)
        head.addWidget(self._title, 1)
        head.addWidget(self.copy_button)
        head.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 8)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.body, 1)
        self.body.document().setDocumentMargin(12)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Why?"))
        self.body.setAccessibleName(self.tr("Why this pair is as it is"))
        for button, text in ((self.copy_button, self.tr("Copy all of this")), (self.close_button, self.tr("Close"))):
            button.setToolTip(text)
            button.setAccessibleName(text)
        self._draw()

    @Slot()
    def _draw(self) -> None:
        t, icons = self._theme.tokens, self._theme.icons
        self.copy_button.setIcon(icons.icon("copy", t.muted))
        self.close_button.setIcon(icons.icon("close", t.muted))
        if self._shown is None:
            return
        row, state, now = self._shown
        sign, tone = state_style(row.state)
        self._sign.setPixmap(icons.icon(sign, tone_colour(tone, t)).pixmap(18, 18))
        self._title.setText(pair_name(row.pair))
        self._show_html(
            f"<p style='color:{tone_colour(tone, t)};font-weight:600'>{escape(word(row.state))}</p>"
            f"<p>{escape(sentence(row))}</p>" + "".join(self._section(section) for section in sections(row, state, now))
        )

    def _show_html(self, html: str) -> None:
        """Keep the place where the person reads, and what is marked, while nothing changed."""
        if html == self.body.property("shown"):
            return
        place = self.body.verticalScrollBar().value()
        self.body.setHtml(html)
        self.body.setProperty("shown", html)
        self.body.verticalScrollBar().setValue(place)

    def _section(self, section: Section) -> str:
        rows = "".join(self._fact(fact) for fact in section.facts)
        muted = self._theme.tokens.muted
        return (
            f"<p style='color:{muted};font-weight:600;margin:10px 0 3px 0'>{escape(section.heading)}</p>"
            f"<table width='100%' cellspacing='0' cellpadding='2'>{rows}</table>"
        )

    def _fact(self, fact: Fact) -> str:
        colour = tone_colour(fact.tone, self._theme.tokens)
        sign = f"<span style='color:{colour}'>{escape(fact.sign)}</span>&nbsp; " if fact.sign else ""
        if not fact.text:
            return f"<tr><td colspan='2'>{sign}{escape(fact.name)}</td></tr>"
        return f"<tr><td width='46%'>{sign}{escape(fact.name)}</td><td>{escape(fact.text)}</td></tr>"
