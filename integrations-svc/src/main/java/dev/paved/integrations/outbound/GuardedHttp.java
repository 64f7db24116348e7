package dev.paved.integrations.outbound;

import dev.paved.kit.crash.CrashPoints;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;

/**
 * Posts to addresses that users chose. A name is resolved once, each of its addresses is looked at, and the connection is
 * opened to one of just those, so that a name that answers otherwise a moment later leads nowhere else. Redirects are answers
 * like any other. What it costs is bounded: time, bytes, and connections to one address.
 */
@Singleton
public class GuardedHttp {

    private static final int CONNECTIONS = 256;
    private static final int WAITING = 1_024;

    private final OutboundConfig config;
    private final Addresses addresses;
    private final NameResolver names;
    private final CrashPoints crash;
    private final HttpClient client;
    private final Executor resolving =
            task -> Thread.ofVirtual().name("resolve").start(task);

    @Inject
    GuardedHttp(Vertx vertx, OutboundConfig config, Addresses addresses, CrashPoints crash) {
        this(vertx, config, addresses, host -> List.of(InetAddress.getAllByName(host)), new HttpClientOptions(), crash);
    }

    GuardedHttp(
            Vertx vertx,
            OutboundConfig config,
            Addresses addresses,
            NameResolver names,
            HttpClientOptions options,
            CrashPoints crash) {
        this.config = config;
        this.addresses = addresses;
        this.names = names;
        this.crash = crash;
        this.client = vertx.createHttpClient(
                options.setConnectTimeout((int) config.connectLimit().toMillis())
                        .setDecompressionSupported(false)
                        .setMaxWaitQueueSize(WAITING),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    }

    /** Posts {@code body}; always gives what came of it, within the limit of time, and never fails. */
    public Uni<Exchange> post(Destination to, Map<String, String> headers, byte[] body) {
        return post(to, headers, body, config.answerBytes());
    }

    /** The same, reading {@code most} bytes of the answer at most. */
    public Uni<Exchange> post(Destination to, Map<String, String> headers, byte[] body, int most) {
        return Uni.createFrom()
                .completionStage(() -> {
                    crash.at("before-exchange");
                    return CompletableFuture.supplyAsync(() -> resolve(to), resolving);
                })
                .chain(route -> switch (route) {
                    case Route.Closed(Exchange why) -> Uni.createFrom().item(why);
                    case Route.Open(List<InetAddress> found) -> tryEach(to, found, headers, body, most);
                })
                .ifNoItem()
                .after(config.limit())
                .fail()
                .onFailure()
                .recoverWithItem(this::failed)
                .invoke(() -> crash.at("after-exchange"));
    }

    /**
     * Why {@code to} is never asked, where its host is an address; nothing where it may be, or is a name, which leads
     * somewhere only when it is asked.
     */
    public Optional<String> refusal(Destination to) {
        try {
            return refusal(to, List.of(InetAddress.ofLiteral(to.host())));
        } catch (IllegalArgumentException name) {
            return Optional.empty();
        }
    }

    private Optional<String> refusal(Destination to, List<InetAddress> found) {
        return found.stream()
                .map(addresses::refusal)
                .flatMap(Optional::stream)
                .findFirst()
                .map(why -> "The host '" + to.host() + "' leads to an address that is not asked: " + why
                        + ". An operator may allow it with paved.integrations.outbound.allowed-ranges.");
    }

    private Route resolve(Destination to) {
        List<InetAddress> found;
        try {
            found = names.resolve(to.host());
        } catch (UnknownHostException e) {
            return new Route.Closed(new Exchange.Failed("The host '" + to.host() + "' has no address."));
        }
        return refusal(to, found)
                .<Route>map(why -> new Route.Closed(new Exchange.Refused(why)))
                .orElseGet(() -> new Route.Open(found));
    }

    /** The next address is tried only when there was no connection, so that nothing is sent twice. */
    private Uni<Exchange> tryEach(
            Destination to, List<InetAddress> found, Map<String, String> headers, byte[] body, int most) {
        Uni<HttpClientRequest> connection = connect(to, found.getFirst());
        for (InetAddress next : found.subList(1, found.size())) {
            connection = connection.onFailure().recoverWithUni(() -> connect(to, next));
        }
        return connection.chain(request -> exchange(request, headers, body, most));
    }

    private Uni<HttpClientRequest> connect(Destination to, InetAddress address) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, to.port())))
                .setHost(to.uri().getHost())
                .setPort(to.port())
                .setSsl(to.isSecure())
                .setURI(to.target())
                .setFollowRedirects(false);
        return Uni.createFrom().deferred(() -> {
            Future<HttpClientRequest> opening = client.request(options);
            return Uni.createFrom()
                    .completionStage(opening.toCompletionStage())
                    .onCancellation()
                    .invoke(() -> opening.onSuccess(HttpClientRequest::reset));
        });
    }

    private Uni<Exchange> exchange(HttpClientRequest request, Map<String, String> headers, byte[] body, int most) {
        try {
            headers.forEach(request::putHeader);
        } catch (IllegalArgumentException e) {
            // Its words have the value, which may be a secret.
            request.reset();
            return Uni.createFrom()
                    .item(new Exchange.Failed(
                            "Nothing was sent: what goes along with it has characters that no header has."));
        }
        CompletableFuture<Exchange> answer = new CompletableFuture<>();
        request.exceptionHandler(answer::completeExceptionally);
        // Before anything is sent: on this thread an answer could be over before somebody listened to it.
        request.response()
                .onFailure(answer::completeExceptionally)
                .onSuccess(response -> read(request, response, answer, most));
        request.end(Buffer.buffer(body)).onFailure(answer::completeExceptionally);
        return Uni.createFrom().completionStage(answer).onCancellation().invoke(request::reset);
    }

    /** Reads up to the limit; an answer that goes on is cut off there, and its connection closed. */
    private void read(
            HttpClientRequest request, HttpClientResponse response, CompletableFuture<Exchange> answer, int most) {
        Buffer read = Buffer.buffer();
        response.exceptionHandler(answer::completeExceptionally);
        response.handler(chunk -> {
            int room = most - read.length();
            read.appendBuffer(chunk, 0, Math.min(room, chunk.length()));
            if (chunk.length() >= room) {
                answer.complete(answered(response, read));
                request.reset();
            }
        });
        response.endHandler(end -> answer.complete(answered(response, read)));
    }

    private static Exchange answered(HttpClientResponse response, Buffer read) {
        return new Exchange.Answered(
                response.statusCode(),
                Optional.ofNullable(response.getHeader("Retry-After")),
                read.toString(StandardCharsets.UTF_8));
    }

    private Exchange failed(Throwable failure) {
        if (failure instanceof TimeoutException || failure instanceof io.smallrye.mutiny.TimeoutException) {
            return new Exchange.Failed(
                    "There was no complete answer within " + config.limit().toSeconds() + " s.");
        }
        String words = failure.getMessage();
        return new Exchange.Failed(
                "No answer: " + (words == null ? failure.getClass().getSimpleName() : words) + ".");
    }

    @PreDestroy
    void close() {
        client.close();
    }

    private sealed interface Route {
        record Open(List<InetAddress> addresses) implements Route {}

        record Closed(Exchange why) implements Route {}
    }
}
