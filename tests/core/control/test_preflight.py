"""Before arming: what each refill would open, from the same sizing as the real ones."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from pairguard_gui.core.control.preflight import preflight
from pairguard_gui.core.control.preflight_table import Preflight, PreflightRow
from pairguard_gui.core.values.errors import Unreachable
from pairguard_gui.core.values.exchange_data import MarginMode
from pairguard_gui.core.values.pair import Pair, PosSide
from pairguard_gui.core.values.reason import Code
from pairguard_gui.core.values.rules import AS_ASKED, CAREFUL, change
from tests.support.guard_rig import BNB, DOT, LDO, SOL, GuardRig

INSTRUMENTS = "/api/v5/public/instruments"
CONFIG = "/api/v5/account/config"
ETH = Pair("ETH-USDT-SWAP", PosSide.LONG)


def table(rig: GuardRig) -> Preflight:
    return preflight(rig.okx, rig.state, rig.okx.positions())


def row(found: Preflight, pair: Pair) -> PreflightRow:
    return next(row for row in found.rows if row.pair == pair)


def test_it_tells_for_every_open_position_what_a_refill_would_open() -> None:
    rig = GuardRig()
    before = len(rig.world.sent)
    found = table(rig)
    assert len(found.rows) == 20
    assert found.refused == ()
    assert (row(found, SOL).contracts, row(found, SOL).leverage) == (Decimal("0.11"), Decimal(10))
    assert row(found, BNB).smallest
    assert row(found, DOT).margin_mode is MarginMode.ISOLATED
    assert rig.asked(before).count("account/leverage-info") == 2
    assert len(rig.asked(before)) <= 10, "positions, account, instruments, two for prices, two leverages, money, time"
    assert rig.sent_orders() == []


def test_what_it_tells_is_what_is_opened() -> None:
    rig = GuardRig().arm()
    rig.pass_time(30)
    told = table(rig)
    rig.close_all()
    rig.watch(60)
    for pair in (kept.pair for kept in rig.state.pairs):
        (position,) = rig.live(pair)
        assert position.size == row(told, pair).contracts


def test_once_a_set_is_recorded_the_table_is_about_that_set() -> None:
    rig = GuardRig()
    rig.commands.protect(SOL)
    rig.commands.protect(ETH)
    found = table(rig)
    assert [(row.pair, row.live) for row in found.rows] == [(SOL, True), (ETH, False)]
    assert row(found, ETH).margin_mode is MarginMode.CROSS


def test_it_says_what_a_bad_day_can_cost() -> None:
    rig = GuardRig()
    found = table(rig)
    assert (found.worst_case, found.refill_cap) == (Decimal(60), 60)
    assert found.available_usdt
    assert not found.short_of_money
    rig.commands.set_rules(CAREFUL)
    assert (table(rig).worst_case, table(rig).refill_cap) == (Decimal(10), 20)


def test_too_little_free_money_is_said_and_unknown_money_is_not_guessed() -> None:
    poor = GuardRig(cash=Decimal(40))
    assert table(poor).short_of_money
    unknown = GuardRig()
    unknown.world.fault("set_field", path="/api/v5/account/balance", field="details", value=[])
    found = table(unknown)
    assert (found.available_usdt, found.short_of_money) == (None, False)


@pytest.mark.parametrize("terms", [{"state": "suspend"}, {"exp_time": 4_000_000_000_000}])
def test_an_instrument_that_is_going_away_would_be_refused(terms: dict[str, Any]) -> None:
    rig = GuardRig()
    rig.world.exchange.venue.amend("SOL-USDT-SWAP", **terms)
    (refused,) = table(rig).refused
    assert refused.pair == SOL
    assert refused.reason
    assert refused.reason.code is Code.DELISTING


def test_a_protected_pair_whose_instrument_is_gone_would_be_refused() -> None:
    rig = GuardRig().arm(SOL, LDO)
    rig.close(SOL, "delist")
    (refused,) = table(rig).refused
    assert (refused.pair, refused.live) == (SOL, False)


def test_with_every_instrument_gone_nothing_is_asked_for() -> None:
    rig = GuardRig().arm(SOL)
    rig.close(SOL, "delist")
    before = len(rig.world.sent)
    assert len(table(rig).refused) == 1
    assert "account/leverage-info" not in rig.asked(before)


@pytest.mark.parametrize(
    ("wishes", "code"),
    [
        ({"path": "/api/v5/account/leverage-info", "field": "lever", "value": ""}, Code.NO_LEVERAGE),
        ({"path": "/api/v5/public/mark-price", "field": "markPx", "value": ""}, Code.EMPTY_BOOK),
        ({"path": "/api/v5/market/tickers", "field": "bidPx", "value": ""}, Code.EMPTY_BOOK),
        ({"path": "/api/v5/market/tickers", "field": "last", "value": "0.5"}, Code.PRICE_APART),
        ({"path": "/api/v5/public/mark-price", "field": "ts", "value": "1700000000000"}, Code.PRICE_OLD),
        ({"path": CONFIG, "field": "acctLv", "value": "4"}, Code.UNSUPPORTED_ACCOUNT),
    ],
)
def test_what_keeps_every_refill_away_is_told_before(wishes: dict[str, str], code: Code) -> None:
    rig = GuardRig()
    rig.world.fault("set_field", **wishes)
    found = table(rig)
    assert {row.reason.code for row in found.rows if row.reason} == {code}
    assert len(found.refused) == 20
    assert {row.contracts for row in found.rows} == {None}


def test_isolated_margin_moved_by_hand_is_told_beside_the_isolated_pairs() -> None:
    rig = GuardRig()
    rig.world.fault("set_field", path=CONFIG, field="ctIsoMode", value="autonomy")
    found = table(rig)
    isolated = [each for each in found.rows if each.margin_mode is MarginMode.ISOLATED]
    assert isolated
    assert {each.reason.code for each in isolated if each.reason} == {Code.MANUAL_ISOLATED}
    assert set(found.refused) == set(isolated)


def test_in_net_mode_a_position_on_the_other_side_is_told() -> None:
    rig = GuardRig(mode="net_mode")
    rig.commands.protect(SOL.opposite)
    (refused,) = table(rig).refused
    assert (refused.pair, refused.live) == (SOL.opposite, False)
    assert refused.reason
    assert refused.reason.code is Code.OPPOSITE


def test_lots_that_are_too_dear_are_told_before_arming() -> None:
    rig = GuardRig(rules=change(AS_ASKED, {"smallest_lot_usdt": "0"}))
    (refused,) = table(rig).refused
    assert (refused.pair, refused.leverage) == (BNB, Decimal(5))
    assert refused.reason
    assert refused.reason.code is Code.LOT_TOO_LARGE


def test_what_cannot_be_read_is_no_empty_table() -> None:
    rig = GuardRig()
    positions = rig.okx.positions()
    rig.world.fault("unreachable", path=INSTRUMENTS)
    with pytest.raises(Unreachable):
        preflight(rig.okx, rig.state, positions)
