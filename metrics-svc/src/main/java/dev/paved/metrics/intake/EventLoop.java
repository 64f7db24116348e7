package dev.paved.metrics.intake;

import dev.paved.metrics.board.Board;
import dev.paved.metrics.store.DeadRecord;
import dev.paved.metrics.store.Offsets.Move;
import dev.paved.metrics.store.Offsets.StaleOwner;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * Reads the topic in batches on a thread of its own and commits each with its offsets while the next one is read. Whatever
 * goes wrong, it asks the database where it is and reads on from there.
 */
final class EventLoop implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(EventLoop.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration MORE = Duration.ofMillis(5);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration DRAIN = Duration.ofSeconds(5);
    private static final long CHECK_NANOS = Duration.ofSeconds(5).toNanos();

    private final String topic;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Positions positions;
    private final BatchWriter writer;
    private final Board board;
    private final int largest;
    private final Thread thread;
    private final WriteBehind writes;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final AtomicBoolean lost = new AtomicBoolean();
    private volatile boolean working;
    private boolean failing;
    private boolean reassigned;
    private boolean holding;
    private long checked = System.nanoTime();

    EventLoop(IntakeConfig config, KafkaConsumer<String, byte[]> consumer, BatchWriter writer, Board board) {
        this.topic = config.topic();
        this.largest = config.batch();
        this.consumer = consumer;
        this.positions = new Positions(topic, consumer);
        this.writer = writer;
        this.board = board;
        this.writes = new WriteBehind(consumer::wakeup);
        this.thread = Thread.ofPlatform().name("metrics-intake").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Whether the last round went well and a broker is connected. */
    boolean working() {
        return working;
    }

    /** Asks the database for its place again, since it was changed from outside. */
    void lookAgain() {
        lost.set(true);
        consumer.wakeup();
    }

    private void run() {
        try (consumer;
                writes) {
            consumer.subscribe(List.of(topic), new Assignments());
            while (stopping.getCount() > 0) {
                round();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            working = false;
        }
    }

    private void round() throws InterruptedException {
        try {
            if (writes.failed()) {
                writes.settle();
            }
            if (lost.getAndSet(false)) {
                writes.settle();
                positions.lose();
            }
            place();
            take(consumer.poll(POLL));
            working = connected();
            failing = false;
        } catch (WakeupException e) {
            LOG.debug("woken");
        } catch (StaleOwner e) {
            LOG.infof("%s; reading on from where the database says", e.getMessage());
            lost.set(true);
        } catch (SQLException | RuntimeException e) {
            if (!failing) {
                LOG.warnf(e, "a batch was not taken in; trying again every %d ms", PAUSE.toMillis());
            }
            failing = true;
            working = false;
            lost.set(true);
            stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Holds the board while what is there already is being read: it may be all that ever happened. */
    private void place() throws SQLException, InterruptedException {
        if (!positions.unplaced().isEmpty()) {
            board.hold();
            holding = true;
        }
        if (reassigned) {
            board.owns(positions.all(), consumer.partitionsFor(topic).size());
            reassigned = false;
        }
        if (!positions.unplaced().isEmpty()) {
            positions.place(writer.offsets(topic, positions.unplaced()));
        }
        if (holding && positions.caughtUp()) {
            writes.settle();
            board.release();
            holding = false;
        }
    }

    private void take(ConsumerRecords<String, byte[]> records) throws SQLException, InterruptedException {
        if (records.isEmpty()) {
            writes.settle();
            checkPlace();
            return;
        }
        Batch batch = new Batch();
        batch.add(records);
        while (!writes.idle() && batch.size() <= largest - Consumers.POLL) {
            batch.add(consumer.poll(MORE));
        }
        List<Move> moves = positions.movesTo(batch.next());
        writes.begin(() -> write(batch, moves));
        positions.moved(moves);
    }

    private void write(Batch batch, List<Move> moves) throws SQLException {
        List<DeadRecord> buried = writer.write(topic, batch, moves);
        buried.forEach(dead -> LOG.warnf(
                "topic=%s partition=%d offset=%d skipped: %s",
                dead.topic(), dead.partition(), dead.offset(), dead.cause()));
        board.touched(batch.facts(), batch.newest(), batch.size());
    }

    /** Notices while nothing arrives that the facts were thrown away, to be built again. */
    private void checkPlace() throws SQLException {
        if (System.nanoTime() - checked > CHECK_NANOS) {
            checked = System.nanoTime();
            lost.compareAndSet(
                    false,
                    positions.differFrom(
                            writer.offsets(topic, positions.placed().keySet())));
        }
    }

    private boolean connected() {
        return consumer.metrics().values().stream()
                .filter(m -> m.metricName().name().equals("connection-count"))
                .anyMatch(m -> m.metricValue() instanceof Double count && count > 0);
    }

    @Override
    public void close() {
        stopping.countDown();
        consumer.wakeup();
        try {
            thread.join(DRAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Assignments implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            positions.assigned(partitions);
            reassigned = true;
        }

        /** Others are to read on after what is written. */
        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            writes.await();
            positions.gone(partitions);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            positions.gone(partitions);
        }
    }
}
