"""The calls about the account itself: its settings and its money."""

from __future__ import annotations

from pairguard_gui.practice.account_rows import balance_row, config_row
from pairguard_gui.practice.asked import Asked, Reply
from pairguard_gui.practice.venue import Venue


def config(venue: Venue, asked: Asked) -> Reply:  # noqa: ARG001  # one shape for every call
    """GET /api/v5/account/config."""
    return Reply([config_row(venue.profile, venue.state.ledger.mode)])


def balance(venue: Venue, asked: Asked) -> Reply:
    """GET /api/v5/account/balance: the one currency is USDT."""
    wanted = asked.listed("ccy", 20)
    return Reply([balance_row(venue.state.money(), asked.now, detailed=not wanted or "USDT" in wanted)])
