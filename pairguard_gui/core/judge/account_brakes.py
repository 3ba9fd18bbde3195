"""The brakes about the account: shield, person, key, modes, money, journal, a second copy, unknown orders."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from pairguard_gui.core.judge.account_fitness import unsupported
from pairguard_gui.core.judge.facts import hold
from pairguard_gui.core.judge.market_brakes import VENUE_CODES
from pairguard_gui.core.judge.verdict import Judgement, Verdict, go, wait
from pairguard_gui.core.state.account_state import AttemptState, Brake, GapState
from pairguard_gui.core.values.reason import Code, Reason

if TYPE_CHECKING:
    from pairguard_gui.core.judge.facts import Facts
    from pairguard_gui.core.state.account_state import Gap

KEY_AGAIN = timedelta(minutes=5)
"""When a key without the right to trade is asked about again."""
SHORT_OF_MONEY = timedelta(hours=1)
"""So long after the next try was due, a refusal for money still counts as the last word about it."""
NEXT_PROBE = timedelta(seconds=10)
"""While one order tries whether there is money again, the others wait so long."""


def shield_brake(facts: Facts) -> Judgement:
    """Nothing is opened while the shield is down."""
    if facts.state.raised and not facts.halted:
        return go(Brake.SHIELD)
    return wait(Brake.SHIELD, Reason.of(Code.SHIELD_DOWN))


def person_brake(facts: Facts) -> Judgement:
    """A pair that was dropped or paused is left alone."""
    protected = facts.state.pair(facts.gap.pair)
    if protected is None:
        return wait(Brake.PERSON, Reason.of(Code.STOPPED))
    if facts.blocked:
        return wait(Brake.PERSON, Reason.of(Code.NOT_SENT))
    until = protected.paused_until
    if until and until > facts.now:
        return wait(Brake.PERSON, Reason.of(Code.PAIR_PAUSED, until=until), until)
    return go(Brake.PERSON)


def held_account_brake(facts: Facts) -> Judgement:
    """A hold of the whole account stops every pair."""
    held = facts.state.hold
    if held and held.brake not in {Brake.SECOND_COPY, Brake.RESULT}:
        return wait(held.brake, held.reason)
    return go(Brake.MODE)


def mode_brake(facts: Facts) -> Judgement:
    """The account must be the one that was armed, in modes in which a margin in USDT has a meaning.

    OKX: Get account configuration, `posMode` and `acctLv`.
    """
    armed, account = facts.state.armed, facts.account
    if armed is None:
        return wait(Brake.MODE, Reason.of(Code.SHIELD_DOWN))
    if account is None:
        return go(Brake.MODE)
    changed = armed.differs(account, facts.state.environment)
    if changed:
        return Judgement(Brake.MODE, Verdict.HOLD, Reason.of(Code.ACCOUNT_CHANGED, what=changed))
    wrong = unsupported(account, facts.gap.margin_mode)
    return Judgement(Brake.MODE, Verdict.HOLD, wrong) if wrong else go(Brake.MODE)


def key_brake(facts: Facts) -> Judgement:
    """A key without the trade right opens nothing: the client would refuse the order after it was written down.

    OKX: Get account configuration, `perm`.
    """
    if facts.account is None or facts.rules.watch_only or facts.state.may_trade:
        return go(Brake.MODE)
    return wait(Brake.MODE, Reason.of(Code.KEY_READ_ONLY), facts.now + KEY_AGAIN)


def unknown_order_brake(facts: Facts) -> Judgement:
    """While an order of the pair is not settled nothing else is sent for it; two unknown ones stop the account.

    An order that was refused, with a code that is in no table, concerns its pair alone.

    OKX: Place order; HTTP 200, a time-out and 5xx prove nothing about an order.
    """
    if facts.state.attempt(facts.gap.pair):
        return wait(Brake.UNKNOWN_ORDER, Reason.of(Code.UNKNOWN_ORDER, count=1))
    lost = sum(a.state in (AttemptState.SENT, AttemptState.UNKNOWN) and not a.code for a in facts.state.attempts)
    if lost >= 2:
        return wait(Brake.UNKNOWN_ORDER, Reason.of(Code.UNKNOWN_ORDER, count=lost))
    return go(Brake.UNKNOWN_ORDER)


def refused_brake(facts: Facts) -> Judgement:
    """After a refusal the next try waits; what money and the exchange itself refuse have brakes of their own."""
    why, until = facts.gap.waiting, facts.gap.not_before
    if why and until and until > facts.now and why.code not in {Code.MONEY, *VENUE_CODES}:
        return wait(Brake.REFUSED, why, until)
    return go(Brake.REFUSED)


def journal_brake(facts: Facts) -> Judgement:
    """What cannot be written down is not done."""
    if facts.trouble and facts.trouble.code is Code.JOURNAL:
        return wait(Brake.JOURNAL, facts.trouble)
    return go(Brake.JOURNAL)


def second_copy_brake(facts: Facts) -> Judgement:
    """Another installation refills this account: this one opens nothing until a person has chosen one of the two.

    OKX: Place multiple orders, `tag`.
    """
    held = facts.state.hold
    return wait(held.brake, held.reason) if held and held.brake is Brake.SECOND_COPY else go(Brake.SECOND_COPY)


def result_brake(facts: Facts) -> Judgement:
    """A refill took more than was meant: nothing more is opened until a person has looked at it."""
    held = facts.state.hold
    return wait(held.brake, held.reason) if held and held.brake is Brake.RESULT else go(Brake.RESULT)


def money_brake(facts: Facts) -> Judgement:
    """Too little money is a matter of the account: nobody tries for an hour, then one order alone tries for all.

    OKX: error codes 51008 and those of its kind.
    """
    last = _short_of_money(facts)
    if last is None or last.waiting is None or last.not_before is None:
        return go(Brake.MONEY)
    if last.not_before > facts.now:
        return wait(Brake.MONEY, last.waiting, last.not_before)
    if facts.planned_in_batch or facts.state.attempts:
        until = facts.now + NEXT_PROBE
        return wait(Brake.MONEY, Reason.of(Code.MONEY, **{**dict(last.waiting.params), "until": until}), until)
    return go(Brake.MONEY)


def _short_of_money(facts: Facts) -> Gap | None:
    """The gap whose order was the last to be refused for money, if that still says something about now."""
    gaps = [facts.gap, *(gap for gap in facts.state.gaps if gap.gap_id != facts.gap.gap_id)]
    refused = [
        (gap.not_before, gap)
        for gap in gaps
        if gap.waiting and gap.waiting.code is Code.MONEY and gap.state is GapState.PROVEN and gap.not_before
    ]
    until, last = max(refused, key=lambda one: one[0], default=(None, None))
    return last if until and until + SHORT_OF_MONEY > facts.now else None


def margin_mode_brake(facts: Facts) -> Judgement:
    """OKX refused the margin mode of this position: it is never changed by the guard.

    OKX: Place order, `tdMode`.
    """
    why = facts.gap.waiting
    if why and why.code is Code.MARGIN_MODE_REFUSED:
        return hold(facts, Brake.MARGIN_MODE, why)
    return go(Brake.MARGIN_MODE)
