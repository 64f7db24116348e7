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
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stops everything that runs for a home: the stack in order by its supervisor, then what deployments started. */
record StackStop(PavedHome home, Progress progress) {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration KILLED_WITHIN = Duration.ofSeconds(5);

    /** What runs: the stack's own processes, and those of deployments. */
    List<RunningProcess> running() {
        return Stream.concat(stack().stream(), InstanceProcesses.of(home).stream())
                .toList();
    }

    /** Gives what still runs although it was killed. */
    List<RunningProcess> run() throws IOException, InterruptedException {
        DesiredState.STOPPED.declare(home);
        Optional<LiveProcess> supervisor =
                ProcessStatus.load(home, SupervisorProcess.NAME).map(ProcessStatus::process);
        if (!SupervisorProcess.isAlive(home) && !stack().isEmpty()) {
            SupervisorProcess.start(home, Installation.ofEnvironment());
            TimeUnit.SECONDS.sleep(1);
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!stack().isEmpty() && System.nanoTime() < deadline) {
            progress.show(Parts.statuses(home));
            TimeUnit.MILLISECONDS.sleep(100);
        }
        stop(stack());
        progress.show(Parts.statuses(home));
        stop(InstanceProcesses.of(home));
        supervisor.ifPresent(process -> process.awaitEnd(KILLED_WITHIN));
        return running();
    }

    static String sentence(List<RunningProcess> left) {
        return "Not stopped: " + left.stream().map(RunningProcess::toString).collect(Collectors.joining(", "))
                + ". It was killed and still runs, or something starts it again. Nothing was deleted."
                + " Look what starts it, then run 'platform down' again.";
    }

    private static void stop(List<RunningProcess> processes) {
        LiveProcess.stopAll(processes.stream().map(RunningProcess::process).toList(), KILLED_WITHIN);
    }

    private List<RunningProcess> stack() {
        return Stream.concat(Parts.names().stream(), Stream.of(SupervisorProcess.NAME))
                .flatMap(name -> ProcessStatus.load(home, name).stream())
                .flatMap(status -> Stream.ofNullable(status.process())
                        .filter(LiveProcess::isAlive)
                        .map(process -> new RunningProcess(status.name(), process)))
                .toList();
    }
}
