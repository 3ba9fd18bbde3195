"""Answers of account/config, account/balance and account/leverage-info as core values."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

import msgspec

from pairguard_gui.core.values.exchange_data import ZERO, AccountFacts, AccountMode, Balance, PositionMode
from pairguard_gui.core.values.pair import Pair, PosSide
from pairguard_gui.core.values.rows import Table
from pairguard_gui.okx.wire.envelope import Envelope, ListDecoder
from pairguard_gui.okx.wire.scalars import Shown, Text, bad, figure, number, positive

if TYPE_CHECKING:
    from pairguard_gui.core.values.exchange_data import MarginMode
    from pairguard_gui.okx.wire.envelope import Listed

_ACCOUNT_MODES = {str(int(mode)): mode for mode in AccountMode}
_POSITION_MODES = {str(mode): mode for mode in PositionMode}
_SIDES = {"net": tuple(PosSide), "long": (PosSide.LONG,), "short": (PosSide.SHORT,)}
_LEAD_TRADER = "1"  # `roleType`: 0 general user, 1 lead trader, 2 copy trader
_Only = TypeVar("_Only")


class ConfigRow(msgspec.Struct, rename="camel"):
    """The account's set-up."""

    uid: str
    acct_lv: str
    pos_mode: str
    perm: str
    ip: Text = ""
    label: Shown = ""
    role_type: Text = "0"
    ct_iso_mode: Text = ""


class CurrencyRow(msgspec.Struct, rename="camel"):
    """One currency of the balance, in that currency; `eqUsd` in USD."""

    ccy: str
    eq: Text = None
    eq_usd: Text = None
    avail_eq: Text = None
    avail_bal: Text = None
    imr: Text = None
    iso_eq: Text = None


class BalanceRow(msgspec.Struct, rename="camel"):
    """In USD. `imr` holds cross positions and pending orders; in Futures mode only `details` has it."""

    imr: Text = None
    ord_froz: Text = None
    iso_eq: Text = None
    details: list[CurrencyRow] = []


class LeverageRow(msgspec.Struct, rename="camel"):
    """The leverage of one instrument and direction."""

    inst_id: str
    mgn_mode: str
    pos_side: str
    lever: Text


CONFIG = msgspec.json.Decoder(Envelope[ConfigRow])
BALANCE = msgspec.json.Decoder(Envelope[BalanceRow])
LEVERAGES = ListDecoder(LeverageRow)


def only(rows: list[_Only]) -> _Only:
    """The one row of an answer that must have exactly one."""
    if len(rows) != 1:
        raise bad(f"{len(rows)} rows instead of one")
    return rows[0]


def account_facts(rows: list[ConfigRow]) -> AccountFacts:
    """Who the key belongs to and how the account is set up."""
    row = only(rows)
    if not row.uid or row.acct_lv not in _ACCOUNT_MODES or row.pos_mode not in _POSITION_MODES:
        raise bad(f"uid, acctLv {row.acct_lv[:20]!r} or posMode {row.pos_mode[:20]!r}")
    return AccountFacts(
        uid=row.uid,
        account_mode=_ACCOUNT_MODES[row.acct_lv],
        position_mode=_POSITION_MODES[row.pos_mode],
        permissions=frozenset(part.strip() for part in row.perm.split(",") if part.strip()),
        ip_bound=bool(row.ip),
        lead_trader=row.role_type == _LEAD_TRADER,
        manual_isolated=row.ct_iso_mode == "autonomy",
        label=row.label if isinstance(row.label, str) else "",
    )


def balance(rows: list[BalanceRow]) -> Balance:
    """Margin that positions use in USD and free USDT, each None where OKX says nothing."""
    row = only(rows)
    usdt = next((currency for currency in row.details if currency.ccy == "USDT"), None)
    free = (usdt.avail_eq or usdt.avail_bal) if usdt else None
    return Balance(
        margin_in_use=_sum((_cross_margin(row), _isolated_margin(row))),
        available_usdt=figure(free, "availEq"),
    )


def _cross_margin(row: BalanceRow) -> Decimal | None:
    if row.imr:
        return max(ZERO, number(row.imr, "imr") - (figure(row.ord_froz, "ordFroz") or ZERO))
    return _sum(_in_usd(currency, currency.imr) for currency in row.details)


def _isolated_margin(row: BalanceRow) -> Decimal | None:
    if row.iso_eq:
        return number(row.iso_eq, "isoEq")
    return _sum(_in_usd(currency, currency.iso_eq) for currency in row.details)


def _in_usd(currency: CurrencyRow, amount: Text) -> Decimal | None:
    """An amount of that currency in USD, by its own equity; without one, the amount as it stands."""
    value = figure(amount, f"{currency.ccy} margin")
    equity, usd = figure(currency.eq, "eq"), figure(currency.eq_usd, "eqUsd")
    return value * usd / equity if value and equity and usd else value


def _sum(parts: Iterable[Decimal | None]) -> Decimal | None:
    known = [part for part in parts if part is not None]
    return sum(known, ZERO) if known else None


def leverages(rows: Listed[LeverageRow], inst_ids: Collection[str], margin_mode: MarginMode) -> Table[Pair, Decimal]:
    """The leverage by pair. A net row holds for both directions; a blank (portfolio margin) is left out.

    Two rows that contradict each other say nothing: their pairs are left out, and odd.
    """

    def read(row: LeverageRow) -> dict[Pair, Decimal]:
        if row.inst_id not in inst_ids or row.mgn_mode != margin_mode or row.pos_side not in _SIDES:
            raise bad(f"leverage of {row.inst_id[:40]!r} {row.mgn_mode[:20]!r} {row.pos_side[:20]!r}")
        lever = positive(row.lever, "lever") if row.lever else None
        levers = {Pair(row.inst_id, side): lever for side in _SIDES[row.pos_side] if lever}
        if any(seen.setdefault(pair, lever) != lever for pair, lever in levers.items()):
            contradicted.update(levers)
            raise bad("two leverages for one side")
        return levers

    seen: dict[Pair, Decimal] = {}
    contradicted: set[Pair] = set()
    rows.each(read)
    return Table({pair: lever for pair, lever in seen.items() if pair not in contradicted}, rows.odd)
