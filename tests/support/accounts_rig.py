"""The accounts' controller over a real journal and a practice exchange that claims to be live."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from pairguard_gui.assembly.guards import okx_controller
from pairguard_gui.assembly.okx_accounts import OkxAccounts
from pairguard_gui.core.values.account import Account
from pairguard_gui.core.values.credentials import Credentials
from pairguard_gui.core.values.exchange_data import Environment
from pairguard_gui.practice.exchange import Exchange
from pairguard_gui.practice.server import PracticeServer, wall_ms
from pairguard_gui.runtime.account_controller import AccountController
from pairguard_gui.runtime.accounts_controller import AccountsController
from pairguard_gui.runtime.system_clock import SystemClock
from pairguard_gui.store.journal.journal import IN_MEMORY, Journal
from pairguard_gui.store.keys.key_vault import KeyStore, KeyVault
from tests.support.practice_faults import end_faults
from tests.support.running_account import end, until


class AccountsRig:
    """An `AccountsController` and everything that it has signalled."""

    def __init__(self, server: PracticeServer, find: Callable[[], KeyStore]) -> None:
        self.server = server
        self.journal = Journal(IN_MEMORY, installation="PGtest")
        self.secrets = KeyVault("PGtest", find, lambda *_: None)
        self.service = OkxAccounts(self.journal, self.secrets, SystemClock())
        self.accounts = AccountsController(self.service, partial(okx_controller, self.service, self.journal))
        self.answers: dict[int, object] = {}
        self.heard: list[tuple[str, object]] = []
        self.accounts.answered.connect(self._on_answered)
        self.accounts.opened.connect(lambda controller: self.heard.append(("opened", controller.account)))
        self.accounts.closing.connect(lambda name: self.heard.append(("closing", name)))
        self.accounts.changed.connect(lambda account: self.heard.append(("changed", account.name)))

    def _on_answered(self, ticket: int, answer: object) -> None:
        self.answers[ticket] = answer
        self.heard.append(("answered", ticket))

    def answer(self, ticket: int) -> Any:
        until(lambda: ticket in self.answers)
        return self.answers[ticket]

    @property
    def key(self) -> Credentials:
        access = self.server.access
        return Credentials.of(access.api_key, access.secret, access.passphrase)

    def account(self, name: str = "Main") -> Account:
        return Account(name, Environment.LIVE, base_url=self.server.access.rest)

    def add(self, name: str = "Main") -> AccountController:
        answer = self.answer(self.accounts.add(self.account(name), self.key, until_quit=True))
        assert isinstance(answer, Account), answer
        controller = next(each for each in self.accounts.controllers if each.account == name)
        until(lambda: controller.complete_report is not None and not controller.checking)
        self.heard.clear()
        return controller


@contextmanager
def accounts_rig(find: Callable[[], KeyStore]) -> Iterator[AccountsRig]:
    """One without accounts; every guard thread is ended at the end."""
    with PracticeServer(Exchange(5, wall_ms(), environment="live", volatility=0.0)) as server:
        made = AccountsRig(server, find)
        try:
            yield made
        finally:
            end_faults(server)
            for controller in (*made.accounts.controllers, *made.accounts.closing_controllers):
                end(controller)
