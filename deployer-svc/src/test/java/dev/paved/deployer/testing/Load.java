package dev.paved.deployer.testing;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * Users who ask for a service all the time, each request led as the router does: drawn by weight, and on to the next where
 * nobody listens.
 */
public final class Load implements AutoCloseable {

    private static final int USERS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String environment;
    private final String service;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, Integer> answers = new ConcurrentHashMap<>();
    private final List<String> lost = new CopyOnWriteArrayList<>();
    private final List<Thread> users;
    private volatile boolean over;

    private Load(String environment, String service) {
        this.environment = environment;
        this.service = service;
        this.users = IntStream.range(0, USERS)
                .mapToObj(user -> Thread.ofVirtual().start(this::ask))
                .toList();
    }

    /** Begins to ask. */
    public static Load on(String environment, String service) {
        return new Load(environment, service);
    }

    /** How often {@code version} answered. */
    public int answersOf(String version) {
        return answers.getOrDefault(version, 0);
    }

    /** Ends it; the answer is what came of the requests that got no answer. */
    public List<String> lost() {
        over = true;
        for (Thread user : users) {
            try {
                user.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return lost;
    }

    /** Ends it. */
    @Override
    public void close() {
        lost();
    }

    private void ask() {
        while (!over) {
            try {
                HttpResponse<String> response = request();
                if (response.statusCode() == 200) {
                    answers.merge(response.body(), 1, Integer::sum);
                } else {
                    lost.add("status " + response.statusCode());
                }
            } catch (IOException e) {
                lost.add(e.toString());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private HttpResponse<String> request() throws IOException, InterruptedException {
        IOException trouble = new IOException("no route");
        for (int port : order(FakePlatform.router().weightsOf(environment, service))) {
            try {
                return client.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                                .timeout(PATIENCE)
                                .build(),
                        BodyHandlers.ofString());
            } catch (ConnectException e) {
                trouble = e;
            }
        }
        throw trouble;
    }

    private static List<Integer> order(Map<Integer, Integer> weights) {
        List<Integer> order = new ArrayList<>();
        List<Map.Entry<Integer, Integer>> left = new ArrayList<>(weights.entrySet());
        left.removeIf(backend -> backend.getValue() == 0);
        while (!left.isEmpty()) {
            int drawn = ThreadLocalRandom.current()
                    .nextInt(left.stream().mapToInt(Map.Entry::getValue).sum());
            int at = 0;
            while (drawn >= left.get(at).getValue()) {
                drawn -= left.get(at).getValue();
                at++;
            }
            order.add(left.remove(at).getKey());
        }
        return order;
    }
}
