"""Any value of core comes back from the journal exactly as it went in."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from enum import Enum
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pairguard_gui.core.state import account_state, actions
from pairguard_gui.core.state import changes as c
from pairguard_gui.core.state.account_state import Attempt, AttemptState, Gap, GapState, Hold
from pairguard_gui.core.state.actions import Action, ActionQuery
from pairguard_gui.core.state.armed import Armed
from pairguard_gui.core.state.spending import Spend
from pairguard_gui.core.values import exchange_data, pair, reason, rules
from pairguard_gui.core.values.exchange_data import Environment, OrderRequest
from pairguard_gui.core.values.pair import Pair, PosSide
from pairguard_gui.core.values.reason import Code, Reason
from pairguard_gui.core.values.rules import AS_ASKED, CAREFUL, Rules
from pairguard_gui.store.journal.journal import Journal
from pairguard_gui.store.journal.state_rows import rules_json, rules_of
from pairguard_gui.store.journal.values import clock_text, from_us, nano_down, nano_up, params_json, reason_of, to_us
from tests.core.examples import BNB
from tests.store.journal.rig import ACCOUNT, line, proven, put, started

TIMES = st.integers(0, 7_258_118_400_000_000).map(from_us)
DECIMALS = st.decimals(allow_nan=False, allow_infinity=False)
AMOUNTS = st.decimals(0, 10**9, allow_nan=False)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
NAMES = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", min_size=1, max_size=32)
PAIRS = st.builds(Pair, st.from_regex(r"[A-Z0-9]{1,8}-USDT-SWAP", fullmatch=True), st.sampled_from(PosSide))
PARAMS = st.dictionaries(
    st.text("abcdefghijklmnopqrstuvwxyz_", min_size=1, max_size=12),
    TEXTS | st.integers() | DECIMALS | TIMES,
    max_size=5,
)
REASONS = st.builds(lambda code, params: Reason(code, tuple(params.items())), st.sampled_from(Code), PARAMS)
RULES = st.sampled_from([AS_ASKED, CAREFUL, replace(AS_ASKED, margin_usdt=Decimal("0.10"))])
KNOWN: dict[Any, st.SearchStrategy[Any]] = {
    datetime: TIMES,
    Decimal: AMOUNTS,
    str: TEXTS,
    int: st.integers(0, 10**6),
    bool: st.booleans(),
    Pair: PAIRS,
    Reason: REASONS,
    Rules: RULES,
    type(None): st.none(),
}


NAMED = {
    name: kind
    for module in (account_state, actions, exchange_data, pair, reason, rules)
    for name, kind in vars(module).items()
    if isinstance(kind, type)
}
"""The classes of core by name: a module imports for the type checker alone what it needs in annotations only."""


def values_of(kind: type, **fixed: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Values of a class of core; a field that is added to it is drawn too."""
    hints = get_type_hints(kind, localns=NAMED)
    drawn = {name: _drawn(hint) for name, hint in hints.items() if name not in fixed}
    return st.builds(kind, **drawn, **fixed)


def _drawn(hint: Any) -> st.SearchStrategy[Any]:
    if hint in KNOWN:
        return KNOWN[hint]
    if isinstance(hint, UnionType):
        return st.one_of([_drawn(part) for part in get_args(hint)])
    if get_origin(hint) is frozenset:
        return st.frozensets(_drawn(get_args(hint)[0]))
    return st.sampled_from(hint) if issubclass(hint, Enum) else values_of(hint)


@given(TIMES)
def test_a_time_keeps_its_microseconds(at: datetime) -> None:
    assert from_us(to_us(at)) == at


@given(TIMES, st.integers(-12, 12))
def test_a_time_of_another_zone_is_the_same_moment(at: datetime, hours: int) -> None:
    there = at.astimezone(timezone(timedelta(hours=hours)))

    assert to_us(there) == to_us(at)
    assert clock_text(there) == clock_text(at) == at.strftime("%Y-%m-%d %H:%M:%S")


def test_a_time_without_a_zone_is_a_bug() -> None:
    with pytest.raises(TypeError):
        to_us(datetime(2026, 1, 5))  # noqa: DTZ001  that is the point


