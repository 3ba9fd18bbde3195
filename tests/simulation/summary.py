"""The table at the end: how long, how rough, and what came of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from tests.simulation.episodes import KINDS
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
ALL_FAULTS = (*KINDS, *DISK_FAULTS, *OTHER_FAULTS)


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
            ("re-opened inside the last look", f"{counts['reopened_inside_the_last_look']:,}"),
            ("checks above 12 requests", f"{counts['checks_above_12_requests']:,} (the rest was for the clock)"),
            ("violations", f"{sum(len(run.violations) for run in self.failed):,}"),
        ]
        faults = [f"  {name} {counts[name]:,}" for name in ALL_FAULTS]
        head = [f"{name:32} {text}" for name, text in rows]
        return [*head, "faults, requests or moments touched:", *_columns(faults, 4)]


def _columns(cells: list[str], wide: int) -> Iterable[str]:
    return ("".join(f"{cell:34}" for cell in cells[at : at + wide]).rstrip() for at in range(0, len(cells), wide))


def story(outcome: Outcome) -> list[str]:
    """A failed run: the seed, what was broken, and the last events."""
    head = f"seed {outcome.seed}: " + "; ".join(outcome.violations)
    return [head, *outcome.trace, f"replay: make simulate SEED={outcome.seed}"]
