package dev.paved.local.supervisor;

import dev.paved.local.identity.LocalIdentity;
import dev.paved.local.stack.PavedHome;
import dev.paved.local.stack.StateFile;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;

/**
 * The deployer's identity: a token in a file that is renewed long before it is no longer valid. The deployer gets to see
 * neither the key nor a token that lasts.
 */
final class DeployerToken {
    /** The group that makes the deployer of whose token names it; the platform's command line gives it to nobody. */
    private static final String GROUP = "paved-deployer";

    private static final Logger LOG = System.getLogger(DeployerToken.class.getName());
    private static final String SUBJECT = "deployer";
    private static final Duration VALIDITY = Duration.ofHours(1);
    private static final Duration RENEWAL = Duration.ofMinutes(1);

    private final PavedHome home;
    private long renewAt = System.nanoTime();

    DeployerToken(PavedHome home) {
        this.home = home;
    }

    /** Renews the token a minute after the last time, by the time that passes: the clock may be set meanwhile. */
    void keepFresh() {
        if (System.nanoTime() - renewAt >= 0) {
            renewAt = System.nanoTime() + RENEWAL.toNanos();
            renew();
        }
    }

    private void renew() {
        try {
            String token = LocalIdentity.at(home.root()).token(SUBJECT, List.of(GROUP), VALIDITY);
            StateFile.write(home.deployerToken(), token + "\n");
        } catch (UncheckedIOException e) {
            LOG.log(Level.WARNING, "The deployer''s token is renewed later: {0}", e.getMessage());
        }
    }
}
