"""The sentences of the local API and of the commands, in the language spoken then or asked for by the caller."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from pairguard_gui.api.ports import Message, Words
from pairguard_gui.text import actions, api_messages
from pairguard_gui.text.accepted_language import speaking
from pairguard_gui.text.reasons import okx_codes, reasons, ways_out

if TYPE_CHECKING:
    from pairguard_gui.core.values.reason import Reason

_Asked = ParamSpec("_Asked")
_Said = TypeVar("_Said")


def words(accepted: str = "") -> Words:
    """What the local API says, in a language of `accepted` (a header Accept-Language), else in that of the program."""

    def spoken(say: Callable[_Asked, _Said]) -> Callable[_Asked, _Said]:
        """The language is asked for around each sentence alone: what a call sets off in the window speaks its own."""

        def say_it(*args: _Asked.args, **kwargs: _Asked.kwargs) -> _Said:
            with speaking(accepted):
                return say(*args, **kwargs)

        return say_it

    return Words(
        reason=spoken(_reason),
        action=spoken(actions.line_with_way_out),
        message=spoken(_message),
        way_out=spoken(ways_out.way_out),
        in_language=words,
    )


def _reason(why: Reason) -> Message:
    return Message(reasons.say(why), okx_codes.hint(str(why.param("okx_code"))))


def _message(code: str, params: Mapping[str, str]) -> Message:
    return Message(api_messages.message(code, params), api_messages.hint(code, params))
