"""A window over a real accounts controller: real accounts and journal, practice exchanges that pretend to be OKX."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Literal

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from shiboken6 import isValid

from pairguard_gui.assembly.guards import okx_controller, practice_controller
from pairguard_gui.assembly.okx_accounts import OkxAccounts
from pairguard_gui.assembly.practice_market import practice_client
from pairguard_gui.core.values.account import Account
from pairguard_gui.core.values.credentials import Credentials
from pairguard_gui.core.values.exchange_data import Environment
from pairguard_gui.practice.exchange import Exchange
from pairguard_gui.practice.server import PracticeServer, wall_ms
from pairguard_gui.runtime.account_controller import AccountController
from pairguard_gui.runtime.accounts_controller import AccountsController
from pairguard_gui.runtime.system_clock import SystemClock
from pairguard_gui.runtime.trust_settings import TrustSettings
from pairguard_gui.store.journal.journal import IN_MEMORY, Journal
from pairguard_gui.store.keys.key_vault import KeyStore, KeyVault
from pairguard_gui.ui.connect.account_step import Place
from pairguard_gui.ui.connect.wizard import ConnectWizard
from pairguard_gui.ui.style.theme import Theme
from pairguard_gui.ui.window.main_window import MainWindow
from tests.support.running_account import end, until
from tests.ui import stage


class PlayedLogin:
    """A login item that is a variable."""

    on = False

    def set_on(self, on: bool) -> None:
        self.on = on


class Connecting:
    """The window, its accounts controller, and the exchange that an account can be connected to."""

    def __init__(
        self, server: PracticeServer, window: MainWindow, accounts: AccountsController, journal: Journal
    ) -> None:
        self.server, self.window, self.accounts, self.journal = server, window, accounts, journal
        self.kept_practice: list[bool] = []

    def open_assistant(self) -> ConnectWizard:
        """Ask for it as the button at the side does."""
        self.window.side.add_button.click()
        return self.wizard

    @property
    def wizard(self) -> ConnectWizard:
        """The assistant that is open."""
        (wizard,) = (each for each in self.window.findChildren(ConnectWizard) if each.isVisible())
        return wizard

    @property
    def key(self) -> tuple[str, str, str]:
        """The three parts of the exchange's key."""
        access = self.server.access
        return access.api_key, access.secret, access.passphrase

    def fill_account(self, name: str = "Main", *, live: bool = False) -> None:
        """Fill the step that says which account."""
        step = self.wizard.account
        type_into(step.account_name, name)
        step.environment.button(int(live)).click()
        step.site.setCurrentIndex(list(Place).index(Place.HERE))
        type_into(step.address, self.server.access.rest)

    def go_on(self) -> None:
        """Press the way on once it can be pressed."""
        wizard = self.wizard
        until(lambda: wizard.onward.isEnabled() and not wizard.just_shown)
        wizard.onward.click()

    def check_key(self) -> None:
        """Enter the key and let it be looked at."""
        step = self.wizard.key
        for field, text in zip(step.key.fields, self.key, strict=True):
            type_into(field, text)
        self.go_on()
        until(lambda: self.wizard.entries.health is not None)

    def go_to(self, name: str) -> None:
        """From the first step to that one, everything filled in well."""
        for step in ("appearance", "limits", "account", "key", "pairs", "finish"):
            if step == name:
                return
            if step == "account":
                self.fill_account()
            if step == "key":
                self.check_key()
            if step == "pairs":
                until(lambda: self.wizard.pairs.ready)
            self.go_on()

    def add(self, name: str = "Main", *, live: bool = False, until_quit: bool = False) -> Account:
        """An account without the assistant."""
        environment = Environment.LIVE if live else Environment.DEMO
        account = Account(name, environment, base_url=self.server.access.rest)
        heard: list[Any] = []
        self.accounts.answered.connect(lambda _, answer: heard.append(answer))
        self.accounts.add(account, Credentials.of(*self.key), until_quit=until_quit)
        until(lambda: heard)
        assert isinstance(heard[0], Account), heard
        return heard[0]


def type_into(field: QLineEdit, text: str) -> None:
    """Replace the text as a person would, so that it counts as edited."""
    field.clear()
    field.insert(text)
    field.textEdited.emit(text)


@contextmanager
def connecting(
    qapp: QApplication,
    find: Callable[[], KeyStore],
    *,
    set_language: Callable[[str], None] = lambda _language: None,
    language: str = "en",
    notes: stage.Notes | None = None,
    environment: Literal["demo", "live"] = "demo",
    practice: bool = True,
    trust: TrustSettings | None = None,
) -> Iterator[Connecting]:
    """The window beside a practice account; every guard thread is ended at the end."""
    QApplication.setDoubleClickInterval(1)  # these tests click faster than any person
    kept = notes or stage.Notes({"window/seen_welcome": "1"})
    with (
        PracticeServer(Exchange(5, wall_ms(), environment=environment, volatility=0.0)) as server,
        PracticeServer(Exchange(6, wall_ms(), volatility=0.0)) as box,
        Journal(IN_MEMORY, installation="PGtest") as journal,
    ):
        keys = KeyVault("PGtest", find, lambda *_: None)
        work = OkxAccounts(journal, keys, SystemClock(), lambda: practice_client(box.access))
        guards: list[AccountController] = []

        def guard_of(account: Account) -> AccountController:
            guards.append(okx_controller(work, journal, account))
            return guards[-1]

        accounts = AccountsController(work, guard_of)
        client = practice_client(box.access)
        if practice:
            accounts.add_controller(practice_controller(journal, client))
        kept_practice: list[bool] = []
        window = MainWindow(
            accounts.controllers,
            stage.services(
                history=journal,
                memory=kept,
                language=language,
                set_language=set_language,
                now=SystemClock().now,
                accounts=accounts,
                trust=trust,
                login_item=PlayedLogin(),
                keep_practice=kept_practice.append,
            ),
            Theme(qapp, kept, language),
        )
        made = Connecting(server, window, accounts, journal)
        made.kept_practice = kept_practice
        accounts.begin(lambda _: False)
        window.show()
        try:
            yield made
        finally:
            accounts.open_no_more()
            for wizard in window.findChildren(ConnectWizard):
                wizard.close()
            window.close_readers()
            window._ending = True
            window.close()
            window.deleteLater()  # a window that lives on is dressed anew with every later one
            QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)
            QApplication.setDoubleClickInterval(400)
            for controller in (*accounts.controllers, *filter(isValid, guards)):
                end(controller)
            client.close()
