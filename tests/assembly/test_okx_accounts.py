"""Accounts with a real key store, a real journal and real practice exchanges that pretend to be demo or live."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from pairguard_gui.assembly.okx_accounts import OkxAccounts
from pairguard_gui.core.control.key_health import CheckResult, KeyCheck, KeyFitness, KeyHealth
from pairguard_gui.core.values.account import Account, AccountRefused
from pairguard_gui.core.values.credentials import Credentials
from pairguard_gui.core.values.errors import Denied, GuardError, Unreachable
from pairguard_gui.core.values.exchange_data import Environment
from pairguard_gui.core.values.reason import Code, Reason
from pairguard_gui.core.values.rules import CAREFUL
from pairguard_gui.okx.transport import TradingForbidden
from pairguard_gui.practice.exchange import Exchange
from pairguard_gui.practice.server import PracticeServer, wall_ms
from pairguard_gui.runtime.system_clock import SystemClock
from pairguard_gui.store.journal.journal import Journal, UnknownAccount
from pairguard_gui.store.keys.key_stores import open_key_store
from pairguard_gui.store.keys.key_vault import KeyStoreError, KeyVault
from pairguard_gui.text.reasons.reasons import say
from tests.support.gnome_keyring import bus, gnome_keyring
from tests.support.practice_faults import end_faults
from tests.support.proxy import Proxy, by_socks

CONFIG = "/api/v5/account/config"


@pytest.fixture(scope="module")
def _keyring() -> Iterator[None]:
    with bus() as folder, gnome_keyring(folder):
        yield


@pytest.fixture
def live() -> Iterator[PracticeServer]:
    with PracticeServer(Exchange(11, wall_ms(), environment="live")) as server:
        yield server


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal(tmp_path / "pair_protection.db") as journal:
        yield journal


@pytest.fixture
def vault(journal: Journal, _keyring: None) -> KeyVault:
    return KeyVault(journal.installation, open_key_store, lambda *_: None)


@pytest.fixture
def accounts(journal: Journal, vault: KeyVault) -> OkxAccounts:
    return OkxAccounts(journal, vault, SystemClock())


def key_of(server: PracticeServer) -> Credentials:
    access = server.access
    return Credentials.of(access.api_key, access.secret, access.passphrase)


def at(server: PracticeServer, name: str = "Main", environment: Environment = Environment.LIVE) -> Account:
    return Account(name, environment, base_url=server.access.rest)


def results(health: KeyHealth) -> dict[KeyCheck, CheckResult]:
    return {check.check: check.result for check in health.checks}


def requests_of(server: PracticeServer) -> int:
    return server.run(lambda exchange, _: exchange.counts.total())


def test_an_added_account_is_there_at_the_next_start(
    accounts: OkxAccounts, live: PracticeServer, journal: Journal, vault: KeyVault
) -> None:
    added = accounts.add(at(live, " Main "), key_of(live))

    again = OkxAccounts(journal, KeyVault(journal.installation, open_key_store, lambda *_: None), SystemClock())
    assert again.all() == (added,)
    assert (added.name, added.colour) == ("Main", "blue")
    assert vault.read("Main").credentials == key_of(live)
    with closing(again.exchange_of(added)) as exchange:
        assert len(exchange.positions()) == 20


def test_health_costs_two_requests(accounts: OkxAccounts, live: PracticeServer) -> None:
    health = accounts.try_key(at(live), key_of(live))

    assert requests_of(live) == 2
    assert health.fitness is KeyFitness.GUARD
    assert results(health) == {**dict.fromkeys(KeyCheck, CheckResult.GOOD), KeyCheck.IP_BINDING: CheckResult.WARNING}


def test_a_demo_key_is_not_warned_of_its_address(accounts: OkxAccounts) -> None:
    with PracticeServer(Exchange(11, wall_ms(), environment="demo")) as demo:
        health = accounts.try_key(at(demo, environment=Environment.DEMO), key_of(demo))
    assert set(results(health).values()) == {CheckResult.GOOD}


def changed(key: Credentials, part: str) -> Credentials:
    parts = {"api_key": key.api_key, "secret": key.secret, "passphrase": key.passphrase}
    texts = {name: secret.reveal() for name, secret in parts.items()}
    other = "00000000-0000-4000-8000-000000000000"
    texts[part] = other if part == "api_key" else texts[part][::-1]
    return Credentials.of(**texts)


@pytest.mark.parametrize(
    ("part", "code", "check", "way_out"),
    [
        ("passphrase", Code.BAD_PASSPHRASE, KeyCheck.SIGNATURE, "passphrase that was chosen"),
        ("secret", Code.BAD_SIGNATURE, KeyCheck.SIGNATURE, "secret anew"),
        ("api_key", Code.BAD_KEY, KeyCheck.ENVIRONMENT, "global, EEA, US"),
    ],
)
def test_a_wrong_part_of_the_key_is_told_apart(
    accounts: OkxAccounts, live: PracticeServer, part: str, code: Code, check: KeyCheck, way_out: str
) -> None:
    refused(accounts, at(live), changed(key_of(live), part), code, check, way_out)


def refused(
    accounts: OkxAccounts, account: Account, key: Credentials, code: Code, check: KeyCheck, way_out: str
) -> AccountRefused:
    """The check goes bad, the sentence says the way out, and nothing is stored."""
    health = accounts.try_key(account, key)
    shown = next(each for each in health.checks if each.check is check)
    assert shown.result is CheckResult.BAD
    assert shown.reason is not None
    assert shown.reason.code is code
    assert way_out in say(shown.reason)
    with pytest.raises(AccountRefused) as refusal:
        accounts.add(account, key)
    assert refusal.value.reason.code is code
    assert accounts.all() == ()
    with pytest.raises(KeyStoreError) as missing:
        accounts._vault.read(account.name)
    assert missing.value.reason.code is Code.KEY_MISSING
    return refusal.value


def test_a_live_key_is_no_demo_key_and_the_other_way_round(accounts: OkxAccounts, live: PracticeServer) -> None:
    where = at(live, environment=Environment.DEMO)
    refused(accounts, where, key_of(live), Code.WRONG_ENVIRONMENT, KeyCheck.ENVIRONMENT, "right environment")
    with PracticeServer(Exchange(11, wall_ms(), environment="demo")) as demo:
        refused(accounts, at(demo), key_of(demo), Code.WRONG_ENVIRONMENT, KeyCheck.ENVIRONMENT, "right environment")


def test_a_foreign_address_is_named(accounts: OkxAccounts, live: PracticeServer) -> None:
    text = "Your IP 203.0.113.9 is not included in your API key's IP whitelist."
    live.fault("error_code", code="50110", status=401, msg=text, whole=True, path=CONFIG)
    refused(accounts, at(live), key_of(live), Code.FOREIGN_IP, KeyCheck.IP_BINDING, "203.0.113.9")


def test_a_refused_timestamp_is_the_clocks_light(accounts: OkxAccounts, live: PracticeServer) -> None:
    live.fault("error_code", code="50102", status=401, whole=True, path=CONFIG)
    refused(accounts, at(live), key_of(live), Code.CLOCK_OFF, KeyCheck.CLOCK, "time automatically")


def test_a_clock_that_is_minutes_off_is_reported(accounts: OkxAccounts, live: PracticeServer) -> None:
    live.fault("clock_skew", skew_s=300.0)
    refused(accounts, at(live), key_of(live), Code.CLOCK_OFF, KeyCheck.CLOCK, "time automatically")


def test_a_key_that_may_withdraw_is_refused_without_exception(accounts: OkxAccounts, live: PracticeServer) -> None:
    live.fault("permissions", value="read_only,trade,withdraw")
    refused(accounts, at(live), key_of(live), Code.KEY_CAN_WITHDRAW, KeyCheck.NO_WITHDRAW, "right to withdraw")


@pytest.mark.parametrize(
    ("field", "value", "what", "sentence"),
    [
        ("roleType", "1", "lead_trader", "lead trader"),
        ("acctLv", "1", "spot", "spot mode"),
        ("acctLv", "4", "portfolio", "portfolio margin"),
    ],
)
def test_an_account_that_cannot_be_guarded_is_refused_with_the_reason(
    accounts: OkxAccounts, live: PracticeServer, field: str, value: str, what: str, sentence: str
) -> None:
    live.fault("set_field", field=field, value=value, path=CONFIG)
    health = accounts.try_key(at(live), key_of(live))
    assert (health.fitness, health.refusal) == (KeyFitness.REFUSED, Reason.of(Code.UNSUPPORTED_ACCOUNT, what=what))
    with pytest.raises(AccountRefused) as refusal:
        accounts.add(at(live), key_of(live))
    assert sentence in say(refusal.value.reason)
    assert accounts.all() == ()


def test_an_exchange_that_does_not_answer_stores_nothing(accounts: OkxAccounts, live: PracticeServer) -> None:
    live.fault("unreachable")
    assert accounts.try_key(at(live), key_of(live)).fitness is KeyFitness.UNKNOWN
    with pytest.raises(AccountRefused) as refusal:
        accounts.add(at(live), key_of(live))
    assert refusal.value.reason.code is Code.UNREACHABLE


def test_a_read_only_key_watches_and_cannot_send_an_order(
    accounts: OkxAccounts, live: PracticeServer, journal: Journal
) -> None:
    live.fault("permissions", value="read_only")
    added = accounts.add(at(live), key_of(live))

    assert accounts.check("Main").fitness is KeyFitness.WATCH_ONLY
    assert journal.state("Main").rules.watch_only
    with closing(accounts.exchange_of(added)) as exchange, pytest.raises(TradingForbidden):
        _send(exchange)
    assert not [call for call in live.run(lambda exchange, _: dict(exchange.counts)) if call.startswith("POST")]


def test_a_key_that_loses_the_right_to_trade_stops_at_the_lowest_layer(
    accounts: OkxAccounts, live: PracticeServer
) -> None:
    added = accounts.add(at(live), key_of(live))
    with closing(accounts.exchange_of(added)) as exchange:
        assert len(_send(exchange)) == 1
        live.fault("permissions", value="read_only")
        accounts.check("Main")
        with pytest.raises(TradingForbidden):
            _send(exchange)


def _send(exchange: object) -> tuple[object, ...]:
    from decimal import Decimal

    from pairguard_gui.core.values.exchange_data import MarginMode, OrderRequest, Side
    from pairguard_gui.core.values.pair import PosSide
    from pairguard_gui.okx.rest import OkxExchange

    assert isinstance(exchange, OkxExchange)
    far = Decimal(999999)
    wish = OrderRequest(
        "SOL-USDT-SWAP", MarginMode.CROSS, Side.SELL, PosSide.SHORT, "ioc", Decimal("0.01"), far, "PGtest", "PGtest"
    )
    return exchange.place([wish], exchange.server_now() + timedelta(seconds=5))


@pytest.mark.parametrize(
    "url",
    ["http://evil.example", "https://www.okx.com.evil.example", "http://127.0.0.1@evil.example", "http://10.0.0.1:80"],
)
def test_a_host_that_is_not_this_computer_is_refused_before_a_byte_leaves(accounts: OkxAccounts, url: str) -> None:
    account = Account("Main", Environment.LIVE, base_url=url)
    key = Credentials.of("k", "s", "p")
    for call in (
        lambda: accounts.try_key(account, key),
        lambda: accounts.add(account, key),
        lambda: accounts.plan(account, key),
        lambda: accounts.latency(account),
    ):
        with pytest.raises(AccountRefused) as refusal:
            call()
        assert refusal.value.reason.code is Code.HOST_REFUSED


def test_a_redirect_is_no_answer_and_is_not_followed(accounts: OkxAccounts, live: PracticeServer) -> None:
    with PracticeServer(Exchange(12, wall_ms())) as elsewhere:
        live.fault("http_status", status=307)
        health = accounts.try_key(at(live), key_of(live))
        assert requests_of(elsewhere) == 0
    assert health.fitness is KeyFitness.UNKNOWN


def test_names_are_tidy_and_unique_in_upper_and_lower_case(accounts: OkxAccounts, live: PracticeServer) -> None:
    accounts.add(at(live, "Main"), key_of(live))
    for name, code in {
        "MAIN": Code.ACCOUNT_EXISTS,
        "Practice": Code.ACCOUNT_EXISTS,
        "": Code.ACCOUNT_NAME,
        "a\nb": Code.ACCOUNT_NAME,
        "x" * 33: Code.ACCOUNT_NAME,
    }.items():
        with pytest.raises(AccountRefused) as refusal:
            accounts.add(at(live, name), key_of(live))
        assert refusal.value.reason.code is code, name


def test_one_account_of_the_exchange_gets_one_guard(
    accounts: OkxAccounts, live: PracticeServer, vault: KeyVault
) -> None:
    accounts.add(at(live), key_of(live))
    with pytest.raises(AccountRefused) as refusal:
        accounts.add(at(live, "Second"), key_of(live))
    assert refusal.value.reason == Reason.of(Code.SAME_ACCOUNT, account="Main")
    with pytest.raises(KeyStoreError):
        vault.read("Second")


def test_a_removed_account_takes_its_key_along_and_frees_its_name(
    accounts: OkxAccounts, live: PracticeServer, vault: KeyVault, journal: Journal
) -> None:
    accounts.add(at(live), key_of(live))
    accounts.remove("main")

    assert accounts.all() == ()
    with pytest.raises(KeyStoreError):
        vault.read("Main")
    with pytest.raises(UnknownAccount):
        journal.state("Main")
    assert accounts.add(at(live, "MAIN"), key_of(live)).name == "MAIN"
    assert journal.state("MAIN").pairs == ()


def test_a_renamed_account_keeps_its_key_state_and_history(
    accounts: OkxAccounts, live: PracticeServer, vault: KeyVault, journal: Journal
) -> None:
    added = accounts.add(at(live), key_of(live))
    renamed = accounts.change("Main", replace(added, name="主账户", colour="red", resume=True))

    assert accounts.all() == (renamed,)
    assert (renamed.name, renamed.colour, renamed.resume) == ("主账户", "red", True)
    assert vault.read("主账户").credentials == key_of(live)
    with pytest.raises(KeyStoreError):
        vault.read("Main")
    assert journal.state("主账户").environment is Environment.LIVE
    assert accounts.check("主账户").fitness is KeyFitness.GUARD


def test_a_name_differing_in_case_alone_is_a_name_of_ones_own(
    accounts: OkxAccounts, live: PracticeServer, vault: KeyVault
) -> None:
    added = accounts.add(at(live), key_of(live))
    assert accounts.change("Main", replace(added, name="MAIN")).name == "MAIN"
    assert vault.read("MAIN").credentials == key_of(live)


def test_the_login_of_a_proxy_lies_with_the_key_alone(
    accounts: OkxAccounts, live: PracticeServer, vault: KeyVault, tmp_path: Path
) -> None:
    added = accounts.add(at(live), key_of(live))
    proxied = accounts.change("Main", replace(added, proxy="socks5://me:proxy-canary@127.0.0.1:9"))

    assert proxied.proxy == "socks5://127.0.0.1:9"
    assert vault.read("Main").proxy == "socks5://me:proxy-canary@127.0.0.1:9"
    recoloured = accounts.change("Main", replace(proxied, colour="teal"))
    assert vault.read("Main").proxy == "socks5://me:proxy-canary@127.0.0.1:9"
    assert accounts.check("Main").fitness is KeyFitness.UNKNOWN
    direct = accounts.change("Main", replace(recoloured, proxy=""))
    assert (direct.proxy, vault.read("Main").proxy) == ("", "")
    assert accounts.check("Main").fitness is KeyFitness.GUARD
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and b"proxy-canary" in path.read_bytes()]


def test_a_guard_goes_through_its_proxy_with_the_login_from_the_key_store(
    accounts: OkxAccounts, live: PracticeServer, journal: Journal
) -> None:
    proxy = Proxy(by_socks)
    address = live.access.rest.replace("127.0.0.1", "localhost")
    try:
        wished = replace(at(live), base_url=address, proxy=f"socks5://me:p%40ss@{proxy.address}")
        accounts.add(wished, key_of(live))
        proxy.met.clear()
        fresh = OkxAccounts(journal, KeyVault(journal.installation, open_key_store, lambda *_: None), SystemClock())
        with closing(fresh.exchange_of(fresh.named("Main"))) as exchange:
            assert len(exchange.positions()) == 20
    finally:
        proxy.close()
    assert set(proxy.met) == {"me:p@ss"}


def test_a_new_key_of_the_same_account_is_taken_and_one_of_another_is_not(
    accounts: OkxAccounts, live: PracticeServer, vault: KeyVault
) -> None:
    accounts.add(at(live), key_of(live))
    vault.delete("Main")
    accounts.rekey("Main", key_of(live))
    assert vault.read("Main").credentials == key_of(live)

    live.run(lambda exchange, _: setattr(exchange.venue, "profile", replace(exchange.venue.profile, uid="777")))
    with pytest.raises(AccountRefused) as refusal:
        accounts.rekey("Main", key_of(live))
    assert refusal.value.reason == Reason.of(Code.ACCOUNT_CHANGED, what="uid")


def test_a_guard_without_its_key_reads_nothing_and_says_so(
    accounts: OkxAccounts, live: PracticeServer, vault: KeyVault
) -> None:
    added = accounts.add(at(live), key_of(live))
    vault.delete("Main")
    with closing(accounts.exchange_of(added)) as exchange:
        with pytest.raises(Denied) as refusal:
            exchange.positions()
        assert refusal.value.reason.code is Code.KEY_MISSING
        accounts.rekey("Main", key_of(live))
        assert len(exchange.positions()) == 20


def test_a_key_until_quit_is_never_written(accounts: OkxAccounts, live: PracticeServer, journal: Journal) -> None:
    accounts.add(at(live), key_of(live), until_quit=True)
    assert accounts.check("Main").fitness is KeyFitness.GUARD

    fresh = OkxAccounts(journal, KeyVault(journal.installation, open_key_store, lambda *_: None), SystemClock())
    with pytest.raises(KeyStoreError) as refusal:
        fresh.check("Main")
    assert refusal.value.reason.code is Code.KEY_MISSING


def test_the_plan_sizes_every_open_position_before_anything_is_stored(
    accounts: OkxAccounts, live: PracticeServer
) -> None:
    table = accounts.plan(at(live), key_of(live))
    assert len(table.rows) == 20
    assert table.available_usdt is not None
    assert accounts.all() == ()
    accounts.add(at(live), key_of(live))
    sized = {row.pair: row.contracts for row in accounts.preflight("Main").rows}
    assert {pair for pair, contracts in sized.items() if contracts} == {row.pair for row in table.rows if row.contracts}


def test_an_account_begins_with_the_limits_and_the_pairs_that_were_chosen(
    accounts: OkxAccounts, journal: Journal, live: PracticeServer
) -> None:
    rules = replace(CAREFUL, margin_usdt=Decimal(2))
    table = accounts.plan(at(live), key_of(live), rules)
    chosen = [row.pair for row in table.rows[:3]]
    assert table.rules == rules

    accounts.add(at(live), key_of(live), rules=rules, pairs=chosen)

    state = journal.state("Main")
    assert (state.rules, state.raised) == (rules, False)
    assert {protected.pair for protected in state.pairs} == {*chosen}
    assert all(protected.life for protected in state.pairs)


def test_an_account_whose_first_set_cannot_be_recorded_is_not_added(
    accounts: OkxAccounts, journal: Journal, live: PracticeServer
) -> None:
    pairs = [row.pair for row in accounts.plan(at(live), key_of(live)).rows]
    live.fault("error_code", code="50026", path="/api/v5/account/positions")
    with pytest.raises(GuardError):
        accounts.add(at(live), key_of(live), pairs=pairs)
    end_faults(live)
    assert journal.accounts() == ()
    assert accounts.add(at(live), key_of(live), pairs=pairs).name == "Main"


def test_the_distance_is_the_middle_of_three_round_trips(accounts: OkxAccounts, live: PracticeServer) -> None:
    live.fault("delay", ms=400, count=1)
    assert timedelta(0) < accounts.latency(at(live)) < timedelta(milliseconds=300)
    assert requests_of(live) == 3
    live.fault("unreachable")
    with pytest.raises(Unreachable):
        accounts.latency(at(live))


def test_accounts_at_two_exchanges_do_not_meet(accounts: OkxAccounts, journal: Journal) -> None:
    with ExitStack() as opened:
        servers = [
            opened.enter_context(PracticeServer(Exchange(seed, wall_ms(), environment="live"))) for seed in (1, 2)
        ]
        for number, server in enumerate(servers):
            accounts.add(at(server, f"Sub {number}"), key_of(server))
        assert [account.colour for account in accounts.all()] == ["blue", "orange"]
        assert len({journal.uid(account.name) for account in accounts.all()}) == 2


def test_an_unknown_name_is_named(accounts: OkxAccounts) -> None:
    for call in (accounts.check, accounts.remove, accounts.preflight):
        with pytest.raises(GuardError) as refusal:
            call("Nobody")
        assert refusal.value.reason == Reason.of(Code.UNKNOWN_ACCOUNT, account="Nobody")
