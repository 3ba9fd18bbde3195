"""The rules a trader sets: read, written, refused when they make no sense, and compared by strictness."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairguard_gui.core.values.rules import (
    AS_ASKED,
    CAREFUL,
    PAIR_RULES,
    PRESETS,
    STRICTNESS,
    Answer,
    RuleError,
    Rules,
    as_text,
    at_least_as_strict,
    change,
    for_pair,
    names,
    read,
    write,
)

ANSWERS = sorted(name for name in names() if name.startswith("on_"))
AMOUNTS = {"margin_usdt": ("0.1", "100"), "smallest_lot_usdt": ("0", "100"), "budget_usdt": ("0", "10000")}
COUNTS = {"check_interval_s": (5, 3600), "pair_cap": (1, 100), "account_cap": (0, 1000)}


def amounts(low: str, high: str) -> st.SearchStrategy[Decimal]:
    return st.decimals(low, high, places=4)


def rule_sets() -> st.SearchStrategy[Rules]:
    fields: dict[str, st.SearchStrategy[Any]] = {name: st.sampled_from(Answer) for name in ANSWERS}
    fields |= {name: amounts(*limits) for name, limits in AMOUNTS.items()}
    fields |= {name: st.integers(*limits) for name, limits in COUNTS.items()}
    waits = st.lists(st.integers(0, 86400), min_size=1, max_size=6).map(tuple)
    return st.builds(Rules, repeat_waits_s=waits, watch_only=st.booleans(), **fields)


def test_as_asked_refills_whatever_the_cause() -> None:
    assert {getattr(AS_ASKED, name) for name in ANSWERS} == {Answer.REFILL}
    assert (AS_ASKED.margin_usdt, AS_ASKED.smallest_lot_usdt) == (Decimal(1), Decimal(3))
    assert [AS_ASKED.repeat_wait_s(n) for n in range(7)] == [0, 0, 60, 300, 900, 900, 900]
    assert AS_ASKED.pair_cap == 10


def test_careful_asks_where_the_table_says_ask() -> None:
    asks = {name for name in ANSWERS if getattr(CAREFUL, name) is Answer.ASK}
    assert asks == set(ANSWERS) - {"on_tp_sl", "on_adl"}
    assert CAREFUL.smallest_lot_usdt == 0
    assert [CAREFUL.repeat_wait_s(n) for n in range(5)] == [0, 300, 900, 3600, 3600]
    assert (CAREFUL.pair_cap, CAREFUL.refill_cap(500), CAREFUL.budget(500)) == (4, 20, Decimal(10))


@pytest.mark.parametrize(("pairs", "cap"), [(0, 20), (1, 20), (6, 20), (7, 21), (20, 60), (500, 1500)])
def test_a_day_has_three_refills_for_each_pair_but_at_least_twenty(pairs: int, cap: int) -> None:
    assert AS_ASKED.refill_cap(pairs) == cap
    assert AS_ASKED.budget(pairs) == cap


def test_the_budget_grows_with_the_margin() -> None:
    assert change(AS_ASKED, {"margin_usdt": "2.5"}).budget(20) == Decimal(150)


def test_a_cap_of_ones_own_is_taken_as_it_stands() -> None:
    own = change(AS_ASKED, {"account_cap": "7", "budget_usdt": "3.5"})
    assert (own.refill_cap(20), own.budget(20)) == (7, Decimal("3.5"))


def test_the_presets_are_offered_by_name() -> None:
    assert dict(PRESETS) == {"as_asked": AS_ASKED, "careful": CAREFUL}


@given(rules=rule_sets())
def test_rules_survive_being_written_and_read_again(rules: Rules) -> None:
    texts = as_text(rules)
    assert change(AS_ASKED, texts) == rules
    assert all("E" not in texts[name] for name in AMOUNTS)
    assert as_text(change(CAREFUL, texts)) == texts


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("margin_usdt", " 1.50 ", Decimal("1.50")), ("margin_usdt", "1e1", Decimal(10)), ("pair_cap", "3", 3),
        ("pair_cap", "3.0", 3), ("on_manual", "ASK", Answer.ASK), ("watch_only", "True", True),
        ("watch_only", "false", False), ("repeat_waits_s", "0, 60,300", (0, 60, 300)), ("repeat_waits_s", "5", (5,)),
        ("budget_usdt", "-0", Decimal(0)), ("account_cap", "0", 0),
    ],
)  # fmt: skip
def test_a_person_may_write_a_rule_in_any_sensible_way(name: str, text: str, value: object) -> None:
    assert read(name, text) == value
    assert type(read(name, text)) is type(value)


@pytest.mark.parametrize(
    ("value", "text"),
    [(True, "true"), (False, "false"), ((0, 60), "0,60"), (Decimal("1E+1"), "10"), (Answer.ASK, "ask"), (7, "7")],
)
def test_a_value_is_written_without_an_exponent(value: object, text: str) -> None:
    assert write(value) == text


NUMBERS = [*AMOUNTS, *COUNTS, "repeat_waits_s"]
NONSENSE = [
    *((name, text, RuleError.NOT_A_NUMBER) for name in NUMBERS for text in ("", "many", "NaN", "inf", "1,5x", "0x10")),
    *((name, "1.5", RuleError.NOT_A_NUMBER) for name in [*COUNTS, "repeat_waits_s"]),
    *((name, "-1", RuleError.OUT_OF_RANGE) for name in NUMBERS),
    *((name, "1e9", RuleError.OUT_OF_RANGE) for name in NUMBERS),
    *((name, text, RuleError.NOT_A_CHOICE) for name in [*ANSWERS, "watch_only"] for text in ("", "maybe", "1")),
    ("margin_usdt", "0", RuleError.OUT_OF_RANGE), ("check_interval_s", "4", RuleError.OUT_OF_RANGE),
    ("pair_cap", "0", RuleError.OUT_OF_RANGE), ("repeat_waits_s", "0,,5", RuleError.NOT_A_NUMBER),
    ("margin", "1", RuleError.UNKNOWN_RULE), ("", "1", RuleError.UNKNOWN_RULE), ("rules", "1", RuleError.UNKNOWN_RULE),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "problem"), NONSENSE)
def test_nonsense_is_refused_and_says_what_would_do(name: str, text: str, problem: str) -> None:
    with pytest.raises(RuleError) as refused:
        change(AS_ASKED, {name: text})
    assert (refused.value.rule, refused.value.problem) == (name, problem)
    assert refused.value.allowed
    assert refused.value.value in {text, *text.split(",")}
    assert name in str(refused.value)


def test_one_bad_rule_among_good_ones_changes_nothing() -> None:
    with pytest.raises(RuleError) as refused:
        change(AS_ASKED, {"margin_usdt": "2", "pair_cap": "all"})
    assert refused.value.rule == "pair_cap"


@given(name=st.sampled_from(names()), text=st.text(max_size=12))
def test_any_text_is_either_a_rule_that_can_be_written_again_or_refused(name: str, text: str) -> None:
    try:
        value = read(name, text)
    except RuleError:
        return
    assert read(name, write(value)) == value


@pytest.mark.parametrize("limits", [*AMOUNTS.items(), *COUNTS.items()])
def test_the_limits_themselves_are_allowed(limits: tuple[str, tuple[Any, Any]]) -> None:
    name, ends = limits
    assert [Decimal(write(read(name, str(end)))) for end in ends] == [Decimal(str(end)) for end in ends]


def test_a_pair_may_differ_in_the_rules_that_are_about_one_pair() -> None:
    own: Mapping[str, str] = {"margin_usdt": "2", "on_manual": "ask", "pair_cap": "1"}
    rules = for_pair(AS_ASKED, own)
    assert (rules.margin_usdt, rules.on_manual, rules.pair_cap) == (Decimal(2), Answer.ASK, 1)
    assert for_pair(CAREFUL, {}) == CAREFUL


@pytest.mark.parametrize("name", sorted(set(names()) - PAIR_RULES))
def test_a_rule_of_the_whole_account_cannot_be_set_for_one_pair(name: str) -> None:
    with pytest.raises(RuleError) as refused:
        for_pair(AS_ASKED, {name: as_text(AS_ASKED)[name]})
    assert refused.value.problem == RuleError.NOT_FOR_A_PAIR
    assert "margin_usdt" in refused.value.allowed


def test_a_pair_cannot_have_a_rule_that_does_not_exist() -> None:
    with pytest.raises(RuleError) as refused:
        for_pair(AS_ASKED, {"colour": "green"})
    assert refused.value.problem == RuleError.UNKNOWN_RULE


def test_every_rule_for_a_pair_is_a_rule() -> None:
    assert set(names()) >= PAIR_RULES


@given(rules=rule_sets(), pairs=st.integers(0, 500))
def test_rules_are_as_strict_as_themselves(rules: Rules, pairs: int) -> None:
    assert at_least_as_strict(rules, rules, pairs)


@given(strict=rule_sets(), pairs=st.integers(1, 100), data=st.data())
def test_what_is_stricter_than_the_stricter_is_stricter(strict: Rules, pairs: int, data: st.DataObject) -> None:
    _, looser = data.draw(st.sampled_from(_loosened(strict, pairs)))
    _, loosest = data.draw(st.sampled_from(_loosened(looser, pairs)))
    assert at_least_as_strict(looser, loosest, pairs)
    assert at_least_as_strict(strict, loosest, pairs)
    assert not at_least_as_strict(loosest, strict, pairs)


@given(rules=rule_sets(), pairs=st.integers(1, 100), data=st.data())
def test_one_looser_rule_makes_all_of_them_looser(rules: Rules, pairs: int, data: st.DataObject) -> None:
    """Whatever else they say, and however much stricter the rest is, one step down in one rule is not as strict."""
    name, looser = data.draw(st.sampled_from(_loosened(rules, pairs)))
    assert not at_least_as_strict(looser, rules, pairs), name
    assert at_least_as_strict(rules, looser, pairs), name


def _loosened(rules: Rules, pairs: int) -> list[tuple[str, Rules]]:
    lot = max(rules.smallest_lot_usdt, rules.margin_usdt) + 1
    steps: dict[str, Any] = {
        "smallest_lot_usdt": lot,
        "pair_cap": rules.pair_cap + 1,
        "account_cap": rules.refill_cap(pairs) + 1,
        "budget_usdt": rules.budget(pairs) + 1,
    }
    found = [(name, replace(rules, **{name: value})) for name, value in steps.items()]
    refill: Any = Answer.REFILL
    asking = [name for name in ANSWERS if getattr(rules, name) is Answer.ASK]
    found += [(name, replace(rules, **{name: refill})) for name in asking]
    if rules.watch_only:
        found.append(("watch_only", replace(rules, watch_only=False)))
    waits = rules.repeat_waits_s
    if waits[-1]:
        found.append(("repeat_waits_s", replace(rules, repeat_waits_s=(*waits[:-1], waits[-1] - 1))))
    return found


LOOSER: Mapping[str, tuple[Any, Any]] = {
    "margin_usdt": (Decimal(1), Decimal(2)),
    "smallest_lot_usdt": (Decimal(3), Decimal(4)),
    **dict.fromkeys(ANSWERS, (Answer.ASK, Answer.REFILL)),
    "repeat_waits_s": ((0, 60), (0, 59)),
    "pair_cap": (3, 4),
    "account_cap": (30, 31),
    "budget_usdt": (Decimal(30), Decimal(31)),
    "watch_only": (True, False),
}
"""A strict value and a looser one of every rule that has strictness."""


@pytest.mark.parametrize("name", names())
def test_every_rule_is_compared_or_said_to_be_no_question_of_strictness(name: str) -> None:
    assert name in STRICTNESS, "at_least_as_strict does not name this rule"
    if STRICTNESS[name] is None:
        assert name == "check_interval_s"
        return
    strict, loose = (replace(AS_ASKED, **{name: value}) for value in LOOSER[name])
    assert at_least_as_strict(strict, loose, 20)
    assert not at_least_as_strict(loose, strict, 20)


def test_strictness_names_no_rule_that_is_gone() -> None:
    assert set(STRICTNESS) == set(names())


def test_more_margin_is_looser_even_where_the_budget_stays() -> None:
    fixed = change(AS_ASKED, {"budget_usdt": "20", "smallest_lot_usdt": "3"})
    assert not at_least_as_strict(change(fixed, {"margin_usdt": "1.5"}), fixed, 20)


def test_careful_is_stricter_than_as_asked_but_not_the_other_way_round() -> None:
    assert at_least_as_strict(CAREFUL, AS_ASKED, 20)
    assert not at_least_as_strict(AS_ASKED, CAREFUL, 20)


def test_how_often_to_look_is_no_question_of_strictness() -> None:
    often = change(AS_ASKED, {"check_interval_s": "5"})
    assert at_least_as_strict(often, AS_ASKED, 20)
    assert at_least_as_strict(AS_ASKED, often, 20)


def test_some_rules_are_neither_stricter_nor_looser() -> None:
    one, other = change(AS_ASKED, {"pair_cap": "1"}), change(AS_ASKED, {"on_manual": "ask"})
    assert not at_least_as_strict(one, other, 20)
    assert not at_least_as_strict(other, one, 20)
