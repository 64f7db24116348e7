package dev.paved.catalog.team;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a team stands to the entities of the catalog, by the type of relation. */
record Relatives(Map<String, List<String>> byType) {

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

    /** What it owns but the components of {@code services}, by kind. */
    Map<String, List<String>> ownedBut(Stream<String> services) {
        List<String> components =
                services.map(name -> "component:default/" + name).toList();
        return of("ownerOf").stream()
                .filter(ref -> !components.contains(ref))
                .collect(Collectors.groupingBy(
                        ref -> ref.substring(0, ref.indexOf(':')), TreeMap::new, Collectors.toList()));
    }

    private List<String> of(String type) {
        return byType.getOrDefault(type, List.of());
    }
}
