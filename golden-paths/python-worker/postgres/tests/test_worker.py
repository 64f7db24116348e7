import threading
import unittest

from app.job import Job
from app.worker import Worker
from tests.scratch import scratch, with_database


class WorkerTest(unittest.TestCase):
    @with_database
    def test_does_each_job_once_whoever_takes_it(self) -> None:
        database = scratch(self)
        with database.transaction() as connection:
            connection.execute("insert into jobs (payload) select jsonb_build_object('n', n) from generate_series(1, 20) n")
        done = []
        worker = Worker(database, lambda job: done.append(job.payload["n"]))

        def drain() -> None:
            while worker.once():
                pass

        threads = [threading.Thread(target=drain) for _ in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(list(range(1, 21)), sorted(done))
        with database.transaction() as connection:
            self.assertIsNone(connection.execute("select * from jobs").fetchone())

    @with_database
    def test_tries_a_job_again_that_failed_later_and_not_for_ever(self) -> None:
        database = scratch(self)

        def execute(sql: str):
            with database.transaction() as connection:
                cursor = connection.execute(sql)
                return cursor.fetchone() if cursor.description else None

        def fails(_: Job) -> None:
            raise RuntimeError("no luck")

        execute("insert into jobs default values")
        worker = Worker(database, fails)
        for _ in range(5):
            self.assertTrue(worker.once())
            self.assertFalse(worker.once(), "not at once")
            execute("update jobs set run_at = now() - interval '1 second'")
        self.assertFalse(worker.once())
        self.assertEqual(
            (5, "no luck", True), execute("select attempts, last_error, failed_at is not null from jobs")
        )

    @with_database
    def test_goes_on_after_an_error_that_is_not_foreseen(self) -> None:
        class Unspeakable(Exception):
            """It can neither be logged nor stored."""

            def __str__(self) -> str:
                raise ValueError("as expected")

            __repr__ = __str__

        database = scratch(self)
        with database.transaction() as connection:
            connection.execute("insert into jobs default values")
        attempts = []
        done = threading.Event()

        def handler(job: Job) -> None:
            attempts.append(job.id)
            if len(attempts) == 1:
                raise Unspeakable
            done.set()

        worker = Worker(database, handler)
        worker.start()
        self.addCleanup(worker.stop)
        self.assertTrue(done.wait(20))
        worker.stop()
        with database.transaction() as connection:
            self.assertIsNone(connection.execute("select * from jobs").fetchone())
