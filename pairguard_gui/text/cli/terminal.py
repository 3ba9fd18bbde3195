"""What the command line prints, from the answers of the local HTTP interface."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from pairguard_gui.core.report import PairState
from pairguard_gui.core.values.exchange_data import Environment
from pairguard_gui.core.values.pair import PosSide
from pairguard_gui.core.values.shield import Shield
from pairguard_gui.text.cli.brakes import brake_lines
from pairguard_gui.text.cli.table import columns
from pairguard_gui.text.format import UNKNOWN, age, from_api, margin, moment, price, profit, size, when
from pairguard_gui.text.reasons.reasons import say
from pairguard_gui.text.states import word

if TYPE_CHECKING:
    from pairguard_gui.core.report import CheckReport
    from pairguard_gui.core.values.reason import Reason

Fields = Mapping[str, Any]


def status(fields: Fields, now: datetime) -> str:
    """The guard of one account on a few lines."""
    head = f"{fields['account']} · {word(Environment(fields['environment']))}"
    lines = [head, "", *columns(list(_figures(fields, now)))]
    lines += [f"  {text}" if text else "" for text in _problem_lines(fields)]
    return "\n".join(lines)


def pairs(fields: Fields) -> str:
    """The protected set as a table; below it what is open outside the set."""
    translate = QCoreApplication.translate
    rows = [[
        translate("cli", "Pair"), translate("cli", "Side"), translate("cli", "State"), translate("cli", "Size"),
        translate("cli", "Mark"), translate("cli", "P&L"), translate("cli", "Refills"), "",
    ]]  # fmt: skip
    rows += [_row(row) for row in fields["pairs"]]
    lines = columns(rows, numbers=frozenset({3, 4, 5, 6}))
    if not fields["pairs"]:
        lines = [translate("cli", "No pair is protected yet, or the first check is still under way.")]
    if fields["unprotected"]:
        names = ", ".join(position["pair"] for position in fields["unprotected"])
        lines += ["", translate("cli", "Open and not protected: {pairs}").format(pairs=names)]
    return "\n".join(lines)


def history(fields: Fields) -> str:
    """The action log, oldest line first."""
    if not fields["actions"]:
        return QCoreApplication.translate("cli", "Nothing has happened yet.")
    lines = [[moment(from_api(line["created_at"])), line["text"]] for line in reversed(fields["actions"])]
    return "\n".join(columns(lines))


def check(fields: Fields) -> str:
    """What a check found and did."""
    report = fields["report"]
    missing = report["missing_pairs"]
    lines = [fields["message"]]
    if missing:
        text = QCoreApplication.translate("cli", "Missing: {pairs}")
        lines.append(text.format(pairs=", ".join(missing)))
    return "\n".join([*lines, *(line["text"] for line in report["actions"])])


def started(fields: Fields) -> str:
    """The answer to `start`."""
    text = QCoreApplication.translate("cli", "{message}: {protected} pairs protected, {open} open.")
    return text.format(
        message=fields["message"], protected=fields["protected_count"], open=_count(fields["current_count"])
    )


def first_line(folder: str, exchange: str) -> str:
    """The first line of a run without a window."""
    text = QCoreApplication.translate(
        "cli", "PairGuard guards the practice account at {exchange}. Nothing is sent to OKX. Profile: {folder}"
    )
    return text.format(exchange=exchange, folder=folder)


def first_line_for_accounts(folder: str, guarded: Mapping[str, Environment]) -> str:
    """The first line of a run without a window that guards real accounts."""
    named = ", ".join(f"{name} ({word(environment)})" for name, environment in guarded.items())
    text = QCoreApplication.translate("cli", "PairGuard guards {accounts}. Profile: {folder}")
    return text.format(accounts=named, folder=folder)


def settings_damaged(moved_to: str) -> str:
    """That the settings file was damaged, where it is now, and what that means."""
    text = QCoreApplication.translate(
        "cli",
        "The settings file was damaged. What was chosen on screen is as at the first start; accounts, rules and "
        "history are not affected. The old file is {file}",
    )
    return text.format(file=moved_to)


def last_line() -> str:
    """The last line of a run without a window."""
    return QCoreApplication.translate("cli", "PairGuard ends. What it knows is kept for the next start.")


def shield_line(shield: Shield, reason: Reason | None) -> str:
    """The shield's new state and why, for a run without a window: `Shield: Blind. The exchange …`."""
    text = QCoreApplication.translate("cli", "Shield: {shield}.").format(shield=word(shield))
    return f"{text} {say(reason)}" if reason else text


