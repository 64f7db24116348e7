package dev.paved.deployer.variables;

import java.util.Map;

/**
 * What a service is given as environment variables. The values are nobody's business: they are in memory only until the
 * process has them, and in no text.
 */
public final class Variables {

    private final Edition edition;
    private final Map<String, String> values;

    Variables(Edition edition, Map<String, String> values) {
        this.edition = edition;
        this.values = Map.copyOf(values);
    }

    /** Which they are. */
    public Edition edition() {
        return edition;
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** Puts them among those of a process. */
    public void into(Map<String, String> environment) {
        environment.putAll(values);
    }

    /** Without the values. */
    @Override
    public String toString() {
        return "variables of revision " + edition.revision();
    }
}
