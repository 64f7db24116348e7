package dev.paved.integrations.inbound;

import dev.paved.integrations.inbound.InboundFailure.BadHeader;
import dev.paved.kit.http.RefusedException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a system says of a delivery beside its payload.
 *
 * @param source the system
 * @param id the same for every delivery of the same thing, redeliveries included; unique within the source
 * @param event the kind of payload
 */
public record Delivery(String source, String id, String event) {
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.:-]{1,100}");

    /**
     * The value of a header that is to be a plain word.
     *
     * @throws RefusedException with {@link BadHeader} where it is none
     */
    public static String word(Hook hook, String header, @Nullable String value) {
        if (value == null || !WORD.matcher(value).matches()) {
            throw new RefusedException(new BadHeader(hook, header));
        }
        return value;
    }
}
