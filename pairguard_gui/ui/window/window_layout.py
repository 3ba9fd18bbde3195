"""What of the window's layout is remembered between starts, as short texts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

if TYPE_CHECKING:
    from pairguard_gui.ui.memory import Memory

_GEOMETRY = "window/geometry"


def save(memory: Memory, window: QMainWindow, parts: Mapping[str, QByteArray]) -> None:
    """Remember the window's place and each part's state."""
    memory.put(_GEOMETRY, _text(window.saveGeometry()))
    for name, state in parts.items():
        memory.put(f"window/{name}", _text(state))


def load(memory: Memory, names: Mapping[str, object]) -> dict[str, QByteArray]:
    """What is remembered of those parts."""
    found = {name: memory.get(f"window/{name}") for name in names}
    return {name: QByteArray.fromBase64(QByteArray(text.encode())) for name, text in found.items() if text}


def restore_place(memory: Memory, window: QMainWindow) -> None:
    """Put the window where it was; where that screen is gone, onto one that is there."""
    remembered = memory.get(_GEOMETRY)
    if remembered and window.restoreGeometry(QByteArray.fromBase64(QByteArray(remembered.encode()))):
        _bring_back(window)


def _bring_back(window: QMainWindow) -> None:
    screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    title_bar = QRect(window.pos(), window.size()).adjusted(40, 0, -40, 0)
    title_bar.setHeight(40)
    if screens and not any(screen.intersects(title_bar) for screen in screens):
        window.move(screens[0].topLeft())
        window.resize(window.size().boundedTo(screens[0].size()))


def _text(state: QByteArray) -> str:
    return bytes(state.toBase64().data()).decode()
