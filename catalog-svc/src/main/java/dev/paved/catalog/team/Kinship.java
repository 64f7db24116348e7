package dev.paved.catalog.team;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a team stands to other groups and to users, by the type of relation. */
record Kinship(Map<String, List<String>> byType) {

    List<String> members() {
        return of("hasMember");
    }

    List<String> children() {
        return of("parentOf");
    }

    @Nullable
    String parent() {
        return of("childOf").stream().findFirst().orElse(null);
    }

    private List<String> of(String type) {
        return byType.getOrDefault(type, List.of());
    }
}
