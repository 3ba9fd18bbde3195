"""PySide6 6.12.0 aborts on Python 3.11 after a few hundred emits; a guard of weeks needs many more."""

from __future__ import annotations

import subprocess
import sys

EMITS = 200_000

# In a process of its own: what it looks for ends the interpreter, not a test.
PROGRAM = f"""
from PySide6.QtCore import QCoreApplication, QObject, Qt, QThread, Signal, Slot

class Speaker(QObject):
    said = Signal(bool, object)

class Listener(QObject):
    def __init__(self):
        super().__init__()
        self.heard = 0

    @Slot(bool, object)
    def on_said(self, _flag, _value):
        self.heard += 1

app = QCoreApplication([])
speaker, near, far, thread = Speaker(), Listener(), Listener(), QThread()
far.moveToThread(thread)
speaker.said.connect(near.on_said)
speaker.said.connect(far.on_said, Qt.ConnectionType.QueuedConnection)
thread.start()
for n in range({EMITS}):
    speaker.said.emit(n % 2 == 0, (n,))
while far.heard < {EMITS}:
    QThread.msleep(1)
thread.quit()
assert thread.wait(10_000)
print(near.heard, far.heard)
"""


def test_two_hundred_thousand_emits_leave_the_process_alive_and_lose_none() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, f"{EMITS} {EMITS}", "")
