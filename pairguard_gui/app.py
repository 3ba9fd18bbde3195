"""The composition root: who is made, in which order, and who is handed to whom."""

from __future__ import annotations

import asyncio
import hashlib
import logging
import os
import secrets
import sys
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import ExitStack, asynccontextmanager, closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from qasync import QEventLoop

from pairguard_gui import __version__
from pairguard_gui.api import card
from pairguard_gui.api.desk import Equipment, Said, Words
from pairguard_gui.api.server import ApiServer
from pairguard_gui.core.book import Cause
from pairguard_gui.core.credentials import Credentials
from pairguard_gui.core.guard import Guard
from pairguard_gui.core.model import Environment, Pair
from pairguard_gui.core.ports import GuardError
from pairguard_gui.core.roster import Roster
from pairguard_gui.okx.rest import OkxExchange, connect
from pairguard_gui.practice.exchange import Exchange
from pairguard_gui.practice.server import Access, PracticeServer, wall_ms
from pairguard_gui.practice.venue import Impossible
from pairguard_gui.runtime.clock import SystemClock
from pairguard_gui.runtime.controller import AccountController
from pairguard_gui.runtime.desk import AccountDesk
from pairguard_gui.runtime.garbage import GarbageRounds
from pairguard_gui.runtime.instance import Instance
from pairguard_gui.runtime.logs import Redaction, start_log, stop_log
from pairguard_gui.runtime.narrator import Narrator, Speech
from pairguard_gui.runtime.new_market import forget_market
from pairguard_gui.runtime.quitting import QuitSignals
from pairguard_gui.store.journal import Journal
from pairguard_gui.store.profile import Profile
from pairguard_gui.store.settings import SettingsFile
from pairguard_gui.text import actions, answers, okx_codes, reasons, terminal
from pairguard_gui.text.format import clock_time
from pairguard_gui.text.language import Tongue

if TYPE_CHECKING:
    from pairguard_gui.ui.equipment import Equipment as WindowEquipment

log = logging.getLogger(__name__)

PRACTICE = "practice"
_PATIENCE_S = 15.0


@dataclass(frozen=True, slots=True)
class Options:
    """How the program was started. `api_port` None leaves it to the settings."""

    folder: Path
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
    practice: PracticeServer
    controllers: Sequence[AccountController]
    tongue: Tongue


def run(options: Options, application: QCoreApplication, tongue: Tongue) -> int:
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
        opened.enter_context(Instance(profile.folder))
        journal = opened.enter_context(Journal(profile.database))
        practice = opened.enter_context(practice_exchange(journal.installation))
        redaction.add(practice.access.secret, practice.access.passphrase)
        exchange = opened.enter_context(closing(practice_client(practice.access)))
        controllers = [practice_account(journal, exchange)]
        parts = Parts(profile, settings, journal, practice, controllers, tongue)
        log.info("PairGuard %s runs with profile %s", __version__, profile.folder)
        with asyncio.Runner(loop_factory=lambda: QEventLoop(application)) as runner:
            stuck = runner.run(_live(parts, options))
    if stuck:  # everything is closed; only threads that wait for the network would keep the process alive
        os._exit(0)
    return 0


@contextmanager
def practice_exchange(installation: str) -> Iterator[PracticeServer]:
    """The exchange in a box; the same installation meets the same account and key each time."""
    seed = int.from_bytes(hashlib.sha256(installation.encode()).digest()[:8])
    with PracticeServer(Exchange(seed, wall_ms())) as server:
        yield server


def practice_client(access: Access) -> OkxExchange:
    """The practice account, through the same client that talks to OKX."""
    credentials = Credentials.of(access.api_key, access.secret, access.passphrase)
    return connect(credentials, Environment.PRACTICE, SystemClock(), base_url=access.rest)


def practice_account(journal: Journal, exchange: OkxExchange) -> AccountController:
    """The guard of the practice account, whose market is new with each start."""
    clock = SystemClock()
    journal.ensure_account(PRACTICE, Environment.PRACTICE)
    book = forget_market(journal, PRACTICE, clock.now())
    chance = secrets.SystemRandom().random
    here = (PRACTICE, Environment.PRACTICE, exchange, journal, clock, journal.installation)
    return AccountController(Guard(*here, chance), Roster(*here), journal, clock, book)


def words() -> Words:
    """What the local API says, in the language spoken at that moment."""
    return Words(
        reason=lambda reason: Said(reasons.say(reason), okx_codes.hint(str(reason.param("okx_code")))),
        action=actions.line,
        answer=_answer,
    )


def _answer(code: str, params: Mapping[str, str]) -> Said:
    return Said(answers.message(code, params), answers.hint(code, params))


