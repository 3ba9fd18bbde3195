"""Whom a connection believes: certificates and host names are always checked, no environment variable has a say."""

from __future__ import annotations

import ssl
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from requests.adapters import DEFAULT_CA_BUNDLE_PATH

from pairguard_gui.core.values.trust import TrustKind
from pairguard_gui.okx.network_cause import CaFileUnusable

if TYPE_CHECKING:
    from pairguard_gui.core.values.trust import Trust

LARGEST_CA_FILE = 4 * 1024 * 1024
"""A few times the size of the largest list of authorities there is."""
# Where Linux distributions keep one file of all authorities, when OpenSSL was built to look elsewhere.
_LINUX_FILES = (
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
)


def tls_context(trust: Trust) -> ssl.SSLContext:
    """A context that believes those authorities and no other. CaFileUnusable for a file that cannot be used.

    It ignores SSLKEYLOGFILE, by which others could decrypt the traffic, and SSL_CERT_FILE.
    """
    if trust.kind is TrustKind.SYSTEM:
        context = _system_context()
    else:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        _load(context, trust.ca_file if trust.kind is TrustKind.FILE else DEFAULT_CA_BUNDLE_PATH)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def _load(context: ssl.SSLContext, path: str) -> None:
    """Believe what is in that file, in PEM, or DER as Windows exports a certificate."""
    content = _content(path)
    in_pem = b"-----BEGIN" in content
    try:
        context.load_verify_locations(cadata=content.decode("ascii", "ignore") if in_pem else content)
    except (ssl.SSLError, ValueError) as error:
        raise CaFileUnusable("no_certificate", path) from error
    if not context.cert_store_stats()["x509"]:
        raise CaFileUnusable("no_certificate", path)


def _content(path: str) -> bytes:
    """All of a plain file; nothing of one that is too large to be a list of authorities."""
    try:
        if not Path(path).is_file():  # nor a pipe, which would keep the reader waiting
            raise FileNotFoundError(path)
        with Path(path).open("rb") as file:
            content = file.read(LARGEST_CA_FILE + 1)
    except (OSError, ValueError) as error:  # a path may hold a null
        raise CaFileUnusable("unreadable", path) from error
    return content if len(content) <= LARGEST_CA_FILE else b""


def _system_context() -> ssl.SSLContext:
    if sys.platform == "win32" or sys.platform == "darwin":
        import truststore  # noqa: PLC0415 - installed on these two alone

        return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    built_in = ssl.get_default_verify_paths()  # of these, openssl_… are untouched by the environment
    files = [path for path in (built_in.openssl_cafile, *_LINUX_FILES) if Path(path).is_file()]
    if files:
        _load(context, files[0])
    elif Path(built_in.openssl_capath).is_dir():
        context.load_verify_locations(capath=built_in.openssl_capath)
    else:
        raise CaFileUnusable("no_system_store", built_in.openssl_cafile)
    return context
