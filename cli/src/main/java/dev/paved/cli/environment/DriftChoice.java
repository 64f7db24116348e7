package dev.paved.cli.environment;

import dev.paved.cli.http.Resource;
import dev.paved.cli.json.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** Which drifts of which environment: one field, one resource, or all that are not accepted. */
final class DriftChoice {
    @Parameters(index = "0", paramLabel = "NAME", description = "The environment's name.")
    private String name;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "RESOURCE",
            description = "Only this resource, for example deployment/api.")
    private @Nullable String resource;

    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "FIELD",
            description = "Only this field of it, for example spec.replicas.")
    private @Nullable String field;

    String name() {
        return name;
    }

    /** Where to ask for {@code action}. */
    Resource to(String action) {
        return DriftWords.of(name).child(action);
    }

    Json.Fields body() {
        return Json.object().with("resource", resource).with("field", field);
    }

    /** For people. */
    String words() {
        return resource == null ? "all open drift of " + name : resource + (field == null ? "" : " " + field);
    }
}
