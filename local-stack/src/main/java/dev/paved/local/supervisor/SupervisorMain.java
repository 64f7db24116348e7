package dev.paved.local.supervisor;

import dev.paved.local.embedded.EmbeddedPostgres;
import dev.paved.local.process.LiveProcess;
import dev.paved.local.stack.Installation;
import dev.paved.local.stack.PavedHome;
import dev.paved.local.stack.ProcessStatus;
import dev.paved.local.stack.Secrets;
import dev.paved.local.stack.StackLog;
import dev.paved.local.stack.StackSettings;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/** Supervises the stack of a state folder until it is told to stop; a second one on the same folder ends at once. */
public final class SupervisorMain {
    private SupervisorMain() {}

    /** Started by {@code platform up}, and by the router when the supervisor is gone. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        StackLog.configure();
        var home = PavedHome.ofEnvironment();
        Files.createDirectories(home.run());
        try (var channel = FileChannel.open(
                        home.run().resolve("supervisor.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.tryLock()) {
            if (lock != null) {
                supervise(home);
            }
        }
    }

    private static void supervise(PavedHome home) throws InterruptedException {
        var self = LiveProcess.of(ProcessHandle.current());
        var status = new KeptStatus(
                home, new ProcessStatus(SupervisorProcess.NAME, null, 0, ProcessStatus.State.WAITING, 0, ""));
        status.say(ProcessStatus.State.HEALTHY, self, "");
        var plan = new StackPlan(home, StackSettings.load(home), Installation.ofEnvironment(), new Secrets(home));
        new Supervisor(home, status, plan.stopOrder()).run();
        EmbeddedPostgres.stopLeftBehind(home.postgres(), home.log("postgres"));
        status.say(ProcessStatus.State.STOPPED, null, "");
    }
}
