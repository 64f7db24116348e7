package dev.paved.deployer.rollout;

import dev.paved.deployer.local.Preparations;
import dev.paved.deployer.repository.Checkouts;
import dev.paved.deployer.repository.Checkouts.Checkout;
import dev.paved.kit.lifecycle.BackgroundLoop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Removes the files of versions that nothing needs any more, now and then. */
@Singleton
class CheckoutSweep {

    private static final Logger LOG = Logger.getLogger(CheckoutSweep.class);
    private static final Duration PERIOD = Duration.ofMinutes(10);

    private final Checkouts checkouts;
    private final Preparations preparations;
    private final CheckoutUse use;
    private final BackgroundLoop loop;

    CheckoutSweep(Checkouts checkouts, Preparations preparations, CheckoutUse use) {
        this.checkouts = checkouts;
        this.preparations = preparations;
        this.use = use;
        this.loop = new BackgroundLoop("checkout-sweep", PERIOD, this::sweep);
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) {
        loop.close();
    }

    void sweep() {
        try {
            checkouts.all().forEach(this::discardUnlessUsed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void discardUnlessUsed(Checkout it) {
        try {
            preparations.discard(it.service(), it.commit(), () -> use.isFree(it.service(), it.commit()));
        } catch (IOException e) {
            LOG.warnf(e, "service=%s commit=%s the files could not be removed", it.service(), it.commit());
        }
    }
}
