package dev.paved.integrations.inbound;

import dev.paved.integrations.inbound.InboundFailure.Oversized;
import dev.paved.kit.http.RefusedException;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.function.Supplier;

/** Counts what becomes of deliveries: {@code paved_integrations_deliveries_total}, by source, kind and outcome. */
@Singleton
public class Reception {
    private static final String NAME = "paved.integrations.deliveries";

    private final MeterRegistry meters;

    Reception(MeterRegistry meters) {
        this.meters = meters;
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
        return Response.accepted(counted(hook, kind, delivery)).build();
    }

    /** What {@code delivery} gives, counted. */
    public <A extends Answer> A counted(Hook hook, Kind kind, Supplier<A> delivery) {
        try {
            A answer = delivery.get();
            count(hook, kind, answer.status().name().toLowerCase(Locale.ROOT));
            return answer;
        } catch (RefusedException e) {
            count(hook, kind, e.failure() instanceof InboundFailure failure ? failure.outcome() : "refused");
            throw e;
        }
    }

    /** Counts a delivery that was refused unread, since it is too large. */
    public void oversized(Hook hook, Kind kind) {
        count(hook, kind, Oversized.OUTCOME);
    }

    private void count(Hook hook, Kind kind, String outcome) {
        meters.counter(NAME, "source", hook.source(), "type", kind.tag(), "outcome", outcome)
                .increment();
    }
}
