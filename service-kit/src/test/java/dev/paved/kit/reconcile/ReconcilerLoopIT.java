package dev.paved.kit.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paved.kit.lease.Lease;
import dev.paved.kit.lease.Leases;
import dev.paved.kit.persistence.Transactions;
import dev.paved.kit.sample.Notes;
import dev.paved.kit.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class ReconcilerLoopIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Requeue TOMORROW = Requeue.after(Duration.ofDays(1));

    @Inject
    Leases leases;

    @Inject
    Transactions transactions;

    private @Nullable ReconcilerLoop loop;

    @AfterEach
    void close() {
        if (loop != null) {
            loop.close();
        }
    }

    private ReconcilerLoop loop(Counted reconciler) {
        loop = new ReconcilerLoop(reconciler, leases, transactions);
        return loop;
    }

    @Test
    void what_has_a_time_is_not_looked_at_before_unless_it_is_woken() {
        // Given
        Counted reconciler = new Counted(look -> TOMORROW);
        loop(reconciler).start();
        await().atMost(SOON).until(() -> reconciler.looks.get() == 1 && reconciler.fullLooks.get() > 5);

        // When
        loop.wake("id");

        // Then
        await().atMost(SOON).until(() -> reconciler.looks.get() == 2);
        int looked = reconciler.fullLooks.get();
        await().atMost(SOON).until(() -> reconciler.fullLooks.get() > looked + 5);
        assertThat(reconciler.looks).hasValue(2);
    }

    @Test
    void settled_item_is_looked_at_again_with_everything() {
        // Given
        Counted reconciler = new Counted(look -> Requeue.settled());

        // When
        loop(reconciler).start();

        // Then
        await().atMost(SOON).until(() -> reconciler.looks.get() > 2);
    }

    @Test
    void error_ends_neither_the_item_nor_the_loop() {
        // Given
        Counted reconciler = new Counted(look -> {
            if (look == 1) {
                throw new StackOverflowError("too deep");
            }
            return TOMORROW;
        });
        reconciler.errors = 2;

        // When
        loop(reconciler).start();

        // Then
        await().atMost(SOON).until(() -> reconciler.looks.get() == 2);
    }

    @Test
    void news_during_a_look_leads_to_another() throws InterruptedException {
        // Given
        CountDownLatch looking = new CountDownLatch(1);
        CountDownLatch woken = new CountDownLatch(1);
        Counted reconciler = new Counted(look -> {
            looking.countDown();
            uninterrupted(woken);
            return Requeue.settled();
        });
        loop(reconciler).wake("id");
        looking.await();

        // When
        loop.wake("id");
        woken.countDown();

        // Then
        await().atMost(SOON).until(() -> reconciler.looks.get() == 2);
    }

    @Test
    void one_item_is_never_worked_on_twice_at_once_however_often_it_is_woken() {
        // Given
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Counted reconciler = new Counted(look -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            Thread.yield();
            atOnce.decrementAndGet();
            return Requeue.settled();
        });
        loop(reconciler);

        // When
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (int thread = 0; thread < 4; thread++) {
                threads.submit(() -> {
                    while (reconciler.looks.get() < 500) {
                        loop.wake("id");
                    }
                });
            }
        }

        // Then
        assertThat(most).hasValue(1);
    }

    @Test
    void item_of_an_instance_that_died_is_taken_over_without_a_full_look() throws SQLException {
        // Given
        Notes.sql("insert into lease (name, holder, epoch, expires_at)"
                + " values ('counted/orphan', 'gone', nextval('lease_epoch'), now() + interval '2 seconds')");
        Counted reconciler = new Counted(look -> Requeue.settled());

        // When
        loop(reconciler).wake("orphan");

        // Then
        await().atMost(SOON).until(() -> reconciler.looks.get() == 1);
        assertThat(reconciler.fullLooks).hasValue(0);
    }

    private static void uninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Counts what the loop asks of it. */
    private static final class Counted implements Reconciler {

        private final AtomicInteger looks = new AtomicInteger();
        private final AtomicInteger fullLooks = new AtomicInteger();
        private final IntFunction<Requeue> look;
        private volatile int errors;

        Counted(IntFunction<Requeue> look) {
            this.look = look;
        }

        @Override
        public String name() {
            return "counted";
        }

        @Override
        public Uni<List<String>> pending(Mutiny.Session session) {
            if (fullLooks.incrementAndGet() < errors) {
                throw new StackOverflowError("too deep");
            }
            return Uni.createFrom().item(List.of("id"));
        }

        @Override
        public Requeue reconcile(String id, Lease lease) {
            return look.apply(looks.incrementAndGet());
        }

        @Override
        public Duration resync() {
            return Duration.ofMillis(20);
        }
    }
}
