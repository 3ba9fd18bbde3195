"""The lines of the action log, and how to ask for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pairguard_gui.core.state.account_state import Cause
    from pairguard_gui.core.values.exchange_data import Environment
    from pairguard_gui.core.values.pair import Pair
    from pairguard_gui.core.values.reason import Reason


class ActionKind(StrEnum):
    """What a line of the action log tells; stored as `action_type`."""

    STARTED = "started"
    STOPPED = "stopped"
    ARMED = "armed"
    PROTECTED = "protected"
    DROPPED = "dropped"
    PAUSED = "paused"
    RESUMED = "resumed"
    RULES_CHANGED = "rules_changed"
    VANISHED = "vanished"
    REFILL = "refill"
    WOULD_REFILL = "would_refill"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    NEVER_PLACED = "never_placed"
    ADOPTED = "adopted"
    REAPPEARED = "reappeared"
    WAITING = "waiting"
    HELD = "held"
    RELEASED = "released"
    BLIND = "blind"
    SEES_AGAIN = "sees_again"
    FAULT = "fault"


class ActionStatus(StrEnum):
    """Stored as `status` of a line of the action log."""

    SUCCESS = "success"
    FAILED = "failed"
    WAITING = "waiting"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Action:
    """One line of the action log. `margin` is USDT, `size` contracts, `price` the average price of a fill.

    `action_id` is 0 until the journal has given it one. `cause` belongs to VANISHED and REFILL, `nth` and `cap`
    to REFILL (which refill of the pair within 24 hours, of how many).
    """

    account: str
    environment: Environment
    at: datetime
    kind: ActionKind
    status: ActionStatus = ActionStatus.INFO
    pair: Pair | None = None
    reason: Reason | None = None
    cause: Cause | None = None
    margin: Decimal | None = None
    size: Decimal | None = None
    price: Decimal | None = None
    gap_id: str = ""
    cl_ord_id: str = ""
    ord_id: str = ""
    detail: str = ""
    nth: int = 0
    cap: int = 0
    action_id: int = 0


@dataclass(frozen=True, slots=True)
class ActionQuery:
    """Which lines of the log: newest first, at most `limit`, older than `before_id` when that is not 0."""

    account: str | None = None
    kinds: frozenset[ActionKind] = frozenset()
    pair: Pair | None = None
    text: str = ""
    since: datetime | None = None
    until: datetime | None = None
    before_id: int = 0
    limit: int = 200
