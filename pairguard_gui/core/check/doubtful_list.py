"""When a position list as a whole is no answer: a row that may hide a protected pair, or rows that contradict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pairguard_gui.core.values.errors import BadAnswer
from pairguard_gui.core.values.reason import Code

if TYPE_CHECKING:
    from pairguard_gui.core.state.account_state import AccountState
    from pairguard_gui.core.values.exchange_data import Position
    from pairguard_gui.core.values.rows import Rows


def refuse_doubtful(state: AccountState, rows: Rows[Position]) -> None:
    """BadAnswer when an odd row may be a protected pair, or protected pairs show net and long/short rows at once.

    An odd row of another instrument costs nothing.
    """
    protected = {each.pair.inst_id for each in state.pairs}
    for inst_id in sorted(protected):
        if odd := rows.doubt(inst_id):
            raise BadAnswer(Code.BAD_ANSWER, what=f"{odd.inst_id} {odd.what}".strip())
    shapes = {row.netted for row in rows if row.pair.inst_id in protected}
    if len(shapes) > 1:
        raise BadAnswer(Code.BAD_ANSWER, what="net and long/short positions side by side")
