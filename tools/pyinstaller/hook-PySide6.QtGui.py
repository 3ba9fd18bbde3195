"""PyInstaller asks this file, instead of its own of the same name, what QtGui needs beside itself.

Its own brings every plug-in, and with them GTK, OpenGL on bare screens, VNC and their libraries.
"""

from __future__ import annotations

from fnmatch import fnmatch
from pathlib import Path

from PyInstaller.utils.hooks.qt import add_qt6_dependencies

IN_USE = (
    "iconengines/*svg*",
    "imageformats/*svg*",
    "platforminputcontexts/*compose*",
    "platforminputcontexts/*ibus*",  # Chinese is typed through it
    "platforms/*cocoa*",
    "platforms/*offscreen*",  # the self-test where there is no screen
    "platforms/*qwayland*",
    "platforms/*qwindows*",
    "platforms/*xcb*",
    "platformthemes/*xdgdesktopportal*",  # tells light from dark
    "styles/*",
    "wayland-decoration-client/*",
    "wayland-shell-integration/*xdg-shell*",
)


def _is_in_use(place: str) -> bool:
    folder, _, plugin = Path(place).as_posix().rpartition("plugins/")
    return not folder or any(fnmatch(plugin, pattern) for pattern in IN_USE)


hiddenimports, binaries, datas = add_qt6_dependencies(__file__)
binaries = [(source, place) for source, place in binaries if _is_in_use(f"{place}/{Path(source).name}")]
