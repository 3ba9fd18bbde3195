"""OKX's refusals: code, HTTP status and text, as its error table gives them (docs v5, "Error Code").

`Refusal` is raised anywhere in the practice exchange and becomes an answer at one place, `exchange.py`; within a
list of orders it becomes that order's `sCode` and `sMsg`.
"""

from __future__ import annotations

_TIMEOUT = (
    "API endpoint request timeout. (does not mean that the request was successful or failed, please check the "
    "request result)."
)
_TABLE: dict[str, tuple[int, str]] = {
    "50000": (400, "Body for POST request cannot be empty."),
    "50001": (503, "Service temporarily unavailable. Please try again later."),
    "50002": (400, "JSON syntax error"),
    "50004": (400, _TIMEOUT),
    "50005": (410, "API endpoint is offline or unavailable."),
    "50006": (400, 'Invalid Content-Type. Please use "application/JSON".'),
    "50011": (429, "Too Many Requests"),
    "50013": (429, "Systems are busy. Please try again later."),
    "50014": (400, "Parameter {0} can not be empty."),
    "50015": (400, "Either parameter {0} or {1} is required"),
    "50016": (400, "Parameter {0} does not match parameter {1}"),
    "50026": (500, "System error. Try again later"),
    "50036": (
        200,
        "The expTime can't be earlier than the current system time. Please adjust the expTime and try again.",
    ),
    "50037": (200, "Order expired."),
    "50101": (401, "APIKey does not match current environment."),
    "50102": (401, "Timestamp request expired"),
    "50103": (401, 'Request header "OK-ACCESS-KEY" cannot be empty.'),
    "50104": (401, 'Request header "OK-ACCESS-PASSPHRASE" cannot be empty.'),
    "50105": (401, 'Request header "OK-ACCESS-PASSPHRASE" incorrect.'),
    "50106": (401, 'Request header "OK-ACCESS-SIGN" cannot be empty.'),
    "50107": (401, 'Request header "OK-ACCESS-TIMESTAMP" cannot be empty.'),
    "50110": (401, "Your IP {0} is not included in your API key's {1} IP whitelist."),
    "50111": (401, "Invalid OK-ACCESS-KEY"),
    "50112": (401, "Invalid OK-ACCESS-TIMESTAMP"),
    "50113": (401, "Invalid Sign"),
    "50115": (405, "Invalid request method."),
    "50119": (200, "API key doesn't exist"),
    "50120": (200, "This API key doesn't have permission to use this function"),
    "51000": (400, "Parameter {0} error"),
    "51001": (200, "Instrument ID doesn't exist."),
    "51003": (200, "Either client order ID or order ID is required."),
    "51005": (200, "Your order amount exceeds the max order amount."),
    "51006": (200, "Order price is not within the price limit (max buy price: {0} , min sell price: {1} )"),
    "51008": (200, "Order failed. Insufficient {0} margin in account"),
    "51010": (200, "Request unsupported under current account mode"),
    "51015": (200, "Instrument ID doesn't match instrument type."),
    "51016": (200, "Client order ID already exists."),
    "51020": (200, "Your order should meet or exceed the minimum order amount."),
    "51021": (200, "The pair or contract is not yet listed"),
    "51022": (200, "Contract suspended."),
    "51023": (200, "Position doesn't exist."),
    "51027": (200, "Contract expired."),
    "51028": (200, "Contract under delivery."),
    "51112": (200, "Close order size exceeds available size for this position."),
    "51113": (429, "Market-price liquidation requests too frequent."),
    "51121": (200, "Order quantity must be a multiple of the lot size."),
    "51115": (429, "Cancel all pending close-orders before liquidation."),
    "51169": (200, "Order failed. You don't have any positions in this contract that can be closed."),
    "51170": (
        200,
        "Failed to place order. A reduce-only order can't be the same trading direction as your existing positions.",
    ),
    "51202": (200, "Market order amount exceeds the maximum amount."),
    "51204": (200, "The price for the limit order cannot be empty."),
    "51400": (200, "Order cancellation failed as the order has been filled, canceled or does not exist."),
    "51603": (200, "Order does not exist."),
    "59000": (200, "Settings failed. Close any open positions or orders before modifying settings."),
    "59101": (
        200,
        "Leverage can't be modified. Please cancel all pending isolated margin orders before adjusting the leverage.",
    ),
    "59102": (200, "Leverage exceeds the maximum limit. Please lower the leverage."),
    "59105": (400, "Leverage can't be less than {0}. Please increase the leverage."),
    "59107": (
        200,
        "Leverage can't be modified. Please cancel all pending cross-margin orders before adjusting the leverage.",
    ),
    "59108": (
        200,
        "Your account leverage is too low and has insufficient margins. Please increase the leverage.",
    ),
}


class Refusal(Exception):
    """A request or an order that OKX's rules refuse.

    `code` is OKX's, `text` its message in words, `status` the HTTP status of a whole answer with that code.
    """

    def __init__(self, code: str, *about: str) -> None:
        self.status, template = _TABLE[code]
        self.code = code
        self.text = template.format(*about)
        super().__init__(f"{code} {self.text}")


def known(code: str) -> tuple[int, str]:
    """HTTP status and plain text of a code; (200, "") for one not in the table."""
    return _TABLE.get(code, (200, ""))
