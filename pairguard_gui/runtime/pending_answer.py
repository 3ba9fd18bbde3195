"""The answer to a request that is under way, for a widget that goes on living meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

if TYPE_CHECKING:
    from pairguard_gui.runtime.accounts_controller import AccountsController


class PendingAnswer(QObject):
    """The answer to the newest request; answers to older ones are ignored.

    Signals: `answered` (what the request promised, or a Reason); `busy_changed` (bool) while an answer is awaited.
    """

    answered = Signal(object)
    busy_changed = Signal(bool)

    def __init__(self, accounts: AccountsController, parent: QObject) -> None:
        super().__init__(parent)
        self._ticket = 0
        accounts.answered.connect(self._on_answered)

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return bool(self._ticket)

    def wait_for(self, ticket: int) -> None:
        """Wait for the answer to that ticket of `AccountsController`."""
        self._ticket = ticket
        self.busy_changed.emit(True)

    def forget(self) -> None:
        """Ignore the answer that is still to come."""
        if self._ticket:
            self._ticket = 0
            self.busy_changed.emit(False)

    @Slot(int, object)
    def _on_answered(self, ticket: int, answer: object) -> None:
        if ticket == self._ticket:
            self._ticket = 0
            self.busy_changed.emit(False)
            self.answered.emit(answer)
