package dev.paved.provisioner.environment;

import dev.paved.provisioner.target.Confidential;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Values that were read and could not be given to the target yet: while it is tried again, none is read, and put on record,
 * a second time.
 */
class Unfinished {

    /** With more environments than that the values are read again: what is never finished must not stay. */
    private static final int MOST = 100;

    private final Map<String, Map<String, Confidential>> values = new ConcurrentHashMap<>();

    /** The value of that version in that environment, by {@code reading} only where it is not known. */
    Confidential once(String environment, String version, Supplier<Confidential> reading) {
        if (values.size() > MOST) {
            values.clear();
        }
        Map<String, Confidential> known = values.computeIfAbsent(environment, id -> new ConcurrentHashMap<>());
        Confidential value = known.get(version);
        if (value == null) {
            value = reading.get();
            known.put(version, value);
        }
        return value;
    }

    /** The target has them. */
    void done(String environment) {
        values.remove(environment);
    }
}
