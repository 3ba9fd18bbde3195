"""Rules that people edit while everything goes on, and the loosest of them that may still be at work."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from pairguard_gui.core.values.rules import Rules, change
from pairguard_gui.store.journal.state_rows import rules_of
from tests.simulation.user_action import UserAction

if TYPE_CHECKING:
    from tests.simulation.host import Host
    from tests.simulation.world import World

UNDER_WAY_MS = 5 * 60_000
"""So long after the last commit an order may still arrive that was sized by the rules before."""


class RuleChanges:
    """Edits the rules on every computer; `world.plan.rules` are never stricter than what a guard may go by.

    `wanted` is what people want by now. Only `pair_cap` and `margin_usdt` are edited: more of them is looser.
    """

    def __init__(self, world: World) -> None:
        self._world = world
        self.wanted = self._loosest = world.plan.rules

    def edit(self, **settings: str) -> None:
        """Somebody wants other rules, and sets them on one computer after the other."""
        self._world.count("user_rules")
        self._world.note("the rules become %s", settings)
        self.wanted = change(self.wanted, settings)
        self._loosest = _looser(self._loosest, self.wanted)
        self._go_by(_looser(self._world.plan.rules, self.wanted))
        for host in self._world.hosts:
            host.ask(UserAction("sets the rules", lambda commands: commands.set_rules(self.wanted), done=self._soon))

    def restored(self) -> None:
        """A computer has come back with rules of before."""
        self._go_by(self._loosest)

    def _soon(self) -> None:
        self._world.after(UNDER_WAY_MS, "rules", partial(self._settle, self.wanted))

    def _settle(self, rules: Rules) -> None:
        if rules == self.wanted and all(_on_disk(host) == rules for host in self._world.hosts):
            self._go_by(rules)

    def _go_by(self, rules: Rules) -> None:
        self._world.plan = replace(self._world.plan, rules=rules)


def _looser(one: Rules, other: Rules) -> Rules:
    return replace(one, pair_cap=max(one.pair_cap, other.pair_cap), margin_usdt=max(one.margin_usdt, other.margin_usdt))


def _on_disk(host: Host) -> Rules:
    return rules_of(host.disk.query("SELECT rules FROM accounts")[0][0])