async def _live(parts: Parts, options: Options) -> Sequence[str]:
    """From the first check to the end of the last thread; returns the accounts whose guard did not end."""
    quitting = asyncio.Event()
    signals, rounds = QuitSignals(), GarbageRounds()
    signals.asked.connect(quitting.set)
    rounds.begin()
    signals.begin()
    async with _api(parts, options):
        _begin(parts, options)
        try:
            with _narrated(parts) if options.headless else _window(parts, options, quitting):
                await quitting.wait()
        finally:
            stuck = [each.account for each in parts.controllers if not await _ended(each)]
    signals.end()
    rounds.end()
    return stuck


def _begin(parts: Parts, options: Options) -> None:
    resume = parts.settings.settings.resume_guarding
    for controller in parts.controllers:
        controller.begin(resume=options.start or controller.account in resume)


async def _ended(controller: AccountController) -> bool:
    """Whether the guard thread ended in time; one that hangs in the network is not waited for."""
    ended = asyncio.Event()
    controller.closed.connect(ended.set)
    controller.close()
    try:
        await asyncio.wait_for(ended.wait(), _PATIENCE_S)
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
    desks = {controller.account: AccountDesk(controller) for controller in parts.controllers}
    server = ApiServer(Equipment(desks, parts.journal, words()), port)
    await server.start()
    practice = parts.practice.access.as_dict()
    try:
        card.leave(parts.profile.folder, card.Card(server.url, server.token, os.getpid(), practice))
        yield
    finally:
        card.take_away(parts.profile.folder)
        await server.stop()


@contextmanager
def _window(parts: Parts, options: Options, quitting: asyncio.Event) -> Iterator[None]:
    """The window and its tray icon, until the person confirms to quit."""
    from PySide6.QtWidgets import QApplication

    from pairguard_gui.ui.crash import CrashGuard
    from pairguard_gui.ui.main_window import MainWindow
    from pairguard_gui.ui.theme import Theme

    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.setQuitOnLastWindowClosed(False)
    CrashGuard(application).install()
    theme = Theme(application, parts.settings, parts.tongue.language)
    window = MainWindow(parts.controllers, _equipment(parts), theme)
    window.quit_confirmed.connect(quitting.set)
    window.showMinimized() if options.minimized else window.show()
    try:
        yield
    finally:
        window.close_readers()
        window.hide()
        window.deleteLater()


def _equipment(parts: Parts) -> WindowEquipment:
    from pairguard_gui.ui.equipment import Equipment as WindowEquipment

    def speak(language: str) -> None:
        parts.tongue.speak(language)
        try:
            parts.settings.change(language=language)
        except GuardError as error:
            log.warning("The language was not kept: %s", error)

    return WindowEquipment(
        history=parts.journal,
        memory=parts.settings,
        language=parts.tongue.language,
        speak=speak,
        now=SystemClock().now,
        desk=TryOut(parts.practice),
    )


class TryOut:
    """What the window's menu *Try it* does to the practice market."""

    def __init__(self, practice: PracticeServer) -> None:
        self._practice = practice

    def close(self, pair: Pair, cause: Cause) -> None:
        """Close that position for that cause; without one, nothing."""
        with suppress(Impossible):
            self._practice.close(pair.inst_id, pair.pos_side.value, cause.value)

    def close_some(self, count: int) -> None:
        """Close so many open positions by hand."""
        positions = self._practice.run(lambda exchange, _: list(exchange.venue.state.ledger.positions.values()))
        for position in positions[:count]:
            with suppress(Impossible):
                self._practice.close(position.key.inst_id, position.side_name, Cause.MANUAL.value)

    def unreachable(self, seconds: int) -> None:
        """Answer nothing for that long."""
        self._practice.fault("unreachable", seconds=seconds)

    def lose_next_answer(self) -> None:
        """Carry out the next order and let its answer get lost."""
        self._practice.fault("lost_answer", count=1)


@contextmanager
def _narrated(parts: Parts) -> Iterator[None]:
    """Without a window the story is told on standard output."""
    _tell(SystemClock().now(), terminal.opening(str(parts.profile.folder), parts.practice.access.rest))
    speech = Speech(actions.line, reasons.say, terminal.shield_line, terminal.counts_line)
    narrators = [Narrator(controller, speech, _tell) for controller in parts.controllers]
    yield
    narrators.clear()
    _tell(SystemClock().now(), terminal.ending())


def _tell(at: datetime, line: str) -> None:
    with suppress(OSError):  # the guard goes on when nobody listens any more
        sys.stdout.write(f"{clock_time(at)}  {line}\n")
        sys.stdout.flush()
