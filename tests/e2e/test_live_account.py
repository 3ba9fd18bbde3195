"""The whole program with real accounts: keys in a real key store, private exchanges that claim to be live."""

from __future__ import annotations

import json
import os
import sqlite3
import threading
import time
from collections.abc import Sequence
from contextlib import ExitStack, closing
from itertools import pairwise
from pathlib import Path

import pytest

from pairguard_gui.assembly.okx_accounts import OkxAccounts
from pairguard_gui.core.control.commands import AccountCommands
from pairguard_gui.core.values.account import Account
from pairguard_gui.core.values.credentials import Credentials
from pairguard_gui.core.values.exchange_data import Environment
from pairguard_gui.core.values.rules import Rules
from pairguard_gui.practice.exchange import Exchange
from pairguard_gui.practice.server import PracticeServer, wall_ms
from pairguard_gui.runtime.system_clock import SystemClock
from pairguard_gui.store.journal.journal import Journal
from pairguard_gui.store.keys.key_stores import open_key_store
from pairguard_gui.store.keys.key_vault import KeyVault
from tests.support.practice_faults import end_faults
from tests.support.program import Done, Headless, headless, pairguard, until

SOL = ("SOL-USDT-SWAP", "short")
BATCH = "POST /api/v5/trade/batch-orders"


pytestmark = pytest.mark.usefixtures("keyring")


def key_of(server: PracticeServer) -> str:
    access = server.access
    return f"{access.api_key}\n{access.secret}\n{access.passphrase}\n"


def account(profile: Path, *words: str, typed: str = "") -> Done:
    return pairguard("account", *words, "--profile", profile, "--lang", "en", typed=typed)


def added(profile: Path, server: PracticeServer, name: str = "Main") -> Done:
    words = ("--env", "live", "--base-url", server.access.rest, "--stdin")
    done = account(profile, "add", name, *words, typed=key_of(server))
    assert done.status == 0, done.err
    return done


def armed(profile: Path, name: str = "Main") -> None:
    done = account(profile, "arm", name, typed="LIVE\n")
    assert done.status == 0, done.err


def guarding(program: Headless, name: str) -> None:
    until(lambda: (it := program.ask("status", account=name))["shield"] == "guarding" and it["missing_pairs"] == [])


def orders(server: PracticeServer) -> int:
    return server.run(lambda exchange, _: exchange.counts[BATCH])


def held(server: PracticeServer) -> int:
    return server.run(lambda exchange, _: len(exchange.venue.held(*SOL)))


def kept_for(installation: str, name: str) -> str | None:
    return open_key_store().get(f"{installation} {name.casefold()}", may_ask=False)


def test_a_live_account_from_its_first_key_to_its_last_trace(profile: Path, live: PracticeServer) -> None:
    said = added(profile, live).out
    assert "GNOME Keyring" in said
    assert said.count("✓") == 5
    assert "! Bound to an address" in said
    assert "127.0.0.1" in account(profile, "list").out
    assert account(profile, "check", "main").status == 0

    with headless(profile, "--start", practice=False) as program:
        until(lambda: "Nobody has armed the live account Main yet" in program.told)
        assert program.status()["shield"] == "off"
        assert pairguard("start", "--profile", profile, "--lang", "en").status == 1
        busy = account(profile, "arm", "Main", typed="LIVE\n")
        assert (busy.status, f"process {program.process.pid}" in busy.err) == (1, True)
        assert "practice" not in program.api_file

    unsaid = account(profile, "arm", "Main", typed="live\n")
    assert (unsaid.status, "was not armed" in unsaid.err) == (1, True)
    assert "at most 60.00 USDT" in unsaid.out
    armed(profile)

    with headless(profile, "--start", practice=False) as program:
        guarding(program, "Main")
        assert (program.status()["account"], program.status()["environment"]) == ("Main", "live")
        live.close(*SOL, "manual")
        program.check()
        until(lambda: held(live) == 1)
        until(lambda: program.status()["fill_count"] == 1)

    with headless(profile, practice=False) as program:
        until(lambda: program.status()["current_count"] == 20)
        assert (program.status()["shield"], program.status()["fill_count"]) == ("off", 1)
        until(lambda: pairguard("start", "--profile", profile).status == 0)  # OKX limits how often it tells who asks
        guarding(program, "Main")
    assert orders(live) == 1

    installation = installation_of(profile)
    assert kept_for(installation, "Main")
    assert account(profile, "remove", "Main").status == 0
    assert kept_for(installation, "Main") is None
    assert account(profile, "check", "Main").status == 1
    assert "There is no account yet" in account(profile, "list").out


