"""Why a request of a person is not carried out, and what stops the program itself."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP

from pairguard_gui.core.values.reason import Code
from pairguard_gui.text.reasons.wording import Wording

WORDINGS: Mapping[Code, Wording] = {
    Code.UNKNOWN_ACCOUNT: Wording(
        QT_TRANSLATE_NOOP("reasons", "There is no account {account}. Nothing was changed. Check the name."),
        QT_TRANSLATE_NOOP("briefs", "no such account"),
    ),
    Code.PROFILE: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "The profile {path} cannot be used: {problem}. Nothing was changed. Put that right, or choose "
            "another folder with --profile.",
        ),
        QT_TRANSLATE_NOOP("briefs", "profile folder unusable"),
    ),
    Code.NOT_LISTED: Wording(
        QT_TRANSLATE_NOOP(
            "reasons", "{inst_id} is not a perpetual contract of this exchange. Nothing was changed. Check the name."
        ),
        QT_TRANSLATE_NOOP("briefs", "not listed"),
    ),
    Code.ALREADY_PROTECTED: Wording(
        QT_TRANSLATE_NOOP("reasons", "{pair} is protected already. Nothing was changed."),
        QT_TRANSLATE_NOOP("briefs", "protected already"),
    ),
    Code.NOT_PROTECTED: Wording(
        QT_TRANSLATE_NOOP("reasons", "{pair} is not in the protected set. Nothing was changed."),
        QT_TRANSLATE_NOOP("briefs", "not protected"),
    ),
    Code.NOTHING_TO_PROTECT: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "There is nothing to protect: no pair is in the set, or no position is open. Nothing was changed and the "
            "guard stays as it is. Open positions on OKX and start guarding in the window, or add pairs by hand.",
        ),
        QT_TRANSLATE_NOOP("briefs", "no open position"),
    ),
    Code.NOT_ARMED: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "Nobody has armed the live account {account} yet, and a program may not do it. Nothing was started. "
            "Start guarding once in the window, or arm the account with `pairguard account arm`.",
        ),
        QT_TRANSLATE_NOOP("briefs", "not armed by a person yet"),
    ),
    Code.ACCOUNT_EXISTS: Wording(
        QT_TRANSLATE_NOOP(
            "reasons", "There is an account {account} already. Nothing was changed. Choose another name."
        ),
        QT_TRANSLATE_NOOP("briefs", "name taken"),
    ),
    Code.ACCOUNT_NAME: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "“{account}” cannot be the name of an account. Nothing was changed. Use 1 to 32 letters, digits or "
            "other visible signs.",
        ),
        QT_TRANSLATE_NOOP("briefs", "name not usable"),
    ),
    Code.SAME_ACCOUNT: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "This key belongs to the OKX account that {account} guards already. Nothing was changed: two guards "
            "would open everything twice. Use the key of another account, or remove {account} first.",
        ),
        QT_TRANSLATE_NOOP("briefs", "account guarded already"),
    ),
    Code.SHIELD_UP: Wording(
        QT_TRANSLATE_NOOP(
            "reasons", "{account} is being guarded. Nothing was changed. Stop guarding first, then try again."
        ),
        QT_TRANSLATE_NOOP("briefs", "guard is on"),
    ),
    Code.HOST_REFUSED: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "PairGuard sends keys to OKX's own addresses and to this computer only. Nothing was sent. Choose a "
            "site of OKX.",
        ),
        QT_TRANSLATE_NOOP("briefs", "address refused"),
    ),
    Code.PROXY_REFUSED: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "This proxy cannot be used. Nothing was sent. Enter it as http://address:port or socks5://address:port.",
        ),
        QT_TRANSLATE_NOOP("briefs", "proxy refused"),
    ),
    Code.PROXY_SEES_KEY: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "A test exchange on this computer is spoken to without encryption, so a proxy elsewhere would see the key. "
            "Nothing was sent. Leave the proxy out, or name one on this computer.",
        ),
        QT_TRANSLATE_NOOP("briefs", "proxy would see the key"),
    ),
    Code.CA_FILE_REFUSED: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "These certificates cannot be used: {problem} ({detail}). Nothing was changed. Choose a file of "
            "certificates as your company or antivirus gives it out (PEM or DER).",
        ),
        QT_TRANSLATE_NOOP("briefs", "certificates cannot be used"),
    ),
    Code.COLOUR_UNKNOWN: Wording(
        QT_TRANSLATE_NOOP("reasons", "There is no colour “{colour}”. Nothing was changed. Choose one of: {allowed}."),
        QT_TRANSLATE_NOOP("briefs", "no such colour"),
    ),
    Code.TABLE_OLD: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "Other positions are open than in the table that was shown. Nothing was armed. Look at the table again.",
        ),
        QT_TRANSLATE_NOOP("briefs", "table out of date"),
    ),
    Code.RULES_LOOSER: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "The rules of {account} allow more than when a person last started the guard. Nothing was started. "
            "Start guarding once in the window, or arm the account with `pairguard account arm`.",
        ),
        QT_TRANSLATE_NOOP("briefs", "rules looser than armed"),
    ),
    Code.BUG: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "The guard of this account stopped because of an error in PairGuard ({error}). Nothing is opened "
            "and nothing is guarded. Start guarding again, and please report this with the log file.",
        ),
        QT_TRANSLATE_NOOP("briefs", "error in PairGuard"),
    ),
    Code.NO_REPORT: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "No check has come to an end for too long. What is open is unknown and nothing is counted on. "
            "PairGuard goes on trying; if this lasts, check the internet connection or start PairGuard anew.",
        ),
        QT_TRANSLATE_NOOP("briefs", "no check for too long"),
    ),
    Code.STOPPED: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "Guarding was stopped. Nothing is opened. Start guarding to have it refilled.",
        ),
        QT_TRANSLATE_NOOP("briefs", "guard stopped"),
    ),
}
