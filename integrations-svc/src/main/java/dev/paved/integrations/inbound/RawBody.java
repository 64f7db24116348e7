package dev.paved.integrations.inbound;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.paved.integrations.inbound.InboundFailure.Oversized;
import dev.paved.integrations.inbound.InboundFailure.Unreadable;
import dev.paved.kit.http.RefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The bytes of a delivery, before anything is made of them. */
public final class RawBody {

    /** The most that an incident or a ticket may take, in bytes. */
    public static final int MOST = 1024 * 1024;

    /** The most that a push or a group of alerts may take, in bytes; what any request may take unless set otherwise. */
    public static final int MOST_AT_ONCE = 10 * MOST;

    private RawBody() {}

    /**
     * {@code body}, which may be empty.
     *
     * @throws RefusedException with {@link Oversized} where it has more than {@link #MOST} bytes
     */
    public static byte[] within(Hook hook, byte @Nullable [] body) {
        return within(hook, body, MOST);
    }

    /** The same where it may have {@code most} bytes. */
    public static byte[] within(Hook hook, byte @Nullable [] body, int most) {
        if (body != null && body.length > most) {
            throw new RefusedException(new Oversized(hook, most));
        }
        return body == null ? new byte[0] : body;
    }

    /**
     * What {@code json} says to {@code reader}.
     *
     * @param what what it should be, for people
     * @throws RefusedException with {@link Unreadable} where it is no such thing
     */
    public static <T> T read(ObjectReader reader, String what, byte[] json) {
        return present(what, "", () -> reader.readValue(json));
    }

    /** The same for a part of a body, at {@code pointer}. */
    public static <T> T read(ObjectReader reader, String what, String pointer, JsonNode part) {
        return present(what, pointer, () -> reader.readValue(part));
    }

    @FunctionalInterface
    private interface Reading<T> {
        @Nullable
        T read() throws IOException;
    }

    private static <T> T present(String what, String pointer, Reading<T> reading) {
        try {
            T read = reading.read();
            if (read == null) {
                throw new RefusedException(new Unreadable(what, pointer, "it is null"));
            }
            return read;
        } catch (JacksonException e) {
            throw new RefusedException(new Unreadable(what, pointer + within(e), Unfit.words(e)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String within(JacksonException e) {
        return e instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(at -> "/" + (at.getFieldName() == null ? at.getIndex() : at.getFieldName()))
                        .collect(Collectors.joining())
                : "";
    }
}
