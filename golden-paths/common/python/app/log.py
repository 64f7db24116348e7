"""One line of JSON an event, so that a log store can search by field."""

import json
import sys
import threading
from datetime import datetime, timezone

from app import SERVICE, VERSION

_lock = threading.Lock()


def log(level: str, message: str, **fields: object) -> None:
    time = datetime.now(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    line = {"time": time, "level": level, "message": message, "service": SERVICE, "version": VERSION, **fields}
    with _lock:
        sys.stdout.write(json.dumps(line, default=str) + "\n")
        sys.stdout.flush()
