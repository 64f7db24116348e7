package dev.paved.local.stack;

import java.util.Locale;

/** The services of the platform, in the order of their ports. */
public enum Service {
    /** Entities, ownership and golden paths. */
    CATALOG(8081),
    /** Environments, databases and secrets. */
    PROVISIONER(8082),
    /** Releases and rollouts. */
    DEPLOYER(8083),
    /** DORA and the platform's own metrics. */
    METRICS(8084),
    /** Webhooks in, subscriptions out. */
    INTEGRATIONS(8085);

    private final int defaultPort;

    Service(int defaultPort) {
        this.defaultPort = defaultPort;
    }

    /** Its name in logs, paths and commands. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The port it listens on unless told otherwise. */
    public int defaultPort() {
        return defaultPort;
    }
}
