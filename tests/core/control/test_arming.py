"""Raising and lowering the shield: who may, when, and what is recorded."""

from __future__ import annotations

import pytest

from pairguard_gui.core.control.settings import CommandRefused
from pairguard_gui.core.state.actions import ActionKind
from pairguard_gui.core.values.errors import GuardError, JournalUnwritable, Unreachable
from pairguard_gui.core.values.exchange_data import Environment, MarginMode, PositionMode
from pairguard_gui.core.values.pair import Pair, PosSide
from pairguard_gui.core.values.reason import Code, Reason
from pairguard_gui.core.values.rules import AS_ASKED, CAREFUL, change
from tests.support.guard_rig import LDO, SOL, GuardRig

CONFIG = "/api/v5/account/config"


ETH = Pair("ETH-USDT-SWAP", PosSide.LONG)


def refused(error: pytest.ExceptionInfo[GuardError]) -> Code:
    return error.value.reason.code


def test_raising_the_shield_records_what_is_open_and_arms_the_account() -> None:
    rig = GuardRig()
    state = rig.commands.raise_shield()
    assert (state.raised, len(state.pairs)) == (True, 20)
    assert state.armed
    assert (state.armed.installation, state.armed.rules) == ("PGone", AS_ASKED)
    assert (state.armed.position_mode, state.armed.environment) == (PositionMode.LONG_SHORT, Environment.PRACTICE)
    assert all(kept.life and kept.leverage and kept.contracts and kept.margin_mode for kept in state.pairs)
    assert len(rig.log(ActionKind.PROTECTED)) == 20
    assert len(rig.log(ActionKind.STARTED)) == 1


def test_raising_it_again_keeps_the_recorded_set(rig: GuardRig) -> None:
    rig.commands.lower_shield()
    rig.close(SOL)
    rig.open(ETH, "0.1")
    state = rig.commands.raise_shield()
    assert len(state.pairs) == 20
    assert state.pair(SOL)
    assert state.pair(ETH) is None


def test_with_nothing_open_there_is_nothing_to_protect() -> None:
    rig = GuardRig(starts=False)
    with pytest.raises(CommandRefused) as error:
        rig.commands.raise_shield()
    assert refused(error) is Code.NOTHING_TO_PROTECT
    assert rig.state.raised is False


def test_lowering_the_shield_needs_no_exchange_and_can_be_done_twice(rig: GuardRig) -> None:
    rig.world.fault("unreachable")
    before = len(rig.world.sent)
    assert rig.commands.lower_shield().raised is False
    assert rig.commands.lower_shield().raised is False
    assert rig.asked(before) == []
    assert len(rig.log(ActionKind.STOPPED)) == 1


def test_an_exchange_that_cannot_be_read_arms_nothing() -> None:
    rig = GuardRig()
    rig.world.fault("unreachable")
    with pytest.raises(Unreachable):
        rig.commands.raise_shield()
    assert (rig.state.armed, rig.state.pairs, rig.state.raised) == (None, (), False)


def test_a_journal_that_cannot_be_written_arms_nothing() -> None:
    rig = GuardRig()
    rig.journal.failing = JournalUnwritable(Code.JOURNAL, problem="disk_full")
    with pytest.raises(JournalUnwritable):
        rig.commands.raise_shield()
    assert rig.state.armed is None


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
    rig = GuardRig()
    rig.world.fault("set_field", path=CONFIG, field=field, value=value)
    with pytest.raises(CommandRefused) as error:
        rig.commands.raise_shield()
    assert refused(error) is code
    assert rig.state.armed is None


def test_a_key_without_the_trade_right_may_watch() -> None:
    rig = GuardRig(rules=change(AS_ASKED, {"watch_only": "true"}))
    rig.world.fault("set_field", path=CONFIG, field="perm", value="read_only")
    assert rig.commands.raise_shield().raised


