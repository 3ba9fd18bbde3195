"""One figure of the status line: a caption, a value, and a style for values that are old or bad."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from pairguard_gui.ui.style.theme import tabular
from pairguard_gui.ui.style.tone import set_tone


class FigureTone(StrEnum):
    """The styles of a figure, as the style sheet names them."""

    PLAIN = "plain"
    WARN = "warn"
    BAD = "bad"
    STALE = "stale"


class Figure(QWidget):
    """Caption above, value below in figures of one width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caption, self._value = QLabel(), QLabel()
        self._caption.setProperty("kind", "caption")
        self._value.setProperty("kind", "figure")
        self._value.setFont(tabular(self._value.font()))
        self._value.setMinimumHeight(round(1.7 * self._value.fontMetrics().height()))
        self._tone = FigureTone.PLAIN
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._caption)
        column.addWidget(self._value)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def text(self) -> str:
        """The value as shown."""
        return self._value.text()

    @property
    def tone(self) -> FigureTone:
        """The style it has now."""
        return self._tone

    def set_caption(self, caption: str) -> None:
        """Set what the figure is."""
        self._caption.setText(caption)
        self._describe()

    def show_value(self, text: str, tone: FigureTone = FigureTone.PLAIN, hint: str = "") -> None:
        """Show it; nothing is redrawn where nothing changed."""
        if text != self._value.text():
            self._value.setText(text)
            self._describe()
        if hint != self.toolTip():
            self.setToolTip(hint)
        if tone is not self._tone:
            self._tone = tone
            set_tone(self._value, tone.value)

    def _describe(self) -> None:
        self.setAccessibleName(f"{self._caption.text()}: {self._value.text()}")
