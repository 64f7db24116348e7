package dev.paved.deployer.local;

import dev.paved.deployer.DeployerSettings;
import dev.paved.deployer.variables.Edition;
import dev.paved.deployer.variables.Variables;
import dev.paved.kit.crash.CrashPoints;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private final CrashPoints crash;
    private final Duration stopLimit;
    private final Map<Instance.Identity, Process> children = new ConcurrentHashMap<>();

    Instances(
            InstanceRecords records,
            Processes processes,
            ProgramStarter starter,
            Ports ports,
            CrashPoints crash,
            DeployerSettings settings) {
        this.records = records;
        this.processes = processes;
        this.starter = starter;
        this.ports = ports;
        this.crash = crash;
        this.stopLimit = settings.stopLimit();
    }

    /** The recorded instance of {@code deployment} that requests go to, alive or not. */
    public Optional<Instance> find(String deployment) {
        return find(deployment, Place.SERVING);
    }

    /** The recorded instance of {@code deployment} at {@code place}, alive or not. */
    public Optional<Instance> find(String deployment, Place place) {
        return records.find(deployment, place);
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
        return all().stream().map(Instance::deployment).distinct().toList();
    }

    /** Whether its process still runs. */
    public boolean isAlive(Instance instance) {
        return processes.isAlive(instance);
    }

    /** How the process ended, which is not alive, in words; only known of those this life started. */
    public String end(Instance instance) {
        Process child = children.get(instance.identity());
        return child != null && isReaped(child) ? Words.ofExit(child.exitValue()) : "ended";
    }

    /**
     * Starts the one instance of {@code release}, whose files are ready, with {@code given}, on the port it had before if
     * that is free.
     */
    public Instance start(Release release, ServiceManifest manifest, Variables given) {
        String deployment = release.deployment();
        processes.marked(deployment).forEach(ProcessHandle::destroyForcibly);
        int before = find(deployment).map(Instance::port).orElse(0);
        for (Place place : Place.values()) {
            find(deployment, place).map(Instance::identity).ifPresent(children::remove);
        }
        forget(deployment, Place.NEXT);
        forget(deployment, Place.LAST);
        return start(release, manifest, given, Place.SERVING, before);
    }

    /**
     * Starts an instance of {@code release} that is to take the place of the one that runs.
     *
     * @throws NotStarted when it can't be
     */
    public Instance startNext(Release release, ServiceManifest manifest, Variables given) throws NotStarted {
        try {
            return start(release, manifest, given, Place.NEXT, 0);
        } catch (UncheckedIOException | IllegalStateException e) {
            throw new NotStarted(e);
        }
    }

    private Instance start(Release release, ServiceManifest manifest, Variables given, Place place, int preferred) {
        var taken = records.all().stream()
                .filter(other -> place == Place.NEXT || !other.deployment().equals(release.deployment()))
                .map(Instance::port)
                .collect(Collectors.toSet());
        try {
            var started = starter.start(
                    new ProgramStarter.Start(release, manifest, given, ports.free(taken, preferred), place));
            children.put(started.instance().identity(), started.process());
            return started.instance();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets {@code next} be what requests go to, instead of {@code serving}, which becomes the last. */
    public void promote(Instance next, Instance serving) {
        write(serving.at(Place.LAST));
        crash.at("renewal-last");
        write(next.at(Place.SERVING));
        crash.at("renewal-promoted");
        forget(next.deployment(), Place.NEXT);
    }

    /** Lets {@code instance}, which serves nothing, be that of {@code deployment}, which brings its version back. */
    public Instance adopt(Instance instance, String deployment) {
        Instance adopted = instance.of(deployment);
        write(adopted);
        crash.at("adopted");
        forgetTwins(adopted);
        return adopted;
    }

    /** Forgets that the process of {@code instance} was another deployment's. */
    public void forgetTwins(Instance instance) {
        of(instance.service(), instance.environment()).stream()
                .filter(instance::isSameProcess)
                .filter(twin -> !twin.deployment().equals(instance.deployment()))
                .forEach(twin -> forget(twin.deployment(), Objects.requireNonNull(twin.place())));
    }

    /** Finishes what an earlier life of this process may have left in the middle of {@link #promote}. */
    public void tidy(Instance serving) {
        for (Place place : List.of(Place.NEXT, Place.LAST)) {
            find(serving.deployment(), place)
                    .filter(serving::isSameProcess)
                    .ifPresent(same -> forget(same.deployment(), place));
        }
    }

    /** Notes that what {@code instance} was given is of {@code edition} too. */
    public void note(Instance instance, Edition edition) {
        write(instance.having(edition));
    }

    /** Stops the instances of {@code deployment}, and whatever else runs for it, such as a build. */
    public void stop(String deployment) {
        for (Place place : Place.values()) {
            find(deployment, place).ifPresent(this::stop);
        }
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
        forget(instance.deployment(), Objects.requireNonNull(instance.place()));
        children.remove(instance.identity());
    }

    private void write(Instance instance) {
        try {
            records.write(instance);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void forget(String deployment, Place place) {
        try {
            records.remove(deployment, place);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        return Stream.concat(family, processes.marked(instance).stream())
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