def test_the_key_of_another_account_is_refused(rig: GuardRig) -> None:
    rig.commands.lower_shield()
    rig.world.fault("other_account")
    with pytest.raises(CommandRefused) as error:
        rig.commands.raise_shield()
    assert error.value.reason == Reason.of(Code.ACCOUNT_CHANGED, what="uid")
    assert rig.state.raised is False


def test_a_program_cannot_be_the_first_to_arm_a_live_account() -> None:
    rig = GuardRig(environment=Environment.LIVE)
    with pytest.raises(CommandRefused) as error:
        rig.commands.raise_shield(by_person=False)
    assert refused(error) is Code.NOT_ARMED
    rig.commands.raise_shield()
    rig.commands.lower_shield()
    assert rig.commands.raise_shield(by_person=False).raised


def test_arming_records_the_set_and_raises_nothing_and_a_program_may_start_from_then_on() -> None:
    rig = GuardRig(environment=Environment.LIVE)
    state = rig.commands.arm()
    assert (state.raised, len(state.pairs), state.armed is not None) == (False, 20, True)
    assert (len(rig.log(ActionKind.ARMED)), rig.log(ActionKind.STARTED)) == (1, [])
    rig.commands.set_rules(change(AS_ASKED, {"margin_usdt": "2"}))
    with pytest.raises(CommandRefused) as error:
        rig.commands.raise_shield(by_person=False)
    assert refused(error) is Code.RULES_LOOSER
    rig.commands.arm()
    assert rig.commands.raise_shield(by_person=False).raised


def test_arming_for_a_table_records_its_pairs_and_no_others() -> None:
    rig = GuardRig(environment=Environment.LIVE)
    shown = [row.pair for row in rig.okx.positions()]
    with pytest.raises(CommandRefused) as error:
        rig.commands.arm(shown[1:])
    assert refused(error) is Code.TABLE_OLD
    assert (rig.state.pairs, rig.state.armed) == ((), None)
    assert {kept.pair for kept in rig.commands.arm(shown).pairs} == {*shown}
    assert rig.commands.arm(shown[1:]).armed, "the set was recorded before; the table was of that set"


@pytest.mark.parametrize("environment", [Environment.PRACTICE, Environment.DEMO])
def test_a_program_may_be_the_first_where_no_real_money_is(environment: Environment) -> None:
    assert GuardRig(environment=environment).commands.raise_shield(by_person=False).armed


def test_a_program_can_start_with_stricter_rules_only(rig: GuardRig) -> None:
    rig.commands.lower_shield()
    rig.commands.set_rules(change(AS_ASKED, {"margin_usdt": "2"}))
    with pytest.raises(CommandRefused) as error:
        rig.commands.raise_shield(by_person=False)
    assert refused(error) is Code.RULES_LOOSER
    rig.commands.set_rules(CAREFUL)
    state = rig.commands.raise_shield(by_person=False)
    assert state.raised
    assert state.armed
    assert state.armed.rules == AS_ASKED
    rig.commands.set_rules(AS_ASKED)
    assert rig.commands.raise_shield(by_person=False).raised


def test_a_person_may_loosen_the_rules_and_start(rig: GuardRig) -> None:
    looser = change(AS_ASKED, {"margin_usdt": "2"})
    rig.commands.set_rules(looser)
    state = rig.commands.raise_shield()
    assert state.armed
    assert state.armed.rules == looser


@pytest.mark.parametrize(
    ("field", "value", "what"), [("posMode", "net_mode", "position_mode"), ("acctLv", "3", "account_mode")]
)
def test_a_program_cannot_start_in_another_mode_than_a_person_did(
    rig: GuardRig, field: str, value: str, what: str
) -> None:
    rig.commands.lower_shield()
    rig.world.fault("set_field", path=CONFIG, field=field, value=value)
    with pytest.raises(CommandRefused) as error:
        rig.commands.raise_shield(by_person=False)
    assert error.value.reason == Reason.of(Code.ACCOUNT_CHANGED, what=what)
    state = rig.commands.raise_shield()
    assert state.armed
    assert str(getattr(state.armed, what)) == value


