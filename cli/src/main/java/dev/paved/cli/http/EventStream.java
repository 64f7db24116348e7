package dev.paved.cli.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads server-sent events (WHATWG HTML, 9.2) one by one. */
public final class EventStream implements AutoCloseable {
    private final HttpURLConnection http;
    private final BufferedReader lines;
    private String lastId = "";

    EventStream(HttpURLConnection http) throws IOException {
        this.http = http;
        this.lines = new BufferedReader(new InputStreamReader(http.getInputStream(), StandardCharsets.UTF_8));
    }

    /** The next event or heartbeat; null at the stream's proper end. Throws when the connection broke or was silent. */
    public @Nullable ServerSentEvent next() throws IOException {
        String type = "message";
        StringBuilder data = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            boolean begun = !data.isEmpty() || !type.equals("message");
            if (line.startsWith(":") && begun) {
                continue;
            }
            if (line.isEmpty() || line.startsWith(":")) {
                return new ServerSentEvent(lastId, type, data.toString());
            }
            int colon = line.indexOf(':');
            String field = colon < 0 ? line : line.substring(0, colon);
            String value = colon < 0 ? "" : line.substring(colon + 1).replaceFirst("^ ", "");
            switch (field) {
                case "id" -> lastId = value;
                case "event" -> type = value;
                case "data" -> data.append(data.isEmpty() ? "" : "\n").append(value);
                default -> {}
            }
        }
        return null;
    }

    @Override
    public void close() {
        http.disconnect();
    }
}
