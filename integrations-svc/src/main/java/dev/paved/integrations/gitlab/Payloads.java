package dev.paved.integrations.gitlab;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import dev.paved.events.EventJson;
import dev.paved.integrations.gitlab.Payload.DeploymentProgress;
import dev.paved.integrations.gitlab.Payload.MergeRequestActivity;
import dev.paved.integrations.gitlab.Payload.Other;
import dev.paved.integrations.gitlab.Payload.PipelineActivity;
import dev.paved.integrations.gitlab.Payload.Push;
import dev.paved.integrations.gitlab.Payload.ReleaseActivity;
import dev.paved.integrations.inbound.InboundFailure.Unreadable;
import dev.paved.integrations.inbound.Kind;
import dev.paved.integrations.inbound.RawBody;
import dev.paved.kit.http.RefusedException;
import jakarta.inject.Singleton;
import java.util.Map;

/** Reads a body that is known to be GitLab's, and only if something follows from its kind. */
@Singleton
class Payloads {
    private final Map<String, ObjectReader> readers;

    Payloads() {
        var mapper = EventJson.mapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
        readers = Map.of(
                "push", mapper.readerFor(Push.class),
                "merge_request", mapper.readerFor(MergeRequestActivity.class),
                "deployment", mapper.readerFor(DeploymentProgress.class),
                "pipeline", mapper.readerFor(PipelineActivity.class),
                "release", mapper.readerFor(ReleaseActivity.class));
    }

    /**
     * The payload of {@code kind}.
     *
     * @throws RefusedException with {@link Unreadable} where {@code body} is no such thing
     */
    Payload read(Kind kind, byte[] body) {
        ObjectReader reader = readers.get(kind.tag());
        return reader == null
                ? new Other()
                : RawBody.read(reader, "what GitLab sends of a " + kind.tag().replace('_', ' '), body);
    }
}
