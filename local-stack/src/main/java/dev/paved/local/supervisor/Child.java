package dev.paved.local.supervisor;

import dev.paved.local.process.LiveProcess;
import dev.paved.local.stack.PavedHome;
import dev.paved.local.stack.ProcessStatus;
import dev.paved.local.stack.ProcessStatus.State;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** One process of the stack: found again or started, watched, and started again with backoff when it ends by itself. */
final class Child {
    private static final Logger LOG = System.getLogger(Child.class.getName());
    private static final Duration WHILE_STARTING = Duration.ofMillis(100);
    private static final Duration WHILE_HEALTHY = Duration.ofSeconds(2);
    private static final Duration TOO_SILENT = Duration.ofMinutes(2);
    private static final long LIVENESS_MILLIS = 200;

    private final ProcessSpec spec;
    private final PavedHome home;
    private final Semaphore trainings;
    private final KeptStatus status;
    private volatile boolean wanted = true;
    private Backoff backoff = Backoff.none();

    /** The permits bound how many processes train at once. */
    Child(ProcessSpec spec, PavedHome home, Semaphore trainings) {
        this.spec = spec;
        this.trainings = trainings;
        this.home = home;
        this.status = new KeptStatus(home, new ProcessStatus(spec.name(), null, spec.port(), State.WAITING, 0, ""));
    }

    String name() {
        return spec.name();
    }

    boolean isHealthy() {
        return status.get().isHealthy();
    }

    /** Runs until {@link #stop()}; the predicate tells whether another process is ready. */
    void supervise(Predicate<String> ready) throws InterruptedException {
        Optional<LiveProcess> found = Adoption.of(spec, home);
        if (found.isPresent()) {
            adopt(found.get());
            watchToItsEnd(found.get());
        }
        while (wanted) {
            awaitDependencies(ready);
            if (wanted) {
                startAndWatch();
            }
        }
        status.say(State.STOPPED, null, "");
    }

    /** Asks for the end: the supervision ends the process in order, by force when it takes too long, and returns. */
    void stop() {
        wanted = false;
    }

    private void adopt(LiveProcess process) {
        LOG.log(Level.INFO, "{0} runs already: pid={1}", name(), "" + process.pid());
        int restarts =
                ProcessStatus.load(home, name()).map(ProcessStatus::restarts).orElse(0);
        status.say(State.WAITING, process, restarts, "");
    }

    private void awaitDependencies(Predicate<String> ready) throws InterruptedException {
        status.say(State.WAITING, null, spec.after().isEmpty() ? "" : "for " + String.join(", ", spec.after()));
        while (wanted && !spec.after().stream().allMatch(ready)) {
            TimeUnit.MILLISECONDS.sleep(WHILE_STARTING.toMillis());
        }
    }

    private void startAndWatch() throws InterruptedException {
        try {
            if (spec.launch().needsTraining()) {
                new Training(spec, status, trainings, () -> wanted).run();
            }
            LiveProcess process = spec.launch().normal().start();
            status.say(State.STARTING, process, "");
            watchToItsEnd(process);
        } catch (IOException e) {
            pauseBeforeRestart(Duration.ZERO, "cannot be started: " + e.getMessage());
        }
    }

    private void watchToItsEnd(LiveProcess process) throws InterruptedException {
        watch(process);
        Duration uptime = process.age();
        pauseBeforeRestart(uptime, "ended by itself after " + uptime.toSeconds() + " s");
    }

    /** Returns when the process has ended. What passes is measured, never told by the clock, which may be set meanwhile. */
    private void watch(LiveProcess process) throws InterruptedException {
        long lastHeard = System.nanoTime();
        long nextQuestion = lastHeard;
        while (wanted && process.isAlive()) {
            if (System.nanoTime() - nextQuestion >= 0) {
                Health.Answer answer = spec.health().ask(process);
                hear(answer, process);
                lastHeard = answer == Health.Answer.SILENT ? lastHeard : System.nanoTime();
                nextQuestion = System.nanoTime() + (isHealthy() ? WHILE_HEALTHY : WHILE_STARTING).toNanos();
            }
            if (System.nanoTime() - lastHeard > TOO_SILENT.toNanos()) {
                LOG.log(
                        Level.ERROR,
                        "{0} has not answered for {1} s and is killed",
                        name(),
                        "" + TOO_SILENT.toSeconds());
                process.kill();
            }
            TimeUnit.MILLISECONDS.sleep(isHealthy() ? LIVENESS_MILLIS : WHILE_STARTING.toMillis());
        }
        if (!wanted) {
            process.stop(spec.drain());
        }
    }

    private void hear(Health.Answer answer, LiveProcess process) {
        boolean wasReady = status.state() == State.HEALTHY || status.state() == State.UNHEALTHY;
        State heard = answer == Health.Answer.READY ? State.HEALTHY : wasReady ? State.UNHEALTHY : State.STARTING;
        if (heard != status.state() && wanted) {
            LOG.log(
                    Level.INFO,
                    "{0} is {1}: pid={2}",
                    name(),
                    heard.name().toLowerCase(Locale.ROOT),
                    "" + process.pid());
            status.say(heard, process, "");
        }
        status.catchUp();
    }

    private void pauseBeforeRestart(Duration uptime, String reason) throws InterruptedException {
        if (!wanted) {
            return;
        }
        backoff = backoff.after(uptime);
        String message = reason + "; started again after " + backoff.pause().toMillis() + " ms";
        LOG.log(Level.WARNING, "{0} {1}; see {2}", name(), message, home.log(name()));
        status.say(State.BACKOFF, null, status.get().restarts() + 1, message);
        long until = System.nanoTime() + backoff.pause().toNanos();
        while (wanted && System.nanoTime() < until) {
            TimeUnit.MILLISECONDS.sleep(WHILE_STARTING.toMillis());
            status.catchUp();
        }
    }
}
