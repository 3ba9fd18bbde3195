"""The 20 pairs of the first report as values: positions with plausible prices, account states, reports, log lines."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from pairguard_gui.core.control.preflight_table import Preflight, PreflightRow
from pairguard_gui.core.judge.verdict import Judgement, Verdict
from pairguard_gui.core.report import CheckReport, PairReport, PairState, Preview
from pairguard_gui.core.state.account_state import (
    AccountState,
    Brake,
    Cause,
    Gap,
    GapState,
    Hold,
    Proof,
    ProtectedPair,
    Spend,
)
from pairguard_gui.core.state.actions import Action, ActionKind, ActionStatus
from pairguard_gui.core.values.exchange_data import Environment, Life, MarginMode, Position
from pairguard_gui.core.values.pair import Pair, PosSide
from pairguard_gui.core.values.reason import Code, Reason
from pairguard_gui.core.values.rules import Rules
from pairguard_gui.core.values.shield import ShieldEvent

NOW = datetime.now().astimezone().replace(hour=14, minute=2, second=26, microsecond=0).astimezone(UTC)
"""14:02:26 today where the tests live (UTC+8)."""
SEEN = NOW - timedelta(seconds=12)
ADDED = NOW - timedelta(days=3, hours=2)
RULES = Rules()

#   coin  side  contracts  entry  mark  profit  what 1 USDT buys: contracts, margin
_TABLE = """
BNB  short 1     622.4    612.3    +0.101   1    0.612
SOL  short 0.11  86.02    85.17    +0.0935  0.11 0.937
CFX  short 16    0.06121  0.06384  -0.4208  15   0.958
LDO  long  28    0.3502   0.3721   +0.6132  26   0.967
AAVE short 1     104.11   107.36   -0.325   0.9  0.966
UNI  long  2     3.501    3.644    +0.286   2    0.729
FIL  short 105   0.9533   1.0126   -0.6227  98   0.992
APT  short 10    1.0311   1.0834   -0.523   9    0.975
XLM  short 0.5   0.1701   0.1743   -0.21    0.5  0.872
DOGE short 0.1   0.10121  0.10832  -0.711   0.09 0.975
CRO  long  12    0.08011  0.08263  +0.3024  12   0.992
DOT  long  7     1.302    1.384    +0.574   7    0.969
HBAR short 1.1   0.09012  0.09471  -0.5049  1    0.947
CRV  long  40    0.2511   0.2628   +0.468   38   0.999
NEAR short 0.7   1.405    1.473    -0.476   0.6  0.884
TON  short 7     1.311    1.362    -0.357   7    0.953
TAO  short 4     251.2    264.3    -0.524   3    0.793
BCH  short 0.2   451.3    462.7    -0.228   0.2  0.925
LINK short 1.0   9.312    9.617    -0.305   1    0.962
STX  short 4     0.2511   0.2634   -0.492   11   2.897
"""


def _read(line: str) -> tuple[Position, Preview]:
    coin, side, size, entry, mark, upl, contracts, margin = line.split()
    pair = Pair(f"{coin}-USDT-SWAP", PosSide(side))
    life = Life(str(1_900_000_000 + sum(map(ord, coin))), ADDED)
    position = Position(
        pair=pair,
        margin_mode=MarginMode.CROSS,
        contracts=Decimal(size),
        life=life,
        u_time=SEEN,
        avg_px=Decimal(entry),
        mark_px=Decimal(mark),
        upl=Decimal(upl),
        leverage=Decimal(10),
        liq_px=Decimal(mark) * (2 if pair.pos_side is PosSide.SHORT else Decimal("0.1")),
    )
    return position, Preview(Decimal(contracts), Decimal(margin))


_SEED = [_read(line) for line in _TABLE.strip().splitlines()]
POSITIONS = {position.pair: position for position, _ in _SEED}
PREVIEWS = {position.pair: preview for position, preview in _SEED}
PAIRS = tuple(POSITIONS)
SOL = Pair("SOL-USDT-SWAP", PosSide.SHORT)
UNI = Pair("UNI-USDT-SWAP", PosSide.LONG)
BNB = Pair("BNB-USDT-SWAP", PosSide.SHORT)


def protected(pair: Pair) -> ProtectedPair:
    position = POSITIONS[pair]
    return ProtectedPair(pair, ADDED, position.life, position.margin_mode, position.leverage, position.contracts)


def state(environment: Environment = Environment.PRACTICE, **changes: object) -> AccountState:
    """The account as committed: 20 pairs, three refills today."""
    spends = tuple(
        Spend(pair, NOW - timedelta(hours=hours), Decimal(margin))
        for pair, hours, margin in ((SOL, 9, "0.937"), (BNB, 5, "0.612"), (SOL, 2, "0.944"))
    )
    kept = AccountState(
        "practice",
        environment,
        pairs=tuple(protected(pair) for pair in PAIRS),
        recent=spends,
        last_complete=SEEN,
        refills_total=17,
    )
    return replace(kept, **changes)  # type: ignore[arg-type]  # whatever field a test names


def preflight() -> Preflight:
    """What refills would open now: the previews, and twenty USDT to spare."""
    rows = tuple(
        PreflightRow(pair, MarginMode.CROSS, Decimal(10), shown.contracts, shown.margin, smallest=pair == PAIRS[-1])
        for pair, shown in PREVIEWS.items()
    )
    return Preflight(rows, RULES, RULES.budget(len(rows)), RULES.refill_cap(len(rows)), Decimal("80.12"))


def row(pair: Pair, state: PairState = PairState.HELD, **changes: object) -> PairReport:
    """One pair after a check, with its position."""
    refills = {SOL: 2, BNB: 1}.get(pair, 0)
    made = PairReport(
        protected(pair), state, (POSITIONS[pair],), preview=PREVIEWS[pair], refills_24h=refills, refill_cap=10
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # whatever field a test names


def report(*others: PairReport, **changes: object) -> CheckReport:
    """A complete check; `others` take the place of the rows of their pairs."""
    rows = {pair: row(pair) for pair in PAIRS} | {other.pair: other for other in others}
    made = CheckReport(
        account="practice",
        environment=Environment.PRACTICE,
        started_at=SEEN - timedelta(milliseconds=180),
        finished_at=SEEN,
        complete=True,
        shield_event=ShieldEvent.QUIET,
        next_check_in_s=60,
        pairs=tuple(rows.values()),
        requests=1,
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # whatever field a test names


def failed(reason: Reason, since: datetime = SEEN) -> CheckReport:
    """A check that saw nothing: every pair is unknown."""
    rows = tuple(row(pair, PairState.UNKNOWN, positions=(), reason=reason, since=since, preview=None) for pair in PAIRS)
    return report(pairs=rows, complete=False, failure=reason, shield_event=ShieldEvent.NO_DATA, next_check_in_s=20)


def gap(pair: Pair, **changes: object) -> Gap:
    """A proven gap of that pair."""
    position = POSITIONS[pair]
    made = Gap(
        "gap",
        pair,
        MarginMode.CROSS,
        position.life,
        opened_at=SEEN,
        absent_since=SEEN,
        last_absent_at=SEEN,
        last_seen=SEEN - timedelta(minutes=1),
        state=GapState.PROVEN,
        proofs=frozenset({Proof.LIST, Proof.TARGETED, Proof.HISTORY}),
        cause=Cause.TP_SL,
        died_at=SEEN - timedelta(seconds=7),
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # whatever field a test names


def cooling(pair: Pair = SOL, left: timedelta = timedelta(minutes=4, seconds=12)) -> PairReport:
    """A pair whose refill waits out its cool-down, with every brake's verdict."""
    reason = Reason.of(Code.REPEAT, nth=3, until=NOW + left)
    judgements = tuple(Judgement(brake, Verdict.GO) for brake in (Brake.PERSON, Brake.SHIELD, Brake.PROOF, Brake.CAUSE))
    waits = Judgement(Brake.REPEAT, Verdict.WAIT, reason, NOW + left)
    rest = tuple(Judgement(brake, Verdict.GO) for brake in (Brake.PAIR_CAP, Brake.BUDGET, Brake.PRICE))
    return row(
        pair,
        PairState.WAITING,
        positions=(),
        gap=gap(pair),
        reason=reason,
        since=SEEN,
        next_act=NOW + left,
        judgements=(*judgements, waits, *rest),
    )


