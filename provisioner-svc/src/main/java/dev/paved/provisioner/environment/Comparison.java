package dev.paved.provisioner.environment;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.paved.provisioner.manifest.EnvironmentSpec.DatabaseSpec;
import dev.paved.provisioner.manifest.EnvironmentSpec.ServiceSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What one environment has otherwise than another, field by field.
 *
 * @param from the name of the one
 * @param to the name of the other, or the manifest
 */
record Comparison(String from, String to, List<Difference> differences) {

    /**
     * One field that differs.
     *
     * @param field for example {@code services/api/image}
     * @param from its value in the one; null where it is not there
     * @param to its value in the other; null where it is not there
     * @param note what becomes of it, where applying the manifest does not change it
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Difference(
            String field,
            @Nullable String from,
            @Nullable String to,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String note) {

        Difference noting(@Nullable String said) {
            return new Difference(field, from, to, said);
        }
    }

    static Comparison of(String from, Map<String, String> one, String to, Map<String, String> other) {
        List<Difference> differences = new ArrayList<>();
        TreeSet<String> fields = new TreeSet<>(one.keySet());
        fields.addAll(other.keySet());
        for (String field : fields) {
            if (!Objects.equals(one.get(field), other.get(field))) {
                differences.add(new Difference(field, one.get(field), other.get(field), null));
            }
        }
        return new Comparison(from, to, differences);
    }

    /** This, with each of its differences as {@code note} has it. */
    Comparison noting(UnaryOperator<Difference> note) {
        return new Comparison(from, to, differences.stream().map(note).toList());
    }

    /** The fields of what an environment is to have, with their values. */
    static Map<String, String> fields(Desired desired) {
        Map<String, String> fields = new TreeMap<>();
        for (ServiceSpec service : desired.services()) {
            String at = "services/" + service.name() + "/";
            fields.put(at + "image", service.image());
            fields.put(at + "replicas", String.valueOf(service.replicas()));
            service.env().forEach((name, value) -> fields.put(at + "env/" + name, value));
        }
        for (DatabaseSpec database : desired.databases()) {
            String at = "databases/" + database.service() + "/";
            fields.put(at + "type", database.type());
            fields.put(at + "size", database.size().word());
            if (database.seed() != null) {
                fields.put(at + "seed", database.seed());
            }
        }
        return fields;
    }
}
