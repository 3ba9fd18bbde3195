"""Commits that fail at one write or another, because no file may grow beyond a limit; then the disk is well again."""

from __future__ import annotations

import resource
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.crash_rig import CrashRig, crash_rig
from tests.e2e.recorded_state import DATABASE, our_orders, read_journal

SHARES = (0, 0.003, 0.01, 0.03, 0.06, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 1)
"""Limits as shares of the database: the small ones stop SQLite's rollback journal, the large ones the database."""


@pytest.mark.slow
def test_a_commit_that_fails_at_any_write_sends_nothing_it_has_not_written(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    with crash_rig(tmp_path, 60) as rig:
        told = [_refused_commits(rig, share) for share in SHARES]
        assert told[0] > 0
        assert sum(refused > 0 for refused in told) >= len(SHARES) / 2
        record_property("told", f"disks that take no more: {len(SHARES)}, {rig.summary()}")


def _refused_commits(rig: CrashRig, share: float) -> int:
    """Let positions die while no file may grow beyond the limit; how many checks said that the journal failed."""
    pid, size = rig.program.pid, (rig.profile / DATABASE).stat().st_size
    limits = resource.prlimit(pid, resource.RLIMIT_FSIZE)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (round(size * share), limits[1]))
    rig.die(rig.pairs[:2])
    answers = [rig.program.check() for _ in range(3)]
    written = {attempt.name for attempt in read_journal(rig.profile).attempts}
    unknown = {order.cl_ord_id for order in our_orders(rig.market.state())} - written
    assert not unknown, "an order left whose attempt is not in the journal"
    resource.prlimit(pid, resource.RLIMIT_FSIZE, limits)
    rig.heal()
    return sum(_journal_failed(answer) for answer in answers)


def _journal_failed(answer: dict[str, object]) -> bool:
    report = answer.get("report")
    reasons = [answer.get("code"), (report or {}).get("reason") if isinstance(report, dict) else None]
    return any(reason == "journal" or (isinstance(reason, dict) and reason["code"] == "journal") for reason in reasons)
