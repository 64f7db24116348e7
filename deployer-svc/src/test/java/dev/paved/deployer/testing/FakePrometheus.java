package dev.paved.deployer.testing;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Answers queries as Prometheus does, with what it is told to. */
public final class FakePrometheus {

    static final String PATH = "/api/v1/query";

    private final Map<String, String> answers = new ConcurrentHashMap<>();

    /** Lets {@code query} be answered so; what is not told of is refused. */
    public void tell(String query, String answer) {
        answers.put(query, answer);
    }

    /** One number, with labels. */
    public static String vector(String number) {
        return success("{\"resultType\":\"vector\",\"result\":[{\"metric\":{},\"value\":[1,\"" + number + "\"]}]}");
    }

    /** One number. */
    public static String scalar(String number) {
        return success("{\"resultType\":\"scalar\",\"result\":[1,\"" + number + "\"]}");
    }

    /** An answer with {@code data}. */
    public static String success(String data) {
        return "{\"status\":\"success\",\"data\":" + data + "}";
    }

    void handle(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String query = URLDecoder.decode(form.substring("query=".length()), StandardCharsets.UTF_8);
        String known = answers.get(query);
        String answer = known == null ? "{\"status\":\"error\",\"error\":\"unknown query\"}" : known;
        FakeRouter.answer(exchange, known == null ? 400 : 200, answer.getBytes(StandardCharsets.UTF_8));
    }
}
