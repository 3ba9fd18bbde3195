"""strace around a process or a thread of ours: to end it at the nth system call, or to see what it tells its disk."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

_LINE = re.compile(r"(?P<at>\d+\.\d+) (?P<name>\w+)\((?P<arguments>.*)\) += (?P<result>-?\d+)")
_TEXT = re.compile(r'"((?:[^"\\]|\\.)*)"')
_PATH = re.compile(r"\d+<([^>]*)>")
_NUMBER = re.compile(r"(?<![\\\w])\d+(?![\w<.])")


@dataclass(frozen=True, slots=True)
class Call:
    """One system call that succeeded or failed: `texts` are its strings, `paths` what its descriptors stand for."""

    at: float
    name: str
    texts: tuple[bytes, ...]
    paths: tuple[str, ...]
    numbers: tuple[int, ...]
    words: str
    result: int


@contextmanager
def traced(task: int, calls: Sequence[str], *options: str) -> Iterator[subprocess.Popen[str]]:
    """A tracer attached to one thread (by `-f`: to its whole process). Skips the test where it may not."""
    words = ["strace", "-p", str(task), "-e", f"trace={','.join(f'?{call}' for call in calls)}", *options]
    try:
        tracer = subprocess.Popen(words, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
    except FileNotFoundError:
        pytest.skip("strace is not installed")
    with tracer:
        assert tracer.stderr
        said = tracer.stderr.readline()
        if "attached" not in said:
            tracer.terminate()
            pytest.skip(f"this system lets nobody trace a process: {said.strip()}")
        try:
            yield tracer
        finally:
            tracer.terminate()


@contextmanager
def killing(task: int, call: str, nth: int) -> Iterator[None]:
    """The process dies as that thread enters this call for the nth time; it is not carried out any more."""
    with traced(task, [call], "-o", "/dev/null", "-e", f"inject={call}:signal=KILL:when={nth}"):
        yield


@contextmanager
def recording(task: int, calls: Sequence[str], out: Path) -> Iterator[None]:
    """Write down every one of these calls that any thread of the process makes, each thread in a file of its own."""
    with traced(task, calls, "-ff", "-ttt", "-xx", "-y", "-s", "100000", "-o", str(out)):
        yield


def recorded(out: Path) -> list[Call]:
    """The calls of all threads, in the order in which they were made."""
    lines = (line for file in out.parent.glob(f"{out.name}.*") for line in file.read_text().splitlines())
    return sorted((call for line in lines if (call := _read(line))), key=lambda call: call.at)


def _read(line: str) -> Call | None:
    found = _LINE.match(line)
    if found is None:
        return None
    arguments = found["arguments"]
    bare = _TEXT.sub("", arguments)
    return Call(
        float(found["at"]),
        found["name"],
        tuple(_bytes(text) for text in _TEXT.findall(arguments)),
        tuple(_bytes(path).decode() for path in _PATH.findall(bare)),
        tuple(int(number) for number in _NUMBER.findall(_PATH.sub("", bare))),
        bare,
        int(found["result"]),
    )


def _bytes(escaped: str) -> bytes:
    value: bytes = ast.literal_eval(f'b"{escaped}"')
    return value
