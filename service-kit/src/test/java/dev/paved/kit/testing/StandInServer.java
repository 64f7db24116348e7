package dev.paved.kit.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A server that stands in for one elsewhere, notes what it is asked, and answers otherwise once where a test wants it. */
public final class StandInServer implements AutoCloseable {

    private final Map<String, Queue<Canned>> canned = new ConcurrentHashMap<>();
    private final Set<String> lost = ConcurrentHashMap.newKeySet();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    private record Canned(int status, Map<String, String> headers, String body) {}

    /** Starts one on a free port. */
    public StandInServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /** Lets {@code handler} answer what is asked of paths that begin with {@code prefix}. */
    public void serve(String prefix, HttpHandler handler) {
        server.createContext(prefix, handler);
    }

    /** Where it is, without a slash at the end. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What it was asked, as {@code METHOD /path}. */
    public List<String> requests() {
        return requests;
    }

    /** Answers the next request that begins with {@code request}, as {@code METHOD /path}, with this. */
    public void next(String request, int status, Map<String, String> headers, String body) {
        canned.computeIfAbsent(request, key -> new ConcurrentLinkedQueue<>()).add(new Canned(status, headers, body));
    }

    /** Of those answers that were to be given, the requests that have one of {@code names} in them and did not come. */
    public List<String> unused(String... names) {
        return canned.entrySet().stream()
                .filter(each -> !each.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .filter(request -> Arrays.stream(names).anyMatch(request::contains))
                .toList();
    }

    /** Does what {@code METHOD /path} asks for the next time, and answers 502 all the same. */
    public void lose(String request) {
        lost.add(request);
    }

    /** Whether the answer to {@code request} is to be lost, which it is once. */
    public boolean isLost(String request) {
        return lost.remove(request);
    }

    /** Notes {@code request}; true where a test has said what to answer, and that was answered. */
    public boolean isAnswered(HttpExchange exchange, String request) throws IOException {
        requests.add(request);
        for (Map.Entry<String, Queue<Canned>> each : canned.entrySet()) {
            Canned answer = request.startsWith(each.getKey()) ? each.getValue().poll() : null;
            if (answer != null) {
                answer.headers().forEach(exchange.getResponseHeaders()::set);
                answer(exchange, answer.status(), answer.body());
                return true;
            }
        }
        return false;
    }

    /** Answers with {@code body}. */
    public static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
