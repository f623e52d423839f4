"""What a page of this site may load and run, for the pages themselves and for web servers."""

from __future__ import annotations

_ALLOWED = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "require-trusted-types-for": "'script'",
    "trusted-types": "'none'",
}
_ONLY_IN_HEADERS = {"frame-ancestors": "'none'"}
"""Browsers ignore this directive in a meta element."""


def _write_policy(directives: dict[str, str]) -> str:
    return "; ".join(f"{directive} {sources}" for directive, sources in directives.items())


CONTENT_POLICY = _write_policy(_ALLOWED)
"""The policy in the meta element of every page: only files of this site, nothing inline."""

HEADER_POLICY = _write_policy({**_ALLOWED, **_ONLY_IN_HEADERS})
"""The same policy as servers send it; other sites may then not show a page inside their own."""

SECURITY_HEADERS = {
    "Content-Security-Policy": HEADER_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "accelerometer=(), camera=(), display-capture=(), geolocation=(), "
    "gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""What a server should send with every page."""

HTTPS_ONLY = ("Strict-Transport-Security", "max-age=31536000")
"""Only for a site that is and stays reachable by https alone."""

SHORT_CACHE = "max-age=300"
"""Pages, styles and scripts keep their addresses when they change."""

LONG_CACHE = "public, max-age=2592000"
"""The font never changes under its name."""
