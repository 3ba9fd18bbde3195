"""Times and reasons as this interface writes them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from pairguard_gui.api.ports import Words
from pairguard_gui.api.request import MOMENT
from pairguard_gui.core.values.reason import Reason

Fields = dict[str, Any]


def reason(why: Reason | None, words: Words) -> Fields | None:
    """A reason as code and sentence."""
    return {"code": why.code.value, "text": words.reason(why).message} if why else None


def moment(at: datetime | None) -> str | None:
    """A time as this interface writes it."""
    return at.astimezone(UTC).strftime(MOMENT) if at else None
