package dev.paved.deployer.kubernetes;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.paved.local.embedded.FreePort;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodIP;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The same cluster, in which pods export their requests. No container runs there, so a program of the test answers for each
 * pod, at the address of this machine: the API server asks it there.
 */
public class ExportingPods extends ClusterResource {

    /** What is counted more at each look. */
    private static final int MORE = 40;

    private static final Pattern ASKED = Pattern.compile("/api/v1/namespaces/[^/]+/pods/([^/:]+):\\d+/proxy/metrics");
    private static final Map<String, AtomicInteger> LOOKS = new ConcurrentHashMap<>();

    private static HttpServer server;

    @Override
    public synchronized Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(super.start());
        if (settings.isEmpty()) {
            return settings;
        }
        try {
            server = HttpServer.create(new InetSocketAddress(address(), FreePort.any()), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/metrics", ExportingPods::answer);
        server.start();
        settings.put(
                "paved.deployer.kubernetes.port",
                String.valueOf(server.getAddress().getPort()));
        return settings;
    }

    private static void answer(HttpExchange exchange) throws IOException {
        Matcher asked = ASKED.matcher(exchange.getRequestHeaders().getFirst("X-Forwarded-Uri"));
        String pod = asked.matches() ? asked.group(1) : "";
        int all = MORE * LOOKS.computeIfAbsent(pod, name -> new AtomicInteger()).incrementAndGet();
        int status = pod.contains("-candidate-") ? 503 : 200;
        byte[] text =
                "http_requests_total{status=\"%d\"} %d\n".formatted(status, all).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, text.length);
        try (exchange) {
            exchange.getResponseBody().write(text);
        }
    }

    /** Gives the pods of {@code service} that are there the address of this machine. */
    static void answerFor(InCluster service) {
        pods(service).stream()
                .filter(pod -> pod.getStatus().getPodIP() != null)
                .filter(pod -> !pod.getStatus().getPodIP().equals(address().getHostAddress()))
                .forEach(pod -> service.admin().resource(addressed(pod)).patchStatus());
    }

    private static List<Pod> pods(InCluster service) {
        return service.admin()
                .pods()
                .inNamespace(service.namespace())
                .withLabel(Names.NAME, service.service())
                .list()
                .getItems();
    }

    private static Pod addressed(Pod pod) {
        String address = address().getHostAddress();
        return new PodBuilder(pod)
                .editStatus()
                .withPodIP(address)
                .withPodIPs(new PodIP(address))
                .endStatus()
                .build();
    }

    /** One of this machine that others may reach: the API server refuses to ask a loopback address. */
    private static InetAddress address() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(it -> it instanceof Inet4Address && !it.isLoopbackAddress() && !it.isLinkLocalAddress())
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("This machine has no address but its loopback."));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void stop() {
        if (server != null) {
            server.stop(0);
        }
        super.stop();
    }
}
