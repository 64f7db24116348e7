package dev.paved.provisioner.secret;

import org.jspecify.annotations.Nullable;

/**
 * Where the value of one version belongs, and nowhere else.
 *
 * @param environment the environment its secret is for; null where it is for all
 * @param version the id of the version
 */
public record ValuePlace(
        String service, String name, @Nullable String environment, String version) {

    /** Its path among those of all values: {@code my-service/API_KEY@staging/VERSION}. */
    public String path() {
        return service + "/" + name + (environment == null ? "" : "@" + environment) + "/" + version;
    }
}
