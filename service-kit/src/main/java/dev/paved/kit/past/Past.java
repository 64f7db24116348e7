package dev.paved.kit.past;

import dev.paved.events.EventEnvelope;
import java.util.Set;

/**
 * The sources of events that tell of the past only: metrics count them, and nothing is done because of them. A service
 * that such an event names is in no catalog, and its deployments run nowhere.
 */
public final class Past {

    /** Events that were imported from another system's history. */
    public static final String IMPORT = "/paved/import";

    /** Events of an organisation that was made up. */
    public static final String DEMO = "/paved/demo";

    private static final Set<String> SOURCES = Set.of(IMPORT, DEMO);

    private Past() {}

    /** Whether {@code event} is of the past only. */
    public static boolean tells(EventEnvelope event) {
        return SOURCES.contains(event.source());
    }
}
