"""Addresses of the web that lead where they seem to lead, and to nobody's own network."""

from __future__ import annotations

import re
import unicodedata
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import SplitResult, urlsplit

from praxistransfer.model import faults
from praxistransfer.model.faults import Fault
from praxistransfer.model.signs import CONTROL, find_hidden
from praxistransfer.model.writing import quote_text

MOST_SIGNS = 2000
"""So long an address may be; browsers and PDF know hardly longer ones."""

_TRANSLATED = ip_network("64:ff9b::/96")
_FORBIDDEN = re.compile(r"[\s<>\"\\\u00ad\u200c\u200d]")
"""None of these may stand in an address; browsers take a backslash for a slash."""
_UNSAFE = re.compile(r"[\[\]{}|^`]")
_SERVER = re.compile(r"\w+://[^/?#]*")
_PORT = re.compile(r":([^\[\]@]*)\Z")
_NUMBER = re.compile(r"(?:0[xX][0-9a-fA-F]*|[0-9]+)\Z")
_LABEL = re.compile(r"(?!-)[\w-]{1,63}(?<!-)\Z")
_LATIN = re.compile(
    "[a-z0-9_\u00df-\u00f6\u00f8-\u0130\u0132-\u0137\u0139-\u0148\u014a-\u017e\u0218-\u021b-]*\\Z"
)
"""Letters of European languages, without those that look like one of a–z."""
_OWN_NAMES = re.compile(
    r"(?:\A|\.)(?:localhost|localdomain|local|lan|intranet|internal|intern|home\.arpa|corp|private)\Z"
)
"""Names that mean something only in somebody's own network."""


def address_fault(text: str) -> Fault | None:
    """Return why something is no address of the web to which the handbook may lead, or None."""
    if len(text) > MOST_SIGNS:
        return faults.LONG_ADDRESS.fill(most=MOST_SIGNS)
    parts = split_address(text)
    if parts is None:
        return faults.NO_ADDRESS.fill(text=quote_text(text))
    user, _, server = parts.netloc.rpartition("@")
    if user or "@" in parts.netloc:
        return faults.USER_IN_ADDRESS.fill(user=quote_text(f"{user}@"), server=quote_text(server))
    port = _PORT.search(server)
    if port and not _is_port(port[1]):
        return faults.NO_PORT.fill(port=quote_text(port[0]))
    return _host_fault(server[: port.start()] if port else server)


def split_address(text: str) -> SplitResult | None:
    """Return the parts of an address of the web; None if it is none."""
    if _FORBIDDEN.search(text) or CONTROL.search(text) or any(find_hidden(text)):
        return None
    try:
        parts = urlsplit(text)
    except ValueError:  # a bracket that is open, or signs that stand for others
        return None
    return parts if parts.scheme in {"http", "https"} and parts.netloc else None


def encode_address(text: str) -> str:
    """Return an address with what may not stand behind the server as numbers: ``[`` as ``%5B``.

    Browsers take and show such signs; the rules of addresses (RFC 3986) do not.
    """
    server = _SERVER.match(text)
    start = server.end() if server else 0
    return text[:start] + _UNSAFE.sub(lambda sign: f"%{ord(sign[0]):02X}", text[start:])


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Say whether a number of the internet leads to the public part of it."""
    inside = address
    if isinstance(address, IPv6Address):
        teredo = address.teredo
        inside = address.ipv4_mapped or address.sixtofour or (teredo and teredo[1]) or address
        if address in _TRANSLATED:
            inside = IPv4Address(int(address) & 0xFFFFFFFF)
    return all(item.is_global and not item.is_multicast for item in (address, inside))


def _is_port(text: str) -> bool:
    return not text or bool(text.isascii() and text.isdigit() and 0 < int(text[:9]) < 65536)


def _host_fault(host: str) -> Fault | None:
    shown = quote_text(host)
    if host.startswith("["):
        return _number_fault(host[1:-1], faults.NO_ADDRESS.fill(text=shown), shown)
    host = host.lower().removesuffix(".")
    labels = host.split(".")
    if len(host) > 253 or not all(map(_LABEL.match, labels)):
        return faults.ODD_HOST.fill(host=shown)
    if _NUMBER.match(labels[-1]):
        return _number_fault(host, faults.ODD_HOST.fill(host=shown), shown)
    names = [_decode_label(label) for label in labels]
    if None in names or not _is_of_one_script("".join(filter(None, names))):
        return faults.LOOK_ALIKE_HOST.fill(host=shown)
    if len(labels) == 1 or _OWN_NAMES.search(host):
        return faults.PRIVATE_HOST.fill(host=shown)
    return None


def _number_fault(number: str, otherwise: Fault, shown: str) -> Fault | None:
    """Return what is wrong with a host that is a number; browsers understand odd forms of it."""
    try:
        address = ip_address(number)
    except ValueError:
        return otherwise
    return None if is_public(address) else faults.PRIVATE_HOST.fill(host=shown)


def _decode_label(label: str) -> str | None:
    """Return a part of a host as people read it; None if there is another way to write it."""
    if not label.startswith("xn--"):
        return label if unicodedata.normalize("NFKC", label) == label else None
    try:
        name = label[4:].encode("ascii").decode("punycode")
        written = name.encode("punycode").decode("ascii")
    except (UnicodeError, ValueError):
        return None
    is_right = not name.isascii() and written == label[4:] and name == name.lower()
    return name if is_right and unicodedata.normalize("NFKC", name) == name else None


def _is_of_one_script(letters: str) -> bool:
    """Say whether letters are all of Europe, or all of one other script."""
    if _LATIN.match(letters):
        return True
    scripts = {
        unicodedata.name(letter, "").partition(" ")[0] for letter in letters if letter not in "-_"
    }
    return len(scripts) == 1 and not scripts & {"LATIN", "DIGIT", ""}
