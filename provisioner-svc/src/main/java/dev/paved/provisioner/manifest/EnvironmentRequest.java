package dev.paved.provisioner.manifest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A valid request for an environment.
 *
 * @param seeds the SQL of each file that its databases are filled from, by path
 * @param source where it was read; null where it was sent
 */
public record EnvironmentRequest(
        EnvironmentSpec spec,
        Map<String, String> seeds,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ManifestSource source) {

    EnvironmentRequest(EnvironmentSpec spec, Map<String, String> seeds) {
        this(spec, seeds, null);
    }

    /** The same, read at {@code place}. */
    public EnvironmentRequest from(ManifestSource place) {
        return new EnvironmentRequest(spec, seeds, place);
    }

    /** The same, for what may be anybody's. */
    public EnvironmentRequest distrusted() {
        return new EnvironmentRequest(spec.distrusted(), seeds, source);
    }

    /** Without the seeds: they may hold what is nobody's business. */
    @Override
    public String toString() {
        return "request for the environment " + spec.name();
    }
}
