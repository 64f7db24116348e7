package dev.paved.integrations.stream;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which events a stream has, told from their headers and key alone.
 *
 * @param types any of these; all where there are none
 * @param service only events with this key; null for all
 * @param since only events from then on; null for all
 */
record EventFilter(
        List<TypePattern> types,
        @Nullable String service,
        @Nullable Instant since) {

    /** {@code types} may have several, separated by commas; {@code asked} is where the whole stream begins. */
    static EventFilter of(List<String> types, @Nullable String service, Start asked) {
        List<TypePattern> patterns = types.stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .filter(text -> !text.isBlank())
                .map(TypePattern::of)
                .toList();
        Instant since = asked instanceof Start.Since(Instant time) ? time : null;
        return new EventFilter(patterns, service == null || service.isBlank() ? null : service, since);
    }

    boolean matches(StoredEvent event) {
        return (types.isEmpty() || types.stream().anyMatch(type -> type.matches(event.type())))
                && (service == null || service.equals(event.key()))
                && (since == null || !event.time().isBefore(since));
    }
}
