"""The colours of the window by what they are for, light and dark. tests/ui/test_contrast.py measures them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum


class PriceColours(StrEnum):
    """Which colour says a price or a profit went up."""

    GREEN_UP = "green_up"
    RED_UP = "red_up"
    COLOUR_BLIND = "colour_blind"


@dataclass(frozen=True, slots=True)
class Tokens:
    """One colour scheme, `#rrggbb` each.

    `window` lies behind everything, `surface` is a card, `sunken` a list or field in it. `on_…` is written
    upon the colour named after it. `up` and `down` are prices; `good` to `idle` are states.
    """

    dark: bool
    window: str
    surface: str
    sunken: str
    hover: str
    selection: str
    border: str
    edge: str
    field_border: str
    text: str
    muted: str
    accent: str
    on_accent: str
    start: str
    start_hover: str
    stop: str
    stop_hover: str
    on_action: str
    ring: str
    good: str
    bad: str
    warn: str
    info: str
    blind: str
    idle: str
    on_state: str
    up: str
    down: str
    blue: str
    orange: str
    practice: str
    practice_pattern: str
    demo: str
    demo_pattern: str
    live: str
    live_pattern: str
    on_band: str
    toast: str
    on_toast: str
    toast_action: str

    def account_colour(self, name: str) -> str:
        """The shade of one of `core.values.account.COLOURS`; of any other name, that of the quiet texts."""
        light, dark = _ACCOUNTS.get(name, (self.muted, self.muted))
        return dark if self.dark else light


_ACCOUNTS: Mapping[str, tuple[str, str]] = {
    "blue": ("#2563c9", "#6ea8ff"),
    "orange": ("#b85c00", "#f5a25c"),
    "green": ("#1f7a3d", "#5fce85"),
    "purple": ("#7a3fb8", "#bd93f9"),
    "teal": ("#0b7285", "#4fc3d4"),
    "red": ("#c0303b", "#ff8a90"),
    "yellow": ("#8a6a00", "#e6c34a"),
    "grey": ("#5c6873", "#a7b3bd"),
}
"""The colours of accounts, for the light and the dark scheme; the name always stands beside the colour."""

LIGHT = Tokens(
    dark=False,
    window="#eef1f4",
    surface="#ffffff",
    sunken="#f7f9fa",
    hover="#f0f4f5",
    selection="#e2f0ec",
    border="#dce2e7",
    edge="#c2cbd3",
    field_border="#7f8b96",
    text="#17212b",
    muted="#54616d",
    accent="#0b6f5a",
    on_accent="#ffffff",
    start="#0b7a52",
    start_hover="#086644",
    stop="#c0303b",
    stop_hover="#a32731",
    on_action="#ffffff",
    ring="#17212b",
    good="#08714a",
    bad="#bb2b37",
    warn="#855500",
    info="#1a5fc0",
    blind="#6b4bb8",
    idle="#596672",
    on_state="#ffffff",
    up="#08714a",
    down="#bb2b37",
    blue="#1a5fc0",
    orange="#9c4800",
    practice="#1d5578",
    practice_pattern="#265f83",
    demo="#6a3d9e",
    demo_pattern="#7547a9",
    live="#ad1f2b",
    live_pattern="#b92d39",
    on_band="#ffffff",
    toast="#22303b",
    on_toast="#f2f6f8",
    toast_action="#7fe0c3",
)

DARK = Tokens(
    dark=True,
    window="#0e1317",
    surface="#161d23",
    sunken="#12181d",
    hover="#1c252c",
    selection="#1d3734",
    border="#28323a",
    edge="#3c4953",
    field_border="#6b7985",
    text="#e7edf2",
    muted="#a0adb9",
    accent="#35bd9a",
    on_accent="#06201a",
    start="#16835b",
    start_hover="#118055",
    stop="#c93c47",
    stop_hover="#b9323d",
    on_action="#ffffff",
    ring="#e7edf2",
    good="#3fc78f",
    bad="#ff7f85",
    warn="#e6ad3f",
    info="#70b2ff",
    blind="#b99fff",
    idle="#95a2ae",
    on_state="#10171c",
    up="#3fc78f",
    down="#ff7f85",
    blue="#70b2ff",
    orange="#f5a25c",
    practice="#174761",
    practice_pattern="#1e506c",
    demo="#54307e",
    demo_pattern="#5e3989",
    live="#9c1b26",
    live_pattern="#a82833",
    on_band="#ffffff",
    toast="#dfe7ec",
    on_toast="#17212b",
    toast_action="#0b6f5a",
)


def tokens(*, dark: bool, prices: PriceColours) -> Tokens:
    """The colours of one scheme with its prices coloured the chosen way."""
    base = DARK if dark else LIGHT
    if prices is PriceColours.RED_UP:
        return replace(base, up=base.bad, down=base.good)
    if prices is PriceColours.COLOUR_BLIND:
        return replace(base, up=base.blue, down=base.orange)
    return base
