"""The words the local API and the commands speak with, in the language of that moment."""

from __future__ import annotations

from collections.abc import Mapping

from pairguard_gui.api.ports import Said, Words
from pairguard_gui.text import actions, api_messages
from pairguard_gui.text.reasons import okx_codes, reasons, ways_out


def words() -> Words:
    """What the local API says, in the language spoken at that moment."""
    return Words(
        reason=lambda reason: Said(reasons.say(reason), okx_codes.hint(str(reason.param("okx_code")))),
        action=actions.line_with_way_out,
        answer=_answer,
        way_out=ways_out.way_out,
    )


def _answer(code: str, params: Mapping[str, str]) -> Said:
    return Said(api_messages.message(code, params), api_messages.hint(code, params))
