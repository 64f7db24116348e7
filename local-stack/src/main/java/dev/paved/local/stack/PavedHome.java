package dev.paved.local.stack;

import java.nio.file.Path;

/** The state folder of the local stack, {@code ${PAVED_HOME:-~/.paved}}, and what lies where in it. */
public record PavedHome(Path root) {
    /** The folder that the environment names, or the default one. */
    public static PavedHome ofEnvironment() {
        String named = System.getenv("PAVED_HOME");
        Path root =
                named == null || named.isBlank() ? Path.of(System.getProperty("user.home"), ".paved") : Path.of(named);
        return new PavedHome(root.toAbsolutePath().normalize());
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

    /** The command line's contexts. */
    public Path cliConfig() {
        String named = System.getenv("PAVED_CONFIG");
        return named == null || named.isBlank() ? root.resolve("cli.json") : Path.of(named);
    }
}
