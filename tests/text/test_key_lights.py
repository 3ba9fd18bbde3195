from __future__ import annotations

from datetime import timedelta

import pytest

from pairguard_gui.core.control.key_health import assess_failure, assess_key
from pairguard_gui.core.values.errors import Denied, Unreachable
from pairguard_gui.core.values.exchange_data import Environment
from pairguard_gui.core.values.reason import Code
from pairguard_gui.text.key_lights import conclusion
from pairguard_gui.text.reasons.reasons import say
from tests.core.examples import account

pytestmark = pytest.mark.usefixtures("translators")


def test_what_kept_the_account_from_being_read_is_told_once() -> None:
    dead = Unreachable(Code.UNREACHABLE, what="proxy")
    assert say(dead.reason) in conclusion(assess_failure(dead))
    wrong = Denied(Code.BAD_PASSPHRASE)
    assert say(wrong.reason) not in conclusion(assess_failure(wrong)), "its light says so"


def test_an_account_that_cannot_be_guarded_says_why() -> None:
    health = assess_key(account(lead_trader=True), Environment.LIVE, timedelta(0))
    assert health.refusal
    assert say(health.refusal) in conclusion(health)
