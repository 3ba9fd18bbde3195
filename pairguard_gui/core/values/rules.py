"""The rules a trader sets: how often to look, how much to open, when to ask first; two presets; validation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any


class Answer(StrEnum):
    """What a rule says to a vanished position: open a new one, or ask a person."""

    REFILL = "refill"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class Rules:
    """Rules of an account. Those in `PAIR_RULES` can be set for one pair too.

    `account_cap` 0 and `budget_usdt` 0 stand for "three times the protected pairs, at least 20".
    `smallest_lot_usdt` 0 never opens more than the margin.
    """

    check_interval_s: int = 60
    margin_usdt: Decimal = Decimal(1)
    smallest_lot_usdt: Decimal = Decimal(3)
    on_manual: Answer = Answer.REFILL
    on_tp_sl: Answer = Answer.REFILL
    on_liquidation: Answer = Answer.REFILL
    on_adl: Answer = Answer.REFILL
    on_unknown: Answer = Answer.REFILL
    on_no_record: Answer = Answer.REFILL
    on_mass_vanish: Answer = Answer.REFILL
    on_away: Answer = Answer.REFILL
    repeat_waits_s: tuple[int, ...] = (0, 0, 60, 300, 900)
    pair_cap: int = 10
    account_cap: int = 0
    budget_usdt: Decimal = Decimal(0)
    watch_only: bool = False

    def refill_cap(self, pairs: int) -> int:
        """How many refills the account may have in 24 h with that many protected pairs."""
        return self.account_cap or max(3 * pairs, 20)

    def budget(self, pairs: int) -> Decimal:
        """How much margin in USDT may be reserved in 24 h with that many protected pairs."""
        return self.budget_usdt or max(3 * pairs * self.margin_usdt, Decimal(20))

    def repeat_wait_s(self, refills_before: int) -> int:
        """Seconds to wait before the refill that follows `refills_before` others of the same 24 h."""
        return self.repeat_waits_s[min(refills_before, len(self.repeat_waits_s) - 1)]


AS_ASKED = Rules()
CAREFUL = Rules(
    smallest_lot_usdt=Decimal(0),
    on_manual=Answer.ASK,
    on_liquidation=Answer.ASK,
    on_unknown=Answer.ASK,
    on_no_record=Answer.ASK,
    on_mass_vanish=Answer.ASK,
    on_away=Answer.ASK,
    repeat_waits_s=(0, 300, 900, 3600),
    pair_cap=4,
    account_cap=20,
    budget_usdt=Decimal(10),
)
PRESETS: Mapping[str, Rules] = {"as_asked": AS_ASKED, "careful": CAREFUL}

PAIR_RULES = frozenset(
    {
        "margin_usdt", "smallest_lot_usdt", "on_manual", "on_tp_sl", "on_liquidation",
        "on_adl", "on_unknown", "on_no_record", "repeat_waits_s", "pair_cap",
    }
)  # fmt: skip

_LIMITS: Mapping[str, tuple[Decimal, Decimal]] = {
    "check_interval_s": (Decimal(5), Decimal(3600)),
    "margin_usdt": (Decimal("0.1"), Decimal(100)),
    "smallest_lot_usdt": (Decimal(0), Decimal(100)),
    "repeat_waits_s": (Decimal(0), Decimal(86400)),
    "pair_cap": (Decimal(1), Decimal(100)),
    "account_cap": (Decimal(0), Decimal(1000)),
    "budget_usdt": (Decimal(0), Decimal(10000)),
}


class RuleError(ValueError):
    """A rule that makes no sense. `rule` is its name, `problem` one of the codes below, `allowed` what would do."""

    UNKNOWN_RULE = "unknown_rule"
    NOT_FOR_A_PAIR = "not_for_a_pair"
    NOT_A_NUMBER = "not_a_number"
    OUT_OF_RANGE = "out_of_range"
    NOT_A_CHOICE = "not_a_choice"

    def __init__(self, rule: str, problem: str, value: str, allowed: str) -> None:
        super().__init__(f"{rule}={value}: {problem} ({allowed})")
        self.rule, self.problem, self.value, self.allowed = rule, problem, value, allowed


def names() -> tuple[str, ...]:
    """The names of all rules, in the order they are shown."""
    return tuple(field.name for field in fields(Rules))


def change(rules: Rules, settings: Mapping[str, str]) -> Rules:
    """The rules with some of them set from text. RuleError for the first that makes no sense; nothing half done."""
    changed: dict[str, Any] = {name: read(name, text) for name, text in settings.items()}
    return replace(rules, **changed)


def for_pair(rules: Rules, overrides: Mapping[str, str]) -> Rules:
    """The rules that hold for one pair. RuleError when a setting of the whole account is among `overrides`."""
    for name, text in overrides.items():
        if name not in PAIR_RULES:
            problem = RuleError.NOT_FOR_A_PAIR if name in names() else RuleError.UNKNOWN_RULE
            raise RuleError(name, problem, text, ", ".join(sorted(PAIR_RULES)))
    return change(rules, overrides)


def read(name: str, text: str) -> object:
    """One rule's value from text; RuleError says what would be allowed."""
    if name not in names():
        raise RuleError(name, RuleError.UNKNOWN_RULE, text, ", ".join(names()))
    default = getattr(AS_ASKED, name)
    text = text.strip()
    if isinstance(default, bool):
        return _choice(name, text.lower(), {"true": True, "false": False})
    if isinstance(default, Answer):
        return _choice(name, text.lower(), {answer.value: answer for answer in Answer})
    if isinstance(default, tuple):
        return tuple(int(_number(name, part, whole=True)) for part in text.split(","))
    number = _number(name, text, whole=isinstance(default, int))
    return int(number) if isinstance(default, int) else number


