"""Sentences for what cannot be done as a person asked, and for the program itself."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP

from pairguard_gui.core.values.reason import Code

SENTENCES: Mapping[Code, object] = {
    Code.NOT_LISTED: QT_TRANSLATE_NOOP(
        "reasons", "{inst_id} is not a perpetual contract of this exchange. Nothing was changed. Check the name."
    ),
    Code.ALREADY_PROTECTED: QT_TRANSLATE_NOOP("reasons", "{pair} is protected already. Nothing was changed."),
    Code.NOT_PROTECTED: QT_TRANSLATE_NOOP("reasons", "{pair} is not in the protected set. Nothing was changed."),
    Code.NOTHING_TO_PROTECT: QT_TRANSLATE_NOOP(
        "reasons",
        "There is nothing to protect: no pair is in the set, or no position is open. Nothing was changed and the guard "
        "stays as it is. Open positions on OKX and start guarding in the window, or add pairs by hand.",
    ),
    Code.NOT_ARMED: QT_TRANSLATE_NOOP(
        "reasons",
        "Nobody has armed the live account {account} yet, and a program may not do it. Nothing was started. "
        "Start guarding once in the window, or arm the account with `pairguard account arm`.",
    ),
    Code.RULES_LOOSER: QT_TRANSLATE_NOOP(
        "reasons",
        "The rules of {account} allow more than when a person last started the guard. Nothing was started. "
        "Start guarding once in the window, or arm the account with `pairguard account arm`.",
    ),
    Code.BUG: QT_TRANSLATE_NOOP(
        "reasons",
        "The guard of this account stopped because of an error in PairGuard ({error}). Nothing is opened "
        "and nothing is guarded. Start guarding again, and please report this with the log file.",
    ),
    Code.NO_REPORT: QT_TRANSLATE_NOOP(
        "reasons",
        "No check has come to an end for too long. What is open is unknown and nothing is counted on. "
        "PairGuard goes on trying; if this lasts, check the internet connection or start PairGuard anew.",
    ),
    Code.STOPPED: QT_TRANSLATE_NOOP(
        "reasons",
        "Guarding was stopped. Nothing is opened. Start guarding to have it refilled.",
    ),
    Code.UNKNOWN_ACCOUNT: QT_TRANSLATE_NOOP(
        "reasons", "There is no account {account}. Nothing was changed. Check the name."
    ),
    Code.PROFILE: QT_TRANSLATE_NOOP(
        "reasons",
        "The profile {path} cannot be used: {problem}. Nothing was changed. Put that right, or choose "
        "another folder with --profile.",
    ),
    Code.KEY_CAN_WITHDRAW: QT_TRANSLATE_NOOP(
        "reasons",
        "This API key may withdraw money, which PairGuard never needs. It is not used and the guard stays "
        "off. Take the right to withdraw from the key on OKX.",
    ),
    Code.KEY_READ_ONLY: QT_TRANSLATE_NOOP(
        "reasons",
        "This API key may only read. PairGuard can watch with it, but opens nothing. Give the key the right "
        "to trade on OKX if it shall refill.",
    ),
    Code.KEY_NOT_BOUND: QT_TRANSLATE_NOOP(
        "reasons",
        "This API key is bound to no internet address, so OKX deletes it after 14 days without use. It "
        "works now. Bind it to this computer's address on OKX.",
    ),
    Code.KEY_STORE_MISSING: QT_TRANSLATE_NOOP(
        "reasons",
        "This computer has no key store. The API key was written nowhere. Keep it until you quit, or set up "
        "a key store such as GNOME Keyring or KWallet.",
    ),
    Code.KEY_STORE_UNSAFE: QT_TRANSLATE_NOOP(
        "reasons",
        "The setting {where} asks for the key store {what}, which PairGuard does not trust with an API key. The "
        "key was written nowhere. Take that setting away, or keep the key until you quit.",
    ),
    Code.KEY_STORE_LOCKED: QT_TRANSLATE_NOOP(
        "reasons",
        "The key store of this computer is locked, so the API key cannot be read. Nothing is opened with "
        "it. Unlock the key store and try again.",
    ),
    Code.KEY_STORE_SLOW: QT_TRANSLATE_NOOP(
        "reasons",
        "The key store of this computer does not answer. Nothing is opened without the API key. Look for a "
        "password question of the system and try again.",
    ),
    Code.KEY_STORE_FAILED: QT_TRANSLATE_NOOP(
        "reasons",
        "The key store of this computer failed. Nothing is opened without the API key. Try again, or "
        "replace the key: in the window with “Replace the key”, or with `pairguard account rekey NAME`.",
    ),
    Code.KEY_MISSING: QT_TRANSLATE_NOOP(
        "reasons",
        "The API key of {account} is not in the key store. Nothing is opened without it. Enter the key anew: in the "
        "window with “Replace the key”, or with `pairguard account rekey {account}`.",
    ),
    Code.KEY_NOT_DELETED: QT_TRANSLATE_NOOP(
        "reasons",
        "The key of {account} could not be deleted: {why}. Nothing was removed. Put that right and try again, or "
        "remove the account and leave its key behind with `pairguard account remove {account} --leave-key`.",
    ),
    Code.ACCOUNT_EXISTS: QT_TRANSLATE_NOOP(
        "reasons", "There is an account {account} already. Nothing was changed. Choose another name."
    ),
    Code.ACCOUNT_NAME: QT_TRANSLATE_NOOP(
        "reasons",
        "“{account}” cannot be the name of an account. Nothing was changed. Use 1 to 32 letters, digits or "
        "other visible signs.",
    ),
    Code.SAME_ACCOUNT: QT_TRANSLATE_NOOP(
        "reasons",
        "This key belongs to the OKX account that {account} guards already. Nothing was changed: two guards "
        "would open everything twice. Use the key of another account, or remove {account} first.",
    ),
    Code.SHIELD_UP: QT_TRANSLATE_NOOP(
        "reasons", "{account} is being guarded. Nothing was changed. Stop guarding first, then try again."
    ),
    Code.HOST_REFUSED: QT_TRANSLATE_NOOP(
        "reasons",
        "PairGuard sends keys to OKX's own addresses and to this computer only. Nothing was sent. Choose a "
        "site of OKX.",
    ),
    Code.PROXY_REFUSED: QT_TRANSLATE_NOOP(
        "reasons",
        "This proxy cannot be used. Nothing was sent. Enter it as http://address:port or socks5://address:port.",
    ),
    Code.PROXY_SEES_KEY: QT_TRANSLATE_NOOP(
        "reasons",
        "A test exchange on this computer is spoken to without encryption, so a proxy elsewhere would see the key. "
        "Nothing was sent. Leave the proxy out, or name one on this computer.",
    ),
    Code.COLOUR_UNKNOWN: QT_TRANSLATE_NOOP(
        "reasons", "There is no colour “{colour}”. Nothing was changed. Choose one of: {allowed}."
    ),
    Code.TABLE_OLD: QT_TRANSLATE_NOOP(
        "reasons",
        "Other positions are open than in the table that was shown. Nothing was armed. Look at the table again.",
    ),
}
