"""Another key for an account that is there already, e.g. because OKX has deleted the old one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from pairguard_gui.ui.accounts.request_sheet import RequestSheet
from pairguard_gui.ui.keys.key_fields import KeyFields
from pairguard_gui.ui.keys.key_storage_note import KeyStorageNote

if TYPE_CHECKING:
    from pairguard_gui.core.values.account import Account
    from pairguard_gui.runtime.accounts_controller import AccountsController


class ReplaceKeySheet(RequestSheet):
    """The key is checked before it takes the old one's place; it has to be of the same OKX account.

    Attributes: `key`, the fields, and `place`, where it would be kept.
    """

    def __init__(self, accounts: AccountsController, account: Account, parent: QWidget) -> None:
        super().__init__(accounts, parent)
        self._account = account
        self._text = self.add_paragraph()
        self.key, self.place = KeyFields(), KeyStorageNote(accounts)
        self.body.addWidget(self.key)
        self.body.addWidget(self.place)
        self.add_problem()
        self.key.edited.connect(self.edited)
        self.place.changed.connect(self.edited)
        self.finished.connect(self.key.clear)
        self.place.find_place()
        self.key.fields[0].setFocus()
        self.retranslate()

    @property
    def complete(self) -> bool:
        return self.key.complete and self.place.settled

    def ask(self) -> int:
        credentials = self.key.credentials
        assert credentials is not None
        return self.accounts.rekey(self._account.name, credentials, until_quit=self.place.only_until_quit)

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Replace the key"))
        self.heading.setText(self.tr("Another key for “{account}”").format(account=self._account.name))
        self._text.setText(
            self.tr(
                "The new key is checked first and must belong to the same OKX account. Pairs, rules and history stay."
            )
        )
        self.ok.setText(self.tr("Check and replace"))
