package dev.paved.kit.operation;

import dev.paved.kit.operation.Glimpse.Changed;
import dev.paved.kit.operation.Glimpse.Unchanged;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Someone who watches an operation. */
final class Watcher {

    private final String id;
    private final MultiEmitter<? super Glimpse> reader;
    private final Duration heartbeat;
    private @Nullable Operation last;
    private long told = System.nanoTime();

    Watcher(String id, MultiEmitter<? super Glimpse> reader, Duration heartbeat) {
        this.id = id;
        this.reader = reader;
        this.heartbeat = heartbeat;
    }

    /** The operation that is watched. */
    String id() {
        return id;
    }

    /** Tells what the operation is {@code now} unless that was told; the end of it, or its absence, is the end. */
    void see(@Nullable Operation now) {
        if (now != null && !now.equals(last)) {
            last = now;
            tell(new Changed(now));
        }
        if (now == null || now.status().isTerminal()) {
            end();
        }
    }

    void stillHere() {
        if (System.nanoTime() - told >= heartbeat.toNanos()) {
            tell(new Unchanged());
        }
    }

    private void tell(Glimpse glimpse) {
        told = System.nanoTime();
        reader.emit(glimpse);
    }

    void end() {
        reader.complete();
    }
}
