package dev.paved.integrations.subscription;

import dev.paved.integrations.outbound.OutboundConfig;
import dev.paved.integrations.slack.Slack;
import dev.paved.integrations.subscription.Agenda.Look;
import dev.paved.integrations.subscription.Deliveries.Claimed;
import dev.paved.integrations.subscription.Subscriptions.Free;
import dev.paved.kit.encryption.CannotOpen;
import dev.paved.kit.encryption.KeysUnavailable;
import dev.paved.kit.persistence.Transactions;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Looks at the lines of some subscriptions in one transaction: writes down what came of what was sent, and claims what is due
 * next. Whoever has a line locked is left alone; none is waited for.
 */
@Singleton
class DeliveryRound {

    private static final Logger LOG = Logger.getLogger(DeliveryRound.class);

    /** How much longer a claim lasts than sending may take: for writing down what came of it. */
    private static final Duration MARGIN = Duration.ofSeconds(15);

    /** What is due later is found by a full look. */
    private static final Duration NEAR = Duration.ofSeconds(15);

    private final Transactions transactions;
    private final Subscriptions subscriptions;
    private final Deliveries deliveries;
    private final AttemptRecorder recorder;
    private final Secrets secrets;
    private final InstantSource time;
    private final Duration requestLimit;
    private final int atOnce;

    DeliveryRound(
            Transactions transactions,
            Subscriptions subscriptions,
            Deliveries deliveries,
            AttemptRecorder recorder,
            Secrets secrets,
            InstantSource time,
            OutboundConfig outbound,
            SubscriptionConfig config) {
        this.transactions = transactions;
        this.subscriptions = subscriptions;
        this.deliveries = deliveries;
        this.recorder = recorder;
        this.secrets = secrets;
        this.time = time;
        this.requestLimit = outbound.limit();
        this.atOnce = config.atOnce();
    }

    /** Something to send, which this instance has claimed. */
    record Message(SubscriptionEntity row, List<SigningSecret> signing, UUID event, UUID claim, String body) {

        String subscription() {
            return row.id;
        }
    }

    /**
     * What a round led to.
     *
     * @param next how long it is until something more is due, of each subscription where it is not long
     * @param held what is to be looked at again, since another transaction is changing it
     */
    record Came(List<Message> messages, Map<String, Duration> next, List<Look> held) {}

    private record Line(SubscriptionEntity row, List<SigningSecret> secrets) {

        Message message(UUID claim, Claimed claimed) {
            return new Message(row, secrets, claimed.event(), claim, claimed.body());
        }
    }

    /** How many deliveries may be on their way at once, and for how long each is claimed. */
    private record Terms(int places, Duration limit) {}

    /** Takes {@code looks}; nothing is claimed unless {@code claiming}. */
    Came run(List<Look> looks, boolean claiming) {
        List<String> ids = looks.stream().map(Look::subscription).toList();
        return transactions.run(session -> subscriptions
                .free(session, ids)
                .chain(free -> recorder.record(session, free.rows(), sent(looks, free))
                        .map(unwritten -> held(looks, free, unwritten))
                        .chain(held -> claiming
                                ? claim(session, free, held)
                                : Uni.createFrom().item(new Came(List.of(), Map.of(), held)))));
    }

    private static List<Look> held(List<Look> looks, Free free, List<Sent> unwritten) {
        return Stream.concat(
                        looks.stream().filter(look -> free.held().contains(look.subscription())),
                        unwritten.stream().map(sent -> new Look(sent.subscription(), List.of(sent))))
                .toList();
    }

    /** Whether {@code sent} may still be claimed at {@code now}. */
    boolean isClaimed(Sent sent, Instant now) {
        return now.isBefore(sent.attempt().at().plus(claimLimit(Slack.REQUESTS)));
    }

    private static List<Sent> sent(List<Look> looks, Free free) {
        return looks.stream()
                .filter(look -> free.rows().containsKey(look.subscription()))
                .flatMap(look -> look.sent().stream())
                .toList();
    }

    private Uni<Came> claim(Mutiny.Session session, Free free, List<Look> held) {
        List<Line> lines = lines(free);
        List<String> ids = lines.stream().map(line -> line.row().id).toList();
        UUID claim = UUID.randomUUID();
        return claim(session, lines, claim)
                .chain(claimed -> deliveries
                        .next(session, ids, NEAR)
                        .map(next -> new Came(messages(lines, claim, claimed), next, held)));
    }

    private Uni<List<Claimed>> claim(Mutiny.Session session, List<Line> lines, UUID claim) {
        Map<Terms, List<String>> each = lines.stream()
                .collect(Collectors.groupingBy(
                        this::terms, Collectors.mapping(line -> line.row().id, Collectors.toList())));
        return Multi.createFrom()
                .iterable(each.entrySet())
                .onItem()
                .transformToUniAndConcatenate(group -> deliveries.claim(
                        session,
                        group.getValue(),
                        claim,
                        group.getKey().places(),
                        group.getKey().limit()))
                .collect()
                .asList()
                .map(claimed -> claimed.stream().flatMap(List::stream).toList());
    }

    private Terms terms(Line line) {
        Target target = line.row().target();
        return new Terms(target.atOnce(atOnce), claimLimit(target.requests()));
    }

    private Duration claimLimit(int requests) {
        return requestLimit.multipliedBy(requests).plus(MARGIN);
    }

    /** Nothing is claimed that could not be signed: another instance may have the key. */
    private List<Line> lines(Free free) {
        List<Line> lines = new ArrayList<>();
        List<String> sealed = new ArrayList<>();
        String why = "";
        for (SubscriptionEntity row : free.rows().values()) {
            try {
                lines.add(new Line(row, secrets.open(row, time.instant())));
            } catch (KeysUnavailable | CannotOpen e) {
                sealed.add(row.id);
                why = String.valueOf(e.getMessage());
            }
        }
        if (!sealed.isEmpty()) {
            LOG.warnf("subscriptions=%d first=%s nothing is sent to them: %s", sealed.size(), sealed.getFirst(), why);
        }
        return lines;
    }

    private static List<Message> messages(List<Line> lines, UUID claim, List<Claimed> claimed) {
        Map<String, List<Claimed>> each = claimed.stream().collect(Collectors.groupingBy(Claimed::subscription));
        return lines.stream()
                .flatMap(line ->
                        each.getOrDefault(line.row().id, List.of()).stream().map(one -> line.message(claim, one)))
                .toList();
    }
}
