"""The messages and prompts of the account commands."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

MESSAGES: Mapping[str, object] = {
    "added": QT_TRANSLATE_NOOP(
        "cli",
        "{account} was added. Its key is kept in {place}. Nothing is guarded yet: `pairguard account arm {account}` "
        "shows what refills would open.",
    ),
    "not_kept": QT_TRANSLATE_NOOP(
        "cli", "Nothing was kept. Put right what the lights say, then add the account again."
    ),
    "removed": QT_TRANSLATE_NOOP("cli", "{account} was removed and its key deleted. Its history is kept."),
    "removed_key_left": QT_TRANSLATE_NOOP(
        "cli",
        "{account} was removed. Its key may still be in the key store of this computer: PairGuard uses it no more and "
        "deletes it when the key store answers again. Its history is kept.",
    ),
    "renamed": QT_TRANSLATE_NOOP("cli", "{account} is called {new} from now on. Its key and its history went along."),
    "rekeyed": QT_TRANSLATE_NOOP("cli", "{account} goes on with the new key, which is kept in {place}."),
    "armed": QT_TRANSLATE_NOOP(
        "cli",
        "{account} is armed with {count} pairs. Guarding begins with `pairguard run --start`, with `pairguard start`, "
        "or in the window.",
    ),
    "not_armed": QT_TRANSLATE_NOOP("cli", "{account} was not armed. Nothing was changed."),
    "type_live": QT_TRANSLATE_NOOP(
        "cli", "{account} trades real money. Type {word} to let PairGuard refill these pairs from now on:"
    ),
    "nothing_held": QT_TRANSLATE_NOOP("cli", "Nothing of {account} is on hold. Nothing was changed."),
    "name_a_pair": QT_TRANSLATE_NOOP(
        "cli", "Only pairs are on hold. Nothing was changed: add --pair and the pair's name, or --pair all."
    ),
    "released_pair": QT_TRANSLATE_NOOP(
        "cli",
        "{pair} was released. Nothing is opened before PairGuard guards again and finds no other brake in the way.",
    ),
    "released_account": QT_TRANSLATE_NOOP(
        "cli", "{account} was released and is armed as it stands now. Nothing is opened before PairGuard guards again."
    ),
    "not_released": QT_TRANSLATE_NOOP("cli", "{account} was not released. Nothing was changed."),
    "key_incomplete": QT_TRANSLATE_NOOP(
        "cli", "The key has three parts: API key, secret and passphrase. One is missing, so nothing was kept."
    ),
    "key_letters": QT_TRANSLATE_NOOP(
        "cli",
        "The key holds a sign that OKX never uses, so nothing was kept. Copy the three parts again, without blanks or "
        "quotes around them.",
    ),
    "no_terminal": QT_TRANSLATE_NOOP(
        "cli",
        "There is no terminal to ask for the key. Nothing was kept. Add --stdin and give the three parts as "
        "three lines.",
    ),
    "proxy_login": QT_TRANSLATE_NOOP(
        "cli",
        "Other programs can read what stands in a command, so the proxy's password is not taken there. Nothing "
        "was kept. Add --proxy-login and enter name:password when asked, or as the fourth line with --stdin.",
    ),
    "name_missing": QT_TRANSLATE_NOOP("cli", "the name of the account is missing"),
    "new_missing": QT_TRANSLATE_NOOP("cli", "the new name of the account is missing"),
    "new_idle": QT_TRANSLATE_NOOP("cli", "only `account rename` takes a second name"),
    "name_idle": QT_TRANSLATE_NOOP("cli", "`account list` takes no name"),
    "env_missing": QT_TRANSLATE_NOOP("cli", "--env is missing: demo or live"),
}
PROMPTS: Mapping[str, object] = {
    "api_key": QT_TRANSLATE_NOOP("cli", "API key (not shown): "),
    "secret": QT_TRANSLATE_NOOP("cli", "Secret (not shown): "),
    "passphrase": QT_TRANSLATE_NOOP("cli", "Passphrase (not shown): "),
    "proxy_login": QT_TRANSLATE_NOOP("cli", "Login of the proxy, name:password (not shown): "),
}


def message(name: str, **params: str) -> str:
    """The message of that name; `params` fill its placeholders."""
    return QCoreApplication.translate("cli", str(MESSAGES[name])).format(**params)


def prompt(part: str) -> str:
    """The prompt for one part of a key."""
    return QCoreApplication.translate("cli", str(PROMPTS[part]))


def confirmation_word() -> str:
    """What has to be typed before real money is traded; the same in every language."""
    return "LIVE"
