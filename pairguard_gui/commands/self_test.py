"""`pairguard self-test`: tries everything the program needs on this computer, one line each."""

from __future__ import annotations

import ssl
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication, QIcon
from requests.utils import DEFAULT_CA_BUNDLE_PATH as CERTIFICATES

from pairguard_gui.assembly.practice_market import practice_client, practice_exchange
from pairguard_gui.core.check.guard import Guard
from pairguard_gui.core.control.commands import AccountCommands
from pairguard_gui.core.state.actions import ActionKind, ActionQuery
from pairguard_gui.core.values.account import PRACTICE
from pairguard_gui.core.values.exchange_data import Environment
from pairguard_gui.core.values.pair import Pair, PosSide
from pairguard_gui.resources import resource
from pairguard_gui.runtime.system_clock import SystemClock
from pairguard_gui.store.journal.journal import Journal
from pairguard_gui.store.profile import Profile
from pairguard_gui.text.cli.problems import trial_name, trial_verdict
from pairguard_gui.text.language import LANGUAGES

if TYPE_CHECKING:
    from pairguard_gui.okx.rest import OkxExchange
    from pairguard_gui.text.language import Translators

_CLOSED = Pair("SOL-USDT-SWAP", PosSide.SHORT)
_OF_QT = ("QPlatformTheme", "Cancel")
_REFILL_S = 30.0


class TrialFailed(Exception):
    """A trial found something wrong; the text says what."""


def run(out: TextIO, translators: Translators) -> int:
    """Print a line for each trial; the exit status, 1 where any failed."""
    trials: dict[str, Callable[[], str]] = {
        "platform": _platform,
        "resources": _resources,
        "languages": partial(_languages, translators),
        "certificates": _certificates,
        "database": _database,
        "practice": _practice,
        "refill": _refill,
    }
    failures = sum(not _passes(name, trial, out) for name, trial in trials.items())
    return 1 if failures else 0


def _passes(name: str, trial: Callable[[], str], out: TextIO) -> bool:
    try:
        detail, passed = trial(), True
    except Exception as error:  # noqa: BLE001  any error is what the trial has found
        detail, passed = f"{type(error).__name__}: {error}", False
    print(f"{trial_verdict(passed=passed)}  {trial_name(name)} ({detail})", file=out, flush=True)
    return passed


def _platform() -> str:
    return QGuiApplication.platformName()


def _resources() -> str:
    icon = resource("icons/pairguard.svg")
    if QIcon(str(icon)).pixmap(64, 64).isNull():
        raise TrialFailed(str(icon))
    return icon.name


def _languages(translators: Translators) -> str:
    before, texts = translators.language, set()
    for language in LANGUAGES:
        translators.set_language(language)
        texts.add(trial_name("languages"))
        texts.add(QCoreApplication.translate(*_OF_QT))
    translators.set_language(before)
    if len(texts) != 2 * len(LANGUAGES):
        raise TrialFailed(", ".join(sorted(texts)))
    return ", ".join(LANGUAGES)


def _certificates() -> str:
    """TLS roots come with `requests`; a packaged program must find them too."""
    roots = ssl.create_default_context(cafile=CERTIFICATES).cert_store_stats()["x509_ca"]
    if not roots:
        raise TrialFailed(CERTIFICATES)
    return str(roots)


def _database() -> str:
    with _journal() as journal:
        journal.ensure_account(PRACTICE, Environment.PRACTICE)
        journal.seen(PRACTICE, SystemClock().now())
        return journal.installation


def _practice() -> str:
    with practice_exchange("self-test") as server, closing(practice_client(server.access)) as exchange:
        count = len(exchange.positions())
    if count != 20:
        raise TrialFailed(str(count))
    return server.access.rest


def _refill() -> str:
    """One position is closed; the guard must open exactly one new one."""
    with _journal() as journal, practice_exchange("self-test") as server:
        with closing(practice_client(server.access)) as exchange:
            guard = _raised_guard(journal, exchange)
            server.close(_CLOSED.inst_id, _CLOSED.pos_side.value, "manual")
            _wait_for_refill(guard)
        refills = journal.actions(ActionQuery(PRACTICE, frozenset({ActionKind.REFILL})))
    if len(refills) != 1:
        raise TrialFailed(str(len(refills)))
    return refills[0].cl_ord_id


def _raised_guard(journal: Journal, exchange: OkxExchange) -> Guard:
    journal.ensure_account(PRACTICE, Environment.PRACTICE)
    shared = (PRACTICE, Environment.PRACTICE, exchange, journal, SystemClock(), journal.installation)
    AccountCommands(*shared).raise_shield()
    guard = Guard(*shared, lambda: 0.5)
    guard.check()
    return guard


def _wait_for_refill(guard: Guard) -> None:
    deadline = time.monotonic() + _REFILL_S
    while time.monotonic() < deadline:
        report = guard.check()
        if report.complete and report.refills_total and not report.missing:
            return
        time.sleep(min(report.next_check_in_s, 1.0))
    raise TrialFailed("no refill")


@contextmanager
def _journal() -> Iterator[Journal]:
    with tempfile.TemporaryDirectory(prefix="pairguard-") as folder:
        profile = Profile(Path(folder) / "profile")
        profile.prepare()
        with Journal(profile.database) as journal:
            yield journal
