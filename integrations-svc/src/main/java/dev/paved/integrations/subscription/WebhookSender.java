package dev.paved.integrations.subscription;

import dev.paved.integrations.outbound.Destination;
import dev.paved.integrations.outbound.Exchange;
import dev.paved.integrations.outbound.GuardedHttp;
import dev.paved.integrations.outbound.OutboundConfig;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;

/** Sends messages, each once. */
@Singleton
class WebhookSender {

    private final GuardedHttp http;
    private final OutboundConfig config;
    private final InstantSource time;

    WebhookSender(GuardedHttp http, OutboundConfig config, InstantSource time) {
        this.http = http;
        this.config = config;
        this.time = time;
    }

    /** Sends {@code webhook}; always gives what came of it, within the limit of time. */
    Uni<Attempt> send(Webhook webhook) {
        return Uni.createFrom().deferred(() -> {
            Instant begin = time.instant();
            return post(webhook, begin).map(exchange -> Attempt.of(exchange, begin, time.instant()));
        });
    }

    private Uni<Exchange> post(Webhook webhook, Instant begin) {
        Destination to;
        try {
            to = Destination.of(webhook.url(), config.plainHttp());
        } catch (Destination.Unusable e) {
            return Uni.createFrom().item(new Exchange.Refused(String.valueOf(e.getMessage())));
        }
        return http.post(to, webhook.headers(begin), webhook.body().getBytes(StandardCharsets.UTF_8));
    }
}
