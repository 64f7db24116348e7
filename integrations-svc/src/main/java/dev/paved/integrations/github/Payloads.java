package dev.paved.integrations.github;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import dev.paved.events.EventJson;
import dev.paved.integrations.github.Payload.CommentActivity;
import dev.paved.integrations.github.Payload.DeploymentProgress;
import dev.paved.integrations.github.Payload.IssueActivity;
import dev.paved.integrations.github.Payload.Other;
import dev.paved.integrations.github.Payload.Ping;
import dev.paved.integrations.github.Payload.PullRequestActivity;
import dev.paved.integrations.github.Payload.Push;
import dev.paved.integrations.github.Payload.ReleaseActivity;
import dev.paved.integrations.github.Payload.RepositoryActivity;
import dev.paved.integrations.github.Payload.RunActivity;
import dev.paved.integrations.inbound.InboundFailure.Unreadable;
import dev.paved.integrations.inbound.RawBody;
import dev.paved.kit.http.RefusedException;
import jakarta.inject.Singleton;
import java.net.URLDecoder;
import java.util.Locale;
import java.util.Map;
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
                "issue_comment", mapper.readerFor(CommentActivity.class),
                "issues", mapper.readerFor(IssueActivity.class),
                "deployment_status", mapper.readerFor(DeploymentProgress.class),
                "workflow_run", mapper.readerFor(RunActivity.class),
                "release", mapper.readerFor(ReleaseActivity.class),
                "repository", mapper.readerFor(RepositoryActivity.class),
                "ping", mapper.readerFor(Ping.class));
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
        return RawBody.read(reader, "a payload of GitHub's event " + event, json(contentType, body));
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
}
