from __future__ import annotations

from enum import StrEnum

import pytest
from PySide6.QtCore import QCoreApplication

from pairguard_gui.api.errors import ApiRefusal
from pairguard_gui.okx import errors
from pairguard_gui.text import api_messages
from pairguard_gui.text.cli.table import columns, width
from pairguard_gui.text.language import LANGUAGES, Translators
from pairguard_gui.text.reasons import okx_codes
from pairguard_gui.text.states import WORDS, word


@pytest.mark.parametrize("kind", WORDS)
def test_every_member_of_a_state_has_a_word(kind: type[StrEnum]) -> None:
    assert set(WORDS[kind]) == set(kind)


@pytest.mark.parametrize("kind", WORDS)
def test_words_differ_where_states_differ(translators: Translators, kind: type[StrEnum]) -> None:
    for language in LANGUAGES:
        translators.set_language(language)
        assert len({word(member) for member in kind}) == len(kind)


def test_every_refusal_of_the_server_has_a_message_and_a_hint() -> None:
    assert set(ApiRefusal) <= set(api_messages.MESSAGES)
    assert set(ApiRefusal) == set(api_messages.HINTS)


def known_to_the_client() -> set[str]:
    return {*errors.READS, *errors.REFUSALS, *errors.UNDECIDED, *errors.MISPLACED}


def test_every_okx_code_the_client_judges_has_a_meaning() -> None:
    assert known_to_the_client() - set(okx_codes.MEANINGS) == set()


def test_no_okx_code_is_explained_twice() -> None:
    listed = [code for _, codes in okx_codes._GROUPS for code in codes.split()]

    assert len(listed) == len(set(listed))


@pytest.mark.usefixtures("translators")
def test_an_unknown_okx_code_is_told_in_okx_words() -> None:
    assert okx_codes.explain("99999", "Something new") == "99999, Something new"
    assert okx_codes.hint("99999") == ""
    assert okx_codes.hint("51008") == "Put USDT into the trading account."


def test_qt_speaks_the_same_language(translators: Translators) -> None:
    translators.set_language("zh_CN")
    assert QCoreApplication.translate(*("QPlatformTheme", "Cancel")) == "取消"
    translators.set_language("en")
    assert QCoreApplication.translate(*("QPlatformTheme", "Cancel")) == "Cancel"


def test_a_language_nobody_speaks_changes_nothing(translators: Translators) -> None:
    with pytest.raises(ValueError, match="tlh"):
        translators.set_language("tlh")

    assert translators.language == "en"


def test_chinese_takes_two_cells_a_sign() -> None:
    assert width("补仓 SOL") == 8
    assert columns([["补仓", "1"], ["abc", "22"]], numbers=frozenset({1})) == ["补仓   1", "abc   22"]
