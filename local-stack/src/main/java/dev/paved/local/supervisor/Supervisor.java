package dev.paved.local.supervisor;

import dev.paved.local.stack.DesiredState;
import dev.paved.local.stack.PavedHome;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Brings the stack to its desired state and keeps it there. */
final class Supervisor {
    private static final Logger LOG = System.getLogger(Supervisor.class.getName());
    private static final long LOOK_MILLIS = 200;

    private final PavedHome home;
    private final KeptStatus status;
    private final Map<String, Child> children = new HashMap<>();
    private final List<List<ProcessSpec>> stopOrder;
    private final DeployerToken deployerToken;

    /** The supervisor's own status, the processes, and the groups in which they are stopped. */
    Supervisor(PavedHome home, KeptStatus status, List<List<ProcessSpec>> stopOrder) {
        this.home = home;
        this.status = status;
        this.stopOrder = stopOrder;
        this.deployerToken = new DeployerToken(home);
        var trainings = new Semaphore(Runtime.getRuntime().availableProcessors());
        for (List<ProcessSpec> group : stopOrder) {
            group.forEach(spec -> children.put(spec.name(), new Child(spec, home, trainings)));
        }
    }

    /** Returns when the stack was told to stop and every process has ended. */
    void run() throws InterruptedException {
        var supervision = new HashMap<String, Thread>();
        if (DesiredState.of(home) == DesiredState.RUNNING) {
            deployerToken.keepFresh();
            children.forEach((name, child) -> supervision.put(name, supervise(child)));
        }
        var logs = List.of(new LogRotation(home.logs()), new LogRotation(home.deploymentLogs()));
        while (DesiredState.of(home) == DesiredState.RUNNING) {
            logs.forEach(LogRotation::rotateLarge);
            status.catchUp();
            deployerToken.keepFresh();
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        for (List<ProcessSpec> group : stopOrder) {
            stop(group, supervision);
        }
        LOG.log(Level.INFO, "Everything is stopped");
    }

    /** A process that an earlier supervisor left is found again in order to be stopped. */
    private void stop(List<ProcessSpec> group, Map<String, Thread> supervision) throws InterruptedException {
        for (ProcessSpec spec : group) {
            Child child = Objects.requireNonNull(children.get(spec.name()));
            child.stop();
            supervision.computeIfAbsent(spec.name(), name -> supervise(child));
        }
        for (ProcessSpec spec : group) {
            Objects.requireNonNull(supervision.get(spec.name())).join();
        }
    }

    private Thread supervise(Child child) {
        return Thread.ofVirtual().name(child.name()).start(() -> {
            try {
                child.supervise(this::isHealthy);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "The supervision of " + child.name() + " failed", e);
                Runtime.getRuntime().halt(1);
            }
        });
    }

    private boolean isHealthy(String name) {
        Child child = children.get(name);
        return child != null && child.isHealthy();
    }
}
