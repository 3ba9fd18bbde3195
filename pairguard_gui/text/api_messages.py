"""The messages of the local HTTP interface: what was done, or why a call was not carried out."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP

from pairguard_gui.text.translation import translate

MESSAGES: Mapping[str, object] = {
    "started": QT_TRANSLATE_NOOP("api", "Guarding started"),
    "stopped": QT_TRANSLATE_NOOP("api", "Guarding stopped"),
    "checked": QT_TRANSLATE_NOOP("api", "Check done"),
    "host": QT_TRANSLATE_NOOP("api", "The call was not meant for this address. Nothing was done."),
    "origin": QT_TRANSLATE_NOOP("api", "Web pages may not call PairGuard. Nothing was done."),
    "unauthorized": QT_TRANSLATE_NOOP("api", "The token is missing or wrong. Nothing was done."),
    "unknown_call": QT_TRANSLATE_NOOP("api", "There is no such call. Nothing was done."),
    "method": QT_TRANSLATE_NOOP("api", "This call is made with {methods}. Nothing was done."),
    "media_type": QT_TRANSLATE_NOOP("api", "The body is not plain JSON. Nothing was done."),
    "too_large": QT_TRANSLATE_NOOP("api", "The body is too large. Nothing was done."),
    "too_slow": QT_TRANSLATE_NOOP("api", "The body did not arrive in time. Nothing was done."),
    "body": QT_TRANSLATE_NOOP("api", "This call takes no parameters in its body. Nothing was done."),
    "query": QT_TRANSLATE_NOOP("api", "The query's {name} is unknown, doubled or not valid. Nothing was done."),
    "unknown_account": QT_TRANSLATE_NOOP("api", "There is no account {account}. Nothing was done."),
}
HINTS: Mapping[str, object] = {
    "host": QT_TRANSLATE_NOOP("api", "Use the url from api.json in the profile folder."),
    "origin": QT_TRANSLATE_NOOP("api", "Call from a program on this computer."),
    "unauthorized": QT_TRANSLATE_NOOP(
        "api", "Send the header Authorization: Bearer TOKEN with the token from api.json in the profile folder."
    ),
    "unknown_call": QT_TRANSLATE_NOOP("api", "The calls are start, stop, check, status, pairs and actions."),
    "method": QT_TRANSLATE_NOOP("api", "Use the method named."),
    "media_type": QT_TRANSLATE_NOOP("api", "Send no body, or an empty JSON object as application/json."),
    "too_large": QT_TRANSLATE_NOOP("api", "Send no body."),
    "too_slow": QT_TRANSLATE_NOOP("api", "Send no body."),
    "body": QT_TRANSLATE_NOOP("api", "Send no body, or an empty JSON object as application/json."),
    "query": QT_TRANSLATE_NOOP("api", "Give each parameter once, in the form the documentation shows."),
    "unknown_account": QT_TRANSLATE_NOOP("api", "The accounts are: {known}."),
}


def message(code: str, params: Mapping[str, str]) -> str:
    """The sentence for one of the interface's own codes."""
    return translate("api", str(MESSAGES[code])).format_map(params)


def hint(code: str, params: Mapping[str, str]) -> str:
    """What the caller can do about it; empty where nothing is wrong."""
    text = HINTS.get(code)
    return translate("api", str(text)).format_map(params) if text else ""
