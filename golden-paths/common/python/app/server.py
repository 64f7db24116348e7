"""The HTTP server: routes, health, metrics, and answers that tell callers what they did wrong."""

import json
import os
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from app import SERVICE, VERSION
from app.log import log
from app.metrics import Counter, Gauge, Histogram, exposition

LARGEST_BODY = 64 * 1024
_PATIENCE = 10
_STARTED = time.time()

_requests = Counter("http_requests_total", "Requests answered, by method, path and status.")
_durations = Histogram("http_request_duration_seconds", "How long answering took, by method and path.")
Gauge("service_info", "Which version runs; always 1.", lambda: 1, service=SERVICE, version=VERSION)
Gauge("process_start_time_seconds", "When the process started, in Unix time.", lambda: _STARTED)
Gauge("process_resident_memory_bytes", "Memory held by the process.", lambda: _resident())


class Refused(Exception):
    """An error that the caller is to hear of."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


@dataclass
class Request:
    """What was asked: `body` is bytes of at most LARGEST_BODY."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Response:
    """What is answered; a body that is no text and no bytes is sent as JSON."""

    body: object
    status: int = 200
    type: str | None = None
    headers: dict[str, str] = field(default_factory=dict)


Handler = Callable[[Request], Response]
Routes = dict[str, dict[str, Handler]]


class Server(ThreadingHTTPServer):
    """Listens when it is made, answers from `serve_forever()` to `stop()`."""

    daemon_threads = False
    request_queue_size = 128

    def __init__(self, port: int, routes: Routes, ready: Callable[[], bool] = lambda: True, host: str = "") -> None:
        def health(_: Request) -> Response:
            return Response({"status": "UP"}) if ready() else Response({"status": "DOWN"}, 503)

        self.routes: Routes = {
            "/health": {"GET": health},
            "/health/ready": {"GET": health},
            "/health/live": {"GET": lambda _: Response({"status": "UP"})},
            "/metrics": {"GET": lambda _: Response(exposition(), type="text/plain; version=0.0.4; charset=utf-8")},
            **routes,
        }
        self._lock = threading.Lock()
        self._idle: set[socket.socket] = set()
        self._stopping = False
        super().__init__((host, port), _Connection)

    def stop(self) -> None:
        """Takes no new connections, closes those on which nothing is asked, and waits for what has begun."""
        self.shutdown()
        with self._lock:
            self._stopping = True
            for connection in self._idle:
                connection.shutdown(socket.SHUT_RD)
        self.server_close()

    def waits(self, connection: socket.socket) -> bool:
        """Notes that `connection` has no request; false when it is to be closed."""
        with self._lock:
            self._idle.add(connection)
            return not self._stopping

    def works(self, connection: socket.socket) -> None:
        """Notes that `connection` has a request, or has ended."""
        with self._lock:
            self._idle.discard(connection)


class _Connection(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    server_version = "app"
    sys_version = ""
    timeout = _PATIENCE

    def handle_one_request(self) -> None:
        if self.server.waits(self.connection):
            super().handle_one_request()
        else:
            self.close_connection = True

    def finish(self) -> None:
        self.server.works(self.connection)
        super().finish()

    def _answer(self) -> None:
        self.server.works(self.connection)
        started = time.perf_counter()
        path = self.path.split("?", 1)[0]
        route = self.server.routes.get(path)
        try:
            response = self._response(path, route)
        except Refused as refused:
            response = Response({"error": str(refused)}, refused.status)
        except Exception as error:  # what is not foreseen is told in the log, not to the caller
            log("error", "a request failed", method=self.command, path=path, error=repr(error))
            response = Response({"error": "This request failed. The log of the service says why."}, 500)
        self._send(response, route)
        labels = {"method": self.command, "path": path} if route else {"method": "any", "path": "other"}
        _requests.increase(**labels, status=response.status)
        _durations.observe(time.perf_counter() - started, **labels)

    def _response(self, path: str, route: dict[str, Handler] | None) -> Response:
        body = self._body()
        if route is None:
            raise Refused(404, f"There is nothing at {path}.")
        handler = route.get("GET" if self.command == "HEAD" else self.command)
        if handler is None:
            raise Refused(405, f"{self.command} is not allowed at {path}.")
        return handler(Request(self.command, path, {k.lower(): v for k, v in self.headers.items()}, body))

    def _body(self) -> bytes:
        self.close_connection = True  # until the whole body is read, the next request can't be told from it
        if "chunked" in self.headers.get("Transfer-Encoding", ""):
            raise Refused(411, "Send the length of the body.")
        try:
            length = int(self.headers.get("Content-Length", "0"))
        except ValueError:
            length = -1
        if length < 0:
            raise Refused(400, "The length of the body is not a number.")
        if length > LARGEST_BODY:
            raise Refused(413, f"The body is larger than {LARGEST_BODY} bytes.")
        body = self.rfile.read(length)
        self.close_connection = self.headers.get("Connection", "").lower() == "close"
        return body

    def _send(self, response: Response, route: dict[str, Handler] | None) -> None:
        body, kind = response.body, response.type
        if isinstance(body, str):
            body, kind = body.encode(), kind or "text/plain; charset=utf-8"
        elif not isinstance(body, bytes):
            body, kind = json.dumps(body, separators=(",", ":")).encode(), kind or "application/json"
        self.send_response(response.status)
        self.send_header("Content-Type", kind or "application/octet-stream")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("X-Content-Type-Options", "nosniff")
        if self.close_connection:
            self.send_header("Connection", "close")
        if response.status == 405 and route:
            self.send_header("Allow", ", ".join(m for name in route for m in ((name, "HEAD") if name == "GET" else (name,))))
        for name, value in response.headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = _answer

    def log_message(self, format: str, *arguments: object) -> None:
        """Requests are counted, not logged."""


def _resident() -> int:
    try:
        with open("/proc/self/statm", encoding="ascii") as statm:
            return int(statm.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0
