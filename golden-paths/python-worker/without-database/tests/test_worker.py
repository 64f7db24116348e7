import threading
import unittest

from app.job import Job
from app.metrics import exposition
from app.worker import LARGEST_QUEUE, Worker


class WorkerTest(unittest.TestCase):
    def test_does_jobs_in_order_and_goes_on_after_one_that_fails(self) -> None:
        done = []

        def handler(job: Job) -> None:
            if job.payload == "bad":
                raise RuntimeError("as expected")
            if job.payload == "worse":
                raise SystemExit("as expected")
            done.append(job.payload)

        worker = Worker(handler, 60)
        for payload in ("a", "bad", "worse", "b"):
            worker.add(payload)
        worker.start()
        worker.stop()
        self.assertEqual(["a", "b"], [payload for payload in done if payload != {}])
        self.assertRegex(exposition(), r'(?m)^jobs_processed_total\{outcome="failure"\} 2$')

    def test_finishes_what_waits_before_it_stops(self) -> None:
        gate = threading.Event()
        done = []

        def handler(job: Job) -> None:
            gate.wait(5)
            done.append(job.payload)

        worker = Worker(handler, 60)
        worker.add(1)
        worker.add(2)
        worker.start()
        stopping = threading.Thread(target=worker.stop)
        stopping.start()
        self.assertEqual([], done)
        gate.set()
        stopping.join(10)
        self.assertEqual([1, 2], done[:2])

    def test_takes_no_more_jobs_than_it_can_hold(self) -> None:
        worker = Worker(lambda job: None, 60)
        self.assertTrue(all(worker.add(n) for n in range(LARGEST_QUEUE)))
        self.assertFalse(worker.add("one more"))
