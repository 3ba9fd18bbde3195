"""What a person does: raise and lower the shield, choose the pairs, let go of holds, set the rules."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from pairguard_gui.core.book import Outcome
from pairguard_gui.core.changes import GapClosed, GapOpened, LifeSeen, still_applies
from pairguard_gui.core.events import ActionKind, PairState
from pairguard_gui.core.model import Environment, MarginMode, Pair, PositionMode, PosSide
from pairguard_gui.core.ports import GuardError, JournalUnwritable, Unreachable
from pairguard_gui.core.reason import Code, Reason
from pairguard_gui.core.roster import RosterError
from pairguard_gui.core.rules import AS_ASKED, CAREFUL, RuleError, change
from tests.core import values
from tests.support.bench import BNB, DOT, LDO, SOL, Bench

CONFIG = "/api/v5/account/config"
ETH = Pair("ETH-USDT-SWAP", PosSide.LONG)


def refused(error: pytest.ExceptionInfo[GuardError]) -> Code:
    return error.value.reason.code


def test_raising_the_shield_records_what_is_open_and_arms_the_account() -> None:
    bench = Bench()
    book = bench.roster.raise_shield()
    assert (book.raised, len(book.pairs)) == (True, 20)
    assert book.armed
    assert (book.armed.installation, book.armed.rules) == ("PGone", AS_ASKED)
    assert (book.armed.position_mode, book.armed.environment) == (PositionMode.LONG_SHORT, Environment.PRACTICE)
    assert all(kept.life and kept.leverage and kept.contracts and kept.margin_mode for kept in book.pairs)
    assert len(bench.log(ActionKind.PROTECTED)) == 20
    assert len(bench.log(ActionKind.STARTED)) == 1


def test_raising_it_again_keeps_the_recorded_set(bench: Bench) -> None:
    bench.roster.lower_shield()
    bench.close(SOL)
    bench.open(ETH, "0.1")
    book = bench.roster.raise_shield()
    assert len(book.pairs) == 20
    assert book.pair(SOL)
    assert book.pair(ETH) is None


def test_with_nothing_open_there_is_nothing_to_protect() -> None:
    bench = Bench(starts=False)
    with pytest.raises(RosterError) as error:
        bench.roster.raise_shield()
    assert refused(error) is Code.NOTHING_TO_PROTECT
    assert bench.book.raised is False


def test_lowering_the_shield_needs_no_exchange_and_can_be_done_twice(bench: Bench) -> None:
    bench.world.fault("unreachable")
    before = len(bench.world.sent)
    assert bench.roster.lower_shield().raised is False
    assert bench.roster.lower_shield().raised is False
    assert bench.asked(before) == []
    assert len(bench.log(ActionKind.STOPPED)) == 1


def test_an_exchange_that_cannot_be_read_arms_nothing() -> None:
    bench = Bench()
    bench.world.fault("unreachable")
    with pytest.raises(Unreachable):
        bench.roster.raise_shield()
    assert (bench.book.armed, bench.book.pairs, bench.book.raised) == (None, (), False)


def test_a_journal_that_cannot_be_written_arms_nothing() -> None:
    bench = Bench()
    bench.journal.failing = JournalUnwritable(Code.JOURNAL, problem="disk_full")
    with pytest.raises(JournalUnwritable):
        bench.roster.raise_shield()
    assert bench.book.armed is None


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("acctLv", "1", Code.UNSUPPORTED_ACCOUNT),
        ("acctLv", "4", Code.UNSUPPORTED_ACCOUNT),
        ("perm", "read_only", Code.NO_PERMISSION),
        ("perm", "read_only,trade,withdraw", Code.KEY_CAN_WITHDRAW),
        ("roleType", "1", Code.UNSUPPORTED_ACCOUNT),
    ],
)
def test_an_account_or_key_that_must_not_be_guarded_is_refused(field: str, value: str, code: Code) -> None:
    bench = Bench()
    bench.world.fault("set_field", path=CONFIG, field=field, value=value)
    with pytest.raises(RosterError) as error:
        bench.roster.raise_shield()
    assert refused(error) is code
    assert bench.book.armed is None


def test_a_key_without_the_trade_right_may_watch() -> None:
    bench = Bench(rules=change(AS_ASKED, {"watch_only": "true"}))
    bench.world.fault("set_field", path=CONFIG, field="perm", value="read_only")
    assert bench.roster.raise_shield().raised


def test_the_key_of_another_account_is_refused(bench: Bench) -> None:
    bench.roster.lower_shield()
    bench.world.fault("other_account")
    with pytest.raises(RosterError) as error:
        bench.roster.raise_shield()
    assert error.value.reason == Reason.of(Code.ACCOUNT_CHANGED, what="uid")
    assert bench.book.raised is False


def test_a_program_cannot_be_the_first_to_arm_a_live_account() -> None:
    bench = Bench(environment=Environment.LIVE)
    with pytest.raises(RosterError) as error:
        bench.roster.raise_shield(by_person=False)
    assert refused(error) is Code.NOT_ARMED
    bench.roster.raise_shield()
    bench.roster.lower_shield()
    assert bench.roster.raise_shield(by_person=False).raised


def test_arming_records_the_set_and_raises_nothing_and_a_program_may_start_from_then_on() -> None:
    bench = Bench(environment=Environment.LIVE)
    book = bench.roster.arm()
    assert (book.raised, len(book.pairs), book.armed is not None) == (False, 20, True)
    assert (len(bench.log(ActionKind.ARMED)), bench.log(ActionKind.STARTED)) == (1, [])
    bench.roster.set_rules(change(AS_ASKED, {"margin_usdt": "2"}))
    with pytest.raises(RosterError) as error:
        bench.roster.raise_shield(by_person=False)
    assert refused(error) is Code.RULES_LOOSER
    bench.roster.arm()
    assert bench.roster.raise_shield(by_person=False).raised


@pytest.mark.parametrize("environment", [Environment.PRACTICE, Environment.DEMO])
def test_a_program_may_be_the_first_where_no_real_money_is(environment: Environment) -> None:
    assert Bench(environment=environment).roster.raise_shield(by_person=False).armed


def test_a_program_can_start_with_stricter_rules_only(bench: Bench) -> None:
    bench.roster.lower_shield()
    bench.roster.set_rules(change(AS_ASKED, {"margin_usdt": "2"}))
    with pytest.raises(RosterError) as error:
        bench.roster.raise_shield(by_person=False)
    assert refused(error) is Code.RULES_LOOSER
    bench.roster.set_rules(CAREFUL)
    book = bench.roster.raise_shield(by_person=False)
    assert book.raised
    assert book.armed
    assert book.armed.rules == AS_ASKED
    bench.roster.set_rules(AS_ASKED)
    assert bench.roster.raise_shield(by_person=False).raised


def test_a_person_may_loosen_the_rules_and_start(bench: Bench) -> None:
    looser = change(AS_ASKED, {"margin_usdt": "2"})
    bench.roster.set_rules(looser)
    book = bench.roster.raise_shield()
    assert book.armed
    assert book.armed.rules == looser


@pytest.mark.parametrize(
    ("field", "value", "what"), [("posMode", "net_mode", "position_mode"), ("acctLv", "3", "account_mode")]
)
def test_a_program_cannot_start_in_another_mode_than_a_person_did(
    bench: Bench, field: str, value: str, what: str
) -> None:
    bench.roster.lower_shield()
    bench.world.fault("set_field", path=CONFIG, field=field, value=value)
    with pytest.raises(RosterError) as error:
        bench.roster.raise_shield(by_person=False)
    assert error.value.reason == Reason.of(Code.ACCOUNT_CHANGED, what=what)
    book = bench.roster.raise_shield()
    assert book.armed
    assert str(getattr(book.armed, what)) == value


def test_what_is_open_can_be_added_to_the_set(bench: Bench) -> None:
    bench.open(ETH, "0.1")
    book = bench.roster.protect_current()
    assert len(book.pairs) == 21
    assert book.pair(ETH)
    assert len(bench.roster.protect_current().pairs) == 21


def test_recording_anew_makes_the_open_positions_the_set(bench: Bench) -> None:
    bench.world.fault("history_missing")
    bench.close(SOL)
    bench.open(ETH, "0.1")
    bench.check()
    assert bench.row(SOL).gap
    book = bench.roster.record_anew()
    assert book.pair(SOL) is None
    assert book.pair(ETH)
    assert book.gaps == ()
    assert [line.pair for line in bench.log(ActionKind.DROPPED)] == [SOL]
    bench.watch(300)
    assert bench.sent_orders() == []


def test_of_a_pair_in_both_margin_modes_the_newer_position_is_remembered() -> None:
    """Whatever the position ids are: they say nothing about age."""
    bench = Bench(starts=False)
    for older, newer in ((MarginMode.CROSS, MarginMode.ISOLATED), (MarginMode.ISOLATED, MarginMode.CROSS)):
        pair = SOL if newer is MarginMode.CROSS else LDO
        for mode in (older, newer):
            bench.open(pair, "1", mode=mode)
            bench.pass_time(5)
        first, second = sorted(bench.live(pair), key=lambda position: position.c_time)
        first.pos_id, second.pos_id = second.pos_id, first.pos_id
    book = bench.roster.protect_current()
    assert {kept.pair: kept.margin_mode for kept in book.pairs} == {
        LDO: MarginMode.ISOLATED,
        SOL: MarginMode.CROSS,
    }


def test_a_pair_can_be_added_by_hand_while_it_is_open_or_not() -> None:
    bench = Bench()
    live = bench.roster.protect(DOT).pair(DOT)
    assert live
    assert (live.margin_mode, live.life is not None) == (MarginMode.ISOLATED, True)
    bare = bench.roster.protect(ETH).pair(ETH)
    assert bare
    assert (bare.life, bare.margin_mode, bare.leverage) == (None, None, None)


def test_a_pair_added_by_hand_in_both_margin_modes_is_known_by_its_newer_position(bench: Bench) -> None:
    bench.roster.drop(SOL)
    bench.open(SOL, "1", mode="isolated")
    kept = bench.roster.protect(SOL).pair(SOL)
    assert kept
    assert kept.margin_mode is MarginMode.ISOLATED


def test_a_pair_cannot_be_protected_twice_or_when_it_is_not_listed(bench: Bench) -> None:
    for pair, code in ((SOL, Code.ALREADY_PROTECTED), (Pair("NOPE-USDT-SWAP", PosSide.LONG), Code.NOT_LISTED)):
        with pytest.raises(RosterError) as error:
            bench.roster.protect(pair)
        assert refused(error) is code
    assert len(bench.book.pairs) == 20


def test_a_pair_that_could_never_be_refilled_cannot_be_protected(bench: Bench) -> None:
    bench.world.fault("set_field", path="/api/v5/public/instruments", field="ctType", value="inverse")
    with pytest.raises(RosterError) as error:
        bench.roster.protect(ETH)
    assert refused(error) is Code.NOT_LINEAR


def test_a_dropped_pair_takes_its_gap_with_it_and_is_never_refilled(bench: Bench) -> None:
    bench.world.fault("history_missing")
    bench.close(SOL)
    bench.check()
    assert bench.row(SOL).gap
    book = bench.roster.drop(SOL)
    assert (book.pair(SOL), book.gaps) == (None, ())
    bench.world.heal()
    bench.watch(120)
    assert bench.sent_orders() == []
    assert len(bench.report.pairs) == 19


def test_a_dropped_pair_can_come_back_as_if_it_were_new(bench: Bench) -> None:
    bench.roster.drop(SOL)
    bench.roster.protect(SOL)
    bench.close(SOL)
    bench.pass_time(60)
    bench.check()
    assert len(bench.orders(SOL)) == 1


@pytest.mark.parametrize("deed", ["drop", "pause", "release", "rules"])
def test_only_protected_pairs_can_be_dropped_paused_released_or_given_rules(bench: Bench, deed: str) -> None:
    deeds = {
        "drop": lambda: bench.roster.drop(ETH),
        "pause": lambda: bench.roster.pause(ETH, None),
        "release": lambda: bench.roster.release(ETH),
        "rules": lambda: bench.roster.set_pair_rules(ETH, {}),
    }
    with pytest.raises(RosterError) as error:
        deeds[deed]()
    assert error.value.reason == Reason.of(Code.NOT_PROTECTED, pair=str(ETH))


def test_a_pause_and_its_end_are_logged(bench: Bench) -> None:
    until = bench.clock.now() + timedelta(hours=1)
    bench.roster.pause(SOL, until)
    bench.roster.pause(SOL, None)
    paused, resumed = bench.log(ActionKind.PAUSED, ActionKind.RESUMED)
    assert (paused.pair, paused.reason) == (SOL, Reason.of(Code.PAIR_PAUSED, until=until))
    assert (resumed.pair, resumed.reason) == (SOL, None)


def test_letting_go_where_nothing_is_held_changes_nothing(bench: Bench) -> None:
    before = bench.book
    assert bench.roster.release(SOL) == before
    assert bench.roster.release_account() == before
    bench.world.fault("history_missing")
    bench.close(SOL)
    bench.check()
    bench.roster.release(SOL)
    assert bench.gap(SOL).released == frozenset()
    assert bench.log(ActionKind.RELEASED) == []


def test_letting_go_of_an_account_arms_it_as_it_is_now(bench: Bench) -> None:
    bench.world.fault("set_field", path=CONFIG, field="acctLv", value="3")
    bench.close(SOL)
    bench.check()
    assert bench.book.hold
    book = bench.roster.release_account()
    assert book.hold is None
    assert book.armed
    assert book.armed.account_mode == 3
    assert bench.log(ActionKind.RELEASED)[0].reason == Reason.of(Code.ACCOUNT_CHANGED, what="account_mode")
    bench.check()
    assert len(bench.live(SOL)) == 1


def test_an_account_that_cannot_be_guarded_is_not_let_go(bench: Bench) -> None:
    bench.world.fault("set_field", path=CONFIG, field="acctLv", value="4")
    bench.close(SOL)
    bench.check()
    with pytest.raises(RosterError):
        bench.roster.release_account()
    assert bench.book.hold


def test_rules_are_replaced_kept_and_logged(bench: Bench) -> None:
    bench.roster.set_rules(CAREFUL)
    bench.start_program()
    assert bench.book.rules == CAREFUL
    assert "pair_cap=4" in bench.log(ActionKind.RULES_CHANGED)[0].detail


def test_a_pairs_own_rules_are_kept_logged_and_can_be_taken_back(bench: Bench) -> None:
    bench.roster.set_pair_rules(BNB, {"margin_usdt": "2", "on_adl": "ask"})
    bench.start_program()
    assert bench.book.rules_of(BNB).margin_usdt == Decimal(2)
    assert bench.book.rules_of(SOL) == AS_ASKED
    assert bench.log(ActionKind.RULES_CHANGED)[0].detail == "margin_usdt=2, on_adl=ask"
    bench.roster.set_pair_rules(BNB, {})
    assert bench.book.rules_of(BNB) == AS_ASKED


def test_nonsense_for_a_pair_changes_nothing(bench: Bench) -> None:
    for rules in ({"margin_usdt": "none"}, {"account_cap": "3"}):
        with pytest.raises(RuleError):
            bench.roster.set_pair_rules(BNB, rules)
    assert bench.book.rules_of(BNB) == AS_ASKED


def test_rules_of_a_pair_nobody_protects_are_those_of_the_account(bench: Bench) -> None:
    assert bench.book.rules_of(ETH) == AS_ASKED


def test_changes_about_what_is_gone_no_longer_apply() -> None:
    here = values.book(pairs=(values.protected(),), gaps=(values.gap(),))
    gone = values.book(pairs=(), gaps=())
    closed = GapClosed(values.GAP_ID, Outcome.ADOPTED, values.NOW)
    seen, opened = LifeSeen.of(values.position()), GapOpened(values.gap())
    assert [still_applies(change, here) for change in (closed, seen, opened)] == [True, True, True]
    assert [still_applies(change, gone) for change in (closed, seen, opened)] == [False, False, False]


def test_the_report_shows_what_a_refill_would_open_now(bench: Bench) -> None:
    bench.check()
    preview = bench.row(SOL).preview
    assert preview
    assert preview.contracts == Decimal("0.11")
    assert preview.margin is not None
    assert preview.margin <= 1
    bench.roster.set_rules(change(AS_ASKED, {"smallest_lot_usdt": "0"}))
    bench.check()
    dear = bench.row(BNB).preview
    assert dear
    assert dear.reason
    assert (dear.contracts, dear.reason.code) == (None, Code.LOT_TOO_LARGE)
    assert bench.row(BNB).state is PairState.HELD
