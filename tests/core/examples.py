"""Values of core as a plain day has them; a test changes what it is about."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from pairguard_gui.core.judge.attempts import EXPIRY, client_order_id
from pairguard_gui.core.judge.facts import Facts
from pairguard_gui.core.judge.sizing import Size
from pairguard_gui.core.state.account_state import AccountState, Attempt, AttemptState, Gap, GapState, ProtectedPair
from pairguard_gui.core.state.armed import Armed
from pairguard_gui.core.state.spending import Spend
from pairguard_gui.core.values.exchange_data import (
    AccountFacts,
    AccountMode,
    ClosedPosition,
    CloseType,
    Environment,
    Instrument,
    Life,
    MarginMode,
    Order,
    OrderOrigin,
    OrderRequest,
    OrderState,
    Position,
    PositionMode,
    Quote,
    Side,
)
from pairguard_gui.core.values.pair import Pair, PosSide
from pairguard_gui.core.values.rules import AS_ASKED

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
BORN = NOW - timedelta(days=2)
BNB = Pair("BNB-USDT-SWAP", PosSide.SHORT)
SOL = Pair("SOL-USDT-SWAP", PosSide.LONG)
LIFE = Life("1858387930678034432", BORN)
GAP_ID = "VHA4PXEFBMWJNQ6EUIEJWYPSPXG4"
INSTALLATION = "PGone"


def after(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def position(pair: Pair = BNB, **changes: Any) -> Position:
    plain = Position(pair, MarginMode.CROSS, Decimal(2), LIFE, NOW, leverage=Decimal(5), mark_px=Decimal(634))
    return replace(plain, **changes)


def closed(pair: Pair = BNB, **changes: Any) -> ClosedPosition:
    plain = ClosedPosition(pair, MarginMode.CROSS, LIFE, CloseType.FULL, NOW, close_avg_px=Decimal(634))
    return replace(plain, **changes)


def protected(pair: Pair = BNB, **changes: Any) -> ProtectedPair:
    plain = ProtectedPair(pair, BORN, LIFE, MarginMode.CROSS, Decimal(5), Decimal(2), contract_value=Decimal("0.01"))
    return replace(plain, **changes)


def gap(pair: Pair = BNB, **changes: Any) -> Gap:
    plain = Gap(
        gap_id=GAP_ID if pair == BNB else f"{pair.coin:A<28}",
        pair=pair,
        margin_mode=MarginMode.CROSS,
        life=LIFE,
        opened_at=NOW,
        absent_since=NOW,
        last_absent_at=NOW,
        last_seen=after(-60),
        state=GapState.PROVEN,
    )
    return replace(plain, **changes)


def instrument(**changes: Any) -> Instrument:
    plain = Instrument(
        inst_id="BNB-USDT-SWAP",
        linear=True,
        settle_ccy="USDT",
        ct_val=Decimal("0.01"),
        ct_mult=Decimal(1),
        lot_sz=Decimal(1),
        min_sz=Decimal(1),
        tick_sz=Decimal("0.1"),
        max_mkt_sz=Decimal(160000),
        max_lever=Decimal(50),
        state="live",
    )
    return replace(plain, **changes)


def quote(**changes: Any) -> Quote:
    price = Decimal(634)
    return replace(Quote("BNB-USDT-SWAP", price, Decimal("634.1"), Decimal("633.9"), price, NOW), **changes)


def account(**changes: Any) -> AccountFacts:
    may = frozenset({"read_only", "trade"})
    plain = AccountFacts("900001", AccountMode.FUTURES, PositionMode.LONG_SHORT, may, ip_bound=True)
    return replace(plain, **changes)


def armed(**changes: Any) -> Armed:
    plain = Armed(
        uid="900001",
        environment=Environment.PRACTICE,
        position_mode=PositionMode.LONG_SHORT,
        account_mode=AccountMode.FUTURES,
        installation=INSTALLATION,
        rules=AS_ASKED,
        at=BORN,
    )
    return replace(plain, **changes)


def attempt(pair: Pair = BNB, state: AttemptState = AttemptState.SENT, **changes: Any) -> Attempt:
    gap_id = gap(pair).gap_id
    request = OrderRequest(
        inst_id=pair.inst_id,
        margin_mode=MarginMode.CROSS,
        side=Side.SELL,
        pos_side=pair.pos_side,
        ord_type="ioc",
        sz=Decimal(1),
        px=Decimal("630.7"),
        cl_ord_id=client_order_id(gap_id, 0),
        tag=INSTALLATION,
    )
    plain = Attempt(
        attempt_id=f"{request.cl_ord_id}-1",
        gap_id=gap_id,
        pair=pair,
        k=0,
        request=request,
        body="{}",
        exp_time=NOW + EXPIRY,
        reserved=Decimal("1.28"),
        worst_px=Decimal(640),
        created_at=NOW,
        state=state,
    )
    return replace(plain, **changes)


def order(**changes: Any) -> Order:
    plain = Order(
        inst_id="BNB-USDT-SWAP",
        ord_id="77",
        cl_ord_id="",
        tag="",
        side=Side.BUY,
        pos_side=PosSide.SHORT,
        state=OrderState.FILLED,
        sz=Decimal(2),
        filled=Decimal(2),
        avg_px=Decimal(634),
        origin=OrderOrigin.PLACED,
        c_time=NOW,
        u_time=NOW,
    )
    return replace(plain, **changes)


def spends(count: int, pair: Pair = BNB, reserved: str = "1", at: datetime = NOW) -> tuple[Spend, ...]:
    """So many refills, the last one an hour before `at`."""
    return tuple(Spend(pair, at - timedelta(hours=1), Decimal(reserved)) for _ in range(count))


def state(**changes: Any) -> AccountState:
    """A raised, armed account of twenty protected pairs, BNB among them with an open gap."""
    others = tuple(protected(Pair(f"C{n}-USDT-SWAP", PosSide.LONG)) for n in range(19))
    plain = AccountState(
        account="main",
        environment=Environment.PRACTICE,
        raised=True,
        armed=armed(),
        pairs=(protected(), *others),
        gaps=(gap(),),
        last_complete=after(-60),
    )
    return replace(plain, **changes)


def facts(**changes: Any) -> Facts:
    """Everything read and nothing wrong: every brake says go."""
    size = Size(Decimal(7), Decimal("630.7"), Decimal("0.9"), Decimal(640))
    plain = Facts(
        now=NOW,
        wall=NOW,
        listed_at=NOW,
        state=state(),
        gap=gap(),
        rules=AS_ASKED,
        account=account(),
        instrument=instrument(),
        quote=quote(),
        size=size,
    )
    return replace(plain, **changes)
