"""A job, what is done with it, and how that is counted."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from app.log import log
from app.metrics import Counter, Gauge, Histogram

_processed = Counter("jobs_processed_total", "Jobs processed, by outcome.", {"outcome": "success"}, {"outcome": "failure"})
_durations = Histogram("job_duration_seconds", "How long a job took.")
_waiting = 0
Gauge("jobs_queued", "Jobs that wait.", lambda: _waiting)


@dataclass
class Job:
    id: int
    payload: object


def handle(job: Job) -> None:
    """An example to replace. A job may be done twice when this process ends in the middle: make that harmless."""
    log("info", "did a job", job=job.id)


def queued(count: int) -> None:
    """Tells how many jobs wait."""
    global _waiting
    _waiting = count


def measured(job: Job, handler: Callable[[Job], None]) -> BaseException | None:
    """Does `job` and counts it. Returns what went wrong."""
    started = time.perf_counter()
    try:
        handler(job)
        _processed.increase(outcome="success")
        return None
    except BaseException as error:  # even SystemExit would end no more than the thread, and no job would be done again
        _processed.increase(outcome="failure")
        log("error", "a job failed", job=job.id, error=repr(error))
        return error
    finally:
        _durations.observe(time.perf_counter() - started)
