"""Times and reasons as this interface writes them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from pairguard_gui.core.values.times import utc_text

if TYPE_CHECKING:
    from pairguard_gui.api.ports import Words
    from pairguard_gui.core.values.reason import Reason

Fields = dict[str, Any]


def reason(why: Reason | None, words: Words) -> Fields | None:
    """A reason as code and sentence."""
    return {"code": why.code.value, "text": words.reason(why).text} if why else None


def moment(at: datetime | None) -> str | None:
    """A time in UTC, as the web version wrote it."""
    return utc_text(at) if at else None
