"""Where a key will be kept; where this computer has no safe place, the offer to keep it until the program ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from pairguard_gui.core.values.account import KeyPlace
from pairguard_gui.core.values.reason import Reason
from pairguard_gui.runtime.pending_answer import PendingAnswer
from pairguard_gui.text.reasons.reasons import say

if TYPE_CHECKING:
    from pairguard_gui.runtime.accounts_controller import AccountsController


class KeyStorageNote(QWidget):
    """Signal: `changed` when `settled` may be different.

    Attributes: `place` where the key would be kept, why there is none, or None while it is not known; `line` that says
    so, `until_quit` to be ticked where there is none.
    """

    changed = Signal()

    def __init__(self, accounts: AccountsController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._accounts = accounts
        self.place: KeyPlace | Reason | None = None
        self.line, self.until_quit = QLabel(), QCheckBox()
        self.line.setWordWrap(True)
        self.line.setProperty("kind", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.line)
        column.addWidget(self.until_quit)
        self._request = PendingAnswer(accounts, self)
        self._request.answered.connect(self._on_answered)
        self.until_quit.toggled.connect(self.changed)
        self._retranslate()

    @property
    def settled(self) -> bool:
        """Whether there is a place for the key: the key store, or this run's memory by choice."""
        return isinstance(self.place, KeyPlace) or self.only_until_quit

    @property
    def only_until_quit(self) -> bool:
        """Whether the key is to be kept in memory alone."""
        return isinstance(self.place, Reason) and self.until_quit.isChecked()

    def find_place(self) -> None:
        """Ask where the key would be kept, unless that is known; a missing key store may be there the next time."""
        if not isinstance(self.place, KeyPlace) and not self._request.busy:
            self._request.wait_for(self._accounts.key_place())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot(object)
    def _on_answered(self, answer: KeyPlace | Reason) -> None:
        self.place = answer
        self._retranslate()
        self.changed.emit()

    def _retranslate(self) -> None:
        self.until_quit.setText(self.tr("Keep the key until I quit"))
        self.until_quit.setToolTip(self.tr("After the next start it is entered anew. Nothing is written down."))
        self.until_quit.setVisible(isinstance(self.place, Reason))
        self.line.setText(self._sentence())

    def _sentence(self) -> str:
        if isinstance(self.place, Reason):
            return say(self.place)
        if self.place is None:
            return self.tr("Looking for this computer's key store …")
        return self.tr("The key will be kept in {place}, and nowhere else.").format(place=self.place.name)