@given(REASONS)
def test_a_reason_keeps_its_parameters_and_their_types(reason: Reason) -> None:
    again = reason_of(reason.code.value, params_json(reason))

    assert again == reason
    assert [(name, type(value)) for name, value in again.params] == [
        (name, type(value)) for name, value in reason.params
    ]


@pytest.mark.parametrize("value", [None, 1.5, ["a"], {"d": "1"}])
def test_a_parameter_of_no_known_type_is_a_bug(value: Any) -> None:
    with pytest.raises(TypeError):
        params_json(Reason.of(Code.BUG, value=value))


@given(st.lists(AMOUNTS, max_size=20))
def test_billionths_never_make_a_sum_exceed_a_limit_it_keeps(amounts: list[Decimal]) -> None:
    total = sum(amounts, Decimal(0))

    assert sum(nano_down(amount) for amount in amounts) <= nano_up(total)


@given(RULES)
def test_rules_come_back_exactly(rules: Rules) -> None:
    assert rules_of(rules_json(rules)) == rules


ACTIONS = values_of(Action, account=st.just(ACCOUNT), action_id=st.just(0), margin=st.none() | DECIMALS)


@given(st.data())
@settings(max_examples=40)
def test_a_line_of_the_log_comes_back_exactly(data: st.DataObject) -> None:
    with started() as journal:
        action = data.draw(ACTIONS)
        put(journal, c.Logged(action))

        (again,) = journal.actions(ActionQuery())

        assert again == replace(action, action_id=1)
        assert str(again.margin) == str(action.margin)


@given(st.data())
@settings(max_examples=40)
def test_a_gap_comes_back_exactly(data: st.DataObject) -> None:
    with started() as journal:
        state = st.sampled_from([GapState.SUSPECTED, GapState.PROVEN])
        derived = {"answered_at": st.none(), "ended_k": st.none(), "ended_at": st.none()}  # read from the attempts
        gap = data.draw(values_of(Gap, gap_id=NAMES, state=state, **derived))

        assert put(journal, c.GapOpened(gap)).gaps == (gap,)


@given(st.data())
@settings(max_examples=40)
def test_an_order_comes_back_exactly(data: st.DataObject) -> None:
    with started() as journal:
        gap = proven(journal)
        request = data.draw(values_of(OrderRequest, inst_id=st.just(BNB.inst_id), cl_ord_id=NAMES))
        order = data.draw(
            values_of(
                Attempt,
                attempt_id=NAMES,
                gap_id=st.just(gap.gap_id),
                pair=st.just(BNB),
                k=st.integers(0, 9),
                request=st.just(request),
                reserved=st.decimals(0, 2, allow_nan=False),
                state=st.just(AttemptState.SENT),
            )
        )
        state = put(journal, c.AttemptPlanned(order))

        assert state.attempts == (order,)
        assert state.recent == (Spend(BNB, order.created_at, order.reserved),)


@given(st.data())
@settings(max_examples=40)
def test_what_was_armed_and_held_comes_back_exactly(data: st.DataObject) -> None:
    with started() as journal:
        armed = data.draw(values_of(Armed))
        hold = data.draw(values_of(Hold))
        state = put(journal, c.AccountArmed(armed), c.AccountHeld(hold))

        assert (state.armed, state.hold) == (armed, hold)


def test_half_a_character_in_a_message_is_replaced_not_refused() -> None:
    journal = started()
    put(journal, line(detail="half \ud83d of it", ord_id="\udcff"))

    (again,) = journal.actions(ActionQuery())

    assert (again.detail, again.ord_id) == ("half ? of it", "?")


def test_a_nul_in_a_message_is_stored() -> None:
    journal = started()
    put(journal, line(detail="a\0b"))

    assert journal.actions(ActionQuery())[0].detail == "a\0b"


def test_the_environment_of_a_line_is_its_own() -> None:
    journal = Journal(":memory:")
    journal.ensure_account(ACCOUNT, Environment.DEMO)
    put(journal, line(environment=Environment.DEMO))

    assert journal.actions(ActionQuery())[0].environment is Environment.DEMO
