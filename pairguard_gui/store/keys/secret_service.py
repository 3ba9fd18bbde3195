"""The Secret Service of Linux desktops: GNOME Keyring, KWallet, KeePassXC."""

from __future__ import annotations

import sys
from contextlib import closing, suppress
from pathlib import Path

from keyring.backends import SecretService
from keyring.errors import KeyringLocked

if sys.platform == "linux":  # elsewhere keyring does not bring them, and nothing below is called
    import secretstorage
    from jeepney.bus_messages import message_bus
    from jeepney.io.blocking import DBusConnection, Proxy

_ON_THE_BUS = "org.freedesktop.secrets"
_PROGRAMS = {
    "gnome-keyring-d": "GNOME Keyring",  # the kernel cuts names to fifteen letters
    "kwalletd5": "KWallet",
    "kwalletd6": "KWallet",
    "ksecretd": "KWallet",
    "keepassxc": "KeePassXC",
}


class SecretServiceStore(SecretService.Keyring):
    """The default collection of whatever program offers the service.

    `may_ask` is whether the person may be asked for the password of a locked one. Nothing is taken from the
    environment: KEYRING_PROPERTY_PREFERRED_COLLECTION would name another collection, even one without a password.
    """

    may_ask = True

    def set_properties_from_env(self) -> None:
        """Take nothing."""

    def get_preferred_collection(self) -> secretstorage.Collection:
        """The collection, unlocked. KeyringLocked when it is not and the person was not asked or did not want to.

        Whoever uses it closes its connection; keyring's own would be left open by every refusal.
        """
        bus = secretstorage.dbus_init()
        try:
            return self._unlocked(bus)
        except BaseException:
            bus.close()
            raise

    def _unlocked(self, bus: DBusConnection) -> secretstorage.Collection:
        try:
            collection = secretstorage.get_default_collection(bus) if self.may_ask else secretstorage.Collection(bus)
            if collection.is_locked() and (not self.may_ask or collection.unlock() or collection.is_locked()):
                raise KeyringLocked("The key store was not unlocked.")
        except (secretstorage.PromptDismissedException, secretstorage.LockedException):
            raise KeyringLocked("The question was dismissed.") from None
        return collection


def provider() -> str:
    """The program that offers the service, by the name people know."""
    with suppress(OSError, ValueError, LookupError, secretstorage.SecretStorageException):
        with closing(secretstorage.dbus_init()) as bus:
            (pid,) = Proxy(message_bus, bus).GetConnectionUnixProcessID(_ON_THE_BUS)
        return _PROGRAMS.get(Path(f"/proc/{int(pid)}/comm").read_text("utf-8").strip(), "Secret Service")
    return "Secret Service"
