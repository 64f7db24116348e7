package dev.paved.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event with its CloudEvents 1.0 context attributes. Their texts are short enough to be indexed, and have no control
 * characters; so has the {@link #key()}.
 *
 * @param id unique for ever: a UUIDv7, or a UUIDv5 of what it tells where it tells of the past; the same id is the same event,
 *     however often it is delivered
 * @param source the service that published it, as a URI reference: {@code /paved/deployer}
 * @param time when it happened, by the publisher's clock
 * @param subject the aggregate it happened to, for example {@code deployment/0199c5…}
 * @param sequence position of the event among those of its (source, subject): 1, 2, 3, … without gaps
 * @param correlationId the chain it belongs to, from a push to production
 * @param causationId the event or command that led to it, where known
 * @param actor who caused it: a person or a service
 * @param event what happened
 */
public record EventEnvelope(
        UUID id,
        String source,
        Instant time,
        String subject,
        long sequence,
        String correlationId,
        @Nullable String causationId,
        String actor,
        PlatformEvent event) {

    private static final int LONGEST_SOURCE = 255;
    private static final int LONGEST = 1_000;
    private static final int MOST_BYTES_OF_A_CHAR = 3;

    public EventEnvelope {
        requireText("source", source, LONGEST_SOURCE);
        requireText("subject", subject, LONGEST);
        requireText("correlationId", correlationId, LONGEST);
        if (causationId != null) {
            requirePlain("causationId", causationId, LONGEST);
        }
        requireText("actor", actor, LONGEST);
        requirePlain("key", event.key(), LONGEST);
        if (sequence < 1) {
            throw new IllegalArgumentException("sequence must be at least 1, is " + sequence);
        }
    }

    /** The record's key on the topic: {@link PlatformEvent#key()}. */
    public String key() {
        return event.key();
    }

    /** The CloudEvents {@code type} of the event: {@link EventTypes#typeOf(PlatformEvent)}. */
    public String type() {
        return EventTypes.typeOf(event);
    }

    private static void requireText(String attribute, String value, int longest) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(attribute + " must not be blank");
        }
        requirePlain(attribute, value, longest);
    }

    private static void requirePlain(String attribute, String value, int longest) {
        if (hasControlCharacter(value)) {
            throw new IllegalArgumentException(attribute + " must not have control characters");
        }
        if (value.length() > longest / MOST_BYTES_OF_A_CHAR && value.getBytes(UTF_8).length > longest) {
            throw new IllegalArgumentException(attribute + " must have at most " + longest + " bytes in UTF-8");
        }
    }

    private static boolean hasControlCharacter(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (Character.isISOControl(value.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
