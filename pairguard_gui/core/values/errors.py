"""Every error the outside world may answer with.

GuardError                  a reason code; what it means for the money is part of its sentence
 ├ ExchangeError            the account could not be read; nothing was learnt and nothing was opened
 │  ├ Unreachable           no answer: network, DNS, TLS, time-out; passes by itself
 │  ├ VenueBusy             429, 5xx, maintenance; passes by itself
 │  ├ BadAnswer             an answer that is not what OKX promises; passes by itself
 │  ├ ClockOff              our timestamp was refused, or the server time is unknown; measured anew
 │  ├ Denied                key, rights, address, environment; a person has to act
 │  └ CallRefused           any other error code of OKX, with the code
 └ JournalError             nothing is sent while the journal cannot be written
    ├ JournalUnwritable     disk full, read-only, input/output error
    ├ JournalDamaged        the file is not a sound database
    ├ JournalNewer          written by a newer PairGuard
    ├ JournalInUse          another copy has it open
    └ RuleBroken            the database refused a change that must never happen: a bug
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from pairguard_gui.core.values.reason import Code, Reason

if TYPE_CHECKING:
    from pairguard_gui.core.values.placement import RefusalKind
    from pairguard_gui.core.values.reason import Param


class GuardError(Exception):
    """An error with a reason that `text` can put into words."""

    def __init__(self, code: Code, **params: Param) -> None:
        super().__init__(f"{code}: {params}" if params else str(code))
        self.reason = Reason.of(code, **params)

    def reword(self, clean: Callable[[str], str]) -> None:
        """Say every text of the reason as `clean` has it, before the error leaves the room it arose in."""
        params = {name: clean(value) if isinstance(value, str) else value for name, value in self.reason.params}
        self.reason = Reason.of(self.reason.code, **params)
        self.args = tuple(clean(str(part)) for part in self.args)


class ExchangeError(GuardError):
    """The account could not be read."""


class Unreachable(ExchangeError):
    """No answer came."""


class VenueBusy(ExchangeError):
    """The exchange asked to come back later.

    `service_down` says that its service is not there at all, most often for maintenance: its next lists may lack what
    is there.
    """

    def __init__(self, code: Code, *, service_down: bool = False, **params: Param) -> None:
        super().__init__(code, **params)
        self.service_down = service_down


class BadAnswer(ExchangeError):
    """An answer that is not what the exchange promises."""


class ClockOff(ExchangeError):
    """The timestamp was refused or the server's time is unknown."""


class Denied(ExchangeError):
    """A person has to put key, rights, address or environment right."""


class CallRefused(ExchangeError):
    """Another error code; `kind` says what it means."""

    def __init__(self, kind: RefusalKind, okx_code: str, message: str) -> None:
        super().__init__(Code.REFUSED, okx_code=okx_code, message=message)
        self.kind, self.okx_code = kind, okx_code


class JournalError(GuardError):
    """The journal failed; nothing is sent."""


class JournalUnwritable(JournalError):
    """Disk full, read-only folder, input/output error."""


class JournalDamaged(JournalError):
    """The file is not a sound database."""


class JournalNewer(JournalError):
    """The file was written by a newer version."""


class JournalInUse(JournalError):
    """Another copy has the file open."""


class RuleBroken(JournalError):
    """The database refused a change that must never happen."""
