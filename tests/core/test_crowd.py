"""More missing pairs than one check has requests for: each gets its turn, and every one is refilled."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from pairguard_gui.core.values.pair import Pair, PosSide
from pairguard_gui.core.values.rules import AS_ASKED, change
from pairguard_gui.practice.market import venue
from pairguard_gui.practice.market.contracts import CONTRACTS
from tests.support.bench import LDO, Bench

ETH = Pair("ETH-USDT-SWAP", PosSide.LONG)
RULES = change(AS_ASKED, {"smallest_lot_usdt": "100", "budget_usdt": "10000", "account_cap": "1000"})
MADE_UP = tuple(replace(CONTRACTS[5], inst_id=f"X{number}-USDT-SWAP", code=900_000 + number) for number in range(120))


@pytest.fixture(autouse=True)
def many_contracts(monkeypatch: pytest.MonkeyPatch) -> None:
    """The exchange lists more contracts than there are."""
    monkeypatch.setattr(venue, "CONTRACTS", (*CONTRACTS, *MADE_UP))


def crowd(count: int, mode: str = "cross") -> tuple[Bench, list[Pair]]:
    """A guard of so many pairs, each on a contract of its own, and one more that stays open."""
    bench = Bench(starts=False, cash=Decimal(100_000), rules=RULES)
    pairs = [Pair(one.inst_id, PosSide.LONG) for one in MADE_UP[:count]]
    for pair in [*pairs, LDO]:
        bench.open(pair, "1", mode)
    bench.arm()
    bench.watch(150)
    return bench, pairs


def close(bench: Bench, pairs: list[Pair]) -> None:
    """They are closed one after the other, a hundredth of a second apart."""
    for pair in pairs:
        bench.close(pair)
        bench.pass_time(0.01)


def flood(bench: Bench) -> None:
    """A bot of the trader's makes more orders than one page holds."""
    for _ in range(120):
        bench.open(ETH, "0.01", client_id="bot")


@pytest.mark.parametrize("count", [31, 41, 60, 120])
def test_however_many_are_closed_each_is_refilled_once(count: int) -> None:
    bench, pairs = crowd(count)
    close(bench, pairs)
    reports = bench.watch(60)
    assert [len(bench.fills(pair)) for pair in pairs] == [1] * count
    assert len(bench.sent_orders()) == count
    assert len(reports) < 60
    assert bench.state.gaps == ()


@pytest.mark.parametrize("count", [31, 40, 60])
def test_a_list_of_orders_too_long_for_one_page_only_makes_it_slower(count: int) -> None:
    bench, pairs = crowd(count)
    close(bench, pairs)
    flood(bench)
    bench.watch(120)
    assert [len(bench.fills(pair)) for pair in pairs] == [1] * count
    assert len(bench.sent_orders()) == count


def test_those_a_lying_list_hides_do_not_keep_the_others_waiting() -> None:
    bench, pairs = crowd(60)
    lied_about, closed = pairs[:45], pairs[45:]
    bench.world.fault("hide_pairs", path="/api/v5/account/positions", pairs=[str(pair) for pair in lied_about])
    close(bench, closed)
    bench.watch(60)
    assert [len(bench.fills(pair)) for pair in closed] == [1] * 15
    assert {order["instId"] for order in bench.sent_orders()} == {pair.inst_id for pair in closed}


def test_isolated_positions_among_many_have_their_turn() -> None:
    bench, pairs = crowd(50)
    alone = [Pair(one.inst_id, PosSide.LONG) for one in MADE_UP[100:105]]
    for pair in alone:
        bench.open(pair, "1", "isolated")
    bench.roster.protect_current()
    bench.check()
    close(bench, [*pairs, *alone])
    bench.watch(60)
    assert [len(bench.fills(pair)) for pair in [*pairs, *alone]] == [1] * 55


def test_a_record_beyond_the_first_page_of_the_history_is_found() -> None:
    """Others of the trader's positions were closed after it, more of them than one answer holds."""
    bench, _ = crowd(3)
    bench.close(LDO)
    for _ in range(110):
        bench.open(ETH, "0.01")
        bench.close(ETH)
        bench.pass_time(0.01)
    bench.check()
    assert len(bench.fills(LDO)) == 1


def test_many_without_records_are_each_proven_by_time() -> None:
    """Fewer than half of the set: each is read by name in its turn, and none before its three minutes."""
    bench, pairs = crowd(100)
    gone = pairs[:45]
    bench.world.fault("history_missing")
    close(bench, gone)
    bench.watch(170)
    assert bench.sent_orders() == []
    reports = bench.watch(90)
    assert [len(bench.fills(pair)) for pair in gone] == [1] * 45
    assert len(reports) < 60


def test_a_crowd_that_is_alive_by_name_is_asked_ever_less_often() -> None:
    bench, pairs = crowd(60)
    bench.world.fault("hide_pairs", pairs=[str(pair) for pair in pairs])
    bench.world.fault("history_missing")
    bench.watch(600)
    assert bench.sent_orders() == []
    before = len(bench.world.sent)
    bench.watch(60)
    assert len(bench.world.sent) - before < 120
