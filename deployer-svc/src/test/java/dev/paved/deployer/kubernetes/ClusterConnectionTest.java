package dev.paved.deployer.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.paved.kit.kubernetes.ClusterConnection;
import dev.paved.kit.testing.StandInServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterConnectionTest {

    @TempDir
    Path folder;

    private final List<String> asked = new CopyOnWriteArrayList<>();

    @Test
    void nobody_is_followed_elsewhere_whatever_a_pod_answers() throws Exception {
        try (StandInServer cluster = new StandInServer();
                StandInServer elsewhere = new StandInServer()) {
            // Given
            elsewhere.serve("/", exchange -> redirect(exchange, "elsewhere", "/"));
            cluster.serve("/", exchange -> redirect(exchange, "cluster", elsewhere.url()));

            // When
            int status;
            try (ClusterConnection connection = new ClusterConnection(Optional.of(kubeconfig(cluster)), "test")) {
                var http = connection.client().getHttpClient();
                var request = http.newHttpRequestBuilder()
                        .uri(cluster.url() + "/api/v1/namespaces/staging/pods/hello:8080/proxy/metrics")
                        .build();
                status = http.sendAsync(request, byte[].class).get().code();
            }

            // Then
            assertThat(status).isEqualTo(302);
            assertThat(asked).containsExactly("cluster Bearer secret");
        }
    }

    private Path kubeconfig(StandInServer cluster) throws IOException {
        return Files.writeString(folder.resolve("kubeconfig"), """
                apiVersion: v1
                kind: Config
                clusters: [{name: c, cluster: {server: "%s"}}]
                users: [{name: u, user: {token: secret}}]
                contexts: [{name: x, context: {cluster: c, user: u}}]
                current-context: x
                """.formatted(cluster.url()));
    }

    private void redirect(HttpExchange exchange, String name, String to) throws IOException {
        try (exchange) {
            asked.add(name + " " + exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.getResponseHeaders().add("Location", to);
            exchange.sendResponseHeaders(302, -1);
        }
    }
}
