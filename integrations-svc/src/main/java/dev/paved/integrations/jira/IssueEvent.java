package dev.paved.integrations.jira;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.paved.events.EventJson;
import dev.paved.integrations.inbound.InboundFailure.Unreadable;
import dev.paved.integrations.inbound.RawBody;
import dev.paved.kit.http.RefusedException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of Jira's payloads that the platform needs, in their own words.
 *
 * @param timestamp when it happened, in milliseconds since 1970
 * @see <a href="https://developer.atlassian.com/server/jira/platform/webhooks/">Webhooks</a>
 */
record IssueEvent(
        String webhookEvent,
        @Nullable Long timestamp,
        @Nullable JsonNode issue) {
    private static final String WHAT = "a payload of Jira's webhooks";
    private static final ObjectReader READER = EventJson.mapper().readerFor(IssueEvent.class);
    private static final ObjectReader ISSUE = EventJson.mapper().readerFor(Issue.class);

    record Issue(String id, String key, Fields fields) {}

    /** Times are as Jira writes them: {@code 2026-11-20T16:00:00.000+0100}. */
    record Fields(
            String summary,
            String created,
            @Nullable String updated,
            @JsonProperty("resolutiondate") @Nullable String resolutionDate,
            List<String> labels,
            @Nullable Status status) {}

    record Status(@Nullable String name, @Nullable Category statusCategory) {}

    /** {@code key} is {@code new}, {@code indeterminate} or {@code done}, whatever the status is called. */
    record Category(String key) {}

    /**
     * What {@code json} says.
     *
     * @throws RefusedException with {@link Unreadable} where it is nothing that Jira sends
     */
    static IssueEvent read(byte[] json) {
        return RawBody.read(READER, WHAT, json);
    }

    /**
     * The issue it is of.
     *
     * @throws RefusedException with {@link Unreadable} where there is none
     */
    Issue required() {
        if (issue == null) {
            throw unreadable("/issue", "has to be there");
        }
        return RawBody.read(ISSUE, WHAT, "/issue", issue);
    }

    static RefusedException unreadable(String pointer, String reason) {
        return new RefusedException(new Unreadable(WHAT, pointer, reason));
    }
}
