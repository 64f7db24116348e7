package dev.paved.integrations.github;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import dev.paved.events.EventJson;
import dev.paved.integrations.github.GithubFailure.Unreadable;
import dev.paved.integrations.github.Payload.DeploymentProgress;
import dev.paved.integrations.github.Payload.IssueActivity;
import dev.paved.integrations.github.Payload.Other;
import dev.paved.integrations.github.Payload.PullRequestActivity;
import dev.paved.integrations.github.Payload.Push;
import dev.paved.kit.http.RefusedException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a body that is known to be GitHub's, and only if something follows from its event. */
@Singleton
class Payloads {
    private static final String FORM_FIELD = "payload=";

    private final Map<String, ObjectReader> readers;

    Payloads() {
        var mapper = EventJson.mapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
        readers = Map.of(
                "push", mapper.readerFor(Push.class),
                "pull_request", mapper.readerFor(PullRequestActivity.class),
                "issues", mapper.readerFor(IssueActivity.class),
                "deployment_status", mapper.readerFor(DeploymentProgress.class));
    }

    /**
     * The payload of {@code event}.
     *
     * @throws RefusedException with {@link Unreadable} where {@code body} is no such thing
     */
    Payload read(String event, @Nullable String contentType, byte[] body) {
        ObjectReader reader = readers.get(event);
        if (reader == null) {
            return new Other();
        }
        try {
            Payload payload = reader.readValue(json(contentType, body));
            if (payload == null) {
                throw new RefusedException(new Unreadable(event, "", "it is null"));
            }
            return payload;
        } catch (JacksonException e) {
            throw new RefusedException(new Unreadable(event, pointer(e), e.getOriginalMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** GitHub sends JSON, or a form with JSON in its one field: what the webhook's settings say. */
    private static byte[] json(@Nullable String contentType, byte[] body) {
        boolean form = contentType != null
                && contentType.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
        if (!form) {
            return body;
        }
        String text = new String(body, UTF_8);
        String field = text.startsWith(FORM_FIELD) ? text.substring(FORM_FIELD.length()) : "";
        try {
            return URLDecoder.decode(field, UTF_8).getBytes(UTF_8);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static String pointer(JacksonException e) {
        return e instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(at -> "/" + (at.getFieldName() == null ? at.getIndex() : at.getFieldName()))
                        .collect(Collectors.joining())
                : "";
    }
}
