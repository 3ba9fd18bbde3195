"""Pictures small enough to be kept with the sources: at most 256 colours, packed as tightly as PNG can."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from PySide6.QtGui import QImage

_COLOURS, _COMMON = 256, 128


def save(image: QImage, path: Path) -> None:
    """Write the image as PNG: the colours used most, then those least like the others; the rest become the nearest."""
    small = _with_palette(image.convertToFormat(QImage.Format.Format_RGB32))
    assert small.save(str(path), "PNG", 0), path  # type: ignore[call-overload]  # the stub wants bytes, Qt a text


def _with_palette(image: QImage) -> QImage:
    pixels = memoryview(image.constBits()).cast("I")
    counted = Counter(pixels)
    palette = _palette(counted)
    places = {colour: at for at, colour in enumerate(palette)}
    for colour in counted:
        if colour not in places:
            places[colour] = _nearest(palette, colour)
    bytes_per_line = (image.width() + 3) // 4 * 4
    padding = bytes(bytes_per_line - image.width())
    rows = (
        bytes(places[pixel] for pixel in pixels[start : start + image.width()]) + padding
        for start in range(0, len(pixels), image.width())
    )
    small = QImage(b"".join(rows), image.width(), image.height(), bytes_per_line, QImage.Format.Format_Indexed8)
    small.setColorTable(palette)
    return small.copy()


def _palette(counted: Counter[int]) -> list[int]:
    palette = [colour for colour, _ in counted.most_common(_COMMON)]
    apart = {colour: _apart(palette[_nearest(palette, colour)], colour) for colour in counted.keys() - set(palette)}
    while apart and len(palette) < _COLOURS:
        farthest = max(apart, key=apart.__getitem__)
        palette.append(farthest)
        del apart[farthest]
        for colour, known in apart.items():
            apart[colour] = min(known, _apart(farthest, colour))
    return palette


def _nearest(palette: list[int], colour: int) -> int:
    return min(range(len(palette)), key=lambda at: _apart(palette[at], colour))


def _apart(one: int, other: int) -> int:
    return sum((((one >> shift) & 255) - ((other >> shift) & 255)) ** 2 for shift in (0, 8, 16))
