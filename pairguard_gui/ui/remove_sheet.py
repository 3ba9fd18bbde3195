"""Asks before an account is removed: its key is deleted, its positions stay."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from pairguard_gui.core.account import Account
from pairguard_gui.runtime.account_office import AccountOffice
from pairguard_gui.ui.office_sheet import OfficeSheet


class RemoveSheet(OfficeSheet):
    """`guarded` when its shield is up now."""

    def __init__(self, office: AccountOffice, account: Account, parent: QWidget, *, guarded: bool) -> None:
        super().__init__(office, parent, kind="danger")
        self._account, self._guarded = account, guarded
        self._text = self.paragraph()
        self.add_problem()
        self.cancel.setDefault(True)
        self.retranslate()

    def ask(self) -> int:
        return self.office.remove(self._account.name)

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Remove account"))
        self.heading.setText(self.tr("Remove “{account}”?").format(account=self._account.name))
        text = self.tr(
            "Its key is deleted from this computer and it is guarded no more. Positions and orders on OKX stay as they "
            "are; the history stays in the database."
        )
        on_duty = self.tr("It is being guarded now: positions that vanish from here on are not opened again.")
        self._text.setText(f"{text}\n\n{on_duty}" if self._guarded else text)
        self.ok.setText(self.tr("Remove the account"))
