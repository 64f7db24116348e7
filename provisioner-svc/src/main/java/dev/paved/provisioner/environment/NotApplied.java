package dev.paved.provisioner.environment;

import dev.paved.provisioner.environment.Comparison.Difference;
import dev.paved.provisioner.manifest.EnvironmentSpec.DatabaseSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a manifest says otherwise than its environment is, and what applying it does not change nevertheless. */
final class NotApplied {

    private static final String PREFIX = "not changed by apply: ";
    private static final String DATABASES = "databases/";

    private NotApplied() {}

    /** {@code difference} with a note where applying does not change it in the environment {@code row}. */
    static Difference noted(EnvironmentEntity row, Desired wanted, Difference difference) {
        return difference.noting(
                why(row, wanted, difference).map(PREFIX::concat).orElse(null));
    }

    /** What applying {@code wanted} to {@code row} leaves as it is, for people; empty where that is nothing. */
    static Optional<String> told(EnvironmentEntity row, Desired wanted) {
        Map<String, String> before = Comparisons.fields(row.type.name(), row.desired());
        Map<String, String> after = Comparisons.fields(row.type.name(), wanted);
        List<String> told = Comparison.of("", before, "", after).differences().stream()
                .flatMap(difference ->
                        why(row, wanted, difference).map(why -> difference.field() + " (" + why + ")").stream())
                .toList();
        return told.isEmpty() ? Optional.empty() : Optional.of(PREFIX + String.join(", ", told));
    }

    private static Optional<String> why(EnvironmentEntity row, Desired wanted, Difference difference) {
        String field = difference.field();
        if (field.startsWith(DATABASES)) {
            int end = field.lastIndexOf('/');
            String service = field.substring(DATABASES.length(), end);
            return has(row.desired(), service)
                    ? database(row, service, field.substring(end + 1), has(wanted, service))
                    : Optional.empty();
        }
        return switch (field) {
            case "type" -> Optional.of("it refuses another type; give another name");
            case "ttl" -> difference.to() == null ? Optional.of("it still ends when it did") : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** One that could not be made is made anew. */
    private static Optional<String> database(EnvironmentEntity row, String service, String part, boolean stays) {
        if (!stays) {
            return Optional.of("it deletes no data; platform database delete " + service + " --env " + row.name);
        }
        return switch (part) {
            case "size" -> Optional.of("it refuses another size");
            case "seed" -> row.phase == Phase.FAILED ? Optional.empty() : Optional.of("a database is filled once");
            default -> Optional.empty();
        };
    }

    private static boolean has(Desired desired, String service) {
        return desired.databases().stream().map(DatabaseSpec::service).anyMatch(service::equals);
    }
}
