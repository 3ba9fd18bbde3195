"""A short message over the foot of the page that goes away by itself; it may offer one thing to do, such as Undo."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

_MARGIN = 18
_LONG_MS = 10_000


class Toast(QFrame):
    """One at a time: a new message replaces the old one. It never takes the focus. Attribute: `button`, the offer."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = parent
        self.setProperty("kind", "toast")
        self._do: Callable[[], object] | None = None
        self._label, self.button = QLabel(), QPushButton()
        self._label.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(12)
        row.addWidget(self._label, 1)
        row.addWidget(self.button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.button.clicked.connect(self._on_clicked)
        parent.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """The message."""
        return self._label.text()

    def show_message(
        self, text: str, offer: str = "", do: Callable[[], object] | None = None, ms: int = _LONG_MS
    ) -> None:
        """Show the message for `ms` milliseconds; `offer` is the text of the button that calls `do`, empty for none."""
        self._label.setText(text)
        self.setAccessibleName(text)
        self.button.setText(offer)
        self.button.setVisible(bool(offer))
        self._do = do
        self._place()
        self.show()
        self.raise_()
        self._timer.start(ms)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        page = self._page.rect()
        row = 60 + self.button.sizeHint().width() * self.button.isVisibleTo(self)
        wanted = self._label.fontMetrics().horizontalAdvance(self._label.text()) + row
        wide = min(max(280, wanted), page.width() - 2 * _MARGIN)
        high = max(self.heightForWidth(wide), self.sizeHint().height())
        self.setGeometry((page.width() - wide) // 2, page.height() - high - _MARGIN, wide, high)

    @Slot()
    def _on_clicked(self) -> None:
        self.hide()
        if self._do is not None:
            self._do()
