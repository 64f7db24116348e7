package dev.paved.kit.identity;

import dev.paved.kit.http.RequestId;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.Set;

/** Who makes the present request, from where. */
@RequestScoped
public class Caller {

    private static final String CORRELATION = "X-Correlation-Id";
    private static final String ANONYMOUS = "anonymous";

    private final CurrentIdentityAssociation identity;
    private final RequestId requestId;
    private final HttpHeaders headers;
    private final Instance<RoutingContext> routing;

    Caller(
            CurrentIdentityAssociation identity,
            RequestId requestId,
            @jakarta.ws.rs.core.Context HttpHeaders headers,
            Instance<RoutingContext> routing) {
        this.identity = identity;
        this.requestId = requestId;
        this.headers = headers;
        this.routing = routing;
    }

    /** The caller's name, or {@code anonymous} when it is not {@linkplain #isKnown() known}. */
    public String name() {
        return known().map(caller -> caller.getPrincipal().getName()).orElse(ANONYMOUS);
    }

    /** The groups that the caller's token says they are in: its claim {@code groups}. */
    public Set<String> groups() {
        return known().map(SecurityIdentity::getRoles).map(Set::copyOf).orElseGet(Set::of);
    }

    /** Whether the caller has proven who it is; on an event loop, whether that is known without waiting. */
    public boolean isKnown() {
        return known().isPresent();
    }

    private Optional<SecurityIdentity> known() {
        return present().filter(caller -> !caller.isAnonymous());
    }

    private Optional<SecurityIdentity> present() {
        if (!Infrastructure.canCallerThreadBeBlocked()) {
            var told =
                    identity.getDeferredIdentity().subscribeAsCompletionStage().toCompletableFuture();
            return told.isDone() && !told.isCompletedExceptionally() ? Optional.of(told.join()) : Optional.empty();
        }
        try {
            return Optional.of(identity.getDeferredIdentity().await().indefinitely());
        } catch (SecurityException e) {
            return Optional.empty();
        }
    }

    /** The address the request came from: what a trusted proxy says it is, else the other end of the connection. */
    public String remote() {
        var address = routing.get().request().remoteAddress();
        return address == null ? "unknown" : address.hostAddress();
    }

    /** What an event that this request leads to says of its cause; a new chain begins here unless the caller names one. */
    public Cause cause() {
        String correlation = headers.getHeaderString(CORRELATION);
        return new Cause(
                name(),
                correlation == null || correlation.isBlank() ? requestId.value() : correlation,
                requestId.value());
    }
}
