"""One fault as data, and the shape of what it does: a function wrapped around the handling of a request."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pairguard_gui.practice.rest.wire import Answer, Request

if TYPE_CHECKING:
    from pairguard_gui.practice.market.venue import Venue

Handler = Callable[[Request], Answer]


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault. `path` "" means every call, one that ends in "/" every call below it; `method` "" means any.

    `until_ms` is on the true clock, not the skewed one; `count` is how many matching requests it touches. Without
    either it stays until cleared. `settings` belong to the kind.
    """

    kind: str
    path: str = ""
    method: str = ""
    until_ms: int | None = None
    count: int | None = None
    settings: Mapping[str, object] = field(default_factory=dict)

    def touches(self, method: str, target: str) -> bool:
        """Whether it concerns a call."""
        if self.method not in ("", method):
            return False
        return self.path in ("", target) or (self.path.endswith("/") and target.startswith(self.path))


@dataclass(slots=True)
class ActiveFault:
    """A fault at work: how many requests it still touches (None: any), how many it touched, what it remembers."""

    fault: Fault
    left: int | None
    hits: int = 0
    memory: dict[str, Answer] = field(default_factory=dict)

    def ended(self, now: int) -> bool:
        """Whether its time is up, or it has touched its last request; `now` in ms."""
        late = self.fault.until_ms is not None and now >= self.fault.until_ms
        return late or (self.left is not None and self.left <= 0)

    def count_hit(self) -> None:
        """Count one touched request."""
        self.hits += 1
        if self.left is not None:
            self.left -= 1


@dataclass(frozen=True, slots=True)
class FaultContext:
    """What a fault acts on: itself, the venue, the request, and what handles the request without this fault."""

    active: ActiveFault
    venue: Venue
    request: Request
    proceed: Handler

    def setting(self, name: str) -> object:
        """One of the fault's settings; `make_fault` has filled in every default and checked its type."""
        return self.active.fault.settings[name]

    def number(self, name: str) -> float:
        """A setting that is a number."""
        value = self.setting(name)
        assert isinstance(value, (int, float))
        return value

    def answer(self) -> Answer:
        """The answer as it would be without this fault."""
        return self.proceed(self.request)


FaultAction = Callable[[FaultContext], Answer]
