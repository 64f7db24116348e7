package dev.paved.local.command;

import dev.paved.local.stack.Installation;
import dev.paved.local.stack.PavedHome;
import dev.paved.local.stack.StackSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says what is wrong with the platform on this machine and what to do about it. */
@Command(name = "doctor", description = "Check the machine and the platform's processes on it.")
public final class DoctorCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    /** 0 when all is well, 1 when something is wrong. */
    @Override
    public Integer call() {
        var home = PavedHome.ofEnvironment();
        List<Finding> findings = new ArrayList<>(new MachineChecks(home, Installation.ofEnvironment()).run());
        findings.addAll(new StackChecks(home, StackSettings.load(home)).run());
        var out = spec.commandLine().getOut();
        findings.forEach(finding -> out.println(finding.line()));
        long troubles = findings.stream().filter(finding -> !finding.isWell()).count();
        out.println(
                troubles == 0
                        ? "All is well."
                        : troubles + (troubles == 1 ? " thing needs" : " things need") + " attention.");
        out.flush();
        return troubles == 0 ? 0 : 1;
    }
}
