package dev.paved.kit.operation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Long work that was accepted: what a client polls or watches.
 *
 * @param id begins with the prefix of its service, so that a router finds it
 * @param kind what is done, for example {@code deployment.deploy}
 * @param subject what it is done to, for example {@code deployment/0199c5…}
 * @param result what came of it; null until it ended, and mostly when it failed
 * @param error why it failed; null unless it did
 * @param deadline when it fails for taking too long
 */
public record Operation(
        String id,
        String kind,
        String subject,
        OperationStatus status,
        List<Step> steps,
        @Nullable JsonNode result,
        @Nullable OperationError error,
        String requestedBy,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant deadline) {}
