package app;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** What was asked. */
public record Request(HttpExchange exchange) {

    private static final int LARGEST_BODY = 64 * 1024;

    /** The value of a header, or an empty text. */
    public String header(String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    /** The body; refused when it is too large or not UTF-8. */
    public String body() throws IOException, Refused {
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            throw new Refused(413, "The body is larger than " + LARGEST_BODY + " bytes.");
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException e) {
            throw new Refused(400, "The body is not UTF-8.");
        }
    }
}
