package dev.paved.provisioner.manifest;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody wants a manifest to be read.
 *
 * @param repository {@code owner/name}, a URL or a path, as it was said
 * @param path of the manifest in it
 * @param revision a branch, a tag or a commit; null for the default branch
 */
public record ManifestPlace(
        String repository, String path, @Nullable String revision) {

    /** The one in {@code fields}; what is wrong is noted there. */
    static ManifestPlace of(Fields fields) {
        fields.only("repository", "path", "revision");
        Optional<String> repository = fields.required("repository", "must be a repository, for example acme/shop");
        Optional<String> path = FieldRules.requiredFile(fields, "path");
        Optional<String> revision = fields.optional("revision", "must be a branch, a tag or a commit");
        return new ManifestPlace(
                repository.orElse("").strip(), path.orElse("").replaceFirst("^(\\./)+", ""), revision.orElse(null));
    }
}
