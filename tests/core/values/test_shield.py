"""The shield: every state, every event."""

from __future__ import annotations

import pytest

from pairguard_gui.core.values.reason import Code, Reason
from pairguard_gui.core.values.shield import Shield, Shielded, ShieldEvent, step

UP = [Shield.GUARDING, Shield.ACTING, Shield.PAUSED, Shield.BLIND]
REPORTED = {
    ShieldEvent.QUIET: Shield.GUARDING,
    ShieldEvent.GAP_OPEN: Shield.ACTING,
    ShieldEvent.BRAKED: Shield.PAUSED,
    ShieldEvent.NO_DATA: Shield.BLIND,
}
TABLE = {
    **{(Shield.OFF, event): Shield.OFF for event in ShieldEvent},
    **{(Shield.FAULT, event): Shield.FAULT for event in ShieldEvent},
    **{(state, event): after for state in UP for event, after in REPORTED.items()},
    **{(state, ShieldEvent.STARTED): state for state in UP},
    **{(state, ShieldEvent.STOPPED): Shield.OFF for state in Shield},
    **{(state, ShieldEvent.BROKE): Shield.FAULT for state in Shield},
    (Shield.OFF, ShieldEvent.STARTED): Shield.GUARDING,
    (Shield.FAULT, ShieldEvent.STARTED): Shield.GUARDING,
}


@pytest.mark.parametrize("state", Shield)
@pytest.mark.parametrize("event", ShieldEvent)
def test_every_event_leads_where_the_table_says(state: Shield, event: ShieldEvent) -> None:
    assert step(state, event) is TABLE[state, event]


@pytest.mark.parametrize("event", REPORTED)
def test_a_late_report_raises_no_lowered_shield(event: ShieldEvent) -> None:
    assert step(Shield.OFF, event) is Shield.OFF


@pytest.mark.parametrize("event", REPORTED)
def test_only_a_person_ends_a_fault(event: ShieldEvent) -> None:
    assert step(Shield.FAULT, event) is Shield.FAULT


def test_the_reason_stays_while_the_trouble_does_and_goes_with_it() -> None:
    why = Reason.of(Code.UNREACHABLE)
    blind = Shielded().after(ShieldEvent.STARTED).after(ShieldEvent.NO_DATA, why)
    assert blind == Shielded(Shield.BLIND, why)
    assert blind.after(ShieldEvent.NO_DATA) == blind
    assert blind.after(ShieldEvent.QUIET, why) == Shielded(Shield.GUARDING)


def test_the_shield_is_up_whatever_hinders_it() -> None:
    assert [state for state in Shield if state.up] == UP
