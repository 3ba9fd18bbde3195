"""Sliding request windows: n calls in any so many milliseconds, counted for each endpoint and its scope."""

from __future__ import annotations

from collections import deque

from pairguard_gui.practice.errors import Refusal


class RateWindows:
    """When each endpoint was called lately. A clock stepping backwards empties a window rather than blocking it."""

    def __init__(self) -> None:
        self._seen: dict[tuple[str, str], deque[int]] = {}

    def spend(self, path: str, scope: str, limit: int, window_ms: int, now: int, count: int = 1) -> None:
        """Count `count` calls of `path` and `scope` at `now` (ms), or raise 50011 and count none.

        At most `limit` calls may fall into any `window_ms`.
        """
        seen = self._seen.setdefault((path, scope), deque())
        while seen and not now - window_ms < seen[0] <= now:
            seen.popleft()
        if len(seen) + count > limit:
            raise Refusal("50011")
        seen.extend([now] * count)