def installation_of(profile: Path) -> str:
    with closing(sqlite3.connect(profile / "pair_protection.db")) as database:
        return str(database.execute("SELECT name FROM installation").fetchone()[0])


def test_a_demo_account_needs_no_typed_word(profile: Path) -> None:
    with PracticeServer(Exchange(22, wall_ms(), environment="demo")) as demo:
        words = ("--env", "demo", "--base-url", demo.access.rest, "--stdin")
        assert account(profile, "add", "Try", *words, typed=key_of(demo)).status == 0
        done = account(profile, "arm", "Try")
        assert (done.status, "armed with 20 pairs" in done.out) == (0, True)
        with headless(profile, "--start", practice=False) as program:
            guarding(program, "Try")


@pytest.mark.parametrize(
    ("words", "typed", "told"),
    [
        (("--env", "live", "--stdin", "--base-url", "http://10.1.2.3"), "k\ns\np\n", "OKX's own addresses"),
        (("--env", "live", "--stdin", "--base-url", "http://evil.example"), "k\ns\np\n", "OKX's own addresses"),
        (("--env", "live", "--stdin", "--proxy", "ftp://x:1"), "k\ns\np\n", "proxy cannot be used"),
        (("--env", "live", "--stdin", "--proxy", "http://me:pw@127.0.0.1:1"), "k\ns\np\n", "Other programs can read"),
        (("--env", "live", "--stdin"), "k\ns\n", "One is missing"),
        (("--env", "live", "--stdin"), "k\ns\npässword\n", "never uses"),
        (("--env", "live"), "", "no terminal"),
        (("--stdin",), "k\ns\np\n", "--env is missing"),
        (("--env", "practice", "--stdin"), "k\ns\np\n", "--env"),
    ],
)
def test_what_cannot_be_added_is_told_in_one_sentence_and_kept_nowhere(
    profile: Path, words: tuple[str, ...], typed: str, told: str
) -> None:
    done = account(profile, "add", "Main", *words, typed=typed)
    assert done.status == 1
    assert told in done.err
    assert "Traceback" not in done.err
    assert json.loads(account(profile, "list", "--json").out) == []


def test_a_wrong_key_is_told_by_its_light_and_not_kept(profile: Path, live: PracticeServer) -> None:
    key = key_of(live).splitlines()
    words = ("add", "Main", "--env", "live", "--base-url", live.access.rest, "--stdin")
    done = account(profile, *words, typed="\n".join([key[0], key[1], "wrong"]))
    assert done.status == 1
    assert "The passphrase does not belong to this API key" in done.out
    assert json.loads(account(profile, "list", "--json").out) == []


