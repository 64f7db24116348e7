package dev.paved.provisioner.environment;

import java.util.Map;

/**
 * What a service is given, for whoever runs it: the one answer with values besides those to people who ask for one.
 *
 * @param version another one where the values may be others
 * @param revision another one where they are
 */
public record GivenVariables(String version, String revision, Map<String, String> variables) {

    /** Without the values. */
    @Override
    public String toString() {
        return "GivenVariables[" + version + ", " + revision + ", " + variables.keySet() + "]";
    }
}
