"""Reasons in words: `say` gives the whole sentence, `brief` the few words that fit into a table cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from pairguard_gui.core.values.reason import Code
from pairguard_gui.text.format import UNKNOWN, margin
from pairguard_gui.text.reasons import (
    brakes,
    details,
    doubts,
    evidence,
    keys,
    okx_codes,
    orders,
    reading,
    refused_requests,
)
from pairguard_gui.text.translation import translate

if TYPE_CHECKING:
    from pairguard_gui.core.values.reason import Param, Reason
    from pairguard_gui.text.reasons.wording import Wording

TABLES: Sequence[Mapping[Code, Wording]] = (
    reading.WORDINGS,
    keys.WORDINGS,
    evidence.WORDINGS,
    brakes.WORDINGS,
    orders.WORDINGS,
    doubts.WORDINGS,
    refused_requests.WORDINGS,
)
"""A new code gets its words in one of these, and nowhere else."""
WORDINGS: Mapping[Code, Wording] = {code: wording for table in TABLES for code, wording in table.items()}


class _Parameters(dict[str, str]):
    """Parameters of a sentence; a missing one is shown as unknown, so that the sentence is still told."""

    def __missing__(self, name: str) -> str:
        return UNKNOWN


def say(reason: Reason) -> str:
    """The sentence of that reason in the current language."""
    sentence = translate("reasons", str(WORDINGS[reason.code].sentence))
    return sentence.format_map(parameters(reason))


def brief(reason: Reason) -> str:
    """The same in a few words, without a full stop."""
    words = translate("briefs", str(WORDINGS[reason.code].brief))
    return words.format_map(parameters(reason))


def parameters(reason: Reason) -> Mapping[str, str]:
    """What stands for the placeholders: the parameters as people read them, and `okx` for an error code."""
    params = {**details.default_parameters(reason.code), **dict(reason.params)}
    texts = _Parameters({name: _read(value) for name, value in params.items()})
    texts.update({name: details.parameter_text(reason.code, name, text, texts) for name, text in texts.items()})
    if reason.code is Code.CLOCK_OFF:
        texts["apart"] = details.clock_difference(texts.get("seconds", ""))
    if "okx_code" in params:
        texts["okx"] = okx_codes.explain(str(params["okx_code"]), str(params.get("message", "")))
    return texts


def _read(value: Param) -> str:
    if isinstance(value, datetime):
        return details.pause_end(value, datetime.now(UTC))
    if isinstance(value, Decimal):
        return margin(value)
    return str(value) or UNKNOWN