def counts_line(report: CheckReport) -> str:
    """How many pairs are open, for a run without a window."""
    if not report.pairs:
        return QCoreApplication.translate("cli", "No pair is protected yet.")
    text = QCoreApplication.translate("cli", "{open} of {protected} protected pairs are open.")
    return text.format(open=report.open, protected=len(report.pairs))


def _figures(fields: Fields, now: datetime) -> Iterator[list[str]]:
    translate = QCoreApplication.translate
    yield [translate("cli", "Shield"), word(Shield(fields["shield"]))]
    counts = translate("cli", "{protected} protected, {open} open, {missing} missing")
    yield [translate("cli", "Pairs"), counts.format(
        protected=fields["protected_count"], open=_count(fields["current_count"]),
        missing=len(fields["missing_pairs"]) if fields["current_count"] is not None else UNKNOWN,
    )]  # fmt: skip
    yield [translate("cli", "Checked"), _checked(fields["last_check"], now)]
    if fields["next_check"]:
        yield [translate("cli", "Next check"), when(from_api(fields["next_check"]), now)]
    yield from _spent(fields)


def _spent(fields: Fields) -> Iterator[list[str]]:
    translate = QCoreApplication.translate
    budget = fields["budget"]
    if budget is None:
        return
    refills = translate("cli", "{today} in 24 h (limit {cap}), {total} in all")
    yield [translate("cli", "Refills"), refills.format(
        today=budget["refills_24h"], cap=budget["refill_cap"], total=fields["fill_count"]
    )]  # fmt: skip
    used = translate("cli", "{used} of {limit} USDT in 24 h")
    amounts = {"used": margin(Decimal(budget["reserved"])), "limit": margin(Decimal(budget["limit"]))}
    yield [translate("cli", "Budget"), used.format(**amounts)]


def _problem_lines(fields: Fields) -> Iterator[str]:
    held = [brake["text"] for brake in fields["brakes"] if brake["pair"] is None]
    lines = [fields["reason"]["text"]] if fields["reason"] and fields["reason"]["text"] not in held else []
    lines += [text for brake in fields["brakes"] for text in brake_lines(brake)]
    named = {brake["pair"] for brake in fields["brakes"]}
    unnamed = [pair for pair in fields["missing_pairs"] if pair not in named]
    if unnamed:
        text = QCoreApplication.translate("cli", "Missing: {pairs}")
        lines.append(text.format(pairs=", ".join(unnamed)))
    return iter(["", *lines] if lines else [])


def _row(row: Fields) -> list[str]:
    positions = row["positions"]
    held = sum((Decimal(position["size"]) for position in positions), Decimal(0))
    marks = [position["mark_price"] for position in positions]
    profits = [position["profit"] for position in positions]
    return [
        row["inst_id"],
        word(PosSide(row["pos_side"])),
        word(PairState(row["state"])),
        size(held) if positions else UNKNOWN,
        price(Decimal(marks[0])) if marks and marks[0] else UNKNOWN,
        profit(sum(map(Decimal, profits), Decimal(0))) if profits and all(profits) else UNKNOWN,
        f"{row['refills_24h']}/{row['refill_cap']}",
        row["reason"]["text"] if row["reason"] else "",
    ]


def _checked(last_check: str | None, now: datetime) -> str:
    if last_check is None:
        return QCoreApplication.translate("cli", "not yet")
    at = from_api(last_check)
    return f"{when(at, now)} ({age(at, now)})"


def _count(count: int | None) -> str:
    return UNKNOWN if count is None else str(count)
