package dev.paved.kit.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paved.events.EventIds;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses a body that says it is too large before any of it is kept. What the client still sends is read and dropped, so
 * that it gets to see the answer. Who sends it is not known yet, so it is counted and not audited.
 */
@Singleton
class BodyLimit {

    private static final int BEFORE_ALL_ELSE = 1_000;
    private static final long MOST_DROPPED = 256L * 1024 * 1024;

    private final ObjectMapper json;
    private final EventIds ids;
    private final long limit;
    private final Counter oversized;

    BodyLimit(
            ObjectMapper json,
            EventIds ids,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit,
            MeterRegistry meters) {
        this.json = json;
        this.ids = ids;
        this.limit = limit.asLongValue();
        this.oversized = meters.counter("paved.audit.unrecorded", "reason", "oversized");
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_ALL_ELSE);
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (length(request) <= limit) {
            context.next();
            return;
        }
        oversized.increment();
        long[] dropped = {0};
        request.handler(chunk -> {
            dropped[0] += chunk.length();
            if (dropped[0] > MOST_DROPPED) {
                request.connection().close();
            }
        });
        request.resume();
        context.response()
                .setStatusCode(413)
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .end(problem(request));
    }

    private static long length(HttpServerRequest request) {
        try {
            String length = request.getHeader("Content-Length");
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private String problem(HttpServerRequest request) {
        Problem problem = Problem.of(
                        413,
                        "Body too large",
                        "The body is larger than the " + limit / (1024 * 1024)
                                + " MB that are accepted; nothing was changed.")
                .at(request.path(), ids.next().toString());
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
