"""No personal data: no mail addresses, no phone numbers, no personal mailboxes.

Names of persons cannot be told from other names by a rule; that is left to the editors. The
operator has to be reachable: its file has fields for function mailboxes and for an office's phone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from praxistransfer.content.checks.texts import WrittenText
from praxistransfer.model import faults
from praxistransfer.model.betreiber import Betreiber
from praxistransfer.model.problem import Problem
from praxistransfer.model.writing import quote_text

_MAIL = re.compile(
    r"[\w.+-]{1,64}(?:@|\s?[(\[]at[)\]]\s?)[\w-]{1,63}(?:\.[\w-]{1,63})*\.[a-z]{2,}",
    re.IGNORECASE,
)
_OFFICE = re.compile(r"integration|zentrum|amt|buero|team|info|stelle|referat|service|\bki\b")
_PERSONAL_MAILBOX = re.compile(r"[a-zäöüß]+[._-][a-zäöüß-]+\d*\Z")
# A number with a dialling code, or one that is called a phone number. File numbers such as
# 0346/2016 end in a year, and an ISSN has four digits on either side; both are none.
_PHONE = re.compile(
    r"(?:\+49|\b0049)[\s/()-]{0,3}\d[\d\s/()-]{5,30}"
    r"|(?<![\w.,/-])\(?0\d{2,5}\)?[\s/-]{1,3}(?!(?:19|20)\d\d\b)(?:\d[\s-]?){4,}\d"
    r"|\b(?:Tel|Telefon|Telefonnummer|Fon|Mobil|Handy|Fax)\b\.?:?\s?\(?\d[\d\s/()-]{4,30}"
)
_AT = re.compile(r"@|\([aA][tT]|\[[aA][tT]")
"""Without one of these there is no mail address; looking for those takes long in long texts."""
CONTACT = re.compile(rf"{_AT.pattern}|0(?<!\w0)\d\d|\+49|Tel|Fon|Mobil|Handy|Fax")
"""Without one of these there is neither. Each begins with one sign, which makes it quick."""
MAILBOXES = {
    "postfach",
    "email",
    "datenschutz_email",
    "einsendung",
    "feedback_email",
    "ombudsstelle_email",
    "sicherheit_email",
}
"""Fields for the address of a mailbox."""
_ADDRESSES = {"url", "web", "kontaktformular", "webadresse", "feedback_url", "ombudsstelle_url"}
_NO_PROSE = {*_ADDRESSES, "ags", "kreisschluessel"}


def check_privacy(written: WrittenText) -> Iterator[Problem]:
    """Report what looks like the contact data of a person."""
    if written.field in MAILBOXES:
        yield from _check_mailbox(written)
    elif CONTACT.search(written.text) and written.field not in _NO_PROSE:
        office_phone = isinstance(written.entry, Betreiber) and written.field == "telefon"
        if not office_phone:
            yield from _check_prose(written)


def _check_mailbox(written: WrittenText) -> Iterator[Problem]:
    name = written.text.partition("@")[0].lower()
    if _PERSONAL_MAILBOX.match(name) and not _OFFICE.search(name.replace("_", "-")):
        yield written.problem(faults.PERSONAL_MAILBOX.fill(address=quote_text(written.text)))


def _check_prose(written: WrittenText) -> Iterator[Problem]:
    if _AT.search(written.text) and (match := _MAIL.search(written.text)):
        field = "email" if isinstance(written.entry, Betreiber) else "kontakt: postfach"
        fault = faults.MAIL_ADDRESS_IN_TEXT.fill(address=quote_text(match[0]), field=field)
        yield written.problem(fault)
    if match := _PHONE.search(written.text):
        yield written.problem(faults.PHONE_NUMBER_IN_TEXT.fill(number=quote_text(match[0].strip())))
