package dev.paved.integrations.github.missed;

import static dev.paved.integrations.github.GithubHook.HOOK;

import dev.paved.integrations.github.EventNames;
import dev.paved.integrations.github.GithubDeliveries;
import dev.paved.integrations.inbound.Deliveries;
import dev.paved.integrations.inbound.Delivery;
import dev.paved.integrations.inbound.Receipt;
import dev.paved.integrations.inbound.Reception;
import dev.paved.kit.github.GitHubBusy;
import dev.paved.kit.github.GitHubRefused;
import dev.paved.kit.http.RefusedException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/** Takes deliveries that GitHub could not make, each once: what can't be taken is not fetched again either. */
@Singleton
class Fetching {
    private static final Logger LOG = Logger.getLogger(Fetching.class);

    private final DeliveryLog log;
    private final GithubDeliveries github;
    private final Deliveries deliveries;
    private final Reception reception;

    Fetching(DeliveryLog log, GithubDeliveries github, Deliveries deliveries, Reception reception) {
        this.log = log;
        this.github = github;
        this.deliveries = deliveries;
        this.reception = reception;
    }

    /** Takes what {@code missed} of {@code hook} were to deliver, in their order. */
    void take(Hook hook, List<Attempt> missed) throws GitHubBusy, GitHubRefused {
        Set<String> known = deliveries.known(
                HOOK.source(), missed.stream().map(Attempt::guid).toList());
        for (Attempt attempt : missed) {
            if (!known.contains(attempt.guid())) {
                take(hook, attempt);
            }
        }
    }

    private void take(Hook hook, Attempt attempt) throws GitHubBusy, GitHubRefused {
        Delivery delivery = new Delivery(HOOK.source(), attempt.guid(), attempt.event());
        try {
            byte[] payload = log.payload(hook, attempt);
            Receipt receipt =
                    reception.fetched(HOOK, EventNames.kind(attempt.event()), () -> github.fetched(delivery, payload));
            LOG.infof(
                    "hook=%d delivery=%s event=%s was missed and is taken: %s",
                    hook.id(), attempt.guid(), attempt.event(), receipt.status());
        } catch (RefusedException | IllegalArgumentException e) {
            LOG.warnf(
                    "hook=%d delivery=%s event=%s was missed and can't be taken: %s",
                    hook.id(), attempt.guid(), attempt.event(), e.getMessage());
        } catch (GitHubRefused e) {
            if (e.status() != 404) {
                throw e;
            }
            LOG.warnf("hook=%d delivery=%s was missed, and GitHub forgot it", hook.id(), attempt.guid());
        }
        deliveries.remember(delivery);
    }
}
