package dev.paved.deployer.local;

import dev.paved.deployer.strategy.Strategy;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a service runs, as the {@code platform.yaml} of its repository says.
 *
 * @param run the program and its arguments
 * @param build the program, with its arguments, that makes it runnable; empty where nothing is to be built
 * @param port the name of the environment variable that tells the program where to listen
 * @param health the path that answers with a 2xx status when the program is ready
 * @param healthTimeout how long it may take until it does
 * @param replicas how many of it run where there can be several
 * @param resources what each of them asks for, on a cluster
 * @param strategy how a version takes over from the one that serves
 * @param migration what changes in its database with this version; null where it declares nothing
 */
public record ServiceManifest(
        List<String> run,
        List<String> build,
        String port,
        String health,
        Duration healthTimeout,
        int replicas,
        Resources resources,
        Strategy strategy,
        @Nullable Migration migration) {

    /** One whose versions take over at once, and change no database. */
    public ServiceManifest(
            List<String> run,
            List<String> build,
            String port,
            String health,
            Duration healthTimeout,
            int replicas,
            Resources resources) {
        this(run, build, port, health, healthTimeout, replicas, resources, new Strategy.Rolling(), null);
    }

    /**
     * What a replica asks for, in Kubernetes' quantities.
     *
     * @param cpu of a CPU; it may use more while there is some; null where the platform says it
     * @param memory that it may use; null as well
     */
    public record Resources(@Nullable String cpu, @Nullable String memory) {}

    public ServiceManifest {
        run = List.copyOf(run);
        build = List.copyOf(build);
    }
}
