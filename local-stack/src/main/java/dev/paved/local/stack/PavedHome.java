package dev.paved.local.stack;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The state folder of the local stack, {@code ${PAVED_HOME:-~/.paved}}, and what lies where in it.
 *
 * @param cliConfig the command line's contexts, which {@code PAVED_CONFIG} can put elsewhere
 */
public record PavedHome(Path root, Path cliConfig) {
    /** A folder that everything is in. */
    public PavedHome(Path root) {
        this(root, root.resolve("cli.json"));
    }

    /** The folder that the environment names, or the default one. */
    public static PavedHome ofEnvironment() {
        var home = new PavedHome(named("PAVED_HOME")
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".paved"))
                .toAbsolutePath()
                .normalize());
        return new PavedHome(home.root(), named("PAVED_CONFIG").orElse(home.cliConfig()));
    }

    private static Optional<Path> named(String variable) {
        return Optional.ofNullable(System.getenv(variable))
                .filter(path -> !path.isBlank())
                .map(Path::of);
    }

    /** The log of a process. */
    public Path log(String process) {
        return logs().resolve(process + ".log");
    }

    /** All logs. */
    public Path logs() {
        return root.resolve("logs");
    }

    /** What is known about a process: pid, start time, port, state. */
    public Path status(String process) {
        return run().resolve(process + ".json");
    }

    /** The state of the running stack. */
    public Path run() {
        return root.resolve("run");
    }

    /** What the deployer says who it is with. */
    public Path deployerToken() {
        return run().resolve("deployer-token");
    }

    /** Whether the stack is meant to run. */
    public Path desired() {
        return run().resolve("desired");
    }

    /** The ports that were chosen. */
    public Path settings() {
        return root.resolve("stack.json");
    }

    /** Kafka's data. */
    public Path kafka() {
        return root.resolve("kafka");
    }

    /** PostgreSQL's data. */
    public Path postgres() {
        return root.resolve("postgres");
    }

    /** The routes of local deployments. */
    public Path routes() {
        return root.resolve("routes.json");
    }

    /** One file an instance of a local deployment. */
    public Path instances() {
        return root.resolve("deployments").resolve("instances");
    }

    /** What local deployments print: one file a deployment. */
    public Path deploymentLogs() {
        return root.resolve("deployments").resolve("logs");
    }
}
