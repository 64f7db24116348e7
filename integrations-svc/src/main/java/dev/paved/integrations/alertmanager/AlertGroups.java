package dev.paved.integrations.alertmanager;

import static dev.paved.integrations.alertmanager.AlertmanagerHook.HOOK;

import dev.paved.integrations.alertmanager.GroupReceipt.AlertReceipt;
import dev.paved.integrations.alertmanager.Notification.Alert;
import dev.paved.integrations.incident.Incidents;
import dev.paved.integrations.incident.Sighting;
import dev.paved.kit.persistence.Transactions;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Takes a notification as a whole: what its alerts lead to commits together, and only then it is answered. */
@Singleton
class AlertGroups {
    private static final Logger LOG = Logger.getLogger(AlertGroups.class);

    private final Transactions transactions;
    private final Incidents incidents;
    private final Alerts alerts;
    private final ConnectionTests tests;
    private final Counter truncated;

    AlertGroups(
            Transactions transactions,
            Incidents incidents,
            Alerts alerts,
            ConnectionTests tests,
            MeterRegistry meters) {
        this.transactions = transactions;
        this.incidents = incidents;
        this.alerts = alerts;
        this.tests = tests;
        this.truncated = meters.counter("paved.integrations.alerts.truncated");
    }

    /** The metric is there before the first alert. */
    void begin(@Observes StartupEvent event) {
        truncated.increment(0);
    }

    private record Read(Alert alert, Optional<Sighting> sighting) {}

    GroupReceipt take(Notification notification) {
        // Those who take the same alerts at the same time do so in the same order, so that they can wait for each
        // other.
        List<Read> read = notification.alerts().stream()
                .map(alert -> new Read(alert, alerts.sighting(alert)))
                .sorted(Comparator.comparing((Read one) -> one.alert().fingerprint())
                        .thenComparing(one -> one.alert().startsAt()))
                .toList();
        List<AlertReceipt> receipts = transactions.run(session -> Multi.createFrom()
                .iterable(read)
                .onItem()
                .transformToUniAndConcatenate(one -> take(session, one))
                .collect()
                .asList());
        receipts.stream()
                .flatMap(receipt -> Optional.ofNullable(receipt.outcome()).stream())
                .forEach(outcome -> incidents.count(HOOK.source(), outcome));
        tellTruncated(notification);
        return GroupReceipt.of(notification.truncated(), receipts);
    }

    private Uni<AlertReceipt> take(Mutiny.Session session, Read read) {
        String fingerprint = read.alert().fingerprint();
        if (ConnectionTests.isTest(read.alert())) {
            return tests.keep(session, read.alert()).replaceWith(new AlertReceipt(fingerprint, null));
        }
        return read.sighting()
                .map(sighting ->
                        incidents.take(session, sighting).map(outcome -> new AlertReceipt(fingerprint, outcome)))
                .orElseGet(() -> Uni.createFrom().item(new AlertReceipt(fingerprint, null)));
    }

    private void tellTruncated(Notification notification) {
        if (notification.truncated() > 0) {
            truncated.increment(notification.truncated());
            LOG.warnf(
                    "truncated=%d Alertmanager left alerts out of a notification, whose incidents are not known;"
                            + " set max_alerts of its webhook to 0",
                    notification.truncated());
        }
    }
}
