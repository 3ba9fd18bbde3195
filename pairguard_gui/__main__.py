"""`python -m pairguard_gui`, and the entry of the packaged program."""

from __future__ import annotations

import sys

from pairguard_gui.cli import main

if __name__ == "__main__":
    sys.exit(main())
