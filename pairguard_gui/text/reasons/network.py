"""Why no answer came: the words for `okx.network_cause.NetworkCause`, each with what a person can do."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP

CAUSES: Mapping[str, object] = {
    "certificate_self_signed": QT_TRANSLATE_NOOP(
        "details",
        "The certificate shown for the exchange is vouched for by nobody but itself. Something on the way reads along, "
        "such as an antivirus or a company's filter: leave OKX out there, or, if you trust it, choose its certificate "
        "under “Certificates” in the account's settings.",
    ),
    "certificate_unknown": QT_TRANSLATE_NOOP(
        "details",
        "The certificate shown for the exchange was issued by somebody PairGuard does not know. Something on the way "
        "reads along, such as an antivirus or a company's filter: leave OKX out there, or, if you trust it, choose its "
        "certificate under “Certificates” in the account's settings.",
    ),
    "certificate_expired": QT_TRANSLATE_NOOP(
        "details",
        "The certificate shown for the exchange is not valid today. Check this computer's date; if it is right, "
        "something on the way answers in the exchange's place.",
    ),
    "certificate_name": QT_TRANSLATE_NOOP(
        "details",
        "The certificate shown for the exchange belongs to somebody else, who answers in its place. If this network "
        "wants a login, open any web page in a browser and log in; else use another network.",
    ),
    "ca_file": QT_TRANSLATE_NOOP(
        "details",
        "The certificates chosen in PairGuard cannot be read, or there are none. Put the file back, or choose again "
        "under “Certificates” in the account's settings.",
    ),
    "tls": QT_TRANSLATE_NOOP(
        "details",
        "No encrypted connection came about: something on the way answers in the exchange's place, or stops it. If "
        "this network wants a login, open any web page in a browser and log in; else check VPN and proxy.",
    ),
    "proxy_off": QT_TRANSLATE_NOOP(
        "details",
        "The proxy refuses the connection: it is off, or its address is wrong. Start it, or correct host and port in "
        "the account's settings.",
    ),
    "proxy_silent": QT_TRANSLATE_NOOP(
        "details",
        "The proxy does not answer in time. Start it anew, and check its kind, host and port in the account's "
        "settings.",
    ),
    "proxy_name": QT_TRANSLATE_NOOP(
        "details",
        "The host name of the proxy was not found. Check it in the account's settings, and the internet connection.",
    ),
    "proxy_login": QT_TRANSLATE_NOOP(
        "details",
        "The proxy wants a user name and password, or does not take those it was given. Enter them in the account's "
        "settings.",
    ),
    "proxy_not_http": QT_TRANSLATE_NOOP(
        "details",
        "The proxy does not speak HTTP. If it is a SOCKS5 proxy, choose SOCKS5 in the account's settings.",
    ),
    "proxy_not_socks": QT_TRANSLATE_NOOP(
        "details",
        "The proxy does not speak SOCKS5. If it is an HTTP proxy, choose HTTP in the account's settings.",
    ),
    "proxy_failed": QT_TRANSLATE_NOOP(
        "details",
        "The proxy answers, but does not get through to the exchange. Choose another server in it, or look at its log.",
    ),
    "no_network": QT_TRANSLATE_NOOP(
        "details",
        "This computer has no way to the exchange. Check the internet connection and the VPN.",
    ),
    "firewall": QT_TRANSLATE_NOOP(
        "details",
        "This computer forbids PairGuard the connection. Allow PairGuard in its firewall or antivirus.",
    ),
    "name": QT_TRANSLATE_NOOP(
        "details",
        "The exchange's server was not found by its name. Check the internet connection, the VPN and the name server "
        "(DNS).",
    ),
    "connection_refused": QT_TRANSLATE_NOOP(
        "details",
        "The connection to the exchange was refused, most often by something on the way. Try another network, a VPN "
        "or a proxy.",
    ),
    "reset": QT_TRANSLATE_NOOP(
        "details",
        "The connection to the exchange was cut. If this lasts, something on the way blocks it: try another network, a "
        "VPN or a proxy.",
    ),
    "connect_timeout": QT_TRANSLATE_NOOP(
        "details",
        "No connection to the exchange came about in time. Check the internet connection and the VPN; if this lasts, "
        "something on the way blocks it: try another network or a proxy.",
    ),
    "answer_timeout": QT_TRANSLATE_NOOP(
        "details",
        "The exchange was reached, but its answer did not come in time. If this lasts, the connection is too slow: try "
        "another network.",
    ),
    "foreign_page": QT_TRANSLATE_NOOP(
        "details",
        "A web page came in place of the exchange's answer, as from a network that wants a login. Open any web page in "
        "a browser and log in; else check VPN and proxy.",
    ),
    "blocked": QT_TRANSLATE_NOOP(
        "details",
        "A filter in front of the exchange turns this connection away (403), most often for the address of a VPN or "
        "proxy. Choose another server there, or go without.",
    ),
    "legal": QT_TRANSLATE_NOOP(
        "details",
        "The exchange does not serve the place this connection comes from (451). Connect from where your account may "
        "be used.",
    ),
    "other": QT_TRANSLATE_NOOP(
        "details", "The exchange does not answer. If this lasts, check the internet connection."
    ),
}
