package dev.paved.provisioner.database;

import dev.paved.provisioner.manifest.DatabaseSize;
import org.jspecify.annotations.Nullable;

/**
 * What a provider needs to know of a database.
 *
 * @param id its identity: a later database of the same service has another
 * @param name the name of the database and of its role, at most 63 characters, no other's
 * @param service the service it is for
 * @param environment the environment it belongs to
 * @param seed SQL that fills it, once; null where there is none to run
 * @param environmentId the identity of that environment
 * @param provider the name of the provider that makes it
 * @param identity what the provider knows its parts by, as {@link DatabaseProvider#identity} told and was recorded
 */
public record DatabaseSite(
        String id,
        String name,
        String service,
        String environment,
        DatabaseSize size,
        @Nullable String seed,
        String environmentId,
        String provider,
        @Nullable String identity) {

    private static final int LONGEST_SERVICE = 30;
    private static final int LONGEST_ENVIRONMENT = 20;
    private static final int SUFFIX = 10;

    /** Without the seed: it may hold what is nobody's business. */
    @Override
    public String toString() {
        return "database " + name;
    }

    /** The name of the database {@code id}: telling for people, and no other's for its last part. */
    static String name(String id, String service, String environment) {
        String digits = id.replace("-", "");
        return word(service, LONGEST_SERVICE) + "_" + word(environment, LONGEST_ENVIRONMENT) + "_"
                + digits.substring(digits.length() - SUFFIX);
    }

    private static String word(String text, int longest) {
        String word = text.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        return word.substring(0, Math.min(word.length(), longest));
    }
}
