"""A dialog that makes a request to the accounts controller and stays open until it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from pairguard_gui.core.values.reason import Reason
from pairguard_gui.runtime.pending_answer import PendingAnswer
from pairguard_gui.text.reasons.reasons import say
from pairguard_gui.ui.style.tone import set_tone
from pairguard_gui.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from pairguard_gui.core.values.account import Account
    from pairguard_gui.runtime.accounts_controller import AccountsController


class RequestSheet(Sheet):
    """Signal: `succeeded` (Account) when it was done. A refusal is shown in the sheet and loses nothing.

    Subclasses make their request in `ask`, and call `add_problem` once their body is filled.
    """

    succeeded = Signal(object)

    def __init__(self, accounts: AccountsController, parent: QWidget, *, kind: str = "primary") -> None:
        super().__init__(parent, kind=kind)
        self.accounts = accounts
        self._refusal: Reason | None = None
        self.buttons.accepted.disconnect(self.accept)
        self.buttons.accepted.connect(self._on_onward)
        self._request = PendingAnswer(accounts, self)
        self._request.answered.connect(self._on_answered)
        self._request.busy_changed.connect(self._show)

    def reject(self) -> None:
        """Cancel, unless the request is under way, when it is too late for that."""
        if not self._request.busy:
            super().reject()

    @property
    def complete(self) -> bool:
        """Whether everything is there that the request needs."""
        return True

    def ask(self) -> int:
        """Make the request; its ticket."""
        raise NotImplementedError

    def refused(self, reason: Reason) -> None:
        """The request was refused for that reason; a sheet may offer another way now."""

    def add_problem(self) -> None:
        """The place for a refusal, below everything else."""
        self.problem = self.add_paragraph()
        set_tone(self.problem, "bad")
        self._show()

    @Slot()
    def edited(self) -> None:
        """Something was entered: an older refusal no longer holds."""
        self._refusal = None
        self._show()

    @Slot()
    def _on_onward(self) -> None:
        if self.complete and not self._request.busy:
            self._refusal = None
            self._request.wait_for(self.ask())

    @Slot(object)
    def _on_answered(self, answer: Account | Reason) -> None:
        if isinstance(answer, Reason):
            self._refusal = answer
            self.refused(answer)
            self._show()
        else:
            self.succeeded.emit(answer)
            self.accept()

    @Slot()
    def _show(self) -> None:
        self.problem.setVisible(self._refusal is not None)
        self.problem.setText(say(self._refusal) if self._refusal else "")
        self.ok.setEnabled(self.complete and not self._request.busy)
        self.cancel.setEnabled(not self._request.busy)
