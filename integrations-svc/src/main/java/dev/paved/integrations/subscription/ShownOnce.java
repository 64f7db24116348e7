package dev.paved.integrations.subscription;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Puts a secret into the answer to the request that made it, and nowhere else: what is kept to answer a repeated request has
 * none.
 */
@Singleton
class ShownOnce {

    private final ObjectMapper mapper;

    ShownOnce(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** The answer of {@code command}, with the secret that it showed, if it did. */
    Response with(Function<Consumer<SigningSecret>, Response> command) {
        AtomicReference<@Nullable SigningSecret> shown = new AtomicReference<>();
        Response answer = command.apply(shown::set);
        SigningSecret secret = shown.get();
        return secret == null
                ? answer
                : Response.fromResponse(answer)
                        .entity(with(secret, (String) answer.getEntity()))
                        .header("Cache-Control", "no-store")
                        .build();
    }

    private String with(SigningSecret secret, String json) {
        try {
            return ((ObjectNode) mapper.readTree(json))
                    .put("secret", secret.reveal())
                    .toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was written as JSON is readable", e);
        }
    }
}
