"""What has been entered into the assistant so far."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from pairguard_gui.core.control.key_health import KeyFitness
from pairguard_gui.core.values.account import Account
from pairguard_gui.core.values.exchange_data import Environment
from pairguard_gui.core.values.rules import AS_ASKED

if TYPE_CHECKING:
    from pairguard_gui.core.control.key_health import KeyHealth
    from pairguard_gui.core.values.account import KeyPlace
    from pairguard_gui.core.values.credentials import Credentials
    from pairguard_gui.core.values.pair import Pair
    from pairguard_gui.core.values.reason import Reason
    from pairguard_gui.core.values.rules import Rules


@dataclass(slots=True)
class Entries:
    """Shared by the steps; nothing of it is stored before the last one.

    `place` is where the key would be kept, or why there is no such place. `pairs` are those to be protected; empty
    leaves the set to be recorded at the first start.
    """

    rules: Rules = AS_ASKED
    account: Account = field(default_factory=lambda: Account("", Environment.DEMO))
    credentials: Credentials | None = None
    health: KeyHealth | None = None
    place: KeyPlace | Reason | None = None
    until_quit: bool = False
    pairs: tuple[Pair, ...] = ()

    @property
    def only_watches(self) -> bool:
        """Whether nothing will be opened for this account, by its rules or by its key."""
        return self.rules.watch_only or (self.health is not None and self.health.fitness is KeyFitness.WATCH_ONLY)

    def wipe(self) -> None:
        """Forget the key, and the proxy that may hold a password."""
        self.credentials = self.health = None
        self.account = replace(self.account, proxy="")
