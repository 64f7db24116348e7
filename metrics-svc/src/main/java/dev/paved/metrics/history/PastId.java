package dev.paved.metrics.history;

import com.fasterxml.uuid.Generators;
import java.util.UUID;

/** Ids that the same content gets for ever (UUIDs of version 5, RFC 9562), so that telling it again tells nothing new. */
public final class PastId {

    private static final UUID NAMESPACE = UUID.fromString("6f0f7a3e-5d2b-5c6c-9f4e-2a6b1d8c7e90");

    private PastId() {}

    /** The id of {@code content}. */
    public static UUID of(String content) {
        return Generators.nameBasedGenerator(NAMESPACE).generate(content);
    }
}
