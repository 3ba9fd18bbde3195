"""The icon of each state of the shield: one drawing and one colour, for button, account list and tray alike."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtGui import QIcon

from pairguard_gui.core.values.shield import Shield

if TYPE_CHECKING:
    from pairguard_gui.ui.style.theme import Theme
    from pairguard_gui.ui.style.tokens import Tokens

SHAPES: Mapping[Shield, str] = {shield: f"shield-{shield.value}" for shield in Shield}


def shield_colour(shield: Shield, tokens: Tokens) -> str:
    """The colour of that state."""
    return {
        Shield.OFF: tokens.idle,
        Shield.GUARDING: tokens.good,
        Shield.ACTING: tokens.info,
        Shield.PAUSED: tokens.warn,
        Shield.BLIND: tokens.blind,
        Shield.FAULT: tokens.bad,
    }[shield]


def shield_icon(shield: Shield, theme: Theme) -> QIcon:
    """The drawing of that state in its colour."""
    tokens = theme.tokens
    return theme.icons.icon(SHAPES[shield], shield_colour(shield, tokens), tokens.on_state)
