"""What the server of a preview does not do by itself: whom it answers, where, and what it hears of.

The host brings the server; this knows nothing of the host.
"""

from __future__ import annotations

import errno
import ipaddress
import logging
import os
import re
import socket
import sys
import threading
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import closing, suppress
from functools import partial
from http import HTTPMethod, HTTPStatus
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

from watchdog.events import (
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

from praxistransfer.building.site_folder import NoSiteError
from praxistransfer.content.leftovers import is_leftover

_log = logging.getLogger(__name__)

# -- whom it answers

_ANSWERED = ("GET", "HEAD")
_ALLOWED = {HTTPStatus.METHOD_NOT_ALLOWED: [("Allow", ", ".join(_ANSWERED))]}
_ODD = re.compile(r"[\x00-\x1f\x7f\\:]")
"""Signs that stand in no address of a site, but lead out of a folder on some systems."""

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
"""As WSGI knows them (PEP 3333)."""


class Server(Protocol):
    """What a host brings: a server of a folder that builds again once something has changed."""

    server_address: Any
    url: str
    root: str
    builder: Callable[..., None]
    observer: Any
    error_handler: Callable[[int], bytes | None]
    handle_error: Callable[[Any, Any], None]

    @property
    def serve_request(self) -> Application:
        """Answers."""

    def set_app(self, application: Application | None, /) -> None:
        """Let this answer."""

    def watch(self, path: str, /) -> None:
        """Build again once a file, or a folder with all below it, has changed."""

    def unwatch(self, path: str, /) -> None:
        """Watch something no more."""


class Guard:
    """Answers what is meant for this preview, and nothing else.

    A page of another host can give its own name the address of this machine (DNS rebinding); its
    visitors would read the preview for it. Only names that nobody else can have get an answer.
    """

    def __init__(self, application: Application, hosts: Collection[str]) -> None:
        """``hosts`` are names of this machine besides addresses and ``localhost``."""
        self._application = application
        self._hosts = {host.lower() for host in hosts}

    def __call__(
        self, environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        """Answer a request."""
        status = self._refusal(environ)
        if status:
            headers = [
                ("Content-Type", "text/plain; charset=utf-8"),
                ("Allow", ", ".join(_ANSWERED)),
            ]
            start_response(f"{status.value} {status.phrase}", headers)
            return [f"{status.phrase}\n".encode()]
        answer = self._application(environ, start_response)
        if environ["REQUEST_METHOD"] == "GET":
            return answer
        close = getattr(answer, "close", None)
        if close:
            close()
        return []

    def _refusal(self, environ: dict[str, Any]) -> HTTPStatus | None:
        method = environ["REQUEST_METHOD"]
        if not environ.get("HTTP_HOST"):
            return HTTPStatus.BAD_REQUEST
        if not self._is_ours(environ["HTTP_HOST"]):
            return HTTPStatus.MISDIRECTED_REQUEST
        if method not in _ANSWERED:
            is_known = method in HTTPMethod.__members__
            return HTTPStatus.METHOD_NOT_ALLOWED if is_known else HTTPStatus.NOT_IMPLEMENTED
        return HTTPStatus.BAD_REQUEST if _ODD.search(environ["PATH_INFO"]) else None

    def _is_ours(self, host: str) -> bool:
        try:
            name = (urlsplit(f"//{host}").hostname or "").removesuffix(".")
        except ValueError:
            return False
        with suppress(ValueError):
            return bool(ipaddress.ip_address(name))
        return name == "localhost" or name.endswith(".localhost") or name in self._hosts


def pass_over_hang_ups(handle_error: Callable[[Any, Any], None]) -> Callable[[Any, Any], None]:
    """Return what handles errors of a server, but says nothing of browsers that hang up."""

    def handle(request: Any, address: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            handle_error(request, address)

    return handle


def names_of_this_machine() -> set[str]:
    """Return the names by which others in the same network may call this machine."""
    name = socket.gethostname().lower()
    return {name, f"{name}.local"} if name else set()


# -- at which port

_MOST_PORTS = 20


class NoPortError(NoSiteError):
    """A preview cannot be served there; the message says why, in German."""


def find_port(host: str, port: int) -> int:
    """Return the first port from this one on that nobody uses."""
    for candidate in range(port, min(port + _MOST_PORTS, 65536)):
        if _is_free(host, candidate):
            if candidate != port:
                _log.warning("Port %d ist belegt, vielleicht von einer anderen Vorschau.", port)
            return candidate
    last = port + _MOST_PORTS - 1
    raise NoPortError(
        f"Die Ports {port} bis {last} sind belegt. Eine andere Vorschau beenden oder mit "
        f"„serve -a {host}:{port + 1000}“ einen anderen wählen."
    )


def _is_free(host: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with closing(socket.socket(family, socket.SOCK_STREAM)) as probe:
        if os.name == "posix":  # or a server that has just ended would count as one
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
            probe.listen()
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                return False
            if error.errno == errno.EACCES:
                raise NoPortError(
                    f"Port {port} darf dieses Konto nicht benutzen; „serve -a {host}:8000“ geht."
                ) from error
            raise NoPortError(
                f"„{host}“ ist keine Adresse dieses Rechners; „serve -a 127.0.0.1:{port}“ geht."
            ) from error
    return True


# -- what it hears of

_CHANGES: list[type[FileSystemEvent]] = [
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
]
"""Reading is no change."""
_PAUSE, _PAUSE_ALONE = 2.0, 1.0
"""Seconds between two looks at all files: beside events of the system, and without them."""
_SHARE, _SHARE_ALONE = 30, 10
"""A look that takes longer is followed by a pause so many times as long."""

Look = dict[str, tuple[int, int, int, int]]
"""The files of a folder and what the file system says of them."""


class Watcher:
    """Hears of changes: at once where the system tells of them, and else by looking.

    On network drives and in containers nothing tells of what others change, and systems tell only
    of so many folders; so it looks at all files now and then, too. The host uses it as an observer
    of watchdog.
    """

    def __init__(self) -> None:
        self._watches: dict[str, FileSystemEventHandler] = {}
        self._seen: dict[str, Look] = {}
        self._listener: Any = None
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._keep_looking, daemon=True)

    def schedule(
        self, event_handler: FileSystemEventHandler, path: str, *, recursive: bool = False
    ) -> str:
        """Watch a file, or a folder with all below it."""
        del recursive  # the host always wants that
        self._watches[path] = event_handler
        return path

    def unschedule(self, watch: str) -> None:
        """Watch something no more."""
        del self._watches[watch]

    def start(self) -> None:
        """Begin to listen and to look."""
        self._seen = {path: look_at(path) for path in self._watches}
        self._listen()
        self._thread.start()

    def stop(self) -> None:
        """End."""
        self._end.set()
        if self._listener:
            self._listener.stop()

    def join(self) -> None:
        """Wait for the end."""
        self._thread.join()
        if self._listener:
            self._listener.join()

    def look(self) -> None:
        """Tell of what has changed since it was seen last."""
        for path, handler in self._watches.items():
            before, now = self._seen.get(path, {}), look_at(path)
            self._seen[path] = now
            changed = {file for file, _ in before.items() ^ now.items()}
            for file in sorted(changed)[:1]:  # one is reason enough to build
                handler.dispatch(FileModifiedEvent(file))

    def _note(self, path: str, file: str) -> None:
        """Take what has become of a file for seen."""
        stamp = _stamp_of(file)
        if stamp:
            self._seen[path][file] = stamp
        else:
            self._seen[path].pop(file, None)

    def _listen(self) -> None:
        listener = Observer()
        try:
            for path, handler in self._watches.items():
                heard = _Heard(handler, partial(self._note, path))
                listener.schedule(heard, path, recursive=True, event_filter=_CHANGES)
            listener.start()
        except OSError as error:
            _log.warning(
                "Das System meldet Änderungen nicht (%s); die Vorschau sieht jede Sekunde selbst "
                "nach.%s",
                error.strerror or error,
                _INOTIFY_ADVICE if error.errno in {errno.ENOSPC, errno.EMFILE} else "",
            )
            with suppress(RuntimeError):  # of threads that were not started
                listener.stop()
        else:
            self._listener = listener

    def _keep_looking(self) -> None:
        is_alone = self._listener is None
        least, share = (_PAUSE_ALONE, _SHARE_ALONE) if is_alone else (_PAUSE, _SHARE)
        took = 0.0
        while not self._end.wait(max(least, share * took)):
            start = time.monotonic()
            self.look()
            took = time.monotonic() - start


_INOTIFY_ADVICE = (
    " Schneller wird es mit „sudo sysctl fs.inotify.max_user_watches=524288 "
    "fs.inotify.max_user_instances=512“."
)


class _Heard(FileSystemEventHandler):
    """Passes on what the system tells, without leftovers, and notes that it was seen."""

    def __init__(self, handler: FileSystemEventHandler, note: Callable[[str], None]) -> None:
        self._handler = handler
        self._note = note

    def on_any_event(self, event: FileSystemEvent) -> None:
        paths = [os.fsdecode(path) for path in (event.src_path, event.dest_path) if path]
        wanted = [path for path in paths if not is_leftover(path.rpartition(os.sep)[2])]
        for path in wanted:
            self._note(path)
        if wanted:
            self._handler.dispatch(event)


def look_at(path: str) -> Look:
    """Return what the file system says of a file, or of all files below a folder."""
    stamp = _stamp_of(path)
    return {path: stamp} if stamp and not Path(path).is_dir() else dict(_look_below(path))


def _look_below(folder: str) -> Iterator[tuple[str, tuple[int, int, int, int]]]:
    folders = [folder]
    while folders:  # not by calling itself: folders may be deep
        with suppress(OSError), os.scandir(folders.pop()) as items:
            for item in items:
                if is_leftover(item.name):
                    continue
                if item.is_dir(follow_symlinks=False):
                    folders.append(item.path)
                elif stamp := _stamp_of(item.path):
                    yield item.path, stamp


def _stamp_of(path: str) -> tuple[int, int, int, int] | None:
    try:
        state = os.stat(path)  # noqa: PTH116 - thousands of files, again and again
    except OSError:
        return None
    return state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino
