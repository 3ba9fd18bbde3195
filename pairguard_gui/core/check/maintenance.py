"""Whether it is maintenance that keeps the exchange from answering, or empties its lists."""

from __future__ import annotations

from pairguard_gui.core.check.check_context import ALLOWANCE, CheckContext
from pairguard_gui.core.values.errors import ExchangeError, GuardError, VenueBusy
from pairguard_gui.core.values.reason import Code, Reason

SERVICE_DOWN = "50001"
"""OKX's code for a service that is down, most often for maintenance (okx-facts 5.2)."""


def told_apart(context: CheckContext, error: GuardError) -> GuardError:
    """The error, or that the exchange is under maintenance where that is why it answered 50001. At most one request."""
    down = isinstance(error, VenueBusy) and error.reason.param("okx_code") == SERVICE_DOWN
    return VenueBusy(Code.MAINTENANCE) if down and under_way(context) else error


def under_way(context: CheckContext, *, beside: int = 0) -> Reason | None:
    """The reason to wait while trading is under maintenance; None where it is not, or where that cannot be asked.

    It is not asked where the allowance would not last for so many requests `beside` it.
    """
    if context.requests + beside >= ALLOWANCE:
        return None
    try:
        stopped = context.exchange.under_maintenance()
    except ExchangeError:  # what cannot be asked hinders nothing that was not hindered before
        return None
    return Reason.of(Code.MAINTENANCE) if stopped else None
