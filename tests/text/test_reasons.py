from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from pairguard_gui.core.values.reason import Code, Reason
from pairguard_gui.text.format import UNKNOWN
from pairguard_gui.text.language import LANGUAGES, Translators
from pairguard_gui.text.reasons import details, reasons

pytestmark = pytest.mark.usefixtures("translators")
PACKAGE = Path(reasons.__file__).parents[2]
ALWAYS_THERE = {"okx": "okx_code"}
"""Placeholders that are made from another parameter."""
ASSUMED = {"environment", "apart", "cause"}
"""Placeholders that have words even where nothing is known."""
WHOLE = ("{problem} ", "{environment} ", "{cause} ")
"""Placeholders that are sentences themselves."""


def placeholders(text: object) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(str(text)) if name}


def calls_with_a_code() -> Iterator[tuple[str, Code, set[str]]]:
    """Every place in the program that gives a reason: where, which code, with which parameters."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args:
                code = code_of(node.args[0])
                names = {keyword.arg for keyword in node.keywords}
                if code and None not in names:
                    yield f"{path.name}:{node.lineno}", code, {name for name in names if name}


def code_of(node: ast.expr) -> Code | None:
    named = isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "Code"
    return Code[node.attr] if named and isinstance(node, ast.Attribute) else None


def test_every_code_has_its_words_in_one_table() -> None:
    assert sorted(code for table in reasons.TABLES for code in table) == sorted(Code)


@pytest.mark.parametrize("code", Code)
def test_a_brief_has_no_full_stop_and_fits_into_a_cell(code: Code) -> None:
    brief = str(reasons.WORDINGS[code].brief)

    assert brief
    assert not brief.endswith(".")
    assert len(brief) <= 50


@pytest.mark.parametrize("code", Code)
def test_a_sentence_ends_and_says_more_than_what_happened(code: Code) -> None:
    sentence = str(reasons.WORDINGS[code].sentence)

    assert sentence.endswith(".")
    assert sentence.count(". ") >= 1 or sentence.startswith(WHOLE), "the money, and what is next"


def test_what_a_sentence_wants_is_given_wherever_the_reason_is_given() -> None:
    lacking = [
        (place, code, name)
        for place, code, given in calls_with_a_code()
        for text in reasons.WORDINGS[code]
        for name in placeholders(text)
        if ALWAYS_THERE.get(name, name) not in given | ASSUMED
    ]

    assert lacking == []


def test_the_reader_of_calls_sees_them() -> None:
    assert len(list(calls_with_a_code())) > 50


@pytest.mark.parametrize(("code", "name"), details.PARAMETER_TEXTS)
def test_a_problem_in_a_sentence_is_put_into_words(code: Code, name: str) -> None:
    for value, source in details.PARAMETER_TEXTS[code, name].items():
        others = dict.fromkeys(placeholders(source), "X")
        said = reasons.say(Reason.of(code, **{name: value, **others}))
        assert str(source).format(**others) in said


def problems_raised_by(function: str) -> set[str]:
    """First arguments of calls of that function in the store's modules."""
    found = set()
    for path in (PACKAGE / "store").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == function:
                found |= {str(arg.value) for arg in node.args[:1] if isinstance(arg, ast.Constant)}
    return found


def test_every_problem_of_the_journal_has_a_sentence() -> None:
    from pairguard_gui.store.journal import sqlite_errors

    tables = set(sqlite_errors._UNWRITABLE.values()) | set(sqlite_errors._DAMAGED.values())
    literal = problems_raised_by("unwritable") | problems_raised_by("damaged")

    assert tables | literal | {"in_use", "newer", "rule", "in_use_by"} == set(details.PROBLEMS)


def test_every_problem_of_the_profile_has_words() -> None:
    from pairguard_gui.store import profile

    known = set(profile._PROBLEMS.values()) | {"open_to_others", "unusable"}

    assert known == set(details.PROFILE_PROBLEMS)


