"""The icons of resources/icons in colour: `currentColor` becomes the tint, `white` the ink drawn upon it."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from pairguard_gui.resources import resource

_SIZES = (16, 20, 24, 32, 48, 64, 128)
"""Pixels drawn for an icon, so that trays and title bars need not scale."""

WHITE = "#ffffff"


class Icons:
    """Draws icons and caches them. Must not outlive the application, whose pixmaps it holds."""

    def __init__(self) -> None:
        self._drawings: dict[tuple[str, str, str], QSvgRenderer] = {}
        self._icons: dict[tuple[str, str, str], QIcon] = {}

    def paint(self, painter: QPainter, name: str, tint: str, box: QRectF, ink: str = WHITE) -> None:
        """Draw `resources/icons/<name>.svg` into `box`, sharp at any pixel ratio."""
        self._drawing(name, tint, ink).render(painter, box)

    def pixmap(self, name: str, tint: str, size: int, ink: str = WHITE) -> QPixmap:
        """The drawing as a square of `size` pixels."""
        picture = QPixmap(size, size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint(painter, name, tint, QRectF(0, 0, size, size), ink)
        painter.end()
        return picture

    def icon(self, name: str, tint: str, ink: str = WHITE) -> QIcon:
        """The drawing as an icon of all common sizes."""
        key = (name, tint, ink)
        if key not in self._icons:
            made = self._icons[key] = QIcon()
            for size in _SIZES:
                made.addPixmap(self.pixmap(name, tint, size, ink))
        return self._icons[key]

    def _drawing(self, name: str, tint: str, ink: str) -> QSvgRenderer:
        key = (name, tint, ink)
        if key not in self._drawings:
            svg = resource(f"icons/{name}.svg").read_bytes()
            svg = svg.replace(b"currentColor", tint.encode()).replace(b'"white"', f'"{ink}"'.encode())
            self._drawings[key] = QSvgRenderer(QByteArray(svg))
        return self._drawings[key]
