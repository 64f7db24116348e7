package dev.paved.catalog.registration;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paved.catalog.service.Owner;
import dev.paved.catalog.service.RegisteredService;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The wish to have a service in the catalog that was not made here. What it does not say is taken from the component of
 * the same name, where the catalog has one.
 *
 * @param offPath true: it follows no golden path
 * @param type what kind of program it is, for example {@code api}
 * @param owner the team or person who answers for it; the caller where nobody is named
 * @param repository where its code is: a URL, {@code owner/name}, or an absolute path
 * @param path the folder in the repository that it is made of; the whole of it where none is given
 * @param reason why it follows no golden path
 * @param expires for how long it may, for example {@code 90d}
 */
public record RegisterService(
        @Nullable Boolean offPath,
        @Nullable String type,
        @Nullable String language,
        @Nullable String owner,
        @Nullable String description,
        @Nullable String lifecycle,
        @Nullable String repository,
        @Nullable String path,
        @Nullable String reason,
        @Nullable String expires) {

    private static final String LIFECYCLE = "production";

    /** The same with what {@code component} says where this says nothing; {@code component} may be missing. */
    RegisterService completedBy(JsonNode component) {
        JsonNode spec = component.path("spec");
        return new RegisterService(
                offPath,
                or(type, spec.path("type")),
                language,
                or(owner, spec.path("owner")),
                or(description, component.path("metadata").path("description")),
                or(lifecycle, spec.path("lifecycle")),
                repository,
                path,
                reason,
                expires);
    }

    private static @Nullable String or(@Nullable String said, JsonNode known) {
        return said == null && known.isTextual() ? known.asText() : said;
    }

    /** The service that it asks for; {@link RegistrationRules} found no fault. */
    RegisteredService service(String name, String caller) {
        return new RegisteredService(
                name,
                Objects.requireNonNull(type),
                language,
                owner == null ? Owner.of(caller) : owner,
                Objects.requireNonNullElse(description, ""),
                Objects.requireNonNullElse(lifecycle, LIFECYCLE),
                repository == null ? null : repository.strip(),
                path);
    }
}
