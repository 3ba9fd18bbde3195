"""Whom a connection believes: certificates and host names are always checked, no environment variable has a say."""

from __future__ import annotations

import ssl
import sys
from pathlib import Path

from requests.adapters import DEFAULT_CA_BUNDLE_PATH

from pairguard_gui.core.values.trust import Trust, TrustKind
from pairguard_gui.okx.network_cause import CaFileUnusable

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
    """Read once what is checked and used: a file that changes in between cannot be another one."""
    try:
        with Path(path).open("rb") as file:
            content = file.read(LARGEST_CA_FILE + 1)
        if len(content) > LARGEST_CA_FILE:
            raise CaFileUnusable(f"{path} is too large")
        in_pem = b"-----BEGIN" in content  # else DER, as Windows exports a certificate
        context.load_verify_locations(cadata=content.decode("ascii", "ignore") if in_pem else content)
    except (OSError, ValueError) as error:  # ssl.SSLError is an OSError; a path may hold a null
        raise CaFileUnusable(f"{path}: {error}") from error
    if not context.cert_store_stats()["x509"]:
        raise CaFileUnusable(f"{path} holds no certificate")


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
        raise CaFileUnusable("this system has no list of authorities")
    return context
