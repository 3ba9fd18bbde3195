"""Where the keyboard goes when it leaves one part of a window for the next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def focus_next(parts: Sequence[QWidget]) -> None:
    """Focus the part after the one that has the focus, the first after the last or when none has it."""
    focus = QApplication.focusWidget()
    at = next((at for at, part in enumerate(parts) if part is focus), -1)
    parts[(at + 1) % len(parts)].setFocus(Qt.FocusReason.ShortcutFocusReason)
