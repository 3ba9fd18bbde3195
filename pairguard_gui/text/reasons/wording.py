"""What a reason needs to be told: a sentence and a few words, each an English source of translations."""

from __future__ import annotations

from typing import NamedTuple


class Wording(NamedTuple):
    """The texts of one reason code, with its parameters as placeholders.

    `sentence`, of the context "reasons", says what happened, what it means for the money and what comes next. `brief`,
    of the context "briefs", fits into a table cell and has no full stop.
    """

    sentence: object
    brief: object
