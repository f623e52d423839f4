"""Where a hole of the site may be reported: the file /.well-known/security.txt (RFC 9116)."""

from __future__ import annotations

from urllib.parse import urlsplit

from praxistransfer.model.betreiber import Betreiber

SECURITY_TXT = ".well-known/security.txt"
_LIFETIME = 11
"""Months for which the file is good; the RFC asks for less than a year."""


def security_txt(betreiber: Betreiber, today: str) -> str | None:
    """Return the file; None without somebody to write to, or a day from which it is good.

    It changes once a month, however often the site is built.
    """
    contact = _contact_of(betreiber)
    if not contact or not today:
        return None
    lines = [
        "# Entsteht aus betreiber.yml; jeder Bau erneuert die Frist.",
        f"Contact: {contact}",
        f"Expires: {_months_after(today, _LIFETIME)}-01T00:00:00Z",
        "Preferred-Languages: de, en",
    ]
    if betreiber.webadresse:
        site = urlsplit(betreiber.webadresse)
        lines.append(f"Canonical: {site.scheme}://{site.netloc}/{SECURITY_TXT}")
    return "\n".join(lines) + "\n"


def _contact_of(betreiber: Betreiber) -> str | None:
    mailbox = betreiber.sicherheit_email or betreiber.email
    return f"mailto:{mailbox}" if mailbox else betreiber.kontaktformular


def _months_after(day: str, months: int) -> str:
    """Return the month that begins so many months after that of a day."""
    years, month = divmod(int(day[:4]) * 12 + int(day[5:7]) - 1 + months, 12)
    return f"{years:04}-{month + 1:02}"
