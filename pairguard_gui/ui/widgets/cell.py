"""One cell of a table as it is shown, decided before the view asks."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, IntEnum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from pairguard_gui.ui.style.tokens import Tokens

LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

SortKey = str | int | Decimal | None


class Tone(Enum):
    """What the colour of a text means; the text or an icon shows it too."""

    PLAIN = auto()
    MUTED = auto()
    UP = auto()
    DOWN = auto()
    GOOD = auto()
    WARN = auto()
    BAD = auto()
    INFO = auto()
    BLIND = auto()


class CellRole(IntEnum):
    """What our delegates ask the models for."""

    CELL = Qt.ItemDataRole.UserRole + 1
    ROW = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, slots=True)
class Cell:
    """Text, what it sorts by (None comes last), its tone, its sign and what the tooltip adds.

    `note` follows the text in a quieter tone. The sign has the text's tone unless it is given its own. `stale`
    figures are shown slanted and grey.
    """

    text: str
    sort: SortKey = None
    tone: Tone = Tone.PLAIN
    icon: str = ""
    icon_tone: Tone | None = None
    note: str = ""
    hint: str = ""
    number: bool = False
    stale: bool = False


def tone_colour(tone: Tone, tokens: Tokens) -> str:
    """The colour of that tone."""
    return {
        Tone.PLAIN: tokens.text,
        Tone.MUTED: tokens.muted,
        Tone.UP: tokens.up,
        Tone.DOWN: tokens.down,
        Tone.GOOD: tokens.good,
        Tone.WARN: tokens.warn,
        Tone.BAD: tokens.bad,
        Tone.INFO: tokens.info,
        Tone.BLIND: tokens.blind,
    }[tone]


def read_cell(cell: Cell, role: int) -> object:
    """What a model answers for that cell and role; None for roles it does not know."""
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return f"{cell.text} · {cell.note}" if cell.note else cell.text
        case Qt.ItemDataRole.ToolTipRole:
            return cell.hint or None
        case Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if cell.number else LEFT
        case CellRole.CELL:
            return cell
    return None
