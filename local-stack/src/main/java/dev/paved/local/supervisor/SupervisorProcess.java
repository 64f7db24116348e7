package dev.paved.local.supervisor;

import dev.paved.local.process.DetachedCommand;
import dev.paved.local.process.LiveProcess;
import dev.paved.local.stack.Installation;
import dev.paved.local.stack.PavedHome;
import dev.paved.local.stack.ProcessStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The process of the supervisor; this class needs only the JDK, so that the command line can start it. */
public final class SupervisorProcess {
    /** Its name in logs and state files. */
    public static final String NAME = "supervisor";

    private SupervisorProcess() {}

    /** Whether this home's stack is supervised at the moment. */
    public static boolean isAlive(PavedHome home) {
        return ProcessStatus.load(home, NAME).filter(ProcessStatus::isAlive).isPresent();
    }

    /** Starts a supervisor of this home; when one is there already, the new one ends at once. */
    public static LiveProcess start(PavedHome home, Installation installation) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = List.of(
                java,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Xms8m",
                "-Xmx24m",
                "-Xss256k",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dpaved.process=" + NAME,
                "-Dpaved.home=" + home.root(),
                "dev.paved.local.supervisor.SupervisorMain");
        var environment = Map.of(
                "PAVED_HOME", home.root().toString(),
                "PAVED_INSTALL", installation.root().toString(),
                "MALLOC_ARENA_MAX", "2",
                "CLASSPATH", installation.stackClassPath());
        return new DetachedCommand(command, environment, home.log(NAME)).start();
    }
}
