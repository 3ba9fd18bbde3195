"""`pairguard account release`: holds of a profile that no program has open, shown and let go of."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from pairguard_gui.core.state import changes as c
from pairguard_gui.core.state.account_state import Brake, Gap, GapState, Hold, Proof
from pairguard_gui.core.state.actions import ActionKind, ActionQuery
from pairguard_gui.core.values.account import PRACTICE
from pairguard_gui.core.values.exchange_data import Environment, Life, MarginMode
from pairguard_gui.core.values.pair import Pair, PosSide
from pairguard_gui.core.values.reason import Code, Reason
from pairguard_gui.store.journal.journal import Journal
from tests.support.program import Done, headless, pairguard

SOL = Pair("SOL-USDT-SWAP", PosSide.SHORT)
LDO = Pair("LDO-USDT-SWAP", PosSide.LONG)
AT = datetime(2026, 1, 5, 6, 1, 7, tzinfo=UTC)
MASS = Hold(Brake.MASS, Reason.of(Code.MASS_VANISH), AT)
SPOKE = frozenset({Proof.LIST, Proof.TARGETED})


def gap(pair: Pair) -> Gap:
    return Gap(f"{pair.coin:A<28}", pair, MarginMode.CROSS, Life("1", AT), AT, AT, AT, AT, state=GapState.SUSPECTED)


@pytest.fixture
def database(profile: Path) -> Path:
    """A practice account whose two missing pairs are on hold."""
    with Journal(profile / "pair_protection.db") as journal:
        journal.ensure_account(PRACTICE, Environment.PRACTICE)
        for pair in (SOL, LDO):
            opened = (c.PairProtected(pair, AT), c.GapOpened(gap(pair)), c.GapHeld(gap(pair).gap_id, MASS, SPOKE))
            journal.write(PRACTICE, lambda _, opened=opened: opened)  # type: ignore[misc]  # bound at once
    return profile / "pair_protection.db"


def release(database: Path, *words: str) -> Done:
    return pairguard("account", "release", *words, "--profile", database.parent, "--lang", "en")


def held(database: Path) -> set[Pair]:
    with Journal(database) as journal:
        return {gap.pair for gap in journal.state(PRACTICE).gaps if gap.hold}


def test_a_pair_is_released_after_its_hold_was_shown_with_evidence_and_way_out(database: Path) -> None:
    done = release(database, PRACTICE, "--pair", str(SOL))

    assert done.status == 0, done.err
    assert "SOL-USDT-SWAP_short: " in done.out
    assert "Evidence: missing from the position list; missing when asked for by name" in done.out
    assert "Way out: " in done.out
    assert "SOL-USDT-SWAP_short was released." in done.out
    assert held(database) == {LDO}
    with Journal(database) as journal:
        (line,) = journal.actions(ActionQuery(kinds=frozenset({ActionKind.RELEASED})))
        assert (line.pair, line.reason) == (SOL, MASS.reason)
        assert Brake.MASS in next(gap for gap in journal.state(PRACTICE).gaps if gap.pair == SOL).released


def test_a_yes_to_doubtful_figures_stores_exactly_these(database: Path) -> None:
    doubt = Reason.of(Code.LEVERAGE_DOUBTED, leverage="25", last="10", largest="50")
    terms = Reason.of(Code.TERMS_DOUBTED, inst_id=LDO.inst_id, contract_value="0.0000001", known="")
    with Journal(database) as journal:
        holds = {SOL: Hold(Brake.DOUBT, doubt, AT), LDO: Hold(Brake.DOUBT, terms, AT)}
        journal.write(PRACTICE, lambda _: [c.GapHeld(gap(pair).gap_id, hold) for pair, hold in holds.items()])

    done = release(database, PRACTICE, "--pair", "all")

    assert done.status == 0, done.err
    assert "if 25 is right" in done.out
    with Journal(database) as journal:
        kept = {each.pair: (each.confirmed_leverage, each.contract_value) for each in journal.state(PRACTICE).pairs}
    assert kept == {SOL: (Decimal(25), None), LDO: (None, Decimal("1E-7"))}


def test_all_pairs_are_released_at_once(database: Path) -> None:
    assert release(database, PRACTICE, "--pair", "all").status == 0
    assert held(database) == set()
    again = release(database, PRACTICE, "--pair", "all")
    assert (again.status, "Nothing of practice is on hold" in again.out) == (1, True)


def test_without_a_pair_the_holds_are_shown_and_nothing_is_changed(database: Path) -> None:
    done = release(database, PRACTICE)

    assert done.status == 1
    assert done.out.count("Evidence: ") == 2
    assert "add --pair" in done.out
    assert held(database) == {SOL, LDO}


@pytest.mark.parametrize("pair", ["BTC-USDT-SWAP_long", "nonsense"])
def test_a_pair_outside_the_set_is_refused(database: Path, pair: str) -> None:
    assert release(database, PRACTICE, "--pair", pair).status == 1
    assert held(database) == {SOL, LDO}


def test_the_account_s_own_hold_is_let_go_of_and_the_account_armed_as_it_stands(database: Path) -> None:
    rival = Hold(Brake.SECOND_COPY, Reason.of(Code.SECOND_COPY, ours="PGa", theirs="PGb"), AT)
    with Journal(database) as journal:
        journal.write(PRACTICE, lambda _: [c.AccountHeld(rival)])

    done = release(database, PRACTICE)

    assert done.status == 0, done.err
    assert "The whole account: Another PairGuard (PGb)" in done.out
    with Journal(database) as journal:
        state = journal.state(PRACTICE)
        assert state.hold is None
        assert state.armed
        assert not state.raised
    assert held(database) == {SOL, LDO}


def test_a_profile_in_use_is_left_to_the_program_that_runs(profile: Path) -> None:
    with headless(profile) as program:
        done = release(profile / "pair_protection.db", PRACTICE, "--pair", "all")
        assert (done.status, f"process {program.process.pid}" in done.err) == (1, True)


def test_an_unknown_account_is_named(profile: Path) -> None:
    done = release(profile / "pair_protection.db", "nobody")
    assert (done.status, "nobody" in done.err) == (1, True)
