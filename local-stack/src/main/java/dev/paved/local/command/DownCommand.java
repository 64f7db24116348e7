package dev.paved.local.command;

import dev.paved.local.stack.DesiredState;
import dev.paved.local.stack.PavedHome;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Stops the platform on this machine; its data stays. */
@Command(name = "down", description = "Stop the platform on this machine, deployed services included. Its data stays.")
public final class DownCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    /** Returns when everything has ended, or names what did not. */
    @Override
    public Integer call() throws IOException, InterruptedException {
        var messages = spec.commandLine().getErr();
        var home = PavedHome.ofEnvironment();
        var stop = new StackStop(home, new Progress(messages, Terminal.isLive()));
        if (stop.running().isEmpty()) {
            DesiredState.STOPPED.declare(home);
            messages.println("The platform is not running.");
            return 0;
        }
        List<RunningProcess> left = stop.run();
        if (!left.isEmpty()) {
            messages.println(StackStop.sentence(left));
            return 1;
        }
        messages.println("The platform is stopped. Its data is kept; 'platform up' goes on with it.");
        return 0;
    }
}
