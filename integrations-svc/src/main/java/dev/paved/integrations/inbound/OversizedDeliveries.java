package dev.paved.integrations.inbound;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Counts deliveries that are refused unread, since they say that they are larger than any body may be. */
@Singleton
class OversizedDeliveries {
    private static final int BEFORE_THEY_ARE_REFUSED = 1_001;

    private final Reception reception;
    private final Instance<LargeDeliveries> known;
    private final long limit;

    OversizedDeliveries(
            Reception reception,
            @Any Instance<LargeDeliveries> known,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit) {
        this.reception = reception;
        this.known = known;
        this.limit = limit.asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::look, BEFORE_THEY_ARE_REFUSED);
    }

    private void look(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (length(request) > limit) {
            known.stream()
                    .filter(deliveries -> deliveries.path().equals(request.path()))
                    .forEach(deliveries -> reception.oversized(
                            deliveries.hook(), deliveries.kind().apply(request)));
        }
        context.next();
    }

    private static long length(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        return length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : 0;
    }
}
