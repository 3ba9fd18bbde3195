"""The key and its six lights: entered and checked, and stored nowhere yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pairguard_gui.core.control.key_health import KeyHealth
from pairguard_gui.core.values.exchange_data import Environment
from pairguard_gui.core.values.reason import Reason
from pairguard_gui.runtime.pending_answer import PendingAnswer
from pairguard_gui.ui.connect.step import Step
from pairguard_gui.ui.keys.key_fields import KeyFields
from pairguard_gui.ui.keys.key_lights import KeyLights
from pairguard_gui.ui.keys.key_storage_note import KeyStorageNote

if TYPE_CHECKING:
    from pairguard_gui.core.values.account import Account
    from pairguard_gui.core.values.credentials import Credentials
    from pairguard_gui.runtime.accounts_controller import AccountsController
    from pairguard_gui.ui.connect.entries import Entries
    from pairguard_gui.ui.style.theme import Theme


class KeyStep(Step):
    """Fills `entries.credentials`, `health`, `place` and `until_quit`. Attributes: `key`, `lights`, `place`."""

    def __init__(
        self, theme: Theme, entries: Entries, accounts: AccountsController, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._entries, self._accounts = entries, accounts
        self._checked_with: tuple[Account, Credentials] | None = None
        self._refusal: Reason | None = None
        self.key = KeyFields()
        self.lights = KeyLights(theme)
        self.place = KeyStorageNote(accounts)
        self._check = PendingAnswer(accounts, self)
        self._build()
        self.key.edited.connect(self._on_edited)
        self.place.changed.connect(self._on_place_changed)
        self._check.answered.connect(self._on_checked)
        self._check.busy_changed.connect(self._show)
        self.retranslate()

    @property
    def name(self) -> str:
        return self.tr("Key")

    @property
    def usable(self) -> bool:
        """Whether the key that is entered was checked and can guard or watch."""
        return self._entries.health is not None and self._entries.health.fitness.usable

    @property
    def ready(self) -> bool:
        if self._check.busy or not self.key.complete:
            return False
        return not self.usable or self.place.settled

    @property
    def onward(self) -> str:
        if self.usable:
            return ""
        return self.tr("Check again") if self._entries.health or self._refusal else self.tr("Check the key")

    def enter(self) -> None:
        if self._checked_with is not None and self._checked_with[0] != self._entries.account:
            self._on_edited()
        self.place.find_place()
        self.retranslate()

    def go_on(self) -> bool:
        if self.usable:
            return True
        credentials = self.key.credentials
        if credentials is not None:
            self._checked_with = (self._entries.account, credentials)
            self._check.wait_for(self._accounts.try_key(*self._checked_with))
        return False

    def first_field(self) -> QWidget | None:
        return self.key.fields[0]

    def wipe(self) -> None:
        self.key.clear()
        self._on_edited()

    def retranslate(self) -> None:
        live = self._entries.account.environment is Environment.LIVE
        self.heading.setText(self.tr("The API key"))
        where = (
            self.tr("Make it on OKX under Profile ▸ API.")
            if live
            else self.tr("Make it on OKX under Demo trading ▸ Profile ▸ Demo trading API.")
        )
        self.about.setText(
            self.tr(
                "{where} Rights: Read and Trade, never Withdraw. Bind it to your IP address: OKX deletes unbound live "
                "keys after 14 days without use."
            ).format(where=where)
        )
        self._show()

    def _build(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self.key)
        left.addWidget(self.place)
        left.addStretch(1)
        right = QVBoxLayout()
        right.addWidget(self.lights)
        right.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addLayout(left, 1)
        row.addLayout(right, 1)
        self.body.addLayout(row, 1)

    @Slot()
    def _on_edited(self) -> None:
        self._check.forget()
        self._forget_lights()

    @Slot()
    def _on_place_changed(self) -> None:
        self._entries.place, self._entries.until_quit = self.place.place, self.place.only_until_quit
        self.changed.emit()

    @Slot(object)
    def _on_checked(self, answer: KeyHealth | Reason) -> None:
        if self._checked_with is None:
            return
        self._refusal = answer if isinstance(answer, Reason) else None
        self._entries.health = answer if isinstance(answer, KeyHealth) else None
        self._entries.credentials = self._checked_with[1] if self.usable else None
        self._show()

    def _forget_lights(self) -> None:
        self._checked_with = self._refusal = self._entries.health = self._entries.credentials = None
        self._show()

    @Slot()
    def _show(self) -> None:
        self.lights.show_health(self._entries.health or self._refusal, busy=self._check.busy)
        self.changed.emit()