def test_every_network_cause_has_words() -> None:
    from pairguard_gui.okx.network_cause import NetworkCause
    from pairguard_gui.text.reasons import network

    assert set(network.CAUSES) == set(NetworkCause)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_network_cause_has_its_own_sentence_that_says_nothing_is_opened(
    translators: Translators, language: str
) -> None:
    from pairguard_gui.text.reasons import network

    translators.set_language(language)
    said = {reasons.say(Reason.of(Code.UNREACHABLE, cause=cause, what="OSError")) for cause in network.CAUSES}
    assert len(said) == len(network.CAUSES)
    assert all({"en": "nothing is opened", "zh_CN": "不会开仓"}[language] in sentence for sentence in said)
    assert reasons.say(Reason.of(Code.UNREACHABLE)) in said, "a reason stored before causes were told apart"


def test_parameters_are_shown_as_people_read_them() -> None:
    until = datetime.now(UTC) + timedelta(seconds=90)
    said = reasons.say(Reason.of(Code.REPEAT, nth=3, until=until))

    assert "number 3 " in said
    assert until.astimezone().strftime("%H:%M:%S") in said


def test_an_amount_has_its_cents_and_no_exponent() -> None:
    said = reasons.say(Reason.of(Code.BUDGET, reserved=Decimal("59.5"), limit=Decimal("6E+1")))

    assert "59.50 USDT" in said
    assert "60.00 USDT" in said


def test_an_empty_parameter_is_a_dash() -> None:
    assert f"({UNKNOWN})" in reasons.say(Reason.of(Code.FOREIGN_IP, ip=""))


def test_a_missing_parameter_is_a_dash_and_no_error() -> None:
    assert UNKNOWN in reasons.say(Reason.of(Code.REPEAT))


def test_braces_in_what_okx_says_do_no_harm() -> None:
    reason = Reason.of(Code.ORDER_REFUSED, okx_code="99999", message="{oops} }{")

    assert "99999, {oops} }{" in reasons.say(reason)
    assert "{oops}" in reasons.say(Reason.of(Code.JOURNAL, problem="io", detail="{oops}"))


def test_an_okx_code_is_explained_instead_of_repeated() -> None:
    reason = Reason.of(Code.ORDER_REFUSED, okx_code="51008", message="Insufficient USDT margin in account")

    assert "51008, too little free margin" in reasons.say(reason)


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_clocks_are_told_apart_by_their_seconds(translators: Translators, language: str) -> None:
    translators.set_language(language)
    assert " 47 " in reasons.say(Reason.of(Code.CLOCK_OFF, seconds=47))
    assert UNKNOWN not in reasons.say(Reason.of(Code.CLOCK_OFF))


def test_a_key_of_the_other_environment_is_told_where_it_belongs() -> None:
    demo = reasons.say(Reason.of(Code.WRONG_ENVIRONMENT, environment="demo"))
    live = reasons.say(Reason.of(Code.WRONG_ENVIRONMENT, environment="live"))
    assert "a key of demo trading. Choose demo, or make a key in live trading." in demo
    assert "a key of live trading. Choose live, or make a key in demo trading." in live
    assert "demo instead of live or live instead of demo" in reasons.say(Reason.of(Code.WRONG_ENVIRONMENT))


def test_a_key_that_does_not_exist_says_what_to_do() -> None:
    assert "Choose the site where you registered" in reasons.say(Reason.of(Code.BAD_KEY))


def test_a_pause_without_an_end_ends_when_the_person_says_so() -> None:
    forever = datetime.max.replace(tzinfo=UTC)

    assert "until you resume it" in reasons.say(Reason.of(Code.PAIR_PAUSED, until=forever))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reason_can_be_said_in_every_language(translators: Translators, language: str) -> None:
    translators.set_language(language)
    chinese = any("一" <= sign <= "鿿" for sign in reasons.say(Reason.of(Code.UNREACHABLE)))

    assert chinese == (language == "zh_CN")
    assert reasons.brief(Reason.of(Code.UNREACHABLE)) == {"en": "no answer", "zh_CN": "无应答"}[language]
