package dev.paved.local.command;

import dev.paved.local.process.LiveProcess;
import dev.paved.local.stack.DesiredState;
import dev.paved.local.stack.Installation;
import dev.paved.local.stack.PavedHome;
import dev.paved.local.stack.ProcessStatus;
import dev.paved.local.supervisor.SupervisorProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Starts the supervisor of a home and waits until everything is healthy. */
record StackStart(PavedHome home, Installation installation, Progress progress) {
    private static final long LOOK_MILLIS = 100;

    /**
     * How a start ended.
     *
     * @param unhealthy the processes that are not healthy in time; none when all are
     * @param goesOn whether a supervisor goes on trying
     */
    record Outcome(List<ProcessStatus> unhealthy, boolean goesOn) {}

    Outcome run(Duration patience) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        awaitEndOfStop(deadline);
        DesiredState.RUNNING.declare(home);
        LiveProcess supervisor = SupervisorProcess.isAlive(home) ? null : SupervisorProcess.start(home, installation);
        List<ProcessStatus> statuses = Parts.statuses(home);
        while (!statuses.stream().allMatch(ProcessStatus::isHealthy)
                && System.nanoTime() < deadline
                && !isGone(supervisor)) {
            progress.show(statuses);
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            statuses = Parts.statuses(home);
            deadline = isTraining(statuses) ? System.nanoTime() + patience.toNanos() : deadline;
        }
        progress.show(statuses);
        return isGone(supervisor)
                ? new Outcome(List.of(gone()), false)
                : new Outcome(
                        statuses.stream().filter(status -> !status.isHealthy()).toList(), true);
    }

    /** A first start that prepares quick ones is bounded by itself and does not count. */
    private static boolean isTraining(List<ProcessStatus> statuses) {
        return statuses.stream().anyMatch(status -> status.state() == ProcessStatus.State.TRAINING);
    }

    /** A supervisor that was told to stop goes on until everything has ended. */
    private void awaitEndOfStop(long deadline) throws InterruptedException {
        while (DesiredState.of(home) == DesiredState.STOPPED
                && SupervisorProcess.isAlive(home)
                && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    private boolean isGone(@Nullable LiveProcess supervisor) {
        return supervisor != null && !supervisor.isAlive() && !SupervisorProcess.isAlive(home);
    }

    private static ProcessStatus gone() {
        return new ProcessStatus(SupervisorProcess.NAME, null, 0, ProcessStatus.State.STOPPED, 0, "ended by itself");
    }
}
