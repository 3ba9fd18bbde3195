"""What can be done with one protected pair: the menu of a row, by mouse or by the menu key."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from pairguard_gui.text.pair_names import pair_name
from pairguard_gui.text.reasons.details import FOREVER

if TYPE_CHECKING:
    from pairguard_gui.ui.pairs.pair_row import PairRow
    from pairguard_gui.ui.style.theme import Theme


class PairMenu(QMenu):
    """Signals: `drop_asked` (Pair), `pause_asked` (Pair, datetime or None to resume), `release_asked` (Pair),
    `copy_asked`.
    """

    drop_asked = Signal(object)
    pause_asked = Signal(object, object)
    release_asked = Signal(object)
    copy_asked = Signal()

    def __init__(self, theme: Theme, row: PairRow, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._row = theme, row
        self.setAccessibleName(pair_name(row.pair))
        if row.on_hold:
            self._add("refilling", self.tr("Refill now"), self._release)
        if row.protected.paused_until and row.protected.paused_until > now:
            self._add("play", self.tr("Resume guarding"), self._resume)
        else:
            self._add_pauses(now)
        self._add("copy", self.tr("Copy"), self.copy_asked.emit)
        self.addSeparator()
        self._add("close", self.tr("Stop protecting"), self._drop)

    def _add(self, sign: str, text: str, do: Callable[[], None]) -> None:
        self.addAction(self._theme.icons.icon(sign, self._theme.tokens.muted), text, do)

    def _add_pauses(self, now: datetime) -> None:
        pauses = self.addMenu(self._theme.icons.icon("paused", self._theme.tokens.muted), self.tr("Pause"))
        ends = {
            self.tr("for 1 hour"): now + timedelta(hours=1),
            self.tr("until tomorrow"): _tomorrow(now),
            self.tr("until I resume"): FOREVER,
        }
        for text, end in ends.items():
            pauses.addAction(text).triggered.connect(self._pausing(end))

    def _pausing(self, end: datetime) -> Callable[[], None]:
        return lambda: self.pause_asked.emit(self._row.pair, end)

    def _resume(self) -> None:
        self.pause_asked.emit(self._row.pair, None)

    def _release(self) -> None:
        self.release_asked.emit(self._row.pair)

    def _drop(self) -> None:
        self.drop_asked.emit(self._row.pair)


def _tomorrow(now: datetime) -> datetime:
    """The coming midnight of this computer's time zone."""
    today = now.astimezone().date()
    return datetime.combine(today + timedelta(days=1), time.min).astimezone(now.tzinfo)
