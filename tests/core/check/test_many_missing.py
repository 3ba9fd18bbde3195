"""More missing pairs than one check has requests for: each gets its turn, and every one is refilled."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from pairguard_gui.core.values.pair import Pair, PosSide
from pairguard_gui.core.values.rules import AS_ASKED, change
from pairguard_gui.practice.market import venue
from pairguard_gui.practice.market.contracts import CONTRACTS
from tests.support.guard_rig import LDO, GuardRig

ETH = Pair("ETH-USDT-SWAP", PosSide.LONG)
RULES = change(AS_ASKED, {"smallest_lot_usdt": "100", "budget_usdt": "10000", "account_cap": "1000"})
MADE_UP = tuple(replace(CONTRACTS[5], inst_id=f"X{number}-USDT-SWAP", code=900_000 + number) for number in range(120))


@pytest.fixture(autouse=True)
def many_contracts(monkeypatch: pytest.MonkeyPatch) -> None:
    """The exchange lists more contracts than there are."""
    monkeypatch.setattr(venue, "CONTRACTS", (*CONTRACTS, *MADE_UP))


def crowd(count: int, mode: str = "cross") -> tuple[GuardRig, list[Pair]]:
    """A guard of so many pairs, each on a contract of its own, and one more that stays open."""
    rig = GuardRig(starts=False, cash=Decimal(100_000), rules=RULES)
    pairs = [Pair(one.inst_id, PosSide.LONG) for one in MADE_UP[:count]]
    for pair in [*pairs, LDO]:
        rig.open(pair, "1", mode)
    rig.arm()
    rig.watch(150)
    return rig, pairs


def close(rig: GuardRig, pairs: list[Pair]) -> None:
    """They are closed one after the other, a hundredth of a second apart."""
    for pair in pairs:
        rig.close(pair)
        rig.pass_time(0.01)


def flood(rig: GuardRig) -> None:
    """A bot of the trader's makes more orders than one page holds."""
    for _ in range(120):
        rig.open(ETH, "0.01", client_id="bot")


@pytest.mark.parametrize("count", [31, 41, 60, 120])
def test_however_many_are_closed_each_is_refilled_once(count: int) -> None:
    rig, pairs = crowd(count)
    close(rig, pairs)
    reports = rig.watch(60)
    assert [len(rig.fills(pair)) for pair in pairs] == [1] * count
    assert len(rig.sent_orders()) == count
    assert len(reports) < 60
    assert rig.state.gaps == ()


@pytest.mark.parametrize("count", [31, 40, 60])
def test_a_list_of_orders_too_long_for_one_page_only_makes_it_slower(count: int) -> None:
    rig, pairs = crowd(count)
    close(rig, pairs)
    flood(rig)
    rig.watch(120)
    assert [len(rig.fills(pair)) for pair in pairs] == [1] * count
    assert len(rig.sent_orders()) == count


def test_those_a_lying_list_hides_do_not_keep_the_others_waiting() -> None:
    rig, pairs = crowd(60)
    lied_about, closed = pairs[:45], pairs[45:]
    rig.world.fault("hide_pairs", path="/api/v5/account/positions", pairs=[str(pair) for pair in lied_about])
    close(rig, closed)
    rig.watch(60)
    assert [len(rig.fills(pair)) for pair in closed] == [1] * 15
    assert {order["instId"] for order in rig.sent_orders()} == {pair.inst_id for pair in closed}


def test_isolated_positions_among_many_have_their_turn() -> None:
    rig, pairs = crowd(50)
    alone = [Pair(one.inst_id, PosSide.LONG) for one in MADE_UP[100:105]]
    for pair in alone:
        rig.open(pair, "1", "isolated")
    rig.commands.protect_current()
    rig.check()
    close(rig, [*pairs, *alone])
    rig.watch(60)
    assert [len(rig.fills(pair)) for pair in [*pairs, *alone]] == [1] * 55


def test_a_record_beyond_the_first_page_of_the_history_is_found() -> None:
    """Others of the trader's positions were closed after it, more of them than one answer holds."""
    rig, _ = crowd(3)
    rig.close(LDO)
    for _ in range(110):
        rig.open(ETH, "0.01")
        rig.close(ETH)
        rig.pass_time(0.01)
    rig.check()
    assert len(rig.fills(LDO)) == 1


def test_many_without_records_are_each_proven_by_time() -> None:
    """Fewer than half of the set: each is read by name in its turn, and none before its three minutes."""
    rig, pairs = crowd(100)
    gone = pairs[:45]
    rig.world.fault("history_missing")
    close(rig, gone)
    rig.watch(170)
    assert rig.sent_orders() == []
    reports = rig.watch(90)
    assert [len(rig.fills(pair)) for pair in gone] == [1] * 45
    assert len(reports) < 60


def test_a_crowd_that_is_alive_by_name_is_asked_ever_less_often() -> None:
    rig, pairs = crowd(60)
    rig.world.fault("hide_pairs", pairs=[str(pair) for pair in pairs])
    rig.world.fault("history_missing")
    rig.watch(600)
    assert rig.sent_orders() == []
    before = len(rig.world.sent)
    rig.watch(60)
    assert len(rig.world.sent) - before < 120
