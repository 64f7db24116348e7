package dev.paved.integrations.github;

import dev.paved.integrations.forge.Report;
import dev.paved.integrations.forge.Reports;
import dev.paved.integrations.github.Payload.IssueActivity;
import dev.paved.integrations.github.Payload.Ping;
import dev.paved.integrations.github.Payload.RepositoryActivity;
import dev.paved.integrations.github.missed.Hooks;
import dev.paved.integrations.inbound.Deliveries;
import dev.paved.integrations.inbound.Delivery;
import dev.paved.integrations.inbound.Receipt;
import dev.paved.integrations.inbound.Receipt.Status;
import dev.paved.integrations.repository.RepositoryNames;
import dev.paved.integrations.repository.RepositoryNames.Known;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Takes deliveries that are known to be GitHub's, whichever way they came. */
@Singleton
public class GithubDeliveries {
    /** As which source bodies are kept beside the ids of deliveries. */
    private static final String BODIES = "github-body";

    private final Payloads payloads;
    private final Translator translator;
    private final Renamings renamings;
    private final IssueNames issues;
    private final RepositoryNames names;
    private final Hooks hooks;
    private final Reports reports;
    private final Deliveries deliveries;

    GithubDeliveries(
            Payloads payloads,
            Translator translator,
            Renamings renamings,
            IssueNames issues,
            RepositoryNames names,
            Hooks hooks,
            Reports reports,
            Deliveries deliveries) {
        this.payloads = payloads;
        this.translator = translator;
        this.renamings = renamings;
        this.issues = issues;
        this.names = names;
        this.hooks = hooks;
        this.reports = reports;
        this.deliveries = deliveries;
    }

    /** What becomes of {@code delivery}, which arrived, unless it was taken before. A ping is noted whenever it comes. */
    Receipt arrived(Delivery delivery, @Nullable String contentType, byte[] body) {
        Payload payload = payloads.read(delivery.event(), contentType, body);
        Receipt receipt = take(delivery, payload, body);
        if (payload instanceof Ping ping) {
            hooks.pinged(ping.hookId());
        }
        return receipt;
    }

    /** The same of one that did not arrive but was fetched, as JSON. */
    public Receipt fetched(Delivery delivery, byte[] body) {
        return take(delivery, payloads.read(delivery.event(), "application/json", body), body);
    }

    private Receipt take(Delivery delivery, Payload payload, byte[] body) {
        Status status =
                switch (payload) {
                    case RepositoryActivity activity ->
                        renamings
                                .of(activity)
                                .map(known -> take(delivery, known))
                                .orElse(Status.IGNORED);
                    case Ping ping ->
                        ping.place().map(place -> take(delivery, ping, place)).orElse(Status.IGNORED);
                    case IssueActivity activity -> take(delivery, activity);
                    default -> take(delivery, translator.translate(payload), body);
                };
        return new Receipt(delivery.id(), status);
    }

    /** Once by its id and once by its body: the signature covers the body alone, so an old one may come under another id. */
    private Status take(Delivery delivery, List<Report> told, byte[] body) {
        if (told.isEmpty()) {
            return Status.IGNORED;
        }
        Delivery same = new Delivery(BODIES, sha256(body), delivery.event());
        return deliveries.take(
                delivery,
                session -> Deliveries.isNew(session, same)
                        .chain(isNew -> isNew
                                ? publish(session, delivery, told)
                                : Uni.createFrom().item(Status.DUPLICATE)),
                Status.DUPLICATE);
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private Uni<Status> publish(Mutiny.Session session, Delivery delivery, List<Report> told) {
        return names.toldByGitHub(session, told.stream().map(Report::repository).toList())
                .chain(() -> deliveries.publish(
                        session, delivery.id(), delivery.id(), reports.notices(GithubHook.HOOK, told)));
    }

    private Status take(Delivery delivery, IssueActivity activity) {
        if (translator.translate(activity).isEmpty()) {
            return Status.IGNORED;
        }
        return deliveries.take(
                delivery,
                session -> issues.of(session, activity)
                        .chain(name -> publish(session, delivery, translator.translate(activity, name))),
                Status.DUPLICATE);
    }

    private Status take(Delivery delivery, Known known) {
        return deliveries.take(
                delivery,
                session -> names.put(session, known)
                        .chain(() -> hooks.moved(
                                session, known.names(), known.names().getLast()))
                        .replaceWith(Status.ACCEPTED),
                Status.DUPLICATE);
    }

    private Status take(Delivery delivery, Ping ping, String place) {
        return deliveries.take(
                delivery,
                session -> hooks.put(session, ping.hookId(), place).replaceWith(Status.ACCEPTED),
                Status.DUPLICATE);
    }
}
