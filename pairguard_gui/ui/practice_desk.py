"""What the window may ask of the practice exchange: the things a newcomer tries to see the shield react."""

from __future__ import annotations

from typing import Protocol

from pairguard_gui.core.book import Cause
from pairguard_gui.core.pair import Pair


class PracticeDesk(Protocol):
    """The practice market's back door. Calls return at once; the next check sees what they cause."""

    def close(self, pair: Pair, cause: Cause) -> None:
        """Close that position as if by hand, take-profit, liquidation or ADL; no position, no deed."""
        ...

    def close_some(self, count: int) -> None:
        """Close that many open positions by hand; more than there are closes all."""
        ...

    def unreachable(self, seconds: int) -> None:
        """Answer nothing for that long."""
        ...

    def lose_next_answer(self) -> None:
        """Take the next order and let its answer get lost on the way."""
        ...
