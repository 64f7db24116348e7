package dev.paved.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Those whom events are sent to: many that answer at once, behind one address, and many that never do, behind another. */
final class Receivers implements AutoCloseable {

    private static final int WAITING = 10_000;
    private static final long LOOK_MILLIS = 5;

    private final Set<String> received = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<Double> taken = new ConcurrentLinkedQueue<>();
    private final HttpServer server;
    private final ServerSocket silent;
    private volatile long since;

    private Receivers(HttpServer server, ServerSocket silent) {
        this.server = server;
        this.silent = silent;
    }

    static Receivers start() throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        HttpServer server = HttpServer.create(new InetSocketAddress(here, 0), WAITING);
        // Connections are accepted by the system, and nobody reads from them.
        Receivers receivers = new Receivers(server, new ServerSocket(0, WAITING, here));
        server.createContext("/", receivers::receive);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return receivers;
    }

    /** The URL of the {@code number}th that answers. */
    String answering(int number) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + number;
    }

    /** The URL of the {@code number}th that doesn't. */
    String silent(int number) {
        return "http://127.0.0.1:" + silent.getLocalPort() + "/" + number;
    }

    /** From now on the time counts. */
    void begin() {
        received.clear();
        since = System.nanoTime();
    }

    /** Returns when {@code count} have received something since the beginning. */
    void await(int count) throws InterruptedException {
        while (received.size() < count) {
            if (System.nanoTime() - since > TimeUnit.MINUTES.toNanos(5)) {
                throw new IllegalStateException("only " + received.size() + " of " + count + " have received it");
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    /** How long each took that received something since this was asked last, in milliseconds. */
    double[] taken() {
        double[] all = taken.stream().mapToDouble(Double::doubleValue).toArray();
        taken.clear();
        return all;
    }

    private void receive(HttpExchange exchange) throws IOException {
        double millis = (System.nanoTime() - since) / 1e6;
        if (received.add(exchange.getRequestURI().getPath())) {
            taken.add(millis);
        }
        exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    @Override
    public void close() throws IOException {
        server.stop(0);
        silent.close();
    }
}
