"""The six lights of an account's own key, where that key is kept, and who can read along where somebody can."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from pairguard_gui.core.values.reason import Reason
from pairguard_gui.core.values.trust import BUNDLED
from pairguard_gui.runtime.pending_answer import PendingAnswer
from pairguard_gui.text.reasons.reasons import say
from pairguard_gui.text.trust import meaning, name
from pairguard_gui.ui.keys.key_lights import KeyLights
from pairguard_gui.ui.style.tone import set_tone
from pairguard_gui.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from pairguard_gui.core.control.key_health import KeyHealth
    from pairguard_gui.core.values.account import Account, KeyPlace
    from pairguard_gui.runtime.accounts_controller import AccountsController
    from pairguard_gui.runtime.trust_settings import TrustSettings
    from pairguard_gui.ui.style.theme import Theme


class HealthSheet(Sheet):
    """Checks the key at once, and again when asked. Attribute: `lights`."""

    def __init__(
        self,
        theme: Theme,
        accounts: AccountsController,
        account: Account,
        parent: QWidget,
        trust: TrustSettings | None = None,
    ) -> None:
        super().__init__(parent)
        self._accounts, self._account, self._trust = accounts, account, trust
        self.lights = KeyLights(theme)
        self.body.addWidget(self.lights)
        self._place_label = self.add_paragraph("muted")
        self._trust_label = self.add_paragraph()
        set_tone(self._trust_label, "warn")
        self.buttons.accepted.disconnect(self.accept)
        self.buttons.accepted.connect(self._check)
        self._health: KeyHealth | Reason | None = None
        self._request = PendingAnswer(accounts, self)
        self._request.answered.connect(self._on_answered)
        self._request.busy_changed.connect(self._show)
        self._place: KeyPlace | Reason | None = None
        self._place_request = PendingAnswer(accounts, self)
        self._place_request.answered.connect(self._on_place)
        self._place_request.wait_for(accounts.key_place_of(account.name))
        self._check()
        self.retranslate()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Key health"))
        self.heading.setText(self.tr("The key of “{account}”").format(account=self._account.name))
        self.cancel.setText(self.tr("Close"))
        self.ok.setText(self.tr("Look again"))
        self._place_label.setText(self._place_text())
        self._trust_label.setText(self._trust_text())
        self._trust_label.setVisible(bool(self._trust_text()))

    @Slot()
    def _check(self) -> None:
        self._request.wait_for(self._accounts.check(self._account.name))

    @Slot(object)
    def _on_answered(self, answer: KeyHealth | Reason) -> None:
        self._health = answer
        self._show()

    @Slot(object)
    def _on_place(self, answer: KeyPlace | Reason) -> None:
        self._place = answer
        self._place_label.setText(self._place_text())
        self.adjustSize()

    def _place_text(self) -> str:
        if self._place is None:
            return self.tr("Looking for the key …")
        if isinstance(self._place, Reason):
            return say(self._place)
        if not self._place.lasting:
            return self.tr("The key is kept until you quit. After the next start it has to be entered anew.")
        return self.tr("The key is kept in {place}.").format(place=self._place.name)

    def _trust_text(self) -> str:
        """Whose certificates count, where it is not PairGuard's own list."""
        if self._trust is None or self._trust.trust == BUNDLED:
            return ""
        trust = self._trust.trust
        return self.tr("Certificates that count: {name}. {meaning}").format(
            name=name(trust), meaning=meaning(trust.kind)
        )

    @Slot()
    def _show(self) -> None:
        self.lights.show_health(self._health, busy=self._request.busy)
        self.ok.setEnabled(not self._request.busy)
        self.adjustSize()
