"""Rows about the account: its settings and its money."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pairguard_gui.practice.rows import blank, plain

if TYPE_CHECKING:
    from pairguard_gui.practice.market.ledger import Money
    from pairguard_gui.practice.market.venue import Profile
    from pairguard_gui.practice.rows import Row

_CONFIG: Row = blank("levelTmp spotOffsetType") | {
    "acctStpMode": "cancel_maker",
    "autoLoan": False,
    "ctIsoMode": "automatic",
    "enableSpotBorrow": False,
    "feeType": "0",
    "greeksType": "PA",
    "kycLv": "3",
    "level": "Lv1",
    "liquidationGear": "-1",
    "mgnIsoMode": "automatic",
    "opAuth": "0",
    "roleType": "0",
    "settleCcy": "USDT",
    "settleCcyList": ["USD", "USDC", "USDT"],
    "spotBorrowAutoRepay": False,
    "spotRoleType": "0",
    "spotTraderInsts": [],
    "stgyType": "0",
    "traderInsts": [],
    "type": "0",
}
_TOTALS = blank(
    "adjEq availEq borrowFroz delta deltaLever deltaNeutralStatus imr mgnRatio mmr notionalUsd notionalUsdForBorrow "
    "notionalUsdForFutures notionalUsdForOption notionalUsdForSwap ordFroz upl"
)
_COIN = (
    blank(
        "accAvgPx borrowFroz clSpotInUseAmt colRes crossLiab interest isoLiab liab maxLoan maxSpotInUse openAvgPx "
        "spotBal spotInUseAmt spotUpl spotUplRatio totalPnl totalPnlRatio uplLiab"
    )
    | blank("colBorrAutoConversion fixedBal rewardBal smtSyncEq spotCopyTradingEq spotIsoBal stgyEq twap", "0")
    | {"ccy": "USDT", "collateralEnabled": False, "collateralRestrict": False}
)


def config_row(profile: Profile, mode: str) -> Row:
    """The row of GET /api/v5/account/config."""
    return _CONFIG | {
        "acctLv": profile.level,
        "ip": profile.ip,
        "label": profile.label,
        "mainUid": profile.uid,
        "perm": profile.permissions,
        "posMode": mode,
        "uid": profile.uid,
    }


def balance_row(money: Money, now: int, *, detailed: bool) -> Row:
    """The row of GET /api/v5/account/balance; whole-account margin figures are "" in Futures mode."""
    return _TOTALS | {
        "details": [_usdt_row(money, now)] if detailed else [],
        "isoEq": plain(money.isolated_equity),
        "totalEq": plain(money.equity),
        "uTime": str(now),
    }


def _usdt_row(money: Money, now: int) -> Row:
    crossed, behind = money.cross_notional, money.cross_equity
    return _COIN | {
        "availBal": plain(money.free),
        "availEq": plain(money.free),
        "cashBal": plain(money.cash),
        "disEq": plain(money.equity),
        "eq": plain(money.equity),
        "eqUsd": plain(money.equity),
        "frozenBal": plain(money.equity - money.free),
        "imr": plain(money.cross_initial),
        "isoEq": plain(money.isolated_equity),
        "isoUpl": plain(money.isolated_upl),
        "mgnRatio": plain(behind / money.cross_needed) if crossed else "",
        "mmr": plain(money.cross_maintenance),
        "notionalLever": plain(crossed / behind) if behind > 0 else "",
        "ordFrozen": plain(money.orders_frozen),
        "uTime": str(now),
        "upl": plain(money.upl),
    }
