"""What is written can be read: at least 4.5 to 1 (WCAG 2.2, 1.4.3), in both schemes."""

from __future__ import annotations

import pytest

from pairguard_gui.ui.style.tokens import DARK, LIGHT, Tokens

WRITTEN_ON = [
    (ink, ground)
    for ink in ("text", "muted", "good", "bad", "warn", "info", "blind", "idle", "up", "down", "blue", "orange")
    for ground in ("surface", "sunken", "hover")
]
WRITTEN_ON += [("text", "window"), ("muted", "window"), ("text", "selection"), ("on_accent", "accent")]
WRITTEN_ON += [("on_action", "start"), ("on_action", "stop"), ("on_action", "start_hover"), ("on_action", "stop_hover")]
WRITTEN_ON += [("on_band", kind) for kind in ("practice", "demo", "live", "practice_pattern", "demo_pattern")]
WRITTEN_ON += [("on_toast", "toast"), ("toast_action", "toast")]


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb` as WCAG defines it."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The ratio of the lighter to the darker."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), WRITTEN_ON)
def test_it_can_be_read(scheme: Tokens, ink: str, ground: str) -> None:
    assert contrast(getattr(scheme, ink), getattr(scheme, ground)) >= 4.5


def test_black_on_white_is_twenty_one_to_one() -> None:
    assert round(contrast("#000000", "#ffffff")) == 21
