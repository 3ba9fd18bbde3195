"""The composition root: what is made, in which order, and what is handed to what."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import ExitStack, asynccontextmanager, closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from qasync import QEventLoop

from pairguard_gui import __version__
from pairguard_gui.api import api_file
from pairguard_gui.api.ports import ApiServices
from pairguard_gui.api.server import ApiServer
from pairguard_gui.assembly.api_words import words
from pairguard_gui.assembly.console import Console, ConsoleTexts
from pairguard_gui.assembly.guards import okx_controller, practice_controller
from pairguard_gui.assembly.okx_accounts import OkxAccounts
from pairguard_gui.assembly.practice_market import PracticeMarket, practice_client, practice_exchange
from pairguard_gui.assembly.trust import trust_settings
from pairguard_gui.core.values.errors import GuardError
from pairguard_gui.core.values.exchange_data import Environment
from pairguard_gui.core.values.redaction import Redaction
from pairguard_gui.runtime.accounts_controller import AccountsController
from pairguard_gui.runtime.awaitable import AwaitableAccounts
from pairguard_gui.runtime.gc_timer import GcTimer
from pairguard_gui.runtime.log_file import start_log, stop_log
from pairguard_gui.runtime.single_instance import SingleInstance
from pairguard_gui.runtime.system_clock import SystemClock
from pairguard_gui.runtime.unix_signals import UnixSignals
from pairguard_gui.store.journal.journal import Journal
from pairguard_gui.store.keys.key_index import KeyIndex
from pairguard_gui.store.keys.key_vault import KeyVault
from pairguard_gui.store.login_item import login_item
from pairguard_gui.store.profile import Profile
from pairguard_gui.store.settings import SettingsFile
from pairguard_gui.text import actions
from pairguard_gui.text.cli import terminal
from pairguard_gui.text.format import clock_time
from pairguard_gui.text.reasons import reasons

if TYPE_CHECKING:
    from pairguard_gui.core.values.account import Account
    from pairguard_gui.practice.server import PracticeServer
    from pairguard_gui.runtime.account_controller import AccountController
    from pairguard_gui.runtime.trust_settings import TrustSettings
    from pairguard_gui.store.keys.key_vault import KeyStore
    from pairguard_gui.text.language import Translators
    from pairguard_gui.ui.services import WindowServices

log = logging.getLogger(__name__)

_END_S = 15.0
_DAMAGE_SHOWN_MS = 60_000


@dataclass(frozen=True, slots=True)
class Options:
    """How the program was started. `practice` leaves real accounts alone; `api_port` None leaves it to the settings."""

    folder: Path
    practice: bool = False
    headless: bool = False
    start: bool = False
    minimized: bool = False
    api_port: int | None = None


@dataclass(frozen=True, slots=True)
class Parts:
    """What a running program is made of."""

    profile: Profile
    settings: SettingsFile
    journal: Journal
    practice: PracticeServer | None
    accounts: AccountsController
    trust: TrustSettings
    translators: Translators
    redaction: Redaction


def run(options: Options, application: QCoreApplication, translators: Translators) -> int:
    """Run until a person quits; the exit status. GuardError or PortUnusable when it cannot start."""
    os.umask(0o077)
    application.setApplicationName("PairGuard")
    application.setApplicationVersion(__version__)
    profile = Profile(options.folder)
    profile.prepare()
    redaction = Redaction()
    with ExitStack() as opened:
        opened.callback(stop_log, start_log(profile.logs, redaction))
        settings = SettingsFile(profile.settings)
        opened.enter_context(SingleInstance(profile.folder))
        journal = opened.enter_context(Journal(profile.database))
        practice = _practice(opened, options, settings, journal)
        if practice:
            redaction.add(practice.access.secret, practice.access.passphrase)
        keys = KeyVault(journal.installation, _key_store, redaction.add, index=KeyIndex(profile.key_names))
        trust = trust_settings(settings)
        box = partial(practice_client, practice.access) if practice else None
        okx_accounts = OkxAccounts(journal, keys, SystemClock(), box, lambda: trust.trust)
        accounts = AccountsController(
            okx_accounts, partial(okx_controller, okx_accounts, journal), _guarded_accounts(options, okx_accounts)
        )
        if practice:
            exchange = opened.enter_context(closing(practice_client(practice.access)))
            accounts.add_controller(practice_controller(journal, exchange))
        parts = Parts(profile, settings, journal, practice, accounts, trust, translators, redaction)
        log.info("PairGuard %s runs with profile %s", __version__, profile.folder)
        with asyncio.Runner(loop_factory=lambda: QEventLoop(application)) as runner:
            stuck = runner.run(_live(parts, options))
    if stuck:  # everything is closed; only threads that wait for the network would keep the process alive
        os._exit(0)
    return 0


def _practice(opened: ExitStack, options: Options, settings: SettingsFile, journal: Journal) -> PracticeServer | None:
    """The embedded exchange, where it is asked for or there is nothing else to guard."""
    real = any(account.environment is not Environment.PRACTICE for account in journal.accounts())
    if options.practice or settings.settings.practice or not real:
        return opened.enter_context(practice_exchange(journal.installation))
    return None


def _guarded_accounts(options: Options, accounts: OkxAccounts) -> Sequence[Account]:
    return () if options.practice else accounts.all()


def _key_store() -> KeyStore:
    from pairguard_gui.store.keys.key_stores import open_key_store

    return open_key_store()


async def _live(parts: Parts, options: Options) -> Sequence[str]:
    """From the first check to the end of the last thread; returns the accounts whose guard did not end."""
    quitting = asyncio.Event()
    signals, collector = UnixSignals(), GcTimer()
    signals.quit_asked.connect(quitting.set)
    collector.begin()
    signals.begin()
    async with _api(parts, options):
        _begin(parts, options)
        try:
            with _console(parts) if options.headless else _window(parts, options, quitting):
                await quitting.wait()
        finally:
            stuck = await _all_ended(parts.accounts)
    signals.end()
    collector.end()
    return stuck


def _begin(parts: Parts, options: Options) -> None:
    """Start every guard, shield down; those that are to resume raise it after their first complete check."""
    resume = {account.name for account in parts.accounts.real_accounts if account.resume}
    parts.accounts.begin(lambda name: options.start or name in resume)


async def _all_ended(accounts: AccountsController) -> Sequence[str]:
    """End all guards at once; the accounts whose guard did not end in time."""
    accounts.open_no_more()
    guards = (*accounts.controllers, *accounts.closing_controllers)
    ended = await asyncio.gather(*map(_ended, guards))
    return [guard.account for guard, has_ended in zip(guards, ended, strict=True) if not has_ended]


async def _ended(controller: AccountController) -> bool:
    """Whether the guard thread ended in time; one that hangs in the network is not waited for."""
    ended = asyncio.Event()
    controller.closed.connect(ended.set)
    controller.close()
    try:
        await asyncio.wait_for(ended.wait(), _END_S)
    except TimeoutError:
        log.warning("The guard of %s did not end in time; the program ends without it", controller.account)
        return False
    return True


@asynccontextmanager
async def _api(parts: Parts, options: Options) -> AsyncIterator[None]:
    """The local API while it is wanted: headless always, else when switched on."""
    settings = parts.settings.settings
    if not (options.headless or settings.api_enabled or options.api_port is not None):
        yield
        return
    port = settings.api_port if options.api_port is None else options.api_port
    server = ApiServer(ApiServices(AwaitableAccounts(parts.accounts).by_name, parts.journal, words()), port)
    await server.start()
    practice = parts.practice.access.as_dict() if parts.practice else None
    try:
        api_file.write(parts.profile.folder, api_file.ApiFile(server.url, server.token, os.getpid(), practice))
        yield
    finally:
        api_file.remove(parts.profile.folder)
        await server.stop()


@contextmanager
def _window(parts: Parts, options: Options, quitting: asyncio.Event) -> Iterator[None]:
    """The window and its tray icon, until the person confirms to quit."""
    from PySide6.QtWidgets import QApplication

    from pairguard_gui.ui.style.theme import Theme
    from pairguard_gui.ui.window.crash import CrashGuard
    from pairguard_gui.ui.window.main_window import MainWindow

    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.setQuitOnLastWindowClosed(False)
    CrashGuard(application, parts.redaction.clean).install()
    theme = Theme(application, parts.settings, parts.translators.language)
    window = MainWindow(parts.accounts.controllers, _window_services(parts), theme)
    window.quit_confirmed.connect(quitting.set)
    window.showMinimized() if options.minimized else window.show()
    if parts.settings.damaged_copy and window.shown:
        window.page.toast.show_message(terminal.settings_damaged(str(parts.settings.damaged_copy)), ms=_DAMAGE_SHOWN_MS)
    try:
        yield
    finally:
        window.close_readers()
        window.hide()
        window.deleteLater()


def _window_services(parts: Parts) -> WindowServices:
    from pairguard_gui.ui.services import WindowServices

    def set_language(language: str) -> None:
        parts.translators.set_language(language)
        try:
            parts.settings.change(language=language)
        except GuardError as error:
            log.warning("The language was not kept: %s", error)

    def keep_practice(wish: bool) -> None:  # noqa: FBT001  what a check box says
        try:
            parts.settings.change(practice=wish)
        except GuardError as error:
            log.warning("Whether practice stays was not kept: %s", error)

    return WindowServices(
        history=parts.journal,
        memory=parts.settings,
        language=parts.translators.language,
        set_language=set_language,
        now=SystemClock().now,
        practice=PracticeMarket(parts.practice) if parts.practice else None,
        accounts=parts.accounts,
        trust=parts.trust,
        login_item=login_item(parts.profile.folder),
        keep_practice=keep_practice,
    )


@contextmanager
def _console(parts: Parts) -> Iterator[None]:
    """Print what happens on standard output, for a run without a window."""
    _print_line(SystemClock().now(), _opening(parts))
    if parts.settings.damaged_copy:
        _print_line(SystemClock().now(), terminal.settings_damaged(str(parts.settings.damaged_copy)))
    console = Console(
        parts.accounts, ConsoleTexts(actions.line, reasons.say, terminal.shield_line, terminal.counts_line), _print_line
    )
    yield
    console.deleteLater()
    _print_line(SystemClock().now(), terminal.last_line())


def _opening(parts: Parts) -> str:
    folder = str(parts.profile.folder)
    if parts.accounts.real_accounts or parts.practice is None:
        guarded = {guard.account: guard.environment for guard in parts.accounts.controllers}
        return terminal.first_line_for_accounts(folder, guarded)
    return terminal.first_line(folder, parts.practice.access.rest)


def _print_line(at: datetime, line: str) -> None:
    with suppress(OSError):  # the guard goes on when standard output is closed
        sys.stdout.write(f"{clock_time(at)}  {line}\n")
        sys.stdout.flush()
