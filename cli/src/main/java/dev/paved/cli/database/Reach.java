package dev.paved.cli.database;

import java.util.Optional;
import java.util.regex.Pattern;

/** From where a host is reached, where that is not everywhere. */
final class Reach {
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127\\.[0-9.]+|::1");
    private static final Pattern IN_CLUSTER = Pattern.compile("[^.]+\\.([^.]+)\\.svc(\\..+)?");

    private Reach() {}

    /** For people; empty where nothing is known. */
    static Optional<String> of(String host) {
        if (LOOPBACK.matcher(host).matches()) {
            return Optional.of("note: " + host + " is reached on the platform's own machine only;"
                    + " PAVED_PROVISIONER_POSTGRES_PUBLIC_HOST tells provisioner-svc where others reach it");
        }
        var inCluster = IN_CLUSTER.matcher(host);
        return inCluster.matches()
                ? Optional.of("note: " + host + " is reached within the cluster only; from elsewhere:"
                        + " kubectl port-forward -n "
                        + inCluster.group(1) + " service/" + host.substring(0, host.indexOf('.')) + " 5432")
                : Optional.empty();
    }
}
