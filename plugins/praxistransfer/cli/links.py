"""Tries the addresses in the entries, politely, and records those that led nowhere.

The only part of the package that calls other servers, and only when an editor asks for it.
"""

from __future__ import annotations

import time
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from http.client import HTTPException
from typing import Literal
from urllib.parse import urljoin, urlsplit

import yaml

from praxistransfer.cli.public_web import NotPublicError, ask_server
from praxistransfer.library.library import Library
from praxistransfer.library.tasks import addresses_in
from praxistransfer.model.linkpruefung import Linkbefund, Linkpruefung

TIMEOUT = 20.0
PAUSE = 1.0
"""Seconds between two calls of the same host."""
MOST_HOPS = 10
"""So often a server may send us on."""

Befund = Literal["gut", "tot", "unklar"]
Progress = Callable[[int, int], None]

_GONE = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}
_ASK_FOR_ALL = {
    HTTPStatus.FORBIDDEN,
    HTTPStatus.METHOD_NOT_ALLOWED,
    HTTPStatus.NOT_IMPLEMENTED,
    HTTPStatus.NOT_FOUND,
    HTTPStatus.BAD_REQUEST,
}
"""Some servers answer HEAD with these although the page is there."""

_SENDS_ON = {
    HTTPStatus.MOVED_PERMANENTLY,
    HTTPStatus.FOUND,
    HTTPStatus.SEE_OTHER,
    HTTPStatus.TEMPORARY_REDIRECT,
    HTTPStatus.PERMANENT_REDIRECT,
}

_HEADER = """\
# Ergebnisse der Linkprüfung; geschrieben von „python scripts/dev.py check-links“.
# Nicht von Hand ändern: Der nächste Lauf überschreibt die Datei.
"""


@dataclass(slots=True)
class Caller:
    """Calls addresses, no host twice within the pause."""

    timeout: float = TIMEOUT
    pause: float = PAUSE
    _last: dict[str, float] = field(default_factory=dict)

    def check(self, url: str) -> tuple[Befund, str]:
        """Return whether a page is there, and what the server answered."""
        word, reason, status = self._call(url, "HEAD")
        if status in _ASK_FOR_ALL:
            word, reason, _ = self._call(url, "GET")
        return word, reason

    def _call(self, url: str, method: str) -> tuple[Befund, str, int]:
        for _ in range(MOST_HOPS):
            self._wait(urlsplit(url).netloc)
            try:
                status, sent_to = ask_server(url, method, self.timeout)
                url = urljoin(url, sent_to)
            except TimeoutError:
                return "unklar", f"keine Antwort in {self.timeout:g} Sekunden", 0
            except (OSError, ValueError, HTTPException) as error:
                return "unklar", _without_address(error), 0
            if status not in _SENDS_ON or not sent_to:
                break
        else:
            return "unklar", f"mehr als {MOST_HOPS} Weiterleitungen", 0
        word: Befund = "tot" if status in _GONE else "gut" if status < 400 else "unklar"
        return word, f"HTTP {status}", status

    def _wait(self, host: str) -> None:
        now = time.monotonic()
        ready = self._last.get(host, now - self.pause) + self.pause
        time.sleep(max(0.0, ready - now))
        self._last[host] = time.monotonic()


def _without_address(error: Exception) -> str:
    reason = getattr(error, "reason", error)
    if isinstance(reason, NotPublicError):
        return "führt in ein eigenes Netz und wurde nicht aufgerufen"
    return f"nicht erreichbar ({type(reason).__name__})"


def addresses_of(library: Library) -> dict[str, tuple[str, ...]]:
    """Return address → ids of the entries, terms and works that name it, both sorted."""
    found: dict[str, set[str]] = defaultdict(set)
    for entry in library.all_entries:
        for url in addresses_in(entry):
            found[url].add(entry.id)
    return {url: tuple(sorted(found[url])) for url in sorted(found)}


def check_links(
    addresses: Mapping[str, tuple[str, ...]], caller: Caller, day: str, progress: Progress
) -> Linkpruefung:
    """Call each address once and return the record of ``day``."""
    found = {}
    for number, url in enumerate(by_turns(addresses), 1):
        found[url] = caller.check(url)
        progress(number, len(addresses))
    return Linkpruefung(
        am=day,
        geprueft=len(addresses),
        befunde=tuple(
            Linkbefund(url=url, befund=word, grund=reason, eintraege=addresses[url])
            for url, (word, reason) in sorted(found.items())
            if word != "gut"
        ),
    )


def by_turns(addresses: Iterable[str]) -> Iterator[str]:
    """Yield addresses so that the same host comes up as seldom as possible."""
    waiting: dict[str, deque[str]] = defaultdict(deque)
    for url in addresses:
        waiting[urlsplit(url).netloc].append(url)
    queues = deque(waiting.values())
    while queues:
        queue = queues.popleft()
        yield queue.popleft()
        if queue:
            queues.append(queue)


def record_yaml(record: Linkpruefung) -> str:
    """Return the record as the file that the content root holds."""
    data = record.model_dump(mode="json", exclude_none=True)
    return _HEADER + yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=100)
