"""The six lights of a key: sign, name and word, and below what is not good the way out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from pairguard_gui.core.control.key_health import CheckResult, KeyCheck, KeyCheckReport, KeyFitness, KeyHealth
from pairguard_gui.core.values.reason import Reason
from pairguard_gui.text.key_lights import conclusion, explanation, light_name, result_word
from pairguard_gui.text.reasons.reasons import say
from pairguard_gui.ui.widgets.cell import Tone, tone_colour

if TYPE_CHECKING:
    from pairguard_gui.ui.style.theme import Theme

_SIGN = 16
_STYLES: Mapping[CheckResult, tuple[str, Tone]] = {
    CheckResult.GOOD: ("filled", Tone.GOOD),
    CheckResult.WARNING: ("warning", Tone.WARN),
    CheckResult.BAD: ("close", Tone.BAD),
    CheckResult.UNKNOWN: ("never-checked", Tone.MUTED),
}
_DARK = tuple(KeyCheckReport(light, CheckResult.UNKNOWN) for light in KeyCheck)


class KeyLights(QFrame):
    """All unknown at first. A Reason in place of lights is shown below them."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._theme = theme
        self._health: KeyHealth | Reason | None = None
        self._busy = False
        self._signs, self._names, self._words = ([QLabel() for _ in KeyCheck] for _ in range(3))
        self._ways = [QLabel() for _ in KeyCheck]
        self.verdict = QLabel()
        self._build()
        theme.changed.connect(self._show)
        self._show()

    def show_health(self, health: KeyHealth | Reason | None, *, busy: bool = False) -> None:
        """Show these lights, why there are none, or, while `busy`, that the key is being checked."""
        self._health, self._busy = health, busy
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._show()
        super().changeEvent(event)

    def _build(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(14, 12, 14, 12)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        parts = zip(self._signs, self._names, self._words, self._ways, strict=True)
        for row, (sign, name, word, way) in enumerate(parts):
            grid.addWidget(sign, 2 * row, 0)
            grid.addWidget(name, 2 * row, 1)
            grid.addWidget(word, 2 * row, 2, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(way, 2 * row + 1, 1, 1, 2)
            way.setWordWrap(True)
            way.setProperty("kind", "caption")
        self.verdict.setWordWrap(True)
        self.verdict.setProperty("kind", "heading")
        self.verdict.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid.setRowMinimumHeight(2 * len(KeyCheck), 4)
        grid.addWidget(self.verdict, 2 * len(KeyCheck) + 1, 0, 1, 3)

    def _show(self) -> None:
        lights = self._health.checks if isinstance(self._health, KeyHealth) else _DARK
        for row, light in enumerate(lights):
            self._show_light(row, light)
        self.verdict.setText(self._verdict())
        self.verdict.setStyleSheet(f"color: {tone_colour(self._tone(), self._theme.tokens)}")

    def _show_light(self, row: int, light: KeyCheckReport) -> None:
        sign, tone = _STYLES[light.result]
        colour = tone_colour(tone, self._theme.tokens)
        self._signs[row].setPixmap(self._theme.icons.icon(sign, colour).pixmap(_SIGN, _SIGN))
        self._names[row].setText(light_name(light.check))
        self._words[row].setText(result_word(light.result))
        self._words[row].setStyleSheet(f"color: {colour}")
        self._ways[row].setText(explanation(light))
        self._ways[row].setVisible(bool(light.reason))

    def _verdict(self) -> str:
        if self._busy:
            return self.tr("The key is being looked at …")
        if self._health is None:
            return self.tr("Not looked at yet.")
        return say(self._health) if isinstance(self._health, Reason) else conclusion(self._health)

    def _tone(self) -> Tone:
        if self._busy or self._health is None:
            return Tone.MUTED
        if isinstance(self._health, Reason):
            return Tone.BAD
        fine = {KeyFitness.GUARD: Tone.GOOD, KeyFitness.WATCH_ONLY: Tone.WARN}
        return fine.get(self._health.fitness, Tone.BAD)
