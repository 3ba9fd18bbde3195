"""The assistant that connects an account: what it takes, what it refuses and says, what it leaves behind."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from pairguard_gui.core.control.key_health import CheckResult, KeyCheck, KeyFitness
from pairguard_gui.core.values.exchange_data import Environment
from pairguard_gui.core.values.reason import Code
from pairguard_gui.core.values.rules import CAREFUL
from pairguard_gui.core.values.shield import Shield
from pairguard_gui.store.keys.key_vault import KeyStoreError
from pairguard_gui.text.language import Translators
from pairguard_gui.ui.connect.appearance_step import Language
from pairguard_gui.ui.connect.limits_step import Preset
from pairguard_gui.ui.connect.wizard import ConnectWizard
from pairguard_gui.ui.keys.proxy_fields import ProxyKind
from tests.support.practice_faults import end_faults
from tests.support.running_account import until
from tests.ui.connecting import Connecting, connecting, type_into
from tests.ui.key_box import KeyBox


def words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())


def test_an_account_is_connected_in_six_steps_and_ends_with_the_shield_off(shown: Connecting, box: KeyBox) -> None:
    wizard = shown.open_assistant()
    shown.go_to("finish")
    wizard.finish.resume.setChecked(True)
    shown.go_on()
    until(lambda: len(shown.accounts.real_accounts) == 1)

    (account,) = shown.accounts.real_accounts
    assert (account.name, account.environment, account.resume) == ("Main", Environment.DEMO, True)
    assert len(shown.journal.state("Main").pairs) == 20
    assert [*box.entries]
    assert shown.window.page.controller.account == "Main"
    assert shown.window.page.controller.shield is Shield.OFF
    assert "The shield is off" in shown.window.page.toast.text
    assert shown.kept_practice == [True]


def test_nothing_is_kept_when_it_is_cancelled_at_the_last_step(shown: Connecting, box: KeyBox) -> None:
    wizard = shown.open_assistant()
    shown.go_to("finish")
    wizard.cancel.click()
    assert (shown.accounts.real_accounts, box.entries) == ((), {})
    assert [field.text() for field in wizard.key.key.fields] == ["", "", ""]


def test_the_limits_and_pairs_that_were_chosen_are_the_account_s(shown: Connecting) -> None:
    wizard = shown.open_assistant()
    shown.go_on()
    wizard.limits.preset.choose(Preset.CAREFUL)
    type_into(wizard.limits.fields["margin_usdt"], "2")
    type_into(wizard.limits.fields["budget_usdt"], "25")
    assert "at most 25 USDT of margin a day." in wizard.limits.sentence.text()
    shown.go_on()
    shown.fill_account()
    shown.go_on()
    shown.check_key()
    shown.go_on()
    until(lambda: wizard.pairs.model.rowCount() == 20)
    wizard.pairs.all.click()
    assert wizard.pairs.model.ticked == ()
    for row in (0, 5):
        wizard.pairs.model.toggle(row)
    shown.go_on()
    shown.go_on()
    until(lambda: bool(shown.accounts.real_accounts))
    state = shown.journal.state("Main")
    assert state.rules == replace(CAREFUL, margin_usdt=Decimal(2), budget_usdt=Decimal(25))
    assert len(state.pairs) == 2


def test_a_limit_that_makes_no_sense_is_told_at_once_and_loses_nothing(shown: Connecting) -> None:
    wizard = shown.open_assistant()
    shown.go_on()
    type_into(wizard.limits.fields["margin_usdt"], "1,5")
    assert not wizard.onward.isEnabled()
    assert "“1,5” is not possible. Allowed is 0.1–100" in wizard.limits.sentence.text()
    assert wizard.limits.fields["margin_usdt"].text() == "1,5"
    type_into(wizard.limits.fields["margin_usdt"], "1.5")
    assert wizard.onward.isEnabled()
    assert "at most 90 USDT of margin a day" in wizard.limits.sentence.text()


def test_a_name_that_is_taken_is_told_while_it_is_typed(shown: Connecting) -> None:
    shown.add("Main")
    wizard = shown.open_assistant()
    shown.go_on()
    shown.go_on()
    type_into(wizard.account.account_name, "main")
    assert not wizard.onward.isEnabled()
    assert "Main" in wizard.account.problem.text()


def test_a_proxy_is_taken_once_it_is_whole(shown: Connecting) -> None:
    wizard = shown.open_assistant()
    shown.go_on()
    shown.go_on()
    shown.fill_account()
    proxy = wizard.account.proxy
    proxy.kind.choose(ProxyKind.SOCKS5)
    assert not wizard.onward.isEnabled()
    type_into(proxy.host, "127.0.0.1")
    type_into(proxy.port, "1080")
    type_into(proxy.user, "me")
    type_into(proxy.password, "p@ss:/word")
    assert wizard.onward.isEnabled()
    assert wizard.entries.account.proxy == "socks5://me:p%40ss%3A%2Fword@127.0.0.1:1080"


def test_the_way_to_the_exchange_is_measured(shown: Connecting) -> None:
    wizard = shown.open_assistant()
    shown.go_on()
    shown.go_on()
    shown.fill_account()
    wizard.account.measure.click()
    until(lambda: "There and back in" in wizard.account.measured.text())
    shown.server.fault("unreachable")
    wizard.account.measure.click()
    until(lambda: wizard.account.measured.text() and "There and back" not in wizard.account.measured.text())
    until(wizard.account.measure.isEnabled)


def test_a_pasted_block_fills_all_three_fields(shown: Connecting) -> None:
    wizard = shown.open_assistant()
    shown.go_to("key")
    api_key, secret, passphrase = shown.key
    type_into(wizard.key.key.fields[0], f'apikey = "{api_key}"\nsecretkey = "{secret}"\npassphrase = "{passphrase}"')
    assert tuple(field.text() for field in wizard.key.key.fields) == shown.key
    assert {field.echoMode() for field in wizard.key.key.fields} == {QLineEdit.EchoMode.Password}


@pytest.mark.parametrize(
    ("kind", "wishes", "light", "told"),
    [
        ("permissions", {"value": "read_only,trade,withdraw"}, KeyCheck.NO_WITHDRAW, "PairGuard does not use this key"),
        ("error_code", {"code": "50105", "path": "/api/v5/account/config"}, KeyCheck.SIGNATURE, "could not be read"),
        ("error_code", {"code": "50101", "path": "/api/v5/account/config"}, KeyCheck.ENVIRONMENT, "could not be read"),
    ],
)
def test_a_key_that_will_not_do_shows_which_light_and_why(
    shown: Connecting, kind: str, wishes: dict[str, str], light: KeyCheck, told: str
) -> None:
    wizard = shown.open_assistant()
    shown.go_to("key")
    shown.server.fault(kind, **wishes)
    shown.check_key()
    health = wizard.entries.health
    assert health is not None
    assert {each.check: each.result for each in health.checks}[light] is CheckResult.BAD
    assert told in words(wizard.key)
    assert wizard.onward.text() == "Check again"
    assert wizard.step is wizard.key
    end_faults(shown.server)
    wizard.onward.click()
    until(lambda: wizard.entries.health is not None and wizard.entries.health.fitness is KeyFitness.GUARD)
    assert wizard.onward.text() == "Next"


def test_a_read_only_key_watches(shown: Connecting) -> None:
    shown.server.fault("permissions", value="read_only")
    wizard = shown.open_assistant()
    shown.go_to("finish")
    assert "watch only, nothing is opened" in words(wizard.finish)
    shown.go_on()
    until(lambda: bool(shown.accounts.real_accounts))
    assert shown.journal.state("Main").rules.watch_only


def test_another_account_asks_for_the_lights_again(shown: Connecting) -> None:
    wizard = shown.open_assistant()
    shown.go_to("pairs")
    wizard.back.click()
    wizard.back.click()
    shown.fill_account(live=True)
    shown.go_on()
    assert wizard.onward.text() == "Check the key"
    assert wizard.entries.credentials is None


def test_positions_that_cannot_be_read_are_told_and_read_again(shown: Connecting) -> None:
    wizard = shown.open_assistant()
    shown.go_to("key")
    shown.check_key()
    shown.server.fault("error_code", code="50001", path="/api/v5/account/positions")
    shown.go_on()
    until(lambda: wizard.onward.text() == "Read again" and wizard.onward.isEnabled())
    end_faults(shown.server)
    shown.go_on()
    until(lambda: wizard.pairs.model.rowCount() == 20)


def test_what_is_refused_at_the_end_is_told_there_and_loses_nothing(shown: Connecting, box: KeyBox) -> None:
    wizard = shown.open_assistant()
    shown.go_to("finish")
    shown.server.fault("error_code", code="50001", path="/api/v5/account/config")
    shown.go_on()
    until(wizard.finish.problem.text)
    assert (shown.accounts.real_accounts, box.entries) == ((), {})
    end_faults(shown.server)
    shown.go_on()
    until(lambda: bool(shown.accounts.real_accounts))


def test_without_a_key_store_the_key_is_kept_until_the_end_by_choice_alone(qapp: QApplication) -> None:
    def no_store() -> KeyBox:
        raise KeyStoreError(Code.KEY_STORE_MISSING)

    with connecting(qapp, no_store) as shown:
        wizard = shown.open_assistant()
        shown.go_to("key")
        shown.check_key()
        until(wizard.key.place.until_quit.isVisible)
        assert not wizard.onward.isEnabled()
        wizard.key.place.until_quit.click()
        shown.go_on()
        until(lambda: wizard.pairs.ready)
        shown.go_on()
        assert "kept until you quit" in words(wizard.finish)
        shown.go_on()
        until(lambda: bool(shown.accounts.real_accounts))


def test_only_one_assistant_is_open_and_the_window_stays_usable(shown: Connecting) -> None:
    first = shown.open_assistant()
    assert shown.open_assistant() is first
    assert not first.isModal()


def test_the_assistant_speaks_the_language_that_is_chosen_in_it(
    qapp: QApplication, box: KeyBox, translators: Translators, qtbot: QtBot
) -> None:
    with connecting(qapp, lambda: box, set_language=translators.set_language) as shown:
        wizard = shown.open_assistant()
        wizard.appearance.language.choose(Language.CHINESE)
        qtbot.wait(20)
        assert wizard.windowTitle() == "连接 OKX"
        assert shown.window.theme.language == "zh_CN"


class Hands:
    """Ten fingers on a keyboard, and no mouse."""

    def __init__(self, qtbot: QtBot, wizard: ConnectWizard) -> None:
        self._qtbot, self._wizard = qtbot, wizard

    @property
    def focus(self) -> QWidget:
        """What the next key goes to; other tests on the same screen want the keyboard as well."""
        self._qtbot.waitUntil(self._is_active)
        return QApplication.focusWidget() or self._wizard

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            self._qtbot.keyClick(self.focus, key)

    def write(self, text: str) -> None:
        self._qtbot.keyClicks(self.focus, text)

    def go_to(self, widget: QWidget) -> None:
        for _ in range(40):
            if self.focus is widget:
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"{widget} is not reached by Tab")

    def _is_active(self) -> bool:
        self._wizard.activateWindow()
        return QApplication.activeWindow() is self._wizard and not self._wizard.just_shown


def test_it_is_done_by_keyboard_alone(shown: Connecting, qtbot: QtBot) -> None:
    """Each step starts in its first field; Enter goes on, Tab leads through everything else."""
    shown.window.menus.account.add.trigger()
    wizard = shown.wizard
    hands = Hands(qtbot, wizard)
    hands.press(Qt.Key.Key_Return, Qt.Key.Key_Return)
    hands.write("Main")
    hands.go_to(wizard.account.site)
    hands.press(Qt.Key.Key_End)
    hands.go_to(wizard.account.address)
    hands.write(shown.server.access.rest)
    hands.press(Qt.Key.Key_Return)
    for field, text in zip(wizard.key.key.fields, shown.key, strict=True):
        hands.go_to(field)
        hands.write(text)
    hands.press(Qt.Key.Key_Return)
    until(lambda: wizard.entries.health is not None and wizard.onward.isEnabled())
    hands.press(Qt.Key.Key_Return)
    until(lambda: wizard.pairs.ready)
    hands.go_to(wizard.pairs.table)
    hands.press(Qt.Key.Key_Down, Qt.Key.Key_Space)
    assert len(wizard.pairs.model.ticked) == 19
    hands.go_to(wizard.onward)
    hands.press(Qt.Key.Key_Return)
    assert wizard.step is wizard.finish
    hands.go_to(wizard.onward)
    hands.press(Qt.Key.Key_Space)
    until(lambda: bool(shown.accounts.real_accounts))
    assert len(shown.journal.state("Main").pairs) == 19


def test_every_control_of_the_assistant_has_a_name(shown: Connecting) -> None:
    wizard = shown.open_assistant()
    for step in ("limits", "account", "key", "pairs", "finish"):
        shown.go_to(step)
        fields = [field for field in wizard.step.findChildren(QLineEdit) if field.isVisible()]
        assert [field for field in fields if not field.accessibleName()] == []
        assert [choice for choice in wizard.step.findChildren(QRadioButton) if not choice.text()] == []
        wizard.close()
        wizard = shown.open_assistant()


def test_what_was_unticked_stays_unticked_when_the_table_is_read_again(shown: Connecting) -> None:
    wizard = shown.open_assistant()
    shown.go_to("pairs")
    until(lambda: wizard.pairs.model.rowCount() == 20)
    wizard.pairs.model.toggle(2)
    left_out = wizard.pairs.model.ticked
    for _ in range(3):
        wizard.back.click()
    type_into(wizard.limits.fields["margin_usdt"], "2")
    for _ in range(3):
        shown.go_on()
    until(lambda: wizard.pairs.model.rowCount() == 20)
    assert set(wizard.pairs.model.ticked) == set(left_out)


def test_an_answer_that_comes_after_the_step_was_left_does_no_harm(shown: Connecting) -> None:
    wizard = shown.open_assistant()
    shown.go_to("key")
    for field, text in zip(wizard.key.key.fields, shown.key, strict=True):
        type_into(field, text)
    shown.server.fault("slow_request", ms=400, path="/api/v5/account/config", method="GET")
    shown.go_on()
    wizard.back.click()
    type_into(wizard.account.account_name, "Other")
    shown.go_on()
    until(lambda: wizard.onward.isEnabled() and wizard.onward.text() == "Check the key")
    assert wizard.entries.health is None


def test_the_second_of_two_clicks_meant_the_step_before(shown: Connecting) -> None:
    wizard = shown.open_assistant()
    shown.go_to("pairs")
    wizard._just_shown.setInterval(300)
    shown.go_on()
    wizard.onward.click()
    assert wizard.step is wizard.finish
    assert wizard.finish.ready
    until(lambda: not wizard.just_shown)
    assert shown.accounts.real_accounts == ()


def test_it_cannot_be_cancelled_while_the_account_is_being_added(shown: Connecting) -> None:
    wizard = shown.open_assistant()
    shown.go_to("finish")
    shown.go_on()
    assert not wizard.cancel.isEnabled()
    wizard.reject()
    assert wizard.isVisible()
    until(lambda: bool(shown.accounts.real_accounts))


def test_no_secret_outlives_the_assistant(shown: Connecting) -> None:
    wizard = shown.open_assistant()
    shown.go_to("finish")
    wizard.reject()
    assert wizard.entries.credentials is None
    assert wizard.pairs._read_for is None
    assert wizard.account.proxy.password.text() == ""


def test_a_pasted_block_without_a_key_is_told(shown: Connecting) -> None:
    wizard = shown.open_assistant()
    shown.go_to("key")
    type_into(wizard.key.key.fields[0], "hello\nworld")
    assert "No key was found in what was pasted" in wizard.key.key.problem.text()


def test_the_worst_day_is_that_of_the_ticked_pairs(shown: Connecting) -> None:
    wizard = shown.open_assistant()
    shown.go_to("pairs")
    until(lambda: wizard.pairs.model.rowCount() == 20)
    wizard.pairs.all.click()
    wizard.pairs.model.toggle(0)
    assert "at most 20 USDT of margin" in wizard.pairs.totals.text()
    assert "does not last" not in wizard.pairs.totals.text()
