package app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ServerTest {

    private static final Map<String, Map<String, Handler>> ROUTES = Map.of(
            "/fine", Map.of("GET", request -> Response.json(200, Map.of("fine", true))),
            "/echo", Map.of("POST", request -> Response.json(200, request.body())),
            "/refuses", Map.of("GET", request -> {
                throw new Refused(400, "no");
            }),
            "/breaks", Map.of("GET", request -> {
                throw new IllegalStateException("secret");
            }));

    @Test
    void says_that_it_is_healthy() throws Exception {
        try (Asking service = new Asking(ROUTES, true)) {
            for (String path : new String[] {"/health", "/health/live", "/health/ready"}) {
                assertEquals(200, service.get(path).statusCode());
                assertEquals("{\"status\":\"UP\"}", service.get(path).body());
            }
        }
    }

    @Test
    void says_that_it_is_not_ready_but_alive_when_it_cannot_serve() throws Exception {
        try (Asking service = new Asking(ROUTES, false)) {
            assertEquals(503, service.get("/health").statusCode());
            assertEquals(503, service.get("/health/ready").statusCode());
            assertEquals(200, service.get("/health/live").statusCode());
        }
    }

    @Test
    void says_that_it_is_alive_and_tells_its_metrics_while_all_its_workers_wait() throws Exception {
        CountDownLatch waiting = new CountDownLatch(32);
        CountDownLatch gate = new CountDownLatch(1);
        Handler waits = request -> {
            waiting.countDown();
            try {
                gate.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Response.json(200, Map.of());
        };
        try (Asking service = new Asking(Map.of("/waits", Map.of("GET", waits)), true)) {
            List<CompletableFuture<HttpResponse<String>>> asked =
                    Stream.generate(() -> service.begun("/waits")).limit(50).toList();
            assertTrue(waiting.await(10, TimeUnit.SECONDS));
            assertEquals(200, service.get("/health/live").statusCode());
            assertEquals(200, service.get("/metrics").statusCode());
            assertTrue(asked.stream().noneMatch(CompletableFuture::isDone));
            gate.countDown();
            for (CompletableFuture<HttpResponse<String>> one : asked) {
                assertEquals(200, one.get().statusCode());
            }
        } finally {
            gate.countDown();
        }
    }

    @Test
    void counts_requests_and_the_unknown_paths_as_one() throws Exception {
        try (Asking service = new Asking(ROUTES, true)) {
            service.get("/fine");
            service.get("/nowhere/1");
            String metrics = service.get("/metrics").body();
            for (String line : new String[] {
                "http_requests_total\\{method=\"GET\",path=\"/fine\",status=\"200\"\\} \\d+",
                "http_requests_total\\{method=\"any\",path=\"other\",status=\"404\"\\} \\d+",
                "http_request_duration_seconds_count\\{method=\"GET\",path=\"/fine\"\\} \\d+",
                "http_request_duration_seconds_bucket\\{method=\"GET\",path=\"/fine\",le=\"\\+Inf\"\\} \\d+"
            }) {
                assertTrue(Pattern.compile("(?m)^" + line + "$").matcher(metrics).find(), () -> line + " in\n" + metrics);
            }
        }
    }

    @Test
    void answers_404_where_there_is_nothing() throws Exception {
        try (Asking service = new Asking(ROUTES, true)) {
            assertEquals(404, service.get("/nowhere").statusCode());
        }
    }

    @Test
    void does_not_accept_other_methods() throws Exception {
        try (Asking service = new Asking(ROUTES, true)) {
            assertEquals(405, service.send("POST", "/fine", "").statusCode());
            assertEquals("GET, HEAD", service.send("POST", "/fine", "").headers().firstValue("Allow").orElse(""));
        }
    }

    @Test
    void answers_head_without_a_body() throws Exception {
        try (Asking service = new Asking(ROUTES, true)) {
            assertEquals(200, service.send("HEAD", "/fine", "").statusCode());
        }
    }

    @Test
    void takes_no_body_that_is_too_large() throws Exception {
        try (Asking service = new Asking(ROUTES, true)) {
            assertEquals("\"fits\"", service.send("POST", "/echo", "fits").body());
            assertEquals(413, service.send("POST", "/echo", "x".repeat(100_000)).statusCode());
        }
    }

    @Test
    void tells_callers_why_it_refuses_but_not_why_it_breaks() throws Exception {
        try (Asking service = new Asking(ROUTES, true)) {
            assertEquals("{\"error\":\"no\"}", service.get("/refuses").body());
            assertEquals(500, service.get("/breaks").statusCode());
            assertFalse(service.get("/breaks").body().contains("secret"));
        }
    }

    @Test
    void writes_json_that_is_right_for_any_text() {
        assertEquals("{\"a\":[1,true,null,\"\\\"\\\\\\u000a\"]}", Json.of(Map.of("a", java.util.Arrays.asList(1, true, null, "\"\\\n"))));
    }
}
