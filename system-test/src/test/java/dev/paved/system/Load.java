package dev.paved.system;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/**
 * Users who ask an address again and again, some on connections that they keep and some on a new one each time. An answer
 * with status 200 counts for its body; everything else is a lost request.
 */
final class Load implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final URI address;
    private final Map<String, Long> answers = new ConcurrentHashMap<>();
    private final Queue<String> lost = new ConcurrentLinkedQueue<>();
    private final List<Thread> users;
    private volatile boolean done;

    private Load(String url) {
        address = URI.create(url);
        users = Stream.<User>of(keeping(), keeping(), this::askAnew)
                .map(user -> Thread.ofVirtual().unstarted(() -> ask(user)))
                .toList();
    }

    /** Users who ask {@code url} from now on. */
    static Load on(String url) {
        Load load = new Load(url);
        load.users.forEach(Thread::start);
        return load;
    }

    @FunctionalInterface
    private interface User {
        /** What is answered to one request. */
        String ask() throws IOException, InterruptedException;
    }

    /** What was asked for in vain so far, and what came instead. */
    List<String> lost() {
        return List.copyOf(lost);
    }

    /** How many got an answer so far. */
    long answered() {
        return answers.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Who answers, as soon as {@code count} more requests were answered, and how many of them. */
    Map<String, Long> next(int count) {
        Map<String, Long> before = Map.copyOf(answers);
        long enough = answered() + count;
        await().atMost(PATIENCE).until(() -> answered() >= enough || !lost.isEmpty());
        Map<String, Long> since = new TreeMap<>(answers);
        before.forEach((who, times) -> since.merge(who, -times, Long::sum));
        since.values().removeAll(Set.of(0L));
        return since;
    }

    private void ask(User user) {
        while (!done) {
            try {
                answers.merge(user.ask(), 1L, Long::sum);
            } catch (IOException e) {
                lost.add(e.toString());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private User keeping() {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
        return () -> {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException(answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        };
    }

    private String askAnew() throws IOException {
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            String request = "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                    .formatted(address.getRawPath(), address.getAuthority());
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            int body = answer.indexOf("\r\n\r\n");
            if (!answer.startsWith("HTTP/1.1 200 ") || body < 0 || answer.length() == body + 4) {
                throw new IOException("on a connection of its own: '" + answer + "'");
            }
            return answer.substring(body + 4);
        }
    }

    @Override
    public void close() {
        done = true;
        await().atMost(PATIENCE).until(() -> users.stream().noneMatch(Thread::isAlive));
    }
}
