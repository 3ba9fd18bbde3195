"""Whose certificates count, as chosen in the window, for every account from its next request on."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from pairguard_gui.core.values.trust import Trust

log = logging.getLogger(__name__)


class TrustSettings(QObject):
    """Signal: `changed` when another choice counts. The choice may be read from any thread.

    `check` raises GuardError for one that cannot be used, `keep` for one that cannot be stored.
    """

    changed = Signal()

    def __init__(self, trust: Trust, check: Callable[[Trust], None], keep: Callable[[Trust], None]) -> None:
        super().__init__()
        self._trust, self._check, self._keep = trust, check, keep

    @property
    def trust(self) -> Trust:
        """What counts now."""
        return self._trust

    def choose(self, trust: Trust) -> None:
        """Let another choice count. GuardError, and everything stays as it was, when that cannot be."""
        self._check(trust)
        self._keep(trust)
        log.info("Certificates are judged by: %s %s", trust.kind, trust.ca_file)
        self._trust = trust
        self.changed.emit()
