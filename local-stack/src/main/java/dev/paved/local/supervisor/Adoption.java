package dev.paved.local.supervisor;

import dev.paved.local.process.LiveProcess;
import dev.paved.local.stack.PavedHome;
import dev.paved.local.stack.ProcessStatus;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** Finds the process that an earlier supervisor started, by its status file or else by the marks on its command line. */
final class Adoption {
    private Adoption() {}

    static Optional<LiveProcess> of(ProcessSpec spec, PavedHome home) {
        Optional<ProcessStatus> left = ProcessStatus.load(home, spec.name()).filter(ProcessStatus::isAlive);
        if (left.isPresent() && left.get().state() == ProcessStatus.State.TRAINING) {
            left.map(ProcessStatus::process).ifPresent(process -> process.stop(Duration.ZERO));
            left = Optional.empty();
        }
        return left.map(ProcessStatus::process).or(() -> marked(spec.name(), home));
    }

    /** The marks, as arguments of a JVM. */
    static String processMark(String name) {
        return "-Dpaved.process=" + name;
    }

    static String homeMark(PavedHome home) {
        return "-Dpaved.home=" + home.root();
    }

    private static Optional<LiveProcess> marked(String name, PavedHome home) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .arguments()
                        .map(Arrays::asList)
                        .filter(arguments ->
                                arguments.contains(processMark(name)) && arguments.contains(homeMark(home)))
                        .isPresent())
                .map(LiveProcess::of)
                .filter(LiveProcess::isAlive)
                .findFirst();
    }
}
