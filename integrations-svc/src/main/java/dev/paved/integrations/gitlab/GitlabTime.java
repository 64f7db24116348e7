package dev.paved.integrations.gitlab;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as GitLab writes them: {@code 2026-11-20T16:00:00Z}, or {@code 2026-11-20 16:00:00 UTC} and {@code +0200}. */
final class GitlabTime extends StdDeserializer<Instant> {
    private static final long serialVersionUID = 1;

    private static final DateTimeFormatter WITH_SPACES =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xx", Locale.ROOT);

    GitlabTime() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        String text = parser.getText().strip();
        try {
            return text.indexOf(' ') < 0
                    ? OffsetDateTime.parse(text).toInstant()
                    : OffsetDateTime.parse(text.replaceFirst("UTC$", "+0000"), WITH_SPACES)
                            .toInstant();
        } catch (DateTimeException e) {
            return (Instant) context.handleWeirdStringValue(Instant.class, text, "not a time as GitLab writes it");
        }
    }
}
