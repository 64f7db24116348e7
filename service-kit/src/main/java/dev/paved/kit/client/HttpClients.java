package dev.paved.kit.client;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.http.HttpClient;
import java.time.Duration;

/** Makes the one HTTP client. */
@ApplicationScoped
class HttpClients {

    private static final Duration CONNECT = Duration.ofSeconds(2);

    @Produces
    @Singleton
    HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    void close(@Disposes HttpClient client) {
        client.shutdownNow();
    }
}
