package dev.paved.deployer.local;

import dev.paved.deployer.DeployerSettings;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The instances that run on this machine, whichever life of this process started them. */
@Singleton
public class Instances {

    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration REAPED_WITHIN = Duration.ofSeconds(1);

    private final InstanceRecords records;
    private final Processes processes;
    private final ProgramStarter starter;
    private final Ports ports;
    private final Duration stopLimit;
    private final Map<String, Process> children = new ConcurrentHashMap<>();

    Instances(
            InstanceRecords records,
            Processes processes,
            ProgramStarter starter,
            Ports ports,
            DeployerSettings settings) {
        this.records = records;
        this.processes = processes;
        this.starter = starter;
        this.ports = ports;
        this.stopLimit = settings.stopLimit();
    }

    /** The recorded instance of {@code deployment}, alive or not. */
    public Optional<Instance> find(String deployment) {
        return records.find(deployment);
    }

    /** The recorded instances of {@code service} in {@code environment}, alive or not. */
    public List<Instance> of(String service, String environment) {
        return records.all().stream()
                .filter(i -> i.service().equals(service) && i.environment().equals(environment))
                .toList();
    }

    /** The recorded instances, alive or not. */
    public List<Instance> all() {
        return records.all();
    }

    /** The deployments that have a recorded instance, alive or not. */
    public List<String> deployments() {
        return all().stream().map(Instance::deployment).toList();
    }

    /** Whether its process still runs. */
    public boolean isAlive(Instance instance) {
        return processes.isAlive(instance);
    }

    /** How the process ended, which is not alive, in words; only known of those this life started. */
    public String end(Instance instance) {
        Process child = children.get(instance.deployment());
        return child != null && child.pid() == instance.pid() && isReaped(child)
                ? Words.ofExit(child.exitValue())
                : "ended";
    }

    /** Starts an instance of {@code release}, whose files are ready, on the port it had before if that is free. */
    public Instance start(Release release, ServiceManifest manifest) {
        processes.marked(release.deployment()).forEach(ProcessHandle::destroyForcibly);
        int before = records.find(release.deployment()).map(Instance::port).orElse(0);
        var taken = records.all().stream()
                .filter(other -> !other.deployment().equals(release.deployment()))
                .map(Instance::port)
                .collect(Collectors.toSet());
        try {
            var started = starter.start(release, manifest, ports.free(taken, before));
            children.put(release.deployment(), started.process());
            return started.instance();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops the instance of {@code deployment}, and whatever else runs for it, such as a build. */
    public void stop(String deployment) {
        find(deployment).ifPresent(this::stop);
        processes.marked(deployment).forEach(ProcessHandle::destroyForcibly);
    }

    /** Asks the processes of {@code instance} to end, kills them after a while, and forgets it. */
    public void stop(Instance instance) {
        List<ProcessHandle> all = processesOf(instance);
        all.forEach(ProcessHandle::destroy);
        if (!ended(instance, all, stopLimit)) {
            all.forEach(ProcessHandle::destroyForcibly);
            processesOf(instance).forEach(ProcessHandle::destroyForcibly);
            ended(instance, all, stopLimit);
        }
        try {
            records.remove(instance.deployment());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        children.remove(instance.deployment());
    }

    /** A process that ended has its exit code only when it is reaped, a moment later. */
    private static boolean isReaped(Process ended) {
        try {
            return ended.waitFor(REAPED_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private List<ProcessHandle> processesOf(Instance instance) {
        Stream<ProcessHandle> family = processes.isAlive(instance)
                ? ProcessHandle.of(instance.pid()).stream()
                        .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                : Stream.empty();
        return Stream.concat(family, processes.marked(instance.deployment()).stream())
                .distinct()
                .toList();
    }

    private boolean ended(Instance instance, List<ProcessHandle> all, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (processes.isAlive(instance) || all.stream().anyMatch(processes::isRunning)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
