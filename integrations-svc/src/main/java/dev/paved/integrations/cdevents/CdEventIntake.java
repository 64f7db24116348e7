package dev.paved.integrations.cdevents;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.paved.events.PlatformEvent;
import dev.paved.events.cdevents.CdEvent;
import dev.paved.events.cdevents.CdEvents;
import dev.paved.events.cdevents.FromCdEvent;
import dev.paved.events.cdevents.FromCdEvent.Malformed;
import dev.paved.events.cdevents.FromCdEvent.Mapped;
import dev.paved.events.cdevents.FromCdEvent.NotMapped;
import dev.paved.integrations.cdevents.EventsReceipt.EventReceipt;
import dev.paved.integrations.inbound.Deliveries;
import dev.paved.integrations.inbound.Delivery;
import dev.paved.integrations.inbound.EnvironmentNames;
import dev.paved.integrations.inbound.Notice;
import dev.paved.integrations.inbound.Receipt.Status;
import dev.paved.integrations.repository.ServiceRepositories;
import dev.paved.kit.persistence.PlainText;
import dev.paved.kit.persistence.Transactions;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Takes CDEvents once each: all are read before the first is taken, and those that come together are taken together. */
@Singleton
class CdEventIntake {
    private static final String PLATFORM = "/paved/";
    private static final int LONGEST_NAME = 250;

    private final Transactions transactions;
    private final Deliveries deliveries;
    private final ServiceRepositories repositories;

    CdEventIntake(Transactions transactions, Deliveries deliveries, ServiceRepositories repositories) {
        this.transactions = transactions;
        this.deliveries = deliveries;
        this.repositories = repositories;
    }

    /** What is to be made of an event. */
    private sealed interface Judged {

        /** Nothing, for a reason. */
        record Ignored(String id, String reason) implements Judged {}

        /** What {@code notice} says, unless it was here before. */
        record News(String id, Delivery delivery, String chain, PlatformEvent event, Notice notice) implements Judged {}
    }

    EventsReceipt take(Sender sender, List<Envelope> envelopes) {
        List<Judged> judged =
                envelopes.stream().map(envelope -> judge(sender, envelope)).toList();
        return EventsReceipt.of(transactions.run(session -> claim(session, judged)
                .chain(claimed -> Multi.createFrom()
                        .iterable(judged)
                        .onItem()
                        .transformToUniAndConcatenate(one -> take(session, sender, one, claimed))
                        .collect()
                        .asList())));
    }

    /** Those of {@code judged} that were not here before. All who claim the same do so in the same order, and so wait for each other. */
    private static Uni<Set<String>> claim(Mutiny.Session session, List<Judged> judged) {
        Map<String, Delivery> deliveries = new TreeMap<>();
        for (Judged one : judged) {
            if (one instanceof Judged.News news) {
                deliveries.put(news.delivery().id(), news.delivery());
            }
        }
        return alone(session, deliveries.size())
                .chain(() -> isNew(session, deliveries.values()))
                .map(HashSet::new);
    }

    /** Events are published in their order, which may lock the same as another batch the other way round: one goes after the other. */
    private static Uni<Void> alone(Mutiny.Session session, int count) {
        return count < 2
                ? Uni.createFrom().voidItem()
                : session.createNativeQuery(
                                "select cast(pg_advisory_xact_lock(hashtext('cdevents')) as text)", String.class)
                        .getSingleResult()
                        .replaceWithVoid();
    }

    private static Uni<Set<String>> isNew(Mutiny.Session session, Collection<Delivery> deliveries) {
        return Multi.createFrom()
                .iterable(deliveries)
                .onItem()
                .transformToUniAndConcatenate(delivery -> Deliveries.isNew(session, delivery)
                        .map(isNew -> isNew ? Optional.of(delivery.id()) : Optional.<String>empty()))
                .collect()
                .asList()
                .map(ids -> ids.stream().flatMap(Optional::stream).collect(Collectors.toSet()));
    }

    /** The first of those that have the same id in {@code claimed} takes it. */
    private Uni<EventReceipt> take(Mutiny.Session session, Sender sender, Judged judged, Set<String> claimed) {
        return switch (judged) {
            case Judged.Ignored(String id, String reason) ->
                Uni.createFrom().item(new EventReceipt(id, Status.IGNORED, reason));
            case Judged.News(String id, Delivery delivery, String chain, PlatformEvent event, Notice notice) ->
                sender.requireRepository(session, repositories, event)
                        .chain(() -> claimed.remove(delivery.id())
                                ? deliveries.publish(session, chain, id, List.of(notice))
                                : Uni.createFrom().item(Status.DUPLICATE))
                        .map(status -> new EventReceipt(id, status, null));
        };
    }

    private static Judged judge(Sender sender, Envelope envelope) {
        String id = envelope.id();
        return switch (read(envelope)) {
            case NotMapped(String type, String reason) -> new Judged.Ignored(id, type + ": " + reason);
            case Malformed(String ignored, String cause) -> new Judged.Ignored(id, cause);
            case Mapped mapped
            when mapped.context().source().startsWith(PLATFORM) ->
                new Judged.Ignored(id, "the platform published it itself");
            case Mapped mapped ->
                CdEventNotices.of(mapped.context(), mapped.event())
                        .map(notice -> news(id, sender, mapped, notice))
                        .orElseGet(() -> new Judged.Ignored(id, "the platform tells of its environments itself"));
        };
    }

    /** The id of an event is unique within its source only, and may be long. */
    private static Judged news(String id, Sender sender, Mapped mapped, Notice notice) {
        CdEvent.Context context = mapped.context();
        sender.require(context, mapped.event());
        String unique = UUID.nameUUIDFromBytes((context.source() + "\n" + context.id()).getBytes(UTF_8))
                .toString();
        String chain = Optional.ofNullable(context.chainId())
                .filter(given -> !given.isBlank())
                .orElse(unique);
        return new Judged.News(id, new Delivery("cdevents", unique, context.type()), chain, mapped.event(), notice);
    }

    private static FromCdEvent read(Envelope envelope) {
        FromCdEvent read = CdEvents.read(envelope.data().toString().getBytes(UTF_8), EnvironmentNames::typeOf);
        if (read instanceof Malformed(String pointer, String cause)) {
            throw Envelopes.refused(envelope.pointer() + pointer, cause);
        }
        if (read instanceof Mapped(CdEvent.Context context, PlatformEvent event)) {
            requireSame(envelope, "id", envelope.id(), context.id());
            requireSame(envelope, "source", envelope.source(), context.source());
            requireSame(envelope, "type", envelope.type(), context.type());
            requirePlain(envelope, "/subject/id", CdEventNotices.subject(event));
            requirePlain(envelope, "/subject/content", event.key());
        }
        return read;
    }

    private static void requireSame(Envelope envelope, String attribute, String outside, String inside) {
        if (!outside.equals(inside)) {
            throw Envelopes.refused(
                    envelope.pointer() + "/context/" + attribute,
                    "is " + inside + ", but the CloudEvent's " + attribute + " is " + outside);
        }
    }

    /** What becomes the subject and the key of an event is short, and has no control characters. */
    private static void requirePlain(Envelope envelope, String pointer, String name) {
        if (!PlainText.of(name, LONGEST_NAME).equals(name)) {
            throw Envelopes.refused(
                    envelope.pointer() + pointer,
                    "has a name with control characters or more than " + LONGEST_NAME + " characters");
        }
    }
}
