"""The built site in a web server, and how Chromium looks at it."""

from __future__ import annotations

import functools
import gzip
import io
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, BinaryIO

from praxistransfer.pages.policy import SECURITY_HEADERS

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
"""Without these, Chromium looks for updates and other hosts, which tests must never do."""

_COMPRESSED = (".css", ".html", ".js", ".json", ".svg", ".xml")


class Server(ThreadingHTTPServer):
    """A web server that takes browsers for what they are: they hang up whenever they like."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a connection that was closed on the other side."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class BareHandler(SimpleHTTPRequestHandler):
    """Serves files, prints nothing, and leaves the protection of readers to the pages."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name is given
        """Print nothing."""


class SilentHandler(BareHandler):
    """Serves files with the headers that the page for operators asks for."""

    def end_headers(self) -> None:
        """Send what protects readers, so that every test in a browser runs under it."""
        for name, value in SECURITY_HEADERS.items():
            self.send_header(name, value)
        super().end_headers()


class CompressingHandler(SilentHandler):
    """Serves text compressed and keeps connections open, as a real host does."""

    protocol_version = "HTTP/1.1"

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Answer with the compressed file where that helps and the browser can read it."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if self.path.endswith("/") else path
        can_read = "gzip" in self.headers.get("Accept-Encoding", "")
        if not (can_read and path.suffix in _COMPRESSED and path.is_file()):
            return super().send_head()
        content = gzip.compress(path.read_bytes(), mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return io.BytesIO(content)


@contextmanager
def serve(folder: Path, handler: type[BareHandler] = SilentHandler) -> Iterator[str]:
    """Serve a folder while the block runs; the value is its address, with "/" at the end."""
    handle = functools.partial(handler, directory=str(folder))
    with Server(("127.0.0.1", 0), handle) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
