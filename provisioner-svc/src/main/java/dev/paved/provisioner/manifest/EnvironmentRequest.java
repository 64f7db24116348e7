package dev.paved.provisioner.manifest;

import java.util.Map;

/**
 * A valid request for an environment.
 *
 * @param seeds the SQL of each file that its databases are filled from, by path
 */
public record EnvironmentRequest(EnvironmentSpec spec, Map<String, String> seeds) {

    /** Without the seeds: they may hold what is nobody's business. */
    @Override
    public String toString() {
        return "request for the environment " + spec.name();
    }
}
