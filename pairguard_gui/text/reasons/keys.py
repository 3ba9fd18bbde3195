"""What is wrong with an API key, with the account behind it, or with the place where the key is kept."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP

from pairguard_gui.core.values.reason import Code
from pairguard_gui.text.reasons.wording import Wording

WORDINGS: Mapping[Code, Wording] = {
    Code.BAD_SIGNATURE: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "The exchange does not accept the signature: the secret does not belong to this API key. Nothing is "
            "opened until this is put right. Enter the API key and its secret anew.",
        ),
        QT_TRANSLATE_NOOP("briefs", "wrong signature"),
    ),
    Code.BAD_PASSPHRASE: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "The passphrase does not belong to this API key. Nothing is opened until this is put right. Enter "
            "the passphrase that was chosen when the key was made.",
        ),
        QT_TRANSLATE_NOOP("briefs", "wrong passphrase"),
    ),
    Code.BAD_KEY: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "The exchange does not know this API key. Nothing is opened until this is put right. The key was "
            "deleted, has expired after 14 days without use, or belongs to another OKX site. Choose the site where you "
            "registered (global, EEA, US), or make a new key.",
        ),
        QT_TRANSLATE_NOOP("briefs", "API key unknown"),
    ),
    Code.WRONG_ENVIRONMENT: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "{environment} Nothing is opened until there is a key of the right environment.",
        ),
        QT_TRANSLATE_NOOP("briefs", "key of the other environment"),
    ),
    Code.FOREIGN_IP: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "This API key may not be used from this computer's internet address ({ip}). Nothing is opened until "
            "this is put right. Add the address to the key on OKX, or use a proxy whose address is there.",
        ),
        QT_TRANSLATE_NOOP("briefs", "address not allowed"),
    ),
    Code.NO_PERMISSION: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "This API key lacks a right that is needed. Nothing is opened until this is put right. Give the key "
            "the rights to read and to trade on OKX, and never the right to withdraw.",
        ),
        QT_TRANSLATE_NOOP("briefs", "key lacks a right"),
    ),
    Code.ACCOUNT_BLOCKED: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "OKX has blocked or limited this account ({okx}). Nothing is opened until OKX lifts that. Log in to "
            "OKX to see what it asks for.",
        ),
        QT_TRANSLATE_NOOP("briefs", "account blocked by OKX"),
    ),
    Code.KEY_CAN_WITHDRAW: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "This API key may withdraw money, which PairGuard never needs. It is not used and the guard stays "
            "off. Take the right to withdraw from the key on OKX.",
        ),
        QT_TRANSLATE_NOOP("briefs", "key may withdraw"),
    ),
    Code.KEY_READ_ONLY: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "This API key may only read. PairGuard can watch with it, but opens nothing. Give the key the right "
            "to trade on OKX if it shall refill.",
        ),
        QT_TRANSLATE_NOOP("briefs", "key may only read"),
    ),
    Code.KEY_NOT_BOUND: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "This API key is bound to no internet address, so OKX deletes it after 14 days without use. It "
            "works now. Bind it to this computer's address on OKX.",
        ),
        QT_TRANSLATE_NOOP("briefs", "key bound to no address"),
    ),
    Code.KEY_STORE_MISSING: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "This computer has no key store. The API key was written nowhere. Keep it until you quit, or set up "
            "a key store such as GNOME Keyring or KWallet.",
        ),
        QT_TRANSLATE_NOOP("briefs", "no key store"),
    ),
    Code.KEY_STORE_UNSAFE: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "The setting {where} asks for the key store {what}, which PairGuard does not trust with an API key. The "
            "key was written nowhere. Take that setting away, or keep the key until you quit.",
        ),
        QT_TRANSLATE_NOOP("briefs", "key store not safe"),
    ),
    Code.KEY_STORE_LOCKED: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "The key store of this computer is locked, so the API key cannot be read. Nothing is opened with "
            "it. Unlock the key store and try again.",
        ),
        QT_TRANSLATE_NOOP("briefs", "key store locked"),
    ),
    Code.KEY_STORE_SLOW: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "The key store of this computer does not answer. Nothing is opened without the API key. Look for a "
            "password question of the system and try again.",
        ),
        QT_TRANSLATE_NOOP("briefs", "key store does not answer"),
    ),
    Code.KEY_STORE_FAILED: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "The key store of this computer failed. Nothing is opened without the API key. Try again, or "
            "replace the key: in the window with “Replace the key”, or with `pairguard account rekey NAME`.",
        ),
        QT_TRANSLATE_NOOP("briefs", "key store failed"),
    ),
    Code.KEY_MISSING: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "The API key of {account} is not in the key store. Nothing is opened without it. Enter the key anew: in "
            "the window with “Replace the key”, or with `pairguard account rekey {account}`.",
        ),
        QT_TRANSLATE_NOOP("briefs", "key not in the key store"),
    ),
    Code.KEY_NOT_DELETED: Wording(
        QT_TRANSLATE_NOOP(
            "reasons",
            "The key of {account} could not be deleted: {why}. Nothing was removed. Put that right and try again, or "
            "remove the account and leave its key behind with `pairguard account remove {account} --leave-key`.",
        ),
        QT_TRANSLATE_NOOP("briefs", "key not deleted"),
    ),
}
