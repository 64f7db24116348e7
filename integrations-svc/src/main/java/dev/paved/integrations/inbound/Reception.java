package dev.paved.integrations.inbound;

import dev.paved.kit.http.RefusedException;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.function.Supplier;

/** Counts what becomes of deliveries: {@code paved_integrations_deliveries_total}, by source and outcome. */
@Singleton
public class Reception {
    private static final String NAME = "paved.integrations.deliveries";

    private final MeterRegistry meters;

    Reception(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Answers 202 with what {@code delivery} gives; a refusal goes on to where it becomes a problem. */
    public Response receive(Hook hook, Supplier<? extends Answer> delivery) {
        try {
            Answer answer = delivery.get();
            count(hook, answer.status().name().toLowerCase(Locale.ROOT));
            return Response.accepted(answer).build();
        } catch (RefusedException e) {
            count(hook, e.failure() instanceof InboundFailure failure ? failure.outcome() : "refused");
            throw e;
        }
    }

    private void count(Hook hook, String outcome) {
        meters.counter(NAME, "source", hook.source(), "outcome", outcome).increment();
    }
}
