package dev.paved.integrations.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.paved.integrations.outbound.Exchange.Answered;
import dev.paved.integrations.outbound.Exchange.Failed;
import dev.paved.integrations.outbound.Exchange.Refused;
import dev.paved.kit.crash.CrashPoints;
import io.smallrye.mutiny.Multi;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardedHttpTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final AtomicInteger taken = new AtomicInteger();

    @AfterAll
    static void close() {
        VERTX.close();
    }

    @Test
    void body_and_headers_arrive_at_the_address_that_was_looked_at() {
        // Given
        HttpServer server = server(request -> request.body()
                .onSuccess(body -> request.response()
                        .putHeader("Retry-After", "7")
                        .setStatusCode(503)
                        .end(request.getHeader("Host") + " " + request.getHeader("webhook-id") + " " + request.uri()
                                + " " + body)));
        AtomicInteger asked = new AtomicInteger();
        GuardedHttp http = http(host -> {
            asked.incrementAndGet();
            return List.of(InetAddress.getByName("127.0.0.1"));
        });

        // When
        Exchange exchange = post(http, "http://hook.test:" + server.actualPort() + "/in?a=b");

        // Then
        assertThat(exchange)
                .isEqualTo(
                        new Answered(503, Optional.of("7"), "hook.test:" + server.actualPort() + " msg_1 /in?a=b {}"));
        assertThat(asked).hasValue(1);
    }

    @Test
    void name_with_one_address_that_is_not_public_is_not_asked_at_all() {
        HttpServer server = server(request -> request.response().end());
        GuardedHttp http = http(host -> List.of(InetAddress.getByName("127.0.0.1"), InetAddress.getByName("10.0.0.1")));

        Exchange exchange = post(http, "http://hook.test:" + server.actualPort());

        assertThat(exchange)
                .asInstanceOf(type(Refused.class))
                .satisfies(refused -> assertThat(refused.reason()).contains("hook.test", "10.0.0.1", "private use"));
        assertThat(taken).hasValue(0);
    }

    @Test
    void address_written_in_another_way_is_looked_at_too() {
        GuardedHttp http = new GuardedHttp(
                VERTX,
                config(),
                new Addresses(Stream.of()),
                host -> List.of(InetAddress.getAllByName(host)),
                new HttpClientOptions(),
                CrashPoints.off());

        assertThat(post(http, "http://2130706433/")).isInstanceOf(Refused.class);
        assertThat(post(http, "http://[::ffff:127.0.0.1]/")).isInstanceOf(Refused.class);
        assertThat(post(http, "http://localhost/")).isInstanceOf(Refused.class);
    }

    @Test
    void second_address_is_asked_when_the_first_does_not_take_connections() {
        HttpServer server = server(request -> request.response().end("here"));
        GuardedHttp http =
                http(host -> List.of(InetAddress.getByName("127.0.0.2"), InetAddress.getByName("127.0.0.1")));

        assertThat(post(http, "http://hook.test:" + server.actualPort()))
                .isEqualTo(new Answered(200, Optional.empty(), "here"));
        assertThat(taken).hasValue(1);
    }

    @Test
    void quick_answers_are_all_heard() {
        HttpServer server = server(request -> request.response().end("here"));
        GuardedHttp http = local();
        Destination to = Destination.of("http://hook.test:" + server.actualPort(), true);

        List<Exchange> exchanges = Multi.createFrom()
                .range(0, 500)
                .onItem()
                .transformToUni(i -> http.post(to, Map.of("webhook-id", "msg_" + i), new byte[] {'{', '}'}))
                .merge(8)
                .collect()
                .asList()
                .await()
                .atMost(PATIENCE);

        assertThat(exchanges).hasSize(500).containsOnly(new Answered(200, Optional.empty(), "here"));
        assertThat(taken).hasValue(500);
    }

    @Test
    void redirect_is_an_answer() {
        HttpServer server = server(request -> request.response()
                .setStatusCode(307)
                .putHeader("Location", "/elsewhere")
                .end());

        assertThat(post(local(), "http://hook.test:" + server.actualPort()))
                .isEqualTo(new Answered(307, Optional.empty(), ""));
        assertThat(taken).hasValue(1);
    }

    @Test
    void long_answer_is_cut_off() {
        HttpServer server = server(request -> {
            request.response().setChunked(true);
            VERTX.setPeriodic(
                    1, timer -> request.response().write("x".repeat(40)).onFailure(it -> VERTX.cancelTimer(timer)));
        });

        assertThat(post(local(), "http://hook.test:" + server.actualPort()))
                .isEqualTo(new Answered(200, Optional.empty(), "x".repeat(100)));
    }

    @Test
    void answer_that_never_ends_is_given_up() {
        HttpServer silent = server(request -> {});
        HttpServer slow = server(request -> request.response().setChunked(true).write("x"));

        assertThat(post(local(), "http://hook.test:" + silent.actualPort()))
                .isEqualTo(new Failed("There was no complete answer within 3 s."));
        assertThat(post(local(), "http://hook.test:" + slow.actualPort()))
                .isEqualTo(new Failed("There was no complete answer within 3 s."));
    }

    @Test
    void what_is_not_there_is_said() {
        HttpServer gone = server(request -> {});
        int port = gone.actualPort();
        gone.close().toCompletionStage().toCompletableFuture().join();

        assertThat(post(local(), "http://hook.test:" + port))
                .asInstanceOf(type(Failed.class))
                .satisfies(failed -> assertThat(failed.reason()).contains("Connection refused"));
        assertThat(post(
                        http(host -> {
                            throw new UnknownHostException(host);
                        }),
                        "http://hook.test/"))
                .isEqualTo(new Failed("The host 'hook.test' has no address."));
    }

    @Test
    void certificate_has_to_be_that_of_the_name(@TempDir Path folder) throws IOException, InterruptedException {
        // Given
        PfxOptions certificate = certificate(folder.resolve("certificate.p12"));
        HttpServer server = server(
                new HttpServerOptions().setSsl(true).setKeyCertOptions(certificate),
                request -> request.response().end("safe"));
        GuardedHttp trusting = http(
                host -> List.of(InetAddress.getByName("127.0.0.1")),
                new HttpClientOptions().setTrustOptions(certificate));

        // Then
        assertThat(post(trusting, "https://hook.test:" + server.actualPort()))
                .isEqualTo(new Answered(200, Optional.empty(), "safe"));
        assertThat(post(trusting, "https://other.test:" + server.actualPort())).isInstanceOf(Failed.class);
        assertThat(post(local(), "https://hook.test:" + server.actualPort())).isInstanceOf(Failed.class);
        assertThat(taken).hasValue(1);
    }

    /** For the name {@code hook.test}, signed by itself. */
    private static PfxOptions certificate(Path file) throws IOException, InterruptedException {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "hook",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=hook.test",
                        "-ext",
                        "san=dns:hook.test",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "password",
                        "-keystore",
                        file.toString())
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        return new PfxOptions().setPath(file.toString()).setPassword("password");
    }

    private HttpServer server(Handler<HttpServerRequest> handler) {
        return server(new HttpServerOptions(), handler);
    }

    private HttpServer server(HttpServerOptions options, Handler<HttpServerRequest> handler) {
        return VERTX.createHttpServer(options)
                .requestHandler(request -> {
                    taken.incrementAndGet();
                    handler.handle(request);
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private static GuardedHttp local() {
        return http(host -> List.of(InetAddress.getByName("127.0.0.1")));
    }

    private static GuardedHttp http(NameResolver names) {
        return http(names, new HttpClientOptions());
    }

    private static GuardedHttp http(NameResolver names, HttpClientOptions options) {
        return new GuardedHttp(
                VERTX, config(), new Addresses(Stream.of("127.0.0.0/8")), names, options, CrashPoints.off());
    }

    private static Exchange post(GuardedHttp http, String url) {
        return http.post(Destination.of(url, true), Map.of("webhook-id", "msg_1"), new byte[] {'{', '}'})
                .await()
                .atMost(PATIENCE);
    }

    private static OutboundConfig config() {
        return new OutboundConfig() {
            @Override
            public Optional<List<String>> allowedRanges() {
                return Optional.empty();
            }

            @Override
            public boolean plainHttp() {
                return true;
            }

            @Override
            public Duration connectLimit() {
                return Duration.ofSeconds(3);
            }

            @Override
            public Duration limit() {
                return Duration.ofSeconds(3);
            }

            @Override
            public int answerBytes() {
                return 100;
            }
        };
    }
}
