"""A queue in memory, and the thread that empties it."""

import queue
import threading
from collections.abc import Callable
from itertools import count

from app.job import Job, measured, queued

LARGEST_QUEUE = 1000


class Worker:
    """Puts a job into its queue every so often, and does one after the other."""

    def __init__(self, handler: Callable[[Job], None], interval: float) -> None:
        """`interval` is in seconds."""
        self._handler = handler
        self._interval = interval
        self._queue: queue.Queue[Job | None] = queue.Queue()
        self._numbers = count(1)
        self._stopping = threading.Event()
        self._threads = [threading.Thread(target=self._produce), threading.Thread(target=self._consume)]

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def add(self, payload: object) -> bool:
        """Queues a job. Returns whether there was room."""
        if self._queue.qsize() >= LARGEST_QUEUE:
            return False
        self._queue.put(Job(next(self._numbers), payload))
        queued(self._queue.qsize())
        return True

    def stop(self) -> None:
        """Takes no new jobs, and finishes those that wait."""
        self._stopping.set()
        self._threads[0].join()
        self._queue.put(None)
        self._threads[1].join()

    def _produce(self) -> None:
        while not self._stopping.is_set():
            self.add({})
            self._stopping.wait(self._interval)

    def _consume(self) -> None:
        while (job := self._queue.get()) is not None:
            queued(self._queue.qsize())
            measured(job, self._handler)
