package dev.paved.local.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A process that may have been started by another one and may be gone: a pid together with its birth, so that a pid given
 * to another program later is not mistaken for it.
 */
public record LiveProcess(long pid, Birth birth) {
    private static final Duration KILLED_WITHIN = Duration.ofSeconds(2);
    private static final long POLL_MILLIS = 50;

    /** The identity of a process that is running now. */
    public static LiveProcess of(ProcessHandle handle) {
        return new LiveProcess(
                handle.pid(),
                ProcFs.birth(handle.pid())
                        .orElseGet(() ->
                                new Birth.AtTime(handle.info().startInstant().orElseGet(Instant::now))));
    }

    /** Whether it still runs; a zombie that nobody reaps does not. */
    public boolean isAlive() {
        return handle().isPresent();
    }

    /** How long ago it was started. */
    public Duration age() {
        return birth.age();
    }

    /** Asks it to end (SIGTERM), waits, then kills it; returns when it is gone or the kill was sent. */
    public void stop(Duration patience) {
        stopAll(List.of(this), patience);
    }

    /** Stops all of them at once, each as {@link #stop} does. */
    public static void stopAll(Collection<LiveProcess> processes, Duration patience) {
        processes.forEach(process -> process.handle().ifPresent(ProcessHandle::destroy));
        if (!awaitEnd(processes, patience)) {
            processes.forEach(LiveProcess::kill);
            awaitEnd(processes, KILLED_WITHIN);
        }
    }

    /** Kills it at once (SIGKILL). */
    public void kill() {
        handle().ifPresent(ProcessHandle::destroyForcibly);
    }

    /** Waits for its end; false when it still runs afterwards. */
    public boolean awaitEnd(Duration patience) {
        return awaitEnd(List.of(this), patience);
    }

    /** The processes it started, those that they started, and so on. */
    public List<LiveProcess> descendants() {
        return handle().stream()
                .flatMap(ProcessHandle::descendants)
                .map(LiveProcess::of)
                .toList();
    }

    private static boolean awaitEnd(Collection<LiveProcess> processes, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (processes.stream().anyMatch(LiveProcess::isAlive)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return processes.stream().noneMatch(LiveProcess::isAlive);
            }
        }
        return true;
    }

    private Optional<ProcessHandle> handle() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(birth::isOf)
                .filter(handle -> !ProcFs.isZombie(pid));
    }
}
