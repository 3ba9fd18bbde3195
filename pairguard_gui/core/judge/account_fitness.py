"""How an account of OKX is set up, and which set-ups cannot be guarded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pairguard_gui.core.values.exchange_data import AccountMode, MarginMode
from pairguard_gui.core.values.reason import Code, Reason

if TYPE_CHECKING:
    from pairguard_gui.core.values.exchange_data import AccountFacts


def unsupported(account: AccountFacts, margin_mode: MarginMode | None = None) -> Reason | None:
    """Why an account, or its pairs of that margin mode, cannot be guarded.

    Spot mode has no swaps, portfolio margin has no margin of one position, and with manual transfers an isolated
    position has none before a person moves it there.
    """
    if account.account_mode in (AccountMode.SPOT, AccountMode.PORTFOLIO):
        return Reason.of(Code.UNSUPPORTED_ACCOUNT, what=account.account_mode.name.lower())
    if account.manual_isolated and margin_mode is MarginMode.ISOLATED:
        return Reason.of(Code.MANUAL_ISOLATED)
    return None


def unguardable(account: AccountFacts) -> Reason | None:
    """Why this account or key must not be guarded, whatever the rules; None when it may."""
    if account.may_withdraw:
        return Reason.of(Code.KEY_CAN_WITHDRAW)
    if account.lead_trader:
        return Reason.of(Code.UNSUPPORTED_ACCOUNT, what="lead_trader")
    return unsupported(account)
