package dev.paved.integrations.github;

import dev.paved.integrations.inbound.Reception;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Counts deliveries that are refused unread, since they say that they are larger than any body may be. */
@Singleton
class OversizedDeliveries {
    private static final int BEFORE_THEY_ARE_REFUSED = 1_001;

    private final Reception reception;
    private final long limit;

    OversizedDeliveries(
            Reception reception, @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit) {
        this.reception = reception;
        this.limit = limit.asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::look, BEFORE_THEY_ARE_REFUSED);
    }

    private void look(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (GithubWebhookResource.PATH.equals(request.path()) && length(request) > limit) {
            reception.oversized(GithubHook.HOOK, EventNames.kind(request.getHeader("X-GitHub-Event")));
        }
        context.next();
    }

    private static long length(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        return length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : 0;
    }
}
