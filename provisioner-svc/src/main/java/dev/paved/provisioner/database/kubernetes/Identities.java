package dev.paved.provisioner.database.kubernetes;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The uids of a database's parts by their steps, as they are recorded: {@code cluster=…} lines. */
record Identities(Map<String, String> uids) {

    static Identities of(@Nullable String text) {
        Map<String, String> uids = new TreeMap<>();
        if (text != null) {
            text.lines()
                    .map(line -> line.split("=", 2))
                    .filter(pair -> pair.length == 2)
                    .forEach(pair -> uids.put(pair[0], pair[1]));
        }
        return new Identities(uids);
    }

    @Nullable
    String uid(Part part) {
        return uids.get(part.step());
    }

    /** Null where there are none. */
    @Nullable
    String text() {
        return uids.isEmpty()
                ? null
                : new TreeMap<>(uids)
                        .entrySet().stream()
                                .map(entry -> entry.getKey() + "=" + entry.getValue())
                                .collect(Collectors.joining("\n"));
    }
}