def test_without_a_key_store_the_account_is_not_added(
    profile: Path, live: PracticeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    words = ("add", "Main", "--env", "live", "--base-url", live.access.rest, "--stdin")
    done = account(profile, *words, typed=key_of(live))
    assert (done.status, "no key store" in done.err) == (1, True)


def test_a_lost_key_leaves_the_account_unguarded_and_says_so(profile: Path, live: PracticeServer) -> None:
    added(profile, live)
    armed(profile)
    open_key_store().delete(f"{installation_of(profile)} main")
    with headless(profile, "--start", practice=False) as program:
        until(lambda: "is not in the key store" in program.told)
        assert program.status()["current_count"] is None
    assert orders(live) == 0


def test_a_hanging_account_delays_no_other(profile: Path, live: PracticeServer) -> None:
    with PracticeServer(Exchange(23, wall_ms(), environment="live")) as other:
        added(profile, live, "Stuck")
        added(profile, other, "Quick")
        armed(profile, "Stuck")
        armed(profile, "Quick")
        with headless(profile, "--start", practice=False) as program:
            guarding(program, "Stuck")
            guarding(program, "Quick")
            for name in ("Stuck", "Quick"):  # a check that still runs would be joined below, and has seen nothing yet
                program.ask("check", "POST", account=name)
            live.fault("slow_request", ms=30_000)
            hanging = threading.Thread(target=lambda: program.ask("check", "POST", account="Stuck"), daemon=True)
            hanging.start()
            other.close(*SOL, "manual")
            began = time.monotonic()
            assert program.ask("check", "POST", account="Quick")["success"]
            assert time.monotonic() - began < 5
            until(lambda: held(other) == 1, 20)
            assert hanging.is_alive()
            end_faults(live)


@pytest.mark.slow
def test_ten_accounts_are_guarded_at_once_each_on_time_and_at_little_cost(profile: Path) -> None:
    names = [f"Sub {number}" for number in range(10)]
    with ExitStack() as opened:
        servers = [
            opened.enter_context(PracticeServer(Exchange(30 + number, wall_ms(), environment="live", volatility=0.0)))
            for number in range(10)
        ]
        with Journal(profile / "pair_protection.db") as journal:
            for name, server in zip(names, servers, strict=True):
                _ready(journal, name, server)
        program = opened.enter_context(headless(profile, "--start", practice=False))
        for name in names:
            guarding(program, name)
        spent = cpu_s(program)
        gaps = gaps_between_looks(servers, seconds=20)
        cost, memory = cpu_s(program) - spent, memory_mib(program)
        longest = max(map(max, gaps))
        print(f"10 accounts every 5 s for 20 s: {longest:.2f} s at most, {cost:.2f} s of CPU, {memory:.0f} MiB")
        for server in servers:
            server.close(*SOL, "manual")
        until(lambda: all(held(server) == 1 for server in servers), patience_s=10)
        assert [orders(server) for server in servers] == [1] * 10
    assert longest <= 5 + 1, gaps
    assert cost < 4, "a fifth of a core is too much for forty checks"
    assert memory < 250


def _ready(journal: Journal, name: str, server: PracticeServer) -> None:
    """An account that was added and armed, and is checked every five seconds."""
    clock = SystemClock()
    accounts = OkxAccounts(journal, KeyVault(journal.installation, open_key_store, lambda *_: None), clock)
    account = Account(name, Environment.LIVE, base_url=server.access.rest)
    added = accounts.add(account, Credentials.of(*key_of(server).split()))
    with closing(accounts.exchange_of(added)) as exchange:
        commands = AccountCommands(name, added.environment, exchange, journal, clock, journal.installation)
        commands.set_rules(Rules(check_interval_s=5))
        commands.arm()


def gaps_between_looks(servers: Sequence[PracticeServer], *, seconds: float) -> list[list[float]]:
    """The seconds between the checks of each account, and before the first and after the last, in that much time."""
    began = time.monotonic()
    seen, times = list(map(checks_seen, servers)), [[began] for _ in servers]
    while time.monotonic() < began + seconds:
        for number, count in enumerate(map(checks_seen, servers)):
            if count != seen[number]:
                seen[number] = count
                times[number].append(time.monotonic())
        time.sleep(0.05)
    ended = time.monotonic()
    return [[later - earlier for earlier, later in pairwise([*moments, ended])] for moments in times]


def checks_seen(server: PracticeServer) -> int:
    return server.run(lambda exchange, _: exchange.counts["GET /api/v5/account/positions"])


def cpu_s(program: Headless) -> float:
    fields = Path(f"/proc/{program.process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory_mib(program: Headless) -> float:
    lines = Path(f"/proc/{program.process.pid}/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS")).split()[1]) / 1024
