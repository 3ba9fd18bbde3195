"""The kinds of faults there are, and the engine that wraps the active ones around the handling of every request.

The first fault added is the outermost. Time limits are on the true clock, not on one that a fault has skewed.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pairguard_gui.practice.faults import connection_faults, content_faults, instrument_faults
from pairguard_gui.practice.faults.fault import ActiveFault, Fault, FaultContext
from pairguard_gui.practice.market.venue import Impossible

if TYPE_CHECKING:
    from pairguard_gui.practice.faults.fault import FaultAction, Handler
    from pairguard_gui.practice.market.venue import Venue
    from pairguard_gui.practice.rest.wire import Answer, Request

POSITIONS = "/api/v5/account/positions"
HISTORY = "/api/v5/account/positions-history"
LEVERAGE = "/api/v5/account/leverage-info"
INSTRUMENTS = "/api/v5/public/instruments"
TRADE = "/api/v5/trade/"
SLOW_REQUEST = "slow_request"
_MOST = 1_000_000_000
_REFUSAL: Mapping[str, object] = {"code": "", "status": 0, "msg": ""}


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of fault: what it does, which calls it touches by default, its settings with defaults."""

    act: FaultAction
    path: str = ""
    method: str = ""
    settings: Mapping[str, object] = field(default_factory=dict)


KINDS: dict[str, Kind] = {
    "unreachable": Kind(connection_faults.cut_before),
    "lost_request": Kind(connection_faults.cut_before, TRADE, "POST"),
    "lost_answer": Kind(connection_faults.cut_after, TRADE, "POST"),
    "deliver_twice": Kind(connection_faults.deliver_twice, TRADE, "POST"),
    "delay": Kind(connection_faults.slow_answer, settings={"ms": 1000}),
    SLOW_REQUEST: Kind(connection_faults.passed_on, settings={"ms": 1000}),
    "http_status": Kind(connection_faults.http_status, settings={"status": 502, "executed": False}),
    "error_code": Kind(
        connection_faults.error_code,
        settings={"code": "50026", "status": 0, "msg": "", "executed": False, "whole": False},
    ),
    "rate_limit": Kind(connection_faults.rate_limit),
    "key_revoked": Kind(connection_faults.key_refused, settings={"code": "50119", "status": 0}),
    "wrong_environment": Kind(connection_faults.key_refused, settings={"code": "50101", "status": 0}),
    "clock_skew": Kind(connection_faults.clock_skew, settings={"skew_s": 60.0}),
    "maintenance": Kind(connection_faults.maintenance, settings={"state": "ongoing"}),
    "zero_fill": Kind(connection_faults.thin_book, TRADE, "POST", {"share": 0.0}),
    "partial_fill": Kind(connection_faults.thin_book, TRADE, "POST", {"share": 0.5}),
    "cut_json": Kind(content_faults.cut_json),
    "empty_data": Kind(content_faults.empty_data),
    "empty_positions": Kind(content_faults.empty_data, POSITIONS),
    "hide_pairs": Kind(content_faults.hide_pairs, POSITIONS, settings={"pairs": []}),
    "flapping": Kind(content_faults.flapping, POSITIONS),
    "stale": Kind(content_faults.stale, POSITIONS),
    "pos_blank": Kind(content_faults.set_field, POSITIONS, settings={"field": "pos", "value": ""}),
    "wrong_type": Kind(content_faults.set_field, POSITIONS, settings={"field": "pos", "value": 1}),
    "set_field": Kind(content_faults.set_field, POSITIONS, settings={"field": "pos", "value": ""}),
    "drop_field": Kind(content_faults.drop_field, POSITIONS, settings={"field": "pos", "to": ""}),
    "duplicate_row": Kind(content_faults.duplicate_row, POSITIONS),
    "other_account": Kind(content_faults.other_account, connection_faults.CONFIG),
    "permissions": Kind(connection_faults.permissions, settings={"field": "perm", "value": "read_only"}),
    "lookup_lag": Kind(content_faults.lag, TRADE, "GET", {"lag_s": 30.0}),
    "history_lag": Kind(content_faults.lag, HISTORY, settings={"lag_s": 30.0}),
    "history_missing": Kind(content_faults.empty_data, HISTORY),
    "history_type": Kind(content_faults.set_field, HISTORY, settings={"field": "type", "value": "1"}),
    "history_ctime": Kind(content_faults.shift_times, HISTORY, settings={"ms": 1}),
    "instrument_refused": Kind(
        instrument_faults.instrument_refused, method="GET", settings={"inst_id": "", **_REFUSAL, "code": "51001"}
    ),
    "item_refused": Kind(instrument_faults.item_refused, TRADE, "POST", {"inst_id": "", "code": "51000", "msg": ""}),
    "endpoint_gone": Kind(instrument_faults.endpoint_gone, LEVERAGE, settings=_REFUSAL),
    "extra_row": Kind(instrument_faults.extra_row, INSTRUMENTS, settings={"fields": {}}),
    "spoil_field": Kind(
        instrument_faults.spoil_field, INSTRUMENTS, settings={"inst_id": "", "field": "ctVal", "value": ""}
    ),
    "scale_field": Kind(
        instrument_faults.scale_field, LEVERAGE, settings={"inst_id": "", "field": "lever", "factor": 10.0}
    ),
}


