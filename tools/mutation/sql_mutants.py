"""Mutants of SQL: of the statements inside Python, and of the schema with its checks, triggers and indexes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from tools.mutation.mutant import Mutant, numbered, shortened

_SQL = re.compile(r"\b(SELECT|INSERT INTO|UPDATE|DELETE FROM|WHERE|ORDER BY)\b|\bcoalesce\(|\w = \?")
_SWAPS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (re.compile(r"(?<=\s)<>(?=\s)"), ("=",)),
    (re.compile(r"(?<=\s)=(?=\s)"), ("<>",)),
    (re.compile(r"(?<=\s)>=(?=\s)"), (">", "<")),
    (re.compile(r"(?<=\s)>(?=\s)"), (">=", "<=")),
    (re.compile(r"(?<=\s)<(?=\s)"), ("<=",)),
    (re.compile(r"(?<=\s)\+(?=\s)"), ("-",)),
    (re.compile(r"\bAND\b"), ("OR",)),
    (re.compile(r"\bOR\b(?! IGNORE| REPLACE| ABORT)"), ("AND",)),
    (re.compile(r"\bNOT EXISTS\b"), ("EXISTS",)),
    (re.compile(r"(?<!NOT )\bEXISTS\b"), ("NOT EXISTS",)),
    (re.compile(r"\bNOT IN\b"), ("IN",)),
    (re.compile(r"\bIS NOT NULL\b"), ("IS NULL",)),
    (re.compile(r"\bIS NULL\b"), ("IS NOT NULL",)),
    (re.compile(r"\bmax\("), ("min(",)),
    (re.compile(r"\b86400000000\b"), ("72000000000", "90000000000")),
    (re.compile(r"(?<!SELECT )(?<![\w.'\"])\d{1,3}(?![\w.'\"])"), ("{+1}",)),
)
_DROPPED_TERM = re.compile(r"\s+AND\s+[\w.]+ (?:=|<>|>|<|>=|IS) (?:\?|:\w+|'[^']*'|[\w.]+)(?: NULL)?")
_DROPPED_WORD, _DROPPED_LAST_WORD = re.compile(r"'[a-z_]+', (?='|\n)"), re.compile(r", '[a-z_]+'(?=\))")


def looks_like_sql(text: str) -> bool:
    """Whether a text of the program is a statement, or a part of one."""
    return bool(_SQL.search(text))


def sql_variants(text: str) -> Iterator[tuple[str, int]]:
    """Other statements, each with where it begins to differ. An `=` that sets a column is left alone."""
    for pattern, others in _SWAPS:
        for found in pattern.finditer(text):
            if pattern.pattern == r"(?<=\s)=(?=\s)" and _assigns(text, found.start()):
                continue
            for other in others:
                put = str(int(found[0]) + 1) if other == "{+1}" else other
                yield text[: found.start()] + put + text[found.end() :], found.start()
    for pattern in (_DROPPED_TERM, _DROPPED_WORD, _DROPPED_LAST_WORD):
        for found in pattern.finditer(text):
            yield text[: found.start()] + text[found.end() :], found.start()


def _assigns(text: str, at: int) -> bool:
    """Whether the `=` there stands in a SET clause, or in a list of columns to be set."""
    before = text[:at]
    last_set, last_where = before.rfind("SET "), max(before.rfind("WHERE "), before.rfind("CHECK "))
    return last_set > last_where or (last_where < 0 and "SELECT" not in before)


_CHECK = re.compile(r"\s*\bCHECK \(")
_RAISE = re.compile(r"    SELECT RAISE\(ABORT, '[a-z_]+'\)[^;]*;\n")
_TRIGGER = re.compile(r"CREATE TRIGGER (\w+) .*?\nEND;\n", re.DOTALL)
_TRIGGER_ACT = re.compile(r"    UPDATE [^;]*;\n")
_UNIQUE = re.compile(r"\bUNIQUE (?=INDEX)")
_COMMENT = re.compile(r"--[^\n]*")


def schema_mutants(root: Path, path: str) -> list[Mutant]:
    """Every mutant of a schema: a check, trigger or rule gone, a unique index that is none, a changed condition."""
    text = (root / path).read_text("utf-8")
    found = []
    for nth, (other, at) in enumerate(_schema_variants(text)):
        line = text.count("\n", 0, at) + 1
        change = shortened(_flat(text), _flat(other))
        found.append(Mutant(path, line, _object_at(text, at), change, frozenset(), (nth, 0)))
    return numbered(found)


def mutated_schema(text: str, mutant: Mutant) -> str:
    """The schema with the mutant in it."""
    return next(other for nth, (other, _) in enumerate(_schema_variants(text)) if nth == mutant.where[0])


def _schema_variants(text: str) -> Iterator[tuple[str, int]]:
    for found in _CHECK.finditer(text):
        end = _closing(text, found.end() - 1)
        start = found.start()
        if text[:start].rstrip().endswith(",") and not text[end:].lstrip().startswith(","):
            start = text.rstrip().rindex(",", 0, start)  # a check of the whole table, the last of its list
        yield text[:start] + text[end:], found.start() + 1
    for pattern in (_TRIGGER, _RAISE, _TRIGGER_ACT, _UNIQUE):
        for found in pattern.finditer(text):
            put = "    SELECT 1;\n" if pattern in (_RAISE, _TRIGGER_ACT) else ""
            yield text[: found.start()] + put + text[found.end() :], found.start()
    conditions = [*_spans(text, _CHECK), *((one.start(), one.end()) for one in _TRIGGER.finditer(text))]
    conditions += [(one.start(), one.end()) for one in re.finditer(r"\n?[^\n]*\bWHERE state[^;]*;", text)]
    for start, end in sorted(set(conditions)):
        for other, at in sql_variants(text[start:end]):
            yield text[:start] + other + text[end:], start + at


def _spans(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    for found in pattern.finditer(text):
        yield found.start(), _closing(text, found.end() - 1)


def _closing(text: str, at: int) -> int:
    """Just after the bracket that closes the one there."""
    depth = 0
    for place in range(at, len(text)):
        depth += {"(": 1, ")": -1}.get(text[place], 0)
        if depth == 0:
            return place + 1
    raise ValueError(text[at : at + 40])


def _object_at(text: str, at: int) -> str:
    made = re.findall(r"^CREATE (?:UNIQUE )?(?:TABLE|INDEX|TRIGGER) (\w+)", text[: at + 40], re.MULTILINE)
    return str(made[-1]) if made else ""


def _flat(text: str) -> str:
    return " ".join(_COMMENT.sub("", text).split())
