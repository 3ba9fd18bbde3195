"""Asks before an account is removed: its key is deleted, its positions stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QWidget

from pairguard_gui.core.values.reason import Code
from pairguard_gui.ui.accounts.request_sheet import RequestSheet

if TYPE_CHECKING:
    from pairguard_gui.core.values.account import Account
    from pairguard_gui.core.values.reason import Reason
    from pairguard_gui.runtime.accounts_controller import AccountsController


class RemoveSheet(RequestSheet):
    """`guarded` when its shield is up now. Attribute: `leave_key`, offered when the key could not be deleted."""

    def __init__(self, accounts: AccountsController, account: Account, parent: QWidget, *, guarded: bool) -> None:
        super().__init__(accounts, parent, kind="danger")
        self._account, self._guarded = account, guarded
        self._text = self.add_paragraph()
        self.leave_key = QCheckBox()
        self.leave_key.hide()
        self.body.addWidget(self.leave_key)
        self.add_problem()
        self.cancel.setDefault(True)
        self.retranslate()

    def ask(self) -> int:
        return self.accounts.remove(self._account.name, leave_key=self.leave_key.isChecked())

    def refused(self, reason: Reason) -> None:
        """A key store that is gone for good is no reason to keep an account for ever."""
        self.leave_key.setVisible(reason.code is Code.KEY_NOT_DELETED)

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Remove account"))
        self.heading.setText(self.tr("Remove “{account}”?").format(account=self._account.name))
        text = self.tr(
            "Its key is deleted from this computer and it is guarded no more. Positions and orders on OKX stay as they "
            "are; the history stays in the database."
        )
        guarded_now = self.tr("It is being guarded now: positions that vanish from here on are not opened again.")
        self._text.setText(f"{text}\n\n{guarded_now}" if self._guarded else text)
        self.leave_key.setText(self.tr("Remove it all the same; its key stays where it is for now"))
        self.ok.setText(self.tr("Remove the account"))
