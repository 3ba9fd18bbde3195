"""Whose certificates count: what cannot be used is told at once, the choice is kept and true for every request."""

from __future__ import annotations

import re
import ssl
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

import pairguard_gui
from pairguard_gui.assembly.okx_accounts import OkxAccounts
from pairguard_gui.assembly.trust import trust_in, trust_settings
from pairguard_gui.core.values.account import Account
from pairguard_gui.core.values.credentials import Credentials
from pairguard_gui.core.values.errors import ExchangeError, GuardError, Unreachable
from pairguard_gui.core.values.exchange_data import Environment
from pairguard_gui.core.values.reason import Code
from pairguard_gui.core.values.trust import BUNDLED, Trust, TrustKind
from pairguard_gui.okx.network_cause import NetworkCause
from pairguard_gui.runtime.system_clock import SystemClock
from pairguard_gui.store.journal.journal import IN_MEMORY, Journal
from pairguard_gui.store.keys.key_vault import KeyVault, StoredKey
from pairguard_gui.store.profile import ProfileError
from pairguard_gui.store.settings import Settings, SettingsFile
from tests.okx.loopback import Loopback, answer, says
from tests.support.fake_key_store import FakeKeyStore

DATA = Path(__file__).parents[1] / "okx" / "data"
AUTHORITY = Trust(TrustKind.FILE, str(DATA / "authority.pem"))
SYSTEM = Trust(TrustKind.SYSTEM)


@pytest.fixture
def settings(tmp_path: Path) -> SettingsFile:
    return SettingsFile(tmp_path / "settings.json")


@pytest.mark.parametrize("trust", [AUTHORITY, SYSTEM, BUNDLED])
def test_a_choice_is_there_again_after_a_restart(settings: SettingsFile, tmp_path: Path, trust: Trust) -> None:
    trust_settings(settings).choose(trust)
    assert trust_settings(SettingsFile(tmp_path / "settings.json")).trust == trust


@pytest.mark.parametrize(
    ("content", "problem"), [(None, "unreadable"), (b"", "no_certificate"), (b"no certificate", "no_certificate")]
)
def test_a_file_that_cannot_be_used_is_told_at_once_and_changes_nothing(
    settings: SettingsFile, tmp_path: Path, content: bytes | None, problem: str
) -> None:
    file = tmp_path / "ca.pem"
    if content is not None:
        file.write_bytes(content)
    chosen = trust_settings(settings)
    chosen.choose(AUTHORITY)
    told: list[None] = []
    chosen.changed.connect(lambda: told.append(None))
    with pytest.raises(GuardError) as refusal:
        chosen.choose(Trust(TrustKind.FILE, str(file)))
    assert refusal.value.reason.code is Code.CA_FILE_REFUSED
    assert refusal.value.reason.param("problem") == problem
    assert (chosen.trust, trust_in(settings.settings), told) == (AUTHORITY, AUTHORITY, [])


def test_a_choice_that_cannot_be_kept_does_not_count(settings: SettingsFile, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    chosen = trust_settings(settings)
    monkeypatch.setattr("pairguard_gui.store.settings.write_private", full)
    with pytest.raises(ProfileError):
        chosen.choose(AUTHORITY)
    assert chosen.trust == BUNDLED


@pytest.mark.parametrize(("kind", "file"), [("file", ""), ("everybody", "/x"), ("", "")])
def test_what_makes_no_sense_in_the_settings_is_the_strictest_choice(kind: str, file: str) -> None:
    assert trust_in(Settings(trust=kind, ca_file=file)) == BUNDLED


@pytest.fixture
def server() -> Iterator[Loopback]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(DATA / "issued.pem")
    with Loopback(says(answer(b'{"code":"50001","msg":""}', "503 Busy")), tls=context) as opened:
        yield opened


def test_every_request_of_an_account_follows_the_choice_of_that_moment(
    settings: SettingsFile, server: Loopback
) -> None:
    chosen = trust_settings(settings)
    account = Account("Main", Environment.DEMO, base_url=server.url)
    with Journal(IN_MEMORY, installation="PGtest") as journal:
        vault = KeyVault("PGtest", FakeKeyStore, lambda *_: None)
        key = Credentials.of("key-canary", "secret-canary", "passphrase-canary")
        with vault.storing(account.name, StoredKey(key, ""), until_quit=True):
            pass
        accounts = OkxAccounts(journal, vault, SystemClock(), trust=lambda: chosen.trust)
        journal.add_account(account, uid="1", may_trade=False)
        with closing(accounts.exchange_of(account)) as exchange:
            for trust, believed in ((BUNDLED, False), (AUTHORITY, True), (BUNDLED, False)):
                chosen.choose(trust)
                before = len(server.requests)
                with pytest.raises(ExchangeError) as failure:
                    exchange.instruments()
                assert isinstance(failure.value, Unreachable) is not believed
                assert (len(server.requests) > before) is believed
                with pytest.raises(ExchangeError) as failure:
                    accounts.latency(account)
                assert isinstance(failure.value, Unreachable) is not believed
                health = accounts.try_key(account, key)
                assert health.failure is not None
                unknown = health.failure.param("cause") == NetworkCause.CERTIFICATE_UNKNOWN
                assert unknown is not believed


def test_commands_and_the_local_interface_cannot_change_the_choice() -> None:
    """It is made by a person in the window: no other room is handed what changes it."""
    package = Path(pairguard_gui.__file__).parent
    holders = {
        path.relative_to(package).parts[0]
        for path in package.rglob("*.py")
        if re.search(r"\btrust_settings\b|\bTrustSettings\b", path.read_text("utf-8"))
    }
    assert holders == {"app.py", "assembly", "runtime", "ui"}
