package dev.paved.cli.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.net.URL;
import java.time.Duration;

/**
 * Sends requests with the JDK's {@link HttpURLConnection}, which starts five times faster than its HttpClient (85 ms
 * against 460 ms for one request, each with its AOT cache).
 */
final class Transport {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    static {
        System.setProperty("sun.net.http.retryPost", "false");
    }

    private final Connection connection;

    Transport(Connection connection) {
        this.connection = connection;
    }

    /** Sends the request and reads the whole answer; throws when none came. */
    Answer send(Request request) throws IOException {
        HttpURLConnection http = open(request, request.silence());
        return answer(http);
    }

    /** Opens a stream of events, or answers with what the server said instead. */
    StreamAnswer stream(Request request, Duration readTimeout) throws IOException {
        HttpURLConnection http = open(request, readTimeout);
        if (http.getResponseCode() != HttpURLConnection.HTTP_OK) {
            return new StreamAnswer.Refused(answer(http));
        }
        return new StreamAnswer.Opened(new EventStream(http));
    }

    /** Passes the body of a good answer on to {@code out}, or answers with what the server said instead. */
    Answer download(Request request, Duration readTimeout, OutputStream out) throws IOException {
        HttpURLConnection http = open(request, readTimeout);
        if (http.getResponseCode() != HttpURLConnection.HTTP_OK) {
            return answer(http);
        }
        try (InputStream body = http.getInputStream()) {
            body.transferTo(out);
        }
        return new Answer(HttpURLConnection.HTTP_OK, new byte[0], http.getHeaderField("X-Request-Id"), null);
    }

    private HttpURLConnection open(Request request, Duration readTimeout) throws IOException {
        URL url = URI.create(base() + request.path()).toURL();
        HttpURLConnection http =
                (HttpURLConnection) (connection.local() ? url.openConnection(Proxy.NO_PROXY) : url.openConnection());
        http.setRequestMethod(request.method());
        http.setConnectTimeout((int) CONNECT_TIMEOUT.toMillis());
        http.setReadTimeout((int) readTimeout.toMillis());
        http.setInstanceFollowRedirects(false);
        http.setRequestProperty("Accept", "application/json, application/problem+json, text/event-stream, */*;q=0.1");
        http.setRequestProperty("User-Agent", "platform-cli");
        String token = connection.credential().token();
        if (token != null) {
            http.setRequestProperty("Authorization", "Bearer " + token);
        }
        request.headers().forEach(http::setRequestProperty);
        if (request.body().length > 0) {
            http.setDoOutput(true);
            try (OutputStream body = http.getOutputStream()) {
                body.write(request.body());
            }
        }
        return http;
    }

    private static Answer answer(HttpURLConnection http) throws IOException {
        int status = http.getResponseCode();
        InputStream body = status >= 400 ? http.getErrorStream() : http.getInputStream();
        try (body) {
            return new Answer(
                    status,
                    body == null ? new byte[0] : body.readAllBytes(),
                    http.getHeaderField("X-Request-Id"),
                    http.getHeaderField("Retry-After"));
        }
    }

    private String base() {
        String server = connection.server().toString();
        return server.endsWith("/") ? server.substring(0, server.length() - 1) : server;
    }
}
