"""A server on a free port, and requests to it."""

import json
import threading
import unittest
from http.client import HTTPConnection, HTTPResponse

from app.server import Routes, Server


class Serving(unittest.TestCase):
    """A test that asks a server."""

    def serve(self, routes: Routes, ready=lambda: True) -> None:
        server = Server(0, routes, ready, host="127.0.0.1")
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        self.port = server.server_port

        def stop() -> None:
            server.stop()
            thread.join()

        self.addCleanup(stop)

    def ask(self, method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None):
        """Answers with the status, the headers and the body as text."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request(method, path, body, headers or {})
            response: HTTPResponse = connection.getresponse()
            return response.status, response.headers, response.read().decode()
        finally:
            connection.close()

    def json(self, path: str):
        return json.loads(self.ask("GET", path)[2])