def make_fault(
    kind: str,
    now: int,
    /,
    *,
    seconds: object = None,
    count: object = None,
    path: object = None,
    method: object = None,
    **settings: object,
) -> Fault:
    """A fault of a kind, at work for so many seconds, so many requests, or until cleared.

    `now` in ms. `path` and `method` say which calls it touches instead of the kind's own; `settings` belong to the
    kind. Raises `Impossible` with a sentence that says which setting cannot be.
    """
    known = KINDS.get(kind)
    if known is None:
        raise Impossible(f"There is no fault '{kind}'; choose one of {', '.join(KINDS)}.")
    for name in settings.keys() - known.settings.keys():
        raise Impossible(f"The fault '{kind}' has no setting '{name}'; it has {', '.join(known.settings) or 'none'}.")
    chosen = {name: _like(known.settings[name], value, name) for name, value in settings.items()}
    return Fault(
        kind=kind,
        path=str(_like("", known.path if path is None else path, "path")),
        method=str(_like("", known.method if method is None else method, "method")).upper(),
        until_ms=None if seconds is None else now + round(_positive(seconds, "seconds") * 1000),
        count=None if count is None else math.ceil(_positive(count, "count")),
        settings={**known.settings, **chosen},
    )


def _like(default: object, value: object, name: str) -> object:
    """The value, if it is of its default's type; the `value` of a field may be anything."""
    number = isinstance(default, float) and isinstance(value, int)
    if name != "value" and not number and type(value) is not type(default):
        raise Impossible(f"'{name}' must be like {default!r}, not {value!r}; no fault was set.")
    if name != "value" and isinstance(value, (int, float)) and not abs(value) < _MOST:
        raise Impossible(f"'{name}' must lie within {_MOST} of zero; no fault was set.")
    return value


def _positive(value: object, name: str) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 < value < _MOST:
        raise Impossible(f"'{name}' must be a number above zero, not {value!r}; no fault was set.")
    return value


class Faults:
    """The faults at work now."""

    def __init__(self) -> None:
        self._active: list[ActiveFault] = []

    @property
    def active(self) -> bool:
        """Whether any fault may be at work."""
        return bool(self._active)

    def add(self, fault: Fault) -> None:
        """Put a fault to work."""
        self._active.append(ActiveFault(fault, fault.count))

    def clear(self, kind: str = "") -> int:
        """End every fault, or those of one kind; returns how many there were."""
        others = [active for active in self._active if kind and active.fault.kind != kind]
        ended = len(self._active) - len(others)
        self._active = others
        return ended

    def current(self, now: int) -> list[ActiveFault]:
        """The faults still at work, oldest first."""
        self._active = [active for active in self._active if not active.ended(now)]
        return list(self._active)

    def handle(self, venue: Venue, request: Request, proceed: Handler) -> Answer:
        """Carry a request out with every fault that touches it."""
        for active in reversed(self._touching(request.method, request.target, request.now)):
            if active.fault.kind != SLOW_REQUEST:
                active.count_hit()
                proceed = _wrap(active, venue, proceed)
        return proceed(request)

    def hold_ms(self, method: str, target: str, now: int) -> int:
        """How long slow_request faults keep a request waiting before it is carried out."""
        held = [active for active in self._touching(method, target, now) if active.fault.kind == SLOW_REQUEST]
        for active in held:
            active.count_hit()
        return sum(int(str(active.fault.settings["ms"])) for active in held)

    def _touching(self, method: str, target: str, now: int) -> list[ActiveFault]:
        return [active for active in self.current(now) if active.fault.touches(method, target)]


def _wrap(active: ActiveFault, venue: Venue, proceed: Handler) -> Handler:
    act = KINDS[active.fault.kind].act
    return lambda request: act(FaultContext(active, venue, request, proceed))
