package dev.paved.integrations.inbound;

import dev.paved.integrations.inbound.InboundFailure.Oversized;
import dev.paved.kit.http.RefusedException;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Counts what becomes of deliveries: {@code paved_integrations_deliveries_total}, by source, kind and outcome. */
@Singleton
public class Reception {
    private static final String NAME = "paved.integrations.deliveries";

    private final MeterRegistry meters;
    private final Arrivals arrivals;

    Reception(MeterRegistry meters, Arrivals arrivals) {
        this.meters = meters;
        this.arrivals = arrivals;
    }

    /** The metric is there before the first delivery: who watches it sees that one too. */
    void begin(@Observes StartupEvent event) {
        meters.counter(NAME, "source", "tickets", "type", Kind.ANY.tag(), "outcome", "accepted");
    }

    /** Answers 202 with what {@code delivery} gives; a refusal goes on to where it becomes a problem. */
    public Response receive(Hook hook, Supplier<? extends Answer> delivery) {
        return receive(hook, Kind.ANY, delivery);
    }

    /** The same, of a delivery of {@code kind}. */
    public Response receive(Hook hook, Kind kind, Supplier<? extends Answer> delivery) {
        return Response.accepted(counted(delivery, outcome -> arrived(hook, kind, outcome)))
                .build();
    }

    /** What {@code delivery} gives, which did not arrive but was fetched, counted. */
    public <A extends Answer> A fetched(Hook hook, Kind kind, Supplier<A> delivery) {
        return counted(delivery, outcome -> count(hook, kind, outcome));
    }

    /** Counts a delivery that was refused unread, since it is too large. */
    public void oversized(Hook hook, Kind kind) {
        arrived(hook, kind, Oversized.OUTCOME);
    }

    private static <A extends Answer> A counted(Supplier<A> delivery, Consumer<String> outcome) {
        try {
            A answer = delivery.get();
            outcome.accept(answer.status().name().toLowerCase(Locale.ROOT));
            return answer;
        } catch (RefusedException e) {
            outcome.accept(e.failure() instanceof InboundFailure failure ? failure.outcome() : "refused");
            throw e;
        }
    }

    private void arrived(Hook hook, Kind kind, String outcome) {
        count(hook, kind, outcome);
        arrivals.note(hook, kind, outcome);
    }

    private void count(Hook hook, Kind kind, String outcome) {
        meters.counter(NAME, "source", hook.source(), "type", kind.tag(), "outcome", outcome)
                .increment();
    }
}
