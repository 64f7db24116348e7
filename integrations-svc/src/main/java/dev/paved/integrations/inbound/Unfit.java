package dev.paved.integrations.inbound;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.time.temporal.Temporal;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Tells senders why JSON is not what it should be, in their terms and not in those of what reads it. */
final class Unfit {
    private static final int LONGEST = 100;

    private Unfit() {}

    static String words(JacksonException why) {
        return switch (why) {
            case JsonEOFException end -> "ends before it is complete" + at(end.getLocation());
            case InputCoercionException number -> "has to be " + kind(number.getTargetType()) + " that is not as large";
            case StreamConstraintsException limit -> "is deeper or longer than what is read";
            case StreamReadException broken -> "is no JSON" + at(broken.getLocation());
            case InvalidFormatException value ->
                "has to be " + kind(value.getTargetType()) + "; is " + shown(value.getValue());
            case MismatchedInputException other -> mismatch(other);
            default ->
                why.getCause() instanceof JacksonException cause
                        ? words(cause)
                        : String.valueOf(why.getOriginalMessage());
        };
    }

    private static String mismatch(MismatchedInputException why) {
        String message = String.valueOf(why.getOriginalMessage());
        if (message.startsWith("No content")) {
            return "is empty";
        }
        if (message.startsWith("Trailing token")) {
            return "goes on after its end" + at(why.getLocation());
        }
        return message.startsWith("Missing required creator property")
                ? "has to be there"
                : "has to be " + kind(why.getTargetType());
    }

    private static String kind(@Nullable Class<?> type) {
        if (type == null) {
            return "something else";
        }
        if (Temporal.class.isAssignableFrom(type)) {
            return "a time such as 2026-01-31T08:00:00Z";
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "an array";
        }
        if (CharSequence.class.isAssignableFrom(type) || type.isEnum()) {
            return "a text";
        }
        if (Number.class.isAssignableFrom(type) || type == int.class || type == long.class) {
            return "a number";
        }
        return type == boolean.class || type == Boolean.class ? "true or false" : "an object";
    }

    private static String shown(@Nullable Object value) {
        String text = String.valueOf(value);
        return "'" + (text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text) + "'";
    }

    private static String at(@Nullable JsonLocation where) {
        return where == null ? "" : " (line " + where.getLineNr() + ", column " + where.getColumnNr() + ")";
    }
}
