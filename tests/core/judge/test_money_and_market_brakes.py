"""The brakes about money, exchange, journal, a second copy, the margin mode and prices."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from pairguard_gui.core.judge import account_brakes, market_brakes
from pairguard_gui.core.judge.brakes import decisive, judge
from pairguard_gui.core.judge.facts import Facts
from pairguard_gui.core.judge.verdict import Judgement
from pairguard_gui.core.state.account_state import Brake, GapState, Hold
from pairguard_gui.core.values.reason import Code, Reason
from pairguard_gui.core.values.rules import AS_ASKED, CAREFUL, Rules
from tests.core.examples import BNB, NOW, SOL, after, attempt, facts, gap, quote, state
from tests.core.judge.judging import GO, WAIT, holds_until_released, released, says, under

BOTH = pytest.mark.parametrize("rules", [AS_ASKED, CAREFUL])


def short(rules: Rules = AS_ASKED, due: float = 3600, **more: Any) -> Facts:
    """The order of SOL was refused for money, BNB is judged."""
    refused = gap(SOL, waiting=Reason.of(Code.MONEY, until=after(due), okx_code="51008"), not_before=after(due))
    mine = state(gaps=(gap(), refused), attempts=more.pop("attempts", ()))
    return under(rules, state=mine, **more)


@BOTH
def test_after_one_pair_was_refused_for_money_every_pair_waits_for_the_hour(rules: Rules) -> None:
    found = account_brakes.money_brake(short(rules))
    says(found, WAIT, Code.MONEY)
    assert (found.brake, found.until) == (Brake.MONEY, after(3600))
    says(account_brakes.money_brake(replace(short(rules), now=after(3600))), GO)


def test_the_refused_pair_itself_waits_by_the_same_brake_and_by_no_other() -> None:
    mine = gap(waiting=Reason.of(Code.MONEY, until=after(3600)), not_before=after(3600))
    case = facts(gap=mine, state=state(gaps=(mine,)))
    assert [one.brake for one in judge(case) if one.verdict is not GO] == [Brake.MONEY]


def test_when_the_hour_is_over_one_order_alone_tries_for_all() -> None:
    due = replace(short(), now=after(3600))
    says(account_brakes.money_brake(due), GO)
    for busy in (replace(due, planned_in_batch=1), replace(short(attempts=(attempt(SOL),)), now=after(3600))):
        found = account_brakes.money_brake(busy)
        says(found, WAIT, Code.MONEY)
        assert found.until == after(3610)


def test_a_refusal_of_long_ago_or_of_a_refilled_pair_says_nothing_about_money_now() -> None:
    says(account_brakes.money_brake(replace(short(), now=after(7200), planned_in_batch=1)), GO)
    filled = gap(SOL, state=GapState.FILLED, waiting=Reason.of(Code.MONEY, until=after(9)), not_before=after(9))
    says(account_brakes.money_brake(facts(state=state(gaps=(gap(), filled)))), GO)


@BOTH
@pytest.mark.parametrize("code", sorted(market_brakes.VENUE_CODES))
def test_an_exchange_in_trouble_is_waited_for(rules: Rules, code: Code) -> None:
    trouble = Reason.of(code)
    assert market_brakes.venue_brake(under(rules, trouble=trouble)) == Judgement(Brake.VENUE, WAIT, trouble)
    assert decisive(judge(under(rules, gap=gap(cause="tp_sl"), trouble=trouble))).brake is Brake.VENUE


def test_what_the_exchange_refused_because_it_is_busy_is_tried_when_it_said() -> None:
    case = facts(gap=gap(waiting=Reason.of(Code.RATE_LIMITED, until=after(5)), not_before=after(5)))
    assert [one.brake for one in judge(case) if one.verdict is not GO] == [Brake.VENUE]
    says(market_brakes.venue_brake(replace(case, now=after(5))), GO)


@BOTH
def test_while_the_journal_cannot_be_written_nothing_goes_whatever_was_released(rules: Rules) -> None:
    trouble = Reason.of(Code.JOURNAL, problem="disk_full")
    case = released(under(rules, trouble=trouble), *Brake)
    assert account_brakes.journal_brake(case) == Judgement(Brake.JOURNAL, WAIT, trouble)
    says(market_brakes.venue_brake(case), GO)


@BOTH
def test_a_second_copy_stops_every_pair_whatever_was_released(rules: Rules) -> None:
    hold = Hold(Brake.SECOND_COPY, Reason.of(Code.SECOND_COPY, ours="PGone", theirs="PGtwo"), NOW)
    case = released(under(rules, state=state(hold=hold)), *Brake)
    assert account_brakes.second_copy_brake(case) == Judgement(Brake.SECOND_COPY, WAIT, hold.reason)
    assert [one.brake for one in judge(case) if one.verdict is not GO] == [Brake.SECOND_COPY]
    says(account_brakes.second_copy_brake(facts()), GO)


@BOTH
def test_a_refused_margin_mode_holds_its_pair_until_a_person_lets_go(rules: Rules) -> None:
    refused = gap(waiting=Reason.of(Code.MARGIN_MODE_REFUSED, okx_code="50072"))
    holds_until_released(account_brakes.margin_mode_brake, under(rules, gap=refused), Code.MARGIN_MODE_REFUSED)
    says(account_brakes.margin_mode_brake(facts()), GO)


@pytest.mark.parametrize("side", ["last", "ask", "bid"])
def test_an_empty_book_is_waited_for(side: str) -> None:
    says(market_brakes.price_brake(facts(quote=quote(**{side: None}))), WAIT, Code.EMPTY_BOOK)


def test_a_price_older_than_five_seconds_is_waited_for() -> None:
    says(market_brakes.price_brake(facts(quote=quote(at=after(-5)))), GO)
    says(market_brakes.price_brake(facts(quote=quote(at=after(-5.001)))), WAIT, Code.PRICE_OLD)


LIMITS = [("646.68", "646.69"), ("621.32", "621.31")]


@pytest.mark.parametrize(("within", "beyond"), LIMITS)
def test_mark_and_last_price_may_be_two_per_cent_apart_and_no_more(within: str, beyond: str) -> None:
    says(market_brakes.price_brake(facts(quote=quote(last=Decimal(within)))), GO)
    says(market_brakes.price_brake(facts(quote=quote(last=Decimal(beyond)))), WAIT, Code.PRICE_APART)


@pytest.mark.parametrize("best", ["ask", "bid"])
@pytest.mark.parametrize(("within", "beyond"), LIMITS)
def test_the_best_prices_may_be_two_per_cent_from_the_mark_and_no_more(within: str, beyond: str, best: str) -> None:
    for mine in (gap(BNB), gap(BNB.opposite)):
        says(market_brakes.price_brake(facts(gap=mine, quote=quote(**{best: Decimal(within)}))), GO)
        says(market_brakes.price_brake(facts(gap=mine, quote=quote(**{best: Decimal(beyond)}))), WAIT, Code.PRICE_APART)


def test_a_lot_that_is_too_dear_only_at_an_uncertain_price_holds_nothing() -> None:
    dear = Reason.of(Code.LOT_TOO_LARGE, cost=Decimal(4), margin=Decimal(1), limit=Decimal(3))
    found = decisive(judge(facts(size=dear, quote=quote(bid=Decimal(6000)))))
    assert (found.brake, found.verdict) == (Brake.PRICE, WAIT)
    assert decisive(judge(facts(size=dear))).brake is Brake.SIZE
