package dev.paved.provisioner.drift;

import dev.paved.kit.http.Conflict;
import dev.paved.kit.http.Failure;
import dev.paved.kit.http.Invalid;
import dev.paved.kit.http.NotFound;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.http.Similar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which drifts of an environment something is to be done about: one, those of an object, or all that are not accepted.
 *
 * @param resource the object; null for all
 * @param field the field of that object; null for all
 */
record Selection(@Nullable String resource, @Nullable String field) {

    private static final int MOST_SUGGESTED = 5;

    /** All where nothing was said. */
    static Selection orAll(@Nullable Selection said) {
        return said == null ? new Selection(null, null) : said;
    }

    /** Those of {@code open} that are meant; refused where there is none, or something is being done about one. */
    List<DriftEntity> of(List<DriftEntity> open, String environment) {
        if (field != null && resource == null) {
            throw new RefusedException(Invalid.field("/field", "needs the resource that it is a field of"));
        }
        List<DriftEntity> meant = open.stream().filter(this::means).toList();
        if (meant.isEmpty()) {
            throw new RefusedException(missing(open, environment));
        }
        meant.stream().filter(row -> row.choice != null).findFirst().ifPresent(row -> {
            throw new RefusedException(new Conflict(
                    row.resource + " " + row.field + " is being settled already, by " + row.operation
                            + ". Nothing was changed.",
                    "platform operation wait " + row.operation));
        });
        return meant;
    }

    private boolean means(DriftEntity row) {
        return resource == null
                ? row.acceptedUntil == null
                : row.resource.equals(resource) && (field == null || row.field.equals(field));
    }

    private Failure missing(List<DriftEntity> open, String environment) {
        String list = "platform env drift " + environment;
        if (resource == null) {
            return new Conflict("The environment '" + environment + "' has no drift to settle.", list);
        }
        String named = field == null ? resource : resource + " " + field;
        return new NotFound("open drift", named, similar(open), list);
    }

    /** What may have been meant of {@code open}: what is named alike, else the fields of that resource, else all. */
    private List<String> similar(List<DriftEntity> open) {
        List<DriftEntity> same =
                open.stream().filter(row -> row.resource.equals(resource)).toList();
        if (field == null || same.isEmpty()) {
            List<String> resources =
                    open.stream().map(row -> row.resource).distinct().toList();
            List<String> near = Similar.to(String.valueOf(resource), resources);
            return near.isEmpty() ? some(resources) : near;
        }
        List<String> fields = same.stream().map(row -> row.field).toList();
        List<String> near = fields.stream().filter(this::endsAsSaid).toList();
        List<String> meant = near.isEmpty() ? Similar.to(field, fields) : near;
        return some(meant.isEmpty() ? fields : meant).stream()
                .map(one -> (resource + " " + one).strip())
                .toList();
    }

    /** Whether only the beginning of the path {@code known} was left out. */
    private boolean endsAsSaid(String known) {
        return known.endsWith("." + field);
    }

    private static List<String> some(List<String> names) {
        return names.stream().limit(MOST_SUGGESTED).toList();
    }
}
