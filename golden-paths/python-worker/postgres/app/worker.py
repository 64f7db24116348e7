"""The jobs of the table `jobs`, and the thread that does them. Any number of workers share a table."""

import threading
from collections.abc import Callable

import psycopg

from app.database import Database
from app.job import Job, measured, queued
from app.log import log

ATTEMPTS = 5
IDLE = 1.0
# Locked by one worker, passed over by the others, and free again when its worker dies.
NEXT = """
    select id, payload from jobs
    where failed_at is null and run_at <= now()
    order by run_at, id limit 1 for update skip locked"""
FAILED = """
    update jobs set attempts = attempts + 1, last_error = %s,
        run_at = now() + interval '1 second' * power(4, attempts),
        failed_at = case when attempts + 1 >= %s then now() end
    where id = %s"""
WAITING = "select count(*) from jobs where failed_at is null and run_at <= now()"


class Worker:
    """Does one job after the other."""

    def __init__(self, database: Database, handler: Callable[[Job], None]) -> None:
        self._database = database
        self._handler = handler
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run)

    def start(self) -> None:
        """Works from when the database is migrated until it is stopped."""
        self._thread.start()

    def stop(self) -> None:
        """Finishes the job that it is at."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join()

    def once(self) -> bool:
        """Does one job. Returns whether there was one."""
        with self._database.transaction() as connection:
            row = connection.execute(NEXT).fetchone()
            if row is None:
                return False
            job = Job(*row)
            error = measured(job, self._handler)
            if error is None:
                connection.execute("delete from jobs where id = %s", (job.id,))
            else:
                connection.execute(FAILED, (str(error).replace("\0", ""), ATTEMPTS, job.id))
            return True

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                busy = self._database.migrated and self._round()
            except psycopg.Error as error:
                log("warn", "jobs can not be taken", error=str(error))
                busy = False
            except Exception as error:  # without this thread no job would ever be done again
                log("error", "a job can not be settled", error=repr(error))
                busy = False
            if not busy:
                self._stopping.wait(IDLE)

    def _round(self) -> bool:
        with self._database.transaction() as connection:
            queued(connection.execute(WAITING).fetchone()[0])
        return self.once()
