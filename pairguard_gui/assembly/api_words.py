"""The sentences of the local API and of the commands, in the language spoken when they are asked for."""

from __future__ import annotations

from collections.abc import Mapping

from pairguard_gui.api.ports import Message, Words
from pairguard_gui.text import actions, api_messages
from pairguard_gui.text.reasons import okx_codes, reasons, ways_out


def words() -> Words:
    """What the local API says, in the language spoken at that moment."""
    return Words(
        reason=lambda reason: Message(reasons.say(reason), okx_codes.hint(str(reason.param("okx_code")))),
        action=actions.line_with_way_out,
        message=_message,
        way_out=ways_out.way_out,
    )


def _message(code: str, params: Mapping[str, str]) -> Message:
    return Message(api_messages.message(code, params), api_messages.hint(code, params))