def test_a_program_cannot_choose_anew_what_is_guarded(rig: GuardRig) -> None:
    """Once a person has armed a set, an empty set stays empty for programs."""
    rig.commands.lower_shield()
    for kept in rig.state.pairs:
        rig.commands.drop(kept.pair)
    with pytest.raises(CommandRefused) as error:
        rig.commands.raise_shield(by_person=False)
    assert refused(error) is Code.NOTHING_TO_PROTECT
    assert (rig.state.raised, rig.state.pairs) == (False, ())
    assert len(rig.commands.raise_shield().pairs) == 20


def test_nor_on_a_live_account() -> None:
    rig = GuardRig(environment=Environment.LIVE).arm(SOL)
    rig.commands.lower_shield()
    rig.commands.drop(SOL)
    with pytest.raises(CommandRefused) as error:
        rig.commands.raise_shield(by_person=False)
    assert refused(error) is Code.NOTHING_TO_PROTECT
    assert rig.state.raised is False


@pytest.mark.parametrize("recorded", [False, True])
def test_isolated_positions_are_not_taken_on_while_their_margin_is_moved_by_hand(recorded: bool) -> None:
    rig = GuardRig()
    if recorded:
        rig.commands.protect_current()
    rig.world.fault("set_field", path=CONFIG, field="ctIsoMode", value="autonomy")
    with pytest.raises(CommandRefused) as error:
        rig.commands.raise_shield()
    assert refused(error) is Code.MANUAL_ISOLATED
    assert rig.state.armed is None
    cross = {kept.pair for kept in rig.commands.protect_current().pairs if kept.margin_mode is MarginMode.CROSS}
    for kept in rig.state.pairs:
        if kept.pair not in cross:
            rig.commands.drop(kept.pair)
    assert {kept.pair for kept in rig.commands.raise_shield().pairs} == cross


def test_watching_isolated_positions_is_fine_whoever_moves_their_margin() -> None:
    rig = GuardRig(rules=change(AS_ASKED, {"watch_only": "true"}))
    rig.world.fault("set_field", path=CONFIG, field="ctIsoMode", value="autonomy")
    assert rig.commands.raise_shield().raised


def test_arming_notes_whether_the_key_may_trade() -> None:
    rig = GuardRig(rules=change(AS_ASKED, {"watch_only": "true"}))
    rig.world.fault("set_field", path=CONFIG, field="perm", value="read_only")
    assert rig.commands.raise_shield().may_trade is False
    rig.world.heal()
    rig.commands.set_rules(AS_ASKED)
    assert rig.commands.raise_shield().may_trade
    assert rig.journal.may_trade("main")


def test_the_set_that_was_agreed_to_is_what_is_guarded(rig: GuardRig) -> None:
    rig.commands.lower_shield()
    rig.open(ETH, "0.1")
    agreed = {kept.pair for kept in rig.state.pairs if kept.pair != SOL} | {ETH}
    state = rig.commands.raise_shield(guarded=agreed)
    assert state.raised
    assert {kept.pair for kept in state.pairs} == agreed


def test_what_nobody_agreed_to_is_not_recorded_at_a_first_start() -> None:
    rig = GuardRig(starts=False)
    for pair in (SOL, LDO):
        rig.open(pair, "1")
    assert {kept.pair for kept in rig.commands.raise_shield(guarded={SOL}).pairs} == {SOL}


@pytest.mark.parametrize(("agreed", "code"), [({SOL, ETH}, Code.TABLE_OLD), (set(), Code.NOTHING_TO_PROTECT)])
def test_a_set_that_is_there_no_more_raises_nothing_and_drops_nothing(
    rig: GuardRig, agreed: set[Pair], code: Code
) -> None:
    rig.commands.lower_shield()
    with pytest.raises(CommandRefused) as refusal:
        rig.commands.raise_shield(guarded=agreed)
    assert refused(refusal) is code
    assert not rig.state.raised
    assert len(rig.state.pairs) == 20
