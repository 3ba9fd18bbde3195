"""A hold before any proof still says what speaks for the death: in the journal, in the report and in the log."""

from __future__ import annotations

from datetime import datetime

from pairguard_gui.core.report import PairState
from pairguard_gui.core.state.account_state import Brake, Proof
from pairguard_gui.core.state.actions import ActionKind
from pairguard_gui.core.values.pair import Pair
from pairguard_gui.core.values.reason import Code
from pairguard_gui.core.values.rules import AS_ASKED, change
from tests.support.guard_rig import BNB, DOGE, DOT, LDO, SOL, GuardRig

BY_TWO_LISTS = frozenset({Proof.LIST, Proof.TARGETED})
TRADE = "/api/v5/trade/"


def shows(rig: GuardRig, pair: Pair, proofs: frozenset[Proof]) -> None:
    """State, report and log tell the same evidence of a held pair."""
    assert rig.gap(pair).proofs == proofs
    gap = rig.row(pair).gap
    assert gap
    assert gap.proofs == proofs
    (line,) = [line for line in rig.log(ActionKind.HELD) if line.pair == pair]
    assert line.detail == " ".join(sorted(proofs))


def test_a_hold_without_a_record_shows_both_lists() -> None:
    rig = GuardRig(rules=change(AS_ASKED, {"on_no_record": "ask"})).arm()
    rig.world.fault("history_missing")
    rig.close(SOL)
    rig.watch(300)
    assert (rig.held_by(SOL), rig.reason(SOL)) == (Brake.PROOF, Code.NO_PROOF)
    shows(rig, SOL, BY_TWO_LISTS)


def test_many_gone_without_a_record_show_both_lists() -> None:
    rig = GuardRig().arm(BNB, SOL, DOGE, LDO, DOT)
    rig.pass_time(30)
    rig.world.fault("history_missing")
    for pair in (BNB, SOL, DOGE):
        rig.close(pair)
    rig.watch(600)
    for pair in (BNB, SOL, DOGE):
        assert rig.held_by(pair) is Brake.MASS
        shows(rig, pair, BY_TWO_LISTS)


def test_what_vanished_while_away_without_a_record_shows_both_lists(rig: GuardRig) -> None:
    rig.world.fault("history_missing")
    rig.close(SOL)
    rig.pass_time(7 * 3600)
    rig.watch(300)
    assert rig.held_by(SOL) is Brake.AWAY
    shows(rig, SOL, BY_TWO_LISTS)


def test_a_hold_of_a_proven_death_shows_its_record() -> None:
    rig = GuardRig(rules=change(AS_ASKED, {"on_manual": "ask"})).arm()
    rig.close(SOL)
    rig.check()
    assert rig.held_by(SOL) is Brake.CAUSE
    shows(rig, SOL, BY_TWO_LISTS | {Proof.HISTORY})


def test_a_refusal_that_holds_is_told_as_a_hold_with_its_evidence(rig: GuardRig) -> None:
    rig.world.fault("error_code", path=TRADE, method="POST", code="51020", count=1)
    rig.close(SOL)
    rig.check()
    assert rig.held_by(SOL) is Brake.REFUSED
    shows(rig, SOL, BY_TWO_LISTS | {Proof.HISTORY})


def test_while_a_pair_is_looked_for_the_report_shows_what_speaks_for_its_death(rig: GuardRig) -> None:
    rig.world.fault("history_missing")
    rig.close(SOL)
    rig.check()
    gap = rig.row(SOL).gap
    assert gap
    assert (rig.row(SOL).state, gap.proofs) == (PairState.LOOKING, BY_TWO_LISTS)


def test_seen_by_name_again_what_spoke_for_its_death_is_forgotten() -> None:
    rig = GuardRig(rules=change(AS_ASKED, {"on_no_record": "ask"})).arm()
    rig.world.fault("history_missing")
    rig.close(SOL)
    rig.watch(300)
    rig.open(SOL, "1")
    rig.world.heal()
    rig.world.fault("hide_pairs", pairs=[str(SOL)], path="/api/v5/account/positions?instType=SWAP")
    rig.commands.release(SOL)
    rig.check()
    gap = rig.state.gap(SOL)
    assert gap is None or gap.proofs <= {Proof.LIST, Proof.TARGETED}


def test_after_ten_orders_without_a_fill_it_says_when_their_ids_are_free_and_then_goes_on(rig: GuardRig) -> None:
    rig.world.fault("zero_fill")
    rig.close(SOL)
    rig.watch(120)
    first = rig.orders(SOL)[0]
    rig.commands.release(SOL)
    rig.watch(60)
    assert (rig.held_by(SOL), rig.reason(SOL)) == (Brake.REFUSED, Code.IDS_USED)
    reason = rig.row(SOL).reason
    assert reason
    free = reason.param("until")
    assert isinstance(free, datetime)
    assert round(free.timestamp() * 1000) == first.u_time + 2 * 3_600_000
    rig.world.heal()
    rig.pass_time(2 * 3600)
    rig.commands.release(SOL)
    rig.watch(30)
    assert len(rig.live(SOL)) == 1