def write(value: object) -> str:
    """A rule's value as the text that `read` takes."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return ",".join(str(part) for part in value)
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def as_text(rules: Rules) -> dict[str, str]:
    """All rules by name, as text."""
    return {name: write(getattr(rules, name)) for name in names()}


def at_least_as_strict(rules: Rules, than: Rules, pairs: int) -> bool:
    """Whether `rules` can open no more and ask no less than `than`, with that many protected pairs."""
    compared = (STRICTNESS[name] for name in names())
    return all(compare(rules, than, pairs) for compare in compared if compare)


Comparison = Callable[[Rules, Rules, int], bool]
"""Whether the first rules are at least as strict as the second ones in one point, with so many protected pairs."""


def _allows_no_more(amount: Callable[[Rules, int], Decimal | int]) -> Comparison:
    return lambda rules, than, pairs: amount(rules, pairs) <= amount(than, pairs)


def _asks_as_often(name: str) -> Comparison:
    return lambda rules, than, _: getattr(rules, name) == Answer.ASK or getattr(than, name) == Answer.REFILL


def _waits_as_long(rules: Rules, than: Rules, _: int) -> bool:
    count = max(len(rules.repeat_waits_s), len(than.repeat_waits_s))  # from the last one on, every wait is the same
    return all(rules.repeat_wait_s(n) >= than.repeat_wait_s(n) for n in range(count))


STRICTNESS: Mapping[str, Comparison | None] = {
    "check_interval_s": None,  # how often to look decides neither what is opened nor what is asked
    "margin_usdt": _allows_no_more(lambda rules, _: rules.margin_usdt),
    # A lot below the margin is opened whatever this rule says.
    "smallest_lot_usdt": _allows_no_more(lambda rules, _: max(rules.smallest_lot_usdt, rules.margin_usdt)),
    "on_manual": _asks_as_often("on_manual"),
    "on_tp_sl": _asks_as_often("on_tp_sl"),
    "on_liquidation": _asks_as_often("on_liquidation"),
    "on_adl": _asks_as_often("on_adl"),
    "on_unknown": _asks_as_often("on_unknown"),
    "on_no_record": _asks_as_often("on_no_record"),
    "on_mass_vanish": _asks_as_often("on_mass_vanish"),
    "on_away": _asks_as_often("on_away"),
    "repeat_waits_s": _waits_as_long,
    "pair_cap": _allows_no_more(lambda rules, _: rules.pair_cap),
    "account_cap": _allows_no_more(lambda rules, pairs: rules.refill_cap(pairs)),
    "budget_usdt": _allows_no_more(lambda rules, pairs: rules.budget(pairs)),
    "watch_only": lambda rules, than, _: rules.watch_only or not than.watch_only,
}
"""How each rule is compared for strictness; None for a rule that is neither strict nor loose."""


def _choice(name: str, text: str, choices: Mapping[str, object]) -> object:
    if text not in choices:
        raise RuleError(name, RuleError.NOT_A_CHOICE, text, ", ".join(choices))
    return choices[text]


def _number(name: str, text: str, *, whole: bool) -> Decimal:
    low, high = _LIMITS[name]
    allowed = f"{low:f}–{high:f}"
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise RuleError(name, RuleError.NOT_A_NUMBER, text, allowed) from None
    if not number.is_finite() or (whole and number != number.to_integral_value()):
        raise RuleError(name, RuleError.NOT_A_NUMBER, text, allowed)
    if not low <= number <= high:
        raise RuleError(name, RuleError.OUT_OF_RANGE, text, allowed)
    return number
