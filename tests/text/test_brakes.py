"""What `status` prints of a hold, and what ends it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from pairguard_gui.core.judge.verdict import Verdict
from pairguard_gui.core.state.account_state import Brake
from pairguard_gui.core.values.pair import Pair, PosSide
from pairguard_gui.text.cli import terminal
from pairguard_gui.text.cli.brakes import brake_lines
from pairguard_gui.text.format import moment
from pairguard_gui.text.reasons.ways_out import way_out

pytestmark = pytest.mark.usefixtures("tongue")
SOL = Pair("SOL-USDT-SWAP", PosSide.SHORT)


def entry(**changes: Any) -> dict[str, Any]:
    plain = {
        "pair": str(SOL), "brake": "mass", "verdict": "hold", "until": None, "code": "mass_vanish",
        "text": "Many are gone.", "hint": "Refill or drop it.", "since": "2026-01-05 06:05:00", "cause": "unknown",
        "proofs": ["W1", "W2"], "looks": 5, "absent_since": "2026-01-05 06:01:07",
        "last_seen": "2026-01-05 06:00:07",
    }  # fmt: skip
    return {**plain, **changes}


def told(at: str) -> str:
    return moment(datetime.fromisoformat(at).replace(tzinfo=UTC))


def test_a_hold_is_printed_with_reason_evidence_and_way_out() -> None:
    why, evidence, out = brake_lines(entry())
    assert (why, out) == ("SOL-USDT-SWAP_short: Many are gone.", "  Way out: Refill or drop it.")
    assert evidence == (
        "  Evidence: missing from the position list; missing when asked for by name; "
        f"missing since {told('2026-01-05 06:01:07')}, looks: 5; last seen {told('2026-01-05 06:00:07')}; "
        "cause unknown"
    )


def test_a_hold_of_the_account_has_its_evidence_in_its_reason_and_is_told_once() -> None:
    nothing: dict[str, Any] = {"proofs": [], "cause": None, "looks": None, "absent_since": None, "last_seen": None}
    held = entry(pair=None, text="Another PairGuard (PGx) is at work.", **nothing)
    fields = {
        "account": "Main", "environment": "demo", "shield": "paused", "protected_count": 1, "current_count": 1,
        "missing_pairs": [], "last_check": None, "next_check": None, "budget": None, "fill_count": 0,
        "reason": {"code": "second_copy", "text": held["text"]}, "brakes": [held],
    }  # fmt: skip
    said = terminal.status(fields, datetime(2026, 1, 5, 7, tzinfo=UTC))
    assert said.count("Another PairGuard") == 1
    assert "The whole account: Another PairGuard (PGx) is at work.\n    Way out: Refill or drop it." in said


def test_a_hold_names_the_command_that_ends_it_and_a_wait_what_it_waits_for() -> None:
    assert "`pairguard account release Main --pair SOL-USDT-SWAP_short`" in way_out(
        Brake.MASS, Verdict.HOLD, "Main", SOL
    )
    assert '`pairguard account release "My account"`' in way_out(Brake.MODE, Verdict.HOLD, "My account", None)
    assert "USDT" in way_out(Brake.MONEY, Verdict.WAIT, "Main", SOL)
    assert way_out(None, Verdict.WAIT, "Main", SOL) == way_out(Brake.REPEAT, Verdict.WAIT, "Main", SOL)
