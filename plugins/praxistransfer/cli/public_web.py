"""Calls servers of the public internet and nobody else: no own network, no service of a cloud.

What a name stands for is looked up once, judged, and called by the number that was judged; a name
that changes its number in between leads nowhere else.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import urllib.error
import urllib.request
from ipaddress import ip_address
from typing import Any
from urllib.parse import SplitResult, urlsplit

from praxistransfer.model.web import is_public

AGENT = "Praxistransfer-Linkpruefung/1"


class NotPublicError(OSError):
    """An address leads to somebody's own network; nobody was called."""


def ask_server(url: str, method: str, timeout: float) -> tuple[int, str]:
    """Return how a server answers, and where it sends us, if it does."""
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise NotPublicError(url)
    proxied = _is_proxied(parts)
    if proxied:  # the proxy looks the name up again; it knows its own network
        _refuse_own_network(parts)
    request = urllib.request.Request(url, method=method, headers={"User-Agent": AGENT})  # noqa: S310 - only http comes here
    try:
        with _opener(*_handlers(proxied=proxied)).open(request, timeout=timeout) as answer:
            return int(answer.status), ""
    except urllib.error.HTTPError as error:
        with error:
            return error.code, str(error.headers.get("Location") or "")


def _is_proxied(parts: SplitResult) -> bool:
    host = parts.hostname or ""
    has_proxy = parts.scheme in urllib.request.getproxies()
    return has_proxy and not urllib.request.proxy_bypass(host)


def _refuse_own_network(parts: SplitResult) -> None:
    """Refuse a server whose name we know to stand for a number of our own network."""
    try:
        _look_up(parts.hostname or "", parts.port or 0)
    except socket.gaierror:
        return  # often only the proxy can look names up


def _look_up(host: str, port: int) -> list[Any]:
    """Return where a server can be called; refuse it if one of its numbers is not public."""
    places = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    for *_, place in places:
        if not is_public(ip_address(str(place[0]).partition("%")[0])):
            raise NotPublicError(host)
    return places


def _dial(host: str, port: int, timeout: float | None) -> socket.socket:
    """Return a connection to the first number of a server that answers."""
    problem: OSError = OSError(host)
    for family, kind, protocol, _, place in _look_up(host, port):
        line = socket.socket(family, kind, protocol)
        line.settimeout(timeout)
        try:
            line.connect(place)
        except OSError as error:
            line.close()
            problem = error
        else:
            return line
    raise problem


class _Connection(http.client.HTTPConnection):
    def connect(self) -> None:
        self.sock = _dial(self.host, self.port, self.timeout)


class _SafeConnection(http.client.HTTPSConnection):
    def connect(self) -> None:
        line = _dial(self.host, self.port, self.timeout)
        self.sock = ssl.create_default_context().wrap_socket(line, server_hostname=self.host)


class _Http(urllib.request.HTTPHandler):
    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(_Connection, req)


class _Https(urllib.request.HTTPSHandler):
    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(_SafeConnection, req)


def _handlers(*, proxied: bool) -> list[urllib.request.BaseHandler]:
    """Return what knows how to reach servers."""
    if proxied:
        http, https = urllib.request.HTTPHandler(), urllib.request.HTTPSHandler()
        return [urllib.request.ProxyHandler(), http, https]
    return [_Http(), _Https()]


def _opener(*handlers: urllib.request.BaseHandler) -> urllib.request.OpenerDirector:
    """Return what calls servers and goes nowhere by itself."""
    opener = urllib.request.OpenerDirector()
    for handler in handlers:
        opener.add_handler(handler)
    for common in (urllib.request.HTTPErrorProcessor, urllib.request.HTTPDefaultErrorHandler):
        opener.add_handler(common())
    return opener
