"""Why a pair is as it is, as plain sections of facts: for the Why? panel and for the clipboard."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from pairguard_gui.core.judge.verdict import Verdict
from pairguard_gui.core.report import PairState
from pairguard_gui.core.state.account_state import Proof
from pairguard_gui.text import format as figures
from pairguard_gui.text.reasons.reasons import brief, say
from pairguard_gui.text.states import word
from pairguard_gui.ui.widgets.cell import Tone

if TYPE_CHECKING:
    from pairguard_gui.core.judge.verdict import Judgement
    from pairguard_gui.core.state.account_state import AccountState, Gap
    from pairguard_gui.core.values.exchange_data import Position
    from pairguard_gui.ui.pairs.pair_row import PairRow

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Fact:
    """One line: what it is about and what is known. `sign` is a character that shows the tone without colour."""

    name: str
    text: str
    sign: str = ""
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Section:
    """Facts under a heading."""

    heading: str
    facts: tuple[Fact, ...]


_VERDICTS = {
    Verdict.GO: ("✓", Tone.GOOD),
    Verdict.WAIT: ("…", Tone.INFO),
    Verdict.HOLD: ("!", Tone.WARN),
}


def sentence(row: PairRow) -> str:
    """The one sentence on top: why the state is what it is."""
    if row.reason is not None:
        return say(row.reason)
    if row.state is PairState.HELD:
        return translate("Why", "The position is open. There is nothing to do.")
    if row.state is PairState.NEVER_CHECKED:
        return translate("Why", "This pair has not been looked at yet. The next check does.")
    return translate("Why", "The refill is on its way.")


def sections(row: PairRow, state: AccountState, now: datetime) -> tuple[Section, ...]:
    """Everything known, the next act first. Sections without facts are left out."""
    found = (
        Section(translate("Why", "What happens next"), (_next_act(row, now),)),
        Section(translate("Why", "What speaks for a closing"), _proofs(row)),
        Section(translate("Why", "What the brakes say"), _brakes(row, now)),
        Section(translate("Why", "Last seen"), _reads(row, now)),
        Section(translate("Why", "Rules that apply"), _rules(row, state)),
    )
    return tuple(section for section in found if section.facts)


def _next_act(row: PairRow, now: datetime) -> Fact:
    name = translate("Why", "Next act")
    if row.on_hold:
        return Fact(name, translate("Why", "none before you decide: refill now or stop protecting"))
    if row.next_act is not None and row.next_act > now:
        when = translate("Why", "{time}, in {left}").format(
            time=figures.when(row.next_act, now), left=figures.countdown(row.next_act, now)
        )
        return Fact(name, when)
    return Fact(name, translate("Why", "looked at again with the next check"))


def _proofs(row: PairRow) -> tuple[Fact, ...]:
    gap = row.report.gap if row.report else None
    if gap is None:
        return ()
    proofs = [
        Fact(word(proof), "", "✓" if proof in gap.proofs else "–", Tone.GOOD if proof in gap.proofs else Tone.MUTED)
        for proof in (Proof.LIST, Proof.TARGETED, Proof.HISTORY, Proof.STREAM, Proof.PERSISTENCE)
        if proof in gap.proofs or proof in {Proof.LIST, Proof.TARGETED, Proof.HISTORY}
    ]
    return (*proofs, *_closing(gap))


def _closing(gap: Gap) -> tuple[Fact, ...]:
    facts = [
        Fact(translate("Why", "Cause"), word(gap.cause)),
        Fact(translate("Why", "Gone since"), figures.moment(gap.absent_since)),
        Fact(translate("Why", "Looks without it"), str(gap.absent_count)),
    ]
    if gap.died_at is not None:
        facts.insert(1, Fact(translate("Why", "Closed at"), figures.moment(gap.died_at)))
    return tuple(facts)


def _brakes(row: PairRow, now: datetime) -> tuple[Fact, ...]:
    judgements = row.report.judgements if row.report else ()
    on = [_brake(judgement, now) for judgement in judgements if judgement.verdict is not Verdict.GO]
    off = [word(judgement.brake) for judgement in judgements if judgement.verdict is Verdict.GO]
    if off:
        sign, tone = _VERDICTS[Verdict.GO]
        names = translate("Why", ", ").join(off)
        on.append(Fact(translate("Why", "Not in the way"), names, sign, tone))
    return tuple(on)


def _brake(judgement: Judgement, now: datetime) -> Fact:
    sign, tone = _VERDICTS[judgement.verdict]
    parts = [word(judgement.verdict)]
    if judgement.reason is not None:
        parts.append(brief(judgement.reason))
    if judgement.until is not None and not (judgement.reason and judgement.reason.param("until")):
        parts.append(translate("Why", "until {time}").format(time=figures.when(judgement.until, now)))
    return Fact(word(judgement.brake), " · ".join(parts), sign, tone)


def _reads(row: PairRow, now: datetime) -> tuple[Fact, ...]:
    if row.as_of is None:
        return ()
    read = translate("Why", "{time} ({age})").format(time=figures.moment(row.as_of), age=figures.age(row.as_of, now))
    facts = [Fact(translate("Why", "Read"), read)]
    for position in row.positions:
        facts += _position(position)
    return tuple(facts)


def _position(position: Position) -> list[Fact]:
    size = translate("Why", "{size} ct, {mode}, {leverage}×").format(
        size=figures.size(position.contracts),
        mode=word(position.margin_mode),
        leverage=figures.number(position.leverage),
    )
    return [
        Fact(translate("Why", "Position"), size),
        Fact(translate("Why", "Entry price"), figures.price(position.avg_px)),
        Fact(translate("Why", "Liquidation price"), figures.price(position.liq_px)),
        Fact(translate("Why", "Open since"), figures.moment(position.life.c_time)),
    ]


def _rules(row: PairRow, state: AccountState) -> tuple[Fact, ...]:
    rules = state.rules_of(row.pair)
    margin = translate("Why", "{margin} USDT, smallest order up to {lot} USDT").format(
        margin=figures.number(rules.margin_usdt), lot=figures.number(rules.smallest_lot_usdt)
    )
    own = translate("Why", "own") if row.protected.overrides else translate("Why", "default")
    done = row.report.refills_24h if row.report else 0
    return (
        Fact(translate("Why", "Rules"), own),
        Fact(translate("Why", "Margin of a refill"), margin),
        Fact(translate("Why", "Refills in 24 hours"), f"{done}/{rules.pair_cap}"),
    )


def as_text(row: PairRow, state: AccountState, now: datetime) -> str:
    """Everything as lines of text, for the clipboard."""
    lines = [str(row.pair), f"{word(row.state)}: {sentence(row)}", figures.utc(now)]
    for section in sections(row, state, now):
        lines += ["", section.heading]
        lines += [f"  {fact.sign} {fact.name}: {fact.text}".rstrip(": ") for fact in section.facts]
    return "\n".join(lines)
