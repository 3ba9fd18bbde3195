"""Finds the files that the program shows: in the checkout, the wheel and the packaged program alike."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent
_INSTALLED = _PACKAGE / "resources"  # a wheel and the packaged program carry the folder inside the package
_CHECKOUT = _PACKAGE.parent / "resources"


def resource(name: str) -> Path:
    """The file `name`, a path below resources/ with forward slashes, such as "icons/pairguard.svg".

    Raises FileNotFoundError, naming the folders searched, where this installation lacks the file.
    """
    for folder in (_INSTALLED, _CHECKOUT):
        path = folder / name
        if path.is_file():
            return path
    message = f"PairGuard's file {name!r} is in neither {_INSTALLED} nor {_CHECKOUT}: install PairGuard again."
    raise FileNotFoundError(message)
