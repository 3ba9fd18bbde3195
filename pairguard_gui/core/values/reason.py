"""Why something is so: a code with parameters, never prose. `text.reasons` has the words in each language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

Param = str | int | Decimal | datetime


class Code(StrEnum):
    """Every reason the guard can give. One word or two, stable: they are stored and sent over HTTP."""

    # The account could not be read
    UNREACHABLE = "unreachable"
    VENUE_BUSY = "venue_busy"
    RATE_LIMITED = "rate_limited"
    MAINTENANCE = "maintenance"
    BAD_ANSWER = "bad_answer"
    STALE_ANSWER = "stale_answer"
    LATE_ANSWER = "late_answer"
    REFUSED = "refused"
    # A person has to put something right before the account can be read or traded
    BAD_SIGNATURE = "bad_signature"
    BAD_PASSPHRASE = "bad_passphrase"  # noqa: S105  # the name of a reason, not a secret
    BAD_KEY = "bad_key"
    WRONG_ENVIRONMENT = "wrong_environment"
    FOREIGN_IP = "foreign_ip"
    NO_PERMISSION = "no_permission"
    ACCOUNT_BLOCKED = "account_blocked"
    KEY_CAN_WITHDRAW = "key_can_withdraw"
    KEY_READ_ONLY = "key_read_only"
    KEY_NOT_BOUND = "key_not_bound"
    # The key store of the operating system
    KEY_STORE_MISSING = "key_store_missing"
    KEY_STORE_UNSAFE = "key_store_unsafe"
    KEY_STORE_LOCKED = "key_store_locked"
    KEY_STORE_SLOW = "key_store_slow"
    KEY_STORE_FAILED = "key_store_failed"
    KEY_MISSING = "key_missing"
    KEY_NOT_DELETED = "key_not_deleted"
    # Clock
    CLOCK_UNKNOWN = "clock_unknown"
    CLOCK_OFF = "clock_off"
    CLOCK_JUMPED = "clock_jumped"
    # Evidence
    NOT_YET_SEEN = "not_yet_seen"
    LOOKING_AGAIN = "looking_again"
    TARGET_VETO = "target_veto"
    MARGIN_VETO = "margin_veto"
    HISTORY_LATE = "history_late"
    SETTLING_IN = "settling_in"
    NO_PROOF = "no_proof"
    MASS_VANISH = "mass_vanish"
    AWAY = "away"
    REFILL_UNSEEN = "refill_unseen"
    # Brakes
    CAUSE_MANUAL = "cause_manual"
    CAUSE_LIQUIDATION = "cause_liquidation"
    CAUSE_ADL = "cause_adl"
    CAUSE_TP_SL = "cause_tp_sl"
    CAUSE_UNKNOWN = "cause_unknown"
    DELISTING = "delisting"
    REPEAT = "repeat"
    PAIR_CAP = "pair_cap"
    ACCOUNT_CAP = "account_cap"
    BUDGET = "budget"
    LOT_TOO_LARGE = "lot_too_large"
    NOT_LINEAR = "not_linear"
    OPPOSITE = "opposite"
    ACCOUNT_CHANGED = "account_changed"
    UNSUPPORTED_ACCOUNT = "unsupported_account"
    MANUAL_ISOLATED = "manual_isolated"
    MARGIN_MODE_REFUSED = "margin_mode_refused"
    MONEY = "money"
    PRICE_APART = "price_apart"
    PRICE_OLD = "price_old"
    PRICE_REFUSED = "price_refused"
    EMPTY_BOOK = "empty_book"
    NOT_TRADING = "not_trading"
    NO_LEVERAGE = "no_leverage"
    LEVERAGE_CHANGED = "leverage_changed"
    LEVERAGE_DOUBTED = "leverage_doubted"
    TERMS_DOUBTED = "terms_doubted"
    ORDER_VALUE_DOUBTED = "order_value_doubted"
    UNKNOWN_ORDER = "unknown_order"
    SECOND_COPY = "second_copy"
    JOURNAL = "journal"
    UNKNOWN_ACCOUNT = "unknown_account"
    PROFILE = "profile"
    PAIR_PAUSED = "pair_paused"
    SHIELD_DOWN = "shield_down"
    WATCH_ONLY = "watch_only"
    ORDER_REFUSED = "order_refused"
    ZERO_FILLS = "zero_fills"
    IDS_USED = "ids_used"
    NEXT_BATCH = "next_batch"
    EVIDENCE_OLD = "evidence_old"
    NOT_SENT = "not_sent"
    # The result of a refill
    LEVERAGE_BELIEVED = "leverage_believed"
    FILLED_TWICE = "filled_twice"
    FILLED_TOO_MUCH = "filled_too_much"
    MARGIN_TOO_LARGE = "margin_too_large"
    POSITION_LARGER = "position_larger"
    FILLS_UNREAD = "fills_unread"
    # What a person asked for cannot be done
    NOT_LISTED = "not_listed"
    ALREADY_PROTECTED = "already_protected"
    NOT_PROTECTED = "not_protected"
    NOTHING_TO_PROTECT = "nothing_to_protect"
    NOT_ARMED = "not_armed"
    ACCOUNT_EXISTS = "account_exists"
    ACCOUNT_NAME = "account_name"
    SAME_ACCOUNT = "same_account"
    SHIELD_UP = "shield_up"
    HOST_REFUSED = "host_refused"
    PROXY_REFUSED = "proxy_refused"
    PROXY_SEES_KEY = "proxy_sees_key"
    CA_FILE_REFUSED = "ca_file_refused"
    COLOUR_UNKNOWN = "colour_unknown"
    TABLE_OLD = "table_old"
    RULES_LOOSER = "rules_looser"
    # The program itself
    BUG = "bug"
    NO_REPORT = "no_report"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Reason:
    """A code and what its sentence needs, e.g. `Reason.of(Code.REPEAT, until=…, nth=3)`."""

    code: Code
    params: tuple[tuple[str, Param], ...] = ()

    @classmethod
    def of(cls, code: Code, **params: Param) -> Reason:
        """A reason with its parameters in a fixed order, so that equal reasons compare equal."""
        return cls(code, tuple(sorted(params.items())))

    def param(self, name: str) -> Param | None:
        """The parameter of that name, or None."""
        return dict(self.params).get(name)
