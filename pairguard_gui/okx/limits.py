"""OKX's rate limits, observed on our side: n requests within any two seconds, for each endpoint (v5 docs)."""

from __future__ import annotations

from collections import defaultdict, deque

# Requests and the seconds they may fall into. 60 an endpoint and account where the docs give more.
_BUDGETS: dict[str, tuple[int, float]] = {
    "/api/v5/public/time": (10, 2.0),
    "/api/v5/public/instruments": (20, 2.0),
    "/api/v5/public/mark-price": (10, 2.0),
    "/api/v5/market/tickers": (20, 2.0),
    "/api/v5/system/status": (1, 5.0),
    "/api/v5/account/config": (5, 2.0),
    "/api/v5/account/balance": (10, 2.0),
    "/api/v5/account/positions": (10, 2.0),
    "/api/v5/account/positions-history": (10, 2.0),
    "/api/v5/account/leverage-info": (20, 2.0),
    "/api/v5/trade/order": (60, 2.0),
    "/api/v5/trade/orders-history": (40, 2.0),
    "/api/v5/trade/fills": (60, 2.0),
    "/api/v5/trade/batch-orders": (300, 2.0),  # counted in orders, not in requests
}
_TRAVEL_S = 0.1  # two requests sent just outside the window may arrive just inside it


class Limits:
    """Sliding windows of the requests sent so far."""

    def __init__(self) -> None:
        self._sent: defaultdict[str, deque[float]] = defaultdict(deque)

    def take(self, endpoint: str, now: float, cost: int = 1) -> float:
        """Zero when there was room, which is then taken; else the seconds until there will be.

        `now` is a monotonic time, `cost` what the request counts for.
        """
        most, window = _BUDGETS[endpoint]
        sent = self._sent[endpoint]
        oldest = now - window - _TRAVEL_S
        while sent and sent[0] <= oldest:
            sent.popleft()
        if len(sent) + cost > most:
            return sent[len(sent) + cost - most - 1] - oldest
        sent.extend((now,) * cost)
        return 0.0
