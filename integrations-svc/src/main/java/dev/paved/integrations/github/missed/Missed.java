package dev.paved.integrations.github.missed;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells from attempts what did not arrive. */
final class Missed {
    private Missed() {}

    /** The latest attempt at each delivery of which no attempt arrived; the oldest delivery first. */
    static List<Attempt> of(List<Attempt> attempts) {
        Set<String> arrived =
                attempts.stream().filter(Attempt::arrived).map(Attempt::guid).collect(Collectors.toSet());
        Map<String, Attempt> latest = new LinkedHashMap<>();
        attempts.stream()
                .filter(attempt -> !arrived.contains(attempt.guid()) && !attempt.isTooLarge())
                .sorted(Comparator.comparing(Attempt::deliveredAt).thenComparing(Attempt::id))
                .forEach(attempt -> latest.put(attempt.guid(), attempt));
        return List.copyOf(latest.values());
    }
}