def refilling(pair: Pair = SOL) -> PairReport:
    """A pair whose refill has been sent."""
    return row(pair, PairState.REFILLING, positions=(), gap=gap(pair), since=SEEN)


def held_back(pair: Pair = UNI) -> PairReport:
    """A pair on hold after a liquidation."""
    reason = Reason.of(Code.CAUSE_LIQUIDATION)
    hold = Hold(Brake.CAUSE, reason, SEEN)
    return row(
        pair,
        PairState.ON_HOLD,
        positions=(),
        gap=gap(pair, hold=hold, cause=Cause.LIQUIDATION),
        reason=reason,
        judgements=(Judgement(Brake.CAUSE, Verdict.HOLD, reason),),
    )


def actions() -> tuple[Action, ...]:
    """A morning's log, newest first."""
    lines = [
        (ActionKind.STARTED, 7 * 3600, {}),
        (ActionKind.VANISHED, 2 * 3600 + 2, _death(SOL, Cause.TP_SL, "84.9")),
        (ActionKind.REFILL, 2 * 3600 + 1, _fill(SOL, "0.11", "85.2", "0.944", 2)),
        (ActionKind.PAUSED, 3700, {"pair": UNI}),
        (ActionKind.RESUMED, 3600, {"pair": UNI}),
        (ActionKind.BLIND, 1900, {"reason": Reason.of(Code.UNREACHABLE), "status": ActionStatus.WAITING}),
        (ActionKind.SEES_AGAIN, 1800, {}),
        (ActionKind.VANISHED, 81, _death(BNB, Cause.MANUAL, "613.1")),
        (ActionKind.REFILL, 80, _fill(BNB, "1", "612.4", "0.612", 1)),
        (ActionKind.VANISHED, 13, _death(SOL, Cause.TP_SL, "84.7")),
        (
            ActionKind.WAITING,
            12,
            {"pair": SOL, "reason": Reason.of(Code.REPEAT, nth=3, until=NOW + timedelta(minutes=4, seconds=12))},
        ),
    ]
    made = [
        Action("practice", Environment.PRACTICE, NOW - timedelta(seconds=ago), kind, action_id=at + 1, **fields)  # type: ignore[arg-type]  # whatever fields the line has
        for at, (kind, ago, fields) in enumerate(lines)
    ]
    return tuple(reversed(made))


def _death(pair: Pair, cause: Cause, price: str) -> dict[str, object]:
    return {
        "pair": pair,
        "cause": cause,
        "ord_id": "771204558",
        "detail": "W1 W2 W3",
        "price": Decimal(price),
    }


def _fill(pair: Pair, size: str, price: str, margin: str, nth: int) -> dict[str, object]:
    return {
        "pair": pair,
        "cause": Cause.TP_SL,
        "size": Decimal(size),
        "price": Decimal(price),
        "margin": Decimal(margin),
        "nth": nth,
        "cap": 10,
        "ord_id": "771204559",
        "status": ActionStatus.SUCCESS,
    }
