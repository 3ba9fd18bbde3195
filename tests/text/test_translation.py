"""A caller is answered in the language it asks for, and nothing else changes its own."""

from __future__ import annotations

import asyncio

import pytest

from pairguard_gui.core.values.reason import Code, Reason
from pairguard_gui.text.accepted_language import speaking
from pairguard_gui.text.language import CHINESE, ENGLISH, LANGUAGES, Translators
from pairguard_gui.text.reasons import reasons

WHY = Reason.of(Code.MAINTENANCE)


@pytest.fixture
def said(translators: Translators) -> dict[str, str]:
    """That reason in each language; the program speaks English again afterwards."""
    found = {}
    for language in LANGUAGES:
        translators.set_language(language)
        found[language] = reasons.say(WHY)
    translators.set_language(ENGLISH)
    return found


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("zh-CN", CHINESE),
        ("zh_CN", CHINESE),
        ("ZH", CHINESE),
        ("zh-TW,zh;q=0.9,en;q=0.1", CHINESE),
        ("de, en;q=0.2, zh;q=0.7", CHINESE),
        ("en;q=0.3,zh;q=0", ENGLISH),
        ("en-GB", ENGLISH),
        ("fr", ""),
        ("*", ""),
        ("", ""),
        ("zh;q=much", ""),
        (",;q=,;", ""),
        ("x" * 9999 + ",zh", ""),
    ],
)
@pytest.mark.parametrize("own", LANGUAGES)
def test_the_first_language_there_is_is_spoken_else_the_program_s_own(
    translators: Translators, said: dict[str, str], own: str, accepted: str, language: str
) -> None:
    translators.set_language(own)
    with speaking(accepted):
        assert reasons.say(WHY) == said[language or own]
    assert reasons.say(WHY) == said[own]


@pytest.mark.parametrize("code", Code)
def test_every_reason_can_be_asked_for_in_the_other_language(translators: Translators, code: Code) -> None:
    why = Reason.of(code, environment="demo", problem="read_only", cause="name", seconds=3, what="uid")
    translators.set_language(CHINESE)
    chinese = (reasons.say(why), reasons.brief(why))
    translators.set_language(ENGLISH)
    with speaking("zh-CN"):
        assert (reasons.say(why), reasons.brief(why)) == chinese


def test_two_callers_at_once_are_each_answered_in_their_own(said: dict[str, str]) -> None:
    async def ask(accepted: str) -> str:
        with speaking(accepted):
            await asyncio.sleep(0.01)
            return reasons.say(WHY)

    async def both() -> tuple[str, ...]:
        return tuple(await asyncio.gather(ask("zh-CN"), ask("en"), ask("")))

    assert asyncio.run(both()) == (said[CHINESE], said[ENGLISH], said[ENGLISH])
