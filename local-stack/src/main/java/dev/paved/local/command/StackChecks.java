package dev.paved.local.command;

import dev.paved.local.process.LiveProcess;
import dev.paved.local.process.ProcFs;
import dev.paved.local.stack.DesiredState;
import dev.paved.local.stack.PavedHome;
import dev.paved.local.stack.ProcessStatus;
import dev.paved.local.stack.Service;
import dev.paved.local.stack.StackSettings;
import dev.paved.local.supervisor.SupervisorProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Looks at the processes of the stack. */
record StackChecks(PavedHome home, StackSettings settings) {
    private static final int MANY_RESTARTS = 3;

    List<Finding> run() {
        var findings = new ArrayList<Finding>();
        if (DesiredState.of(home) == DesiredState.STOPPED) {
            findings.add(Finding.well("stack", "not running; 'platform up' starts it"));
            new PortConflicts(home)
                    .of(settings)
                    .forEach(conflict -> findings.add(Finding.trouble("port", conflict, "See above.")));
            return findings;
        }
        findings.add(supervisor());
        Parts.statuses(home).forEach(status -> findings.add(process(status)));
        for (Service service : Service.values()) {
            findings.addAll(ReadinessChecks.of(service, settings.port(service)));
        }
        return findings;
    }

    private Finding supervisor() {
        return ProcessStatus.load(home, SupervisorProcess.NAME)
                .filter(ProcessStatus::isAlive)
                .map(status -> Finding.well(SupervisorProcess.NAME, "running" + life(status)))
                .orElseGet(() -> Finding.trouble(
                        SupervisorProcess.NAME, "gone", "The router starts it again in a second; else: platform up"));
    }

    private static Finding process(ProcessStatus status) {
        String restarts =
                switch (status.restarts()) {
                    case 0 -> "";
                    case 1 -> ", restarted once";
                    default -> ", restarted " + status.restarts() + " times";
                };
        String said = status.message().isEmpty() || status.isHealthy() ? "" : " (" + status.message() + ")";
        String state = status.state().name().toLowerCase(Locale.ROOT) + life(status) + restarts + said;
        return status.isHealthy() && status.restarts() < MANY_RESTARTS
                ? Finding.well(status.name(), state)
                : Finding.trouble(status.name(), state, "platform logs " + status.name());
    }

    private static String life(ProcessStatus status) {
        LiveProcess process = status.process();
        if (process == null || !process.isAlive()) {
            return ", no process";
        }
        long seconds = process.age().toSeconds();
        String memory = ProcFs.residentBytes(process.pid()).stream()
                .mapToObj(bytes -> ", " + bytes / (1024 * 1024) + " MiB")
                .findFirst()
                .orElse("");
        String port = status.port() == 0 ? "" : ", port " + status.port();
        return ", pid " + process.pid() + port + ", up "
                + Duration.ofSeconds(seconds).toString().substring(2).toLowerCase(Locale.ROOT) + memory;
    }
}
