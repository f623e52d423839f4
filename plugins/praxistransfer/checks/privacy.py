"""No personal data: no mail addresses, no phone numbers, no personal mailboxes.

Names of persons cannot be told from other names by a rule; that is left to the editors.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from praxistransfer.checks.texts import Written, written_texts
from praxistransfer.library import Library
from praxistransfer.model.problem import Problem

_MAIL = re.compile(r"[\w.+-]+\s*(?:@|\(at\)|\[at\])\s*[\w-]+\.[a-zA-Z]{2,}")
_OFFICE = re.compile(
    r"integration|zentrum|amt|buero|team|info|stelle|referat|service", re.IGNORECASE
)
_PERSONAL_MAILBOX = re.compile(r"[a-zäöüß]+[._-][a-zäöüß-]+@", re.IGNORECASE)
# A number with a dialling code, or one that is called a phone number. File numbers
# such as 0346/2016 end in a year and are none.
_PHONE = re.compile(
    r"(?:\+49|\b0049)[\s/()-]*\d[\d\s/()-]{5,}"
    r"|(?<![\w.,/-])0\d{2,5}[\s/-]+(?!(?:19|20)\d\d\b)\d{3,}[\d\s-]*"
    r"|\b(?:Tel|Telefon|Fon|Mobil|Handy|Fax)\b\.?:?\s*\(?\d[\d\s/()-]{4,}"
)
_NO_PROSE = {"url", "web", "ags", "kreisschluessel"}


def check_privacy(library: Library) -> Iterator[Problem]:
    """Report what looks like the contact data of a person."""
    for written in written_texts(library):
        if written.field == "postfach":
            yield from _check_mailbox(written)
        elif written.field not in _NO_PROSE:
            yield from _check_prose(written)


def _check_mailbox(written: Written) -> Iterator[Problem]:
    if _PERSONAL_MAILBOX.match(written.text) and not _OFFICE.search(written.text):
        sentence = f"„{written.text}“ sieht nach dem Postfach einer Person aus."
        advice = "Ein Funktionspostfach angeben, zum Beispiel „integration@…“."
        yield written.problem("PT507", sentence, advice)


def _check_prose(written: Written) -> Iterator[Problem]:
    if match := _MAIL.search(written.text):
        sentence = f"Der Text enthält eine Mailadresse („{match[0]}“)."
        advice = "Löschen; ein Funktionspostfach gehört in „kontakt: postfach“."
        yield written.problem("PT507", sentence, advice)
    if match := _PHONE.search(written.text):
        sentence = f"Der Text enthält eine Telefonnummer („{match[0].strip()}“)."
        yield written.problem("PT507", sentence, "Die Nummer löschen.")
