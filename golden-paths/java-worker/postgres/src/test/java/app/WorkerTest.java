package app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

class WorkerTest {

    @Test
    @EnabledIfEnvironmentVariable(named = Scratch.URL, matches = ".+")
    void does_each_job_once_whoever_takes_it() throws Exception {
        try (Scratch scratch = new Scratch()) {
            Database database = scratch.database();
            Scratch.execute(database, "insert into jobs (payload) select to_jsonb(n) from generate_series(1, 20) n");
            List<Integer> done = new CopyOnWriteArrayList<>();
            Worker worker = new Worker(database, job -> done.add(Integer.valueOf(job.payload())));
            List<Thread> threads = Stream.generate(() -> new Thread(() -> drain(worker))).limit(3).toList();
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
            Collections.sort(done);
            assertEquals(IntStream.rangeClosed(1, 20).boxed().toList(), done);
            assertEquals("0", Scratch.one(database, "select count(*) from jobs"));
        }
    }

    @Test
    @EnabledIfEnvironmentVariable(named = Scratch.URL, matches = ".+")
    void tries_a_job_again_that_failed_later_and_not_for_ever() throws Exception {
        try (Scratch scratch = new Scratch()) {
            Database database = scratch.database();
            Scratch.execute(database, "insert into jobs default values");
            Worker worker = new Worker(database, job -> {
                throw new IllegalStateException("no luck");
            });
            for (int attempt = 1; attempt <= Worker.ATTEMPTS; attempt++) {
                assertTrue(worker.once());
                assertFalse(worker.once(), "not at once");
                Scratch.execute(database, "update jobs set run_at = now() - interval '1 second'");
            }
            assertFalse(worker.once());
            String query = "select attempts || ' ' || last_error from jobs where failed_at is not null";
            assertEquals("5 no luck", Scratch.one(database, query));
        }
    }

    @Test
    @EnabledIfEnvironmentVariable(named = Scratch.URL, matches = ".+")
    void goes_on_after_an_error_that_is_not_foreseen() throws Exception {
        try (Scratch scratch = new Scratch()) {
            Scratch.execute(scratch.database(), "insert into jobs default values");
            AtomicBoolean again = new AtomicBoolean();
            CountDownLatch done = new CountDownLatch(1);
            Worker worker = new Worker(scratch.database(), job -> {
                if (!again.getAndSet(true)) {
                    throw new Unspeakable();
                }
                done.countDown();
            });
            worker.start();
            assertTrue(done.await(20, TimeUnit.SECONDS));
            worker.stop();
            assertEquals("0", Scratch.one(scratch.database(), "select count(*) from jobs"));
        }
    }

    @Test
    void stops_while_the_database_is_away() {
        try (Database database = new Database("postgres://nobody@127.0.0.1:1/nothing")) {
            Worker worker = new Worker(database, job -> {});
            worker.start();
            worker.stop();
        }
    }

    /** It can neither be logged nor stored. */
    private static final class Unspeakable extends RuntimeException {

        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            throw new IllegalStateException("as expected");
        }
    }

    private static void drain(Worker worker) {
        try {
            while (worker.once()) {
                // on to the next
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
