package dev.paved.metrics.intake;

import dev.paved.metrics.board.Board;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** The service's one reader of the topic: begins with the service and ends in order with it. */
@Singleton
public class Intake {

    private final Consumers consumers;
    private final IntakeConfig config;
    private final BatchWriter writer;
    private final Board board;
    private volatile @Nullable EventLoop loop;

    Intake(Consumers consumers, IntakeConfig config, BatchWriter writer, Board board) {
        this.consumers = consumers;
        this.config = config;
        this.writer = writer;
        this.board = board;
    }

    void start(@Observes StartupEvent event) {
        start();
    }

    void stop(@Observes @Priority(10) ShutdownEvent event) {
        stop();
    }

    void start() {
        EventLoop fresh = new EventLoop(config, consumers.open(), writer, board);
        loop = fresh;
        fresh.start();
    }

    void stop() {
        if (loop instanceof EventLoop present) {
            present.close();
            loop = null;
        }
    }

    /** Reads on from where the database says, after the offsets were changed there. */
    public void lookAgain() {
        if (loop instanceof EventLoop present) {
            present.lookAgain();
        }
    }

    boolean working() {
        return loop instanceof EventLoop present && present.working();
    }
}
