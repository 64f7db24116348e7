package dev.paved.cli.context;

import dev.paved.cli.http.Credential;
import dev.paved.local.identity.LocalIdentity;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Signs tokens with the local stack's keys, a fresh one well before the last ends. */
final class LocalCredential implements Credential {
    private static final Duration VALIDITY = Duration.ofMinutes(5);
    private static final Duration AUTOMATION_VALIDITY = Duration.ofHours(1);
    private static final List<String> AUTOMATION = List.of("paved-automation");
    private static final Duration REUSE = Duration.ofMinutes(3);

    private final Path home;
    private final InstantSource clock;
    private String token = "";
    private Instant renewal = Instant.MIN;

    LocalCredential(Path home, InstantSource clock) {
        this.home = home;
        this.clock = clock;
    }

    /** A token of a program called {@code name}, which the deployer takes for automation. */
    String ofAutomation(String name) {
        return LocalIdentity.at(home).token(name, AUTOMATION, AUTOMATION_VALIDITY);
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
