package dev.paved.local.command;

import dev.paved.local.stack.DesiredState;
import dev.paved.local.stack.Installation;
import dev.paved.local.stack.PavedHome;
import dev.paved.local.stack.ProcessStatus;
import dev.paved.local.stack.StackSettings;
import dev.paved.local.supervisor.SupervisorProcess;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts the whole platform on this machine. */
@Command(
        name = "up",
        description = "Start the platform on this machine, in the background.",
        footer = {"", "Its data is in $PAVED_HOME (default ~/.paved) and survives 'platform down'."})
public final class UpCommand implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final int CANCELLED = 2;
    private static final int STILL_RUNNING = 6;

    @Mixin
    private PortOptions ports;

    @Option(names = "--reset", description = "Delete all data of the local stack first; asks before it does.")
    private boolean reset;

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask.")
    private boolean yes;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            defaultValue = "5m",
            description = "How long to wait until everything is healthy before exiting with 6"
                    + " (default: ${DEFAULT-VALUE}).")
    private Duration timeout;

    @Spec
    private CommandSpec spec;

    /** Returns when everything is healthy, or says what is not. */
    @Override
    public Integer call() throws IOException, InterruptedException {
        try (var cancellation = new Cancellation(spec.commandLine().getErr(), "Cancelled; nothing was started.")) {
            return up(PavedHome.ofEnvironment(), Installation.ofEnvironment(), cancellation);
        }
    }

    /** Nothing is stopped or deleted before it is known that the stack can start. */
    private int up(PavedHome home, Installation installation, Cancellation cancellation)
            throws IOException, InterruptedException {
        StackSettings remembered = StackSettings.load(home);
        StackSettings wanted = ports.over(remembered);
        boolean running = !reset && DesiredState.of(home) == DesiredState.RUNNING && SupervisorProcess.isAlive(home);
        if (running && !wanted.equals(remembered)) {
            return failed("The platform runs already, with other ports. Run 'platform down' first, then this again.");
        }
        Optional<String> damage = new LocalContext(home).trouble();
        if (damage.isPresent()) {
            return failed(damage.get());
        }
        if (!running && !canStart(home, installation, wanted)) {
            return FAILED;
        }
        if (reset && !isConfirmed(home)) {
            return CANCELLED;
        }
        if ((reset || new Reset(home).isUnfinished()) && !resets(home)) {
            return FAILED;
        }
        if (!running) {
            wanted.save(home);
        }
        cancellation.means("Stopped waiting; the platform goes on starting. Next: platform doctor, or platform down.");
        return start(home, installation, wanted, running);
    }

    private boolean canStart(PavedHome home, Installation installation, StackSettings wanted)
            throws IOException, InterruptedException {
        PrintWriter messages = spec.commandLine().getErr();
        List<String> conflicts = new PortConflicts(home).of(wanted);
        conflicts.forEach(messages::println);
        return conflicts.isEmpty() && new Artefacts(installation, home, messages).ensure();
    }

    private boolean isConfirmed(PavedHome home) {
        PrintWriter messages = spec.commandLine().getErr();
        if (!yes && !Terminal.isInteractive()) {
            messages.println("--reset deletes all data of the local stack in " + home.root() + "."
                    + " Nobody can be asked here: give --yes to do it.");
            return false;
        }
        if (!yes && !Terminal.confirm("Delete all services, deployments, events and metrics in " + home.root() + "?")) {
            messages.println("Nothing was deleted.");
            return false;
        }
        return true;
    }

    private boolean resets(PavedHome home) throws IOException, InterruptedException {
        PrintWriter messages = spec.commandLine().getErr();
        if (!reset) {
            messages.println("The deletion of all data that was asked for before was interrupted; it is finished now.");
        }
        var stop = new StackStop(home, new Progress(messages, false));
        List<RunningProcess> left = stop.running().isEmpty() ? List.of() : stop.run();
        if (!left.isEmpty()) {
            messages.println(StackStop.sentence(left));
            return false;
        }
        new Reset(home).delete();
        return true;
    }

    private int start(PavedHome home, Installation installation, StackSettings settings, boolean running)
            throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        var progress = new Progress(spec.commandLine().getErr(), Terminal.isLive());
        StackStart.Outcome start = new StackStart(home, installation, progress).run(timeout);
        if (!start.unhealthy().isEmpty()) {
            explain(home, start);
            return start.goesOn() ? STILL_RUNNING : FAILED;
        }
        String context = new LocalContext(home).refresh(settings);
        out.print(Summary.text(home, settings, context, running, progress.elapsed()));
        out.flush();
        return 0;
    }

    private void explain(PavedHome home, StackStart.Outcome start) throws IOException {
        PrintWriter messages = spec.commandLine().getErr();
        for (ProcessStatus status : start.unhealthy()) {
            messages.println();
            messages.println("Not healthy: " + status.name()
                    + (status.message().isEmpty() ? "" : ", " + status.message())
                    + " (waited up to " + timeout.toSeconds() + " s). The end of its log:");
            LogTail.lastWords(home.log(status.name()), 10).forEach(line -> messages.println("  " + line));
        }
        messages.println();
        messages.println((start.goesOn() ? "The supervisor goes on trying. " : "")
                + "Next: platform doctor, platform logs "
                + start.unhealthy().getFirst().name() + ", or platform down.");
    }

    private int failed(String sentence) {
        spec.commandLine().getErr().println(sentence);
        return FAILED;
    }
}
