"""The table at the end: how long, how rough, and what came of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from tests.simulation.fault_injection import FAULT_KINDS
from tests.simulation.machine import DISK_FAULTS
from tests.simulation.simulation import Outcome

OTHER_FAULTS = (
    "killed",
    "slept",
    "wall_jump",
    "server_step",
    "suspended",
    "delisted",
    "lot_changed",
    "delivered_late",
    "restored",
)
USER_ACTS = {
    "user_close": "closes",
    "user_open": "re-opens",
    "user_add": "adds",
    "user_flip": "flips",
    "scene_storm": "storms of liquidations",
    "scene_close_all": "everything closed at once",
    "user_pause": "pauses",
    "user_drop": "drops",
    "user_stop": "stops",
    "user_rules": "edits of rules",
    "scene_bot": "a bot's 120 orders",
}
CHECKS_A_REOPENING = 100_000
"""At most one order in so many checks may meet a position that a person has re-opened inside the last look."""
ALL_FAULTS = (*FAULT_KINDS, *DISK_FAULTS, *OTHER_FAULTS)


@dataclass(slots=True)
class Summary:
    """The sum of many runs."""

    runs: int = 0
    days: float = 0.0
    counts: Counter[str] = field(default_factory=Counter)
    failed: list[Outcome] = field(default_factory=list)

    def add(self, outcome: Outcome) -> None:
        self.runs += 1
        self.days += outcome.days
        self.counts += outcome.counts
        if outcome.violations:
            self.failed.append(outcome)

    @property
    def checks(self) -> int:
        """Executed or skipped."""
        return self.counts["checks"] + self.counts["checks_skipped"]

    @property
    def reopened_too_often(self) -> bool:
        """Whether orders met positions re-opened inside the last look more often than promised; one proves nothing."""
        return self.counts["reopened_inside_the_last_look"] * CHECKS_A_REOPENING > max(self.checks, CHECKS_A_REOPENING)

    def lines(self, seconds: float) -> list[str]:
        """The table; `seconds` is how long it took."""
        counts = self.counts
        rows = [
            (
                "virtual time",
                f"{self.days:,.1f} days in {self.runs:,} runs, {self.days / seconds:.1f} days a second",
            ),
            ("checks", f"{counts['checks']:,} executed, {counts['checks_skipped']:,} skipped"),
            ("skips proven", f"{counts['skips_proven']:,} skipped checks executed all the same: nothing happened"),
            ("deaths", f"{counts['deaths']:,}"),
            ("refills", f"{counts['refills']:,}"),
            ("holds", f"{counts['holds']:,} of pairs, {counts['account_holds']:,} of accounts"),
            ("kills", f"{counts['killed']:,}"),
            ("re-opened inside the last look", self._reopened()),
            ("checks above 12 requests", f"{counts['checks_above_12_requests']:,} (the rest was for the clock)"),
            ("violations", f"{sum(len(run.violations) for run in self.failed):,}"),
        ]
        faults = [f"  {name} {counts[name]:,}" for name in ALL_FAULTS]
        head = [f"{name:32} {text}" for name, text in rows]
        acts = [f"  {name} {counts[key]:,}" for key, name in USER_ACTS.items()]
        head += ["what the user and the market did:", *_columns(acts, 4)]
        return [*head, "faults, requests or moments touched:", *_columns(faults, 4)]

    def _reopened(self) -> str:
        found = self.counts["reopened_inside_the_last_look"]
        ratio = found / max(self.checks, 1)
        return f"{found:,}, {ratio:.1e} of all checks (at most {1 / CHECKS_A_REOPENING:.0e})"


def _columns(cells: list[str], wide: int) -> Iterable[str]:
    return ("".join(f"{cell:34}" for cell in cells[at : at + wide]).rstrip() for at in range(0, len(cells), wide))


def failure_report(outcome: Outcome) -> list[str]:
    """A failed run: the seed, what was broken, and the last events."""
    head = f"seed {outcome.seed}: " + "; ".join(outcome.violations)
    return [head, *outcome.trace, f"replay: make simulate SEED={outcome.seed}"]
