package dev.paved.cli.http;

import org.jspecify.annotations.Nullable;

/** Gives the bearer token of a request; asked for each one, since a signed token is short-lived. */
@FunctionalInterface
public interface Credential {

    /** The token now, or null when there is none. */
    @Nullable
    String token();
}
