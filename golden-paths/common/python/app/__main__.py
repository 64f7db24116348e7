"""Starts the service, and stops it in order."""

import os
import signal
import sys
import threading
import time

from app.log import log
from app.main import App
from app.server import Server

PATIENCE = 20


def main() -> None:
    stopping = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopping.set())
    try:
        app = App()
    except ValueError as error:
        log("error", "can not start", error=str(error))
        sys.exit(1)
    server = Server(int(os.environ.get("PORT", "8080")), app.routes, lambda: not stopping.is_set() and app.ready())
    serving = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1})
    serving.start()
    app.start()
    log("info", f"listens on port {server.server_port}")
    stopping.wait()
    shut_down(server, serving, app)


def shut_down(server: Server, serving: threading.Thread, app: App) -> None:
    """Not ready first, so that no new requests are sent here; then what has begun is finished."""
    log("info", "stops")
    time.sleep(float(os.environ.get("SHUTDOWN_DELAY", "0")))
    overdue = threading.Timer(PATIENCE, os._exit, [1])
    overdue.daemon = True
    overdue.start()
    server.stop()
    serving.join()
    app.stop()
    log("info", "has stopped")


if __name__ == "__main__":
    main()
