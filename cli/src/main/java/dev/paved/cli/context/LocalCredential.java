package dev.paved.cli.context;

import dev.paved.cli.http.Credential;
import dev.paved.local.identity.LocalIdentity;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Signs tokens with the local stack's keys, a fresh one well before the last ends. */
final class LocalCredential implements Credential {
    private static final Duration VALIDITY = Duration.ofMinutes(5);
    private static final Duration REUSE = Duration.ofMinutes(3);

    private final Path home;
    private final InstantSource clock;
    private String token = "";
    private Instant renewal = Instant.MIN;

    LocalCredential(Path home, InstantSource clock) {
        this.home = home;
        this.clock = clock;
    }

    @Override
    public String token() {
        Instant now = clock.instant();
        if (!now.isBefore(renewal)) {
            token = LocalIdentity.at(home).token(System.getProperty("user.name"), VALIDITY);
            renewal = now.plus(REUSE);
        }
        return token;
    }
}
