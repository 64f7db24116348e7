package dev.paved.integrations.github.out;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How deployments that the platform told GitHub of are known again: by their payload. */
public final class OwnDeployment {

    private static final String OWN = "paved";
    private static final String ID = "deployment";

    private OwnDeployment() {}

    /** The platform's id of the deployment with {@code payload}; nothing where something else told GitHub of it. */
    public static Optional<String> id(@Nullable JsonNode payload) {
        return Optional.ofNullable(payload)
                .map(present -> present.path(OWN).path(ID).textValue())
                .filter(id -> !id.isBlank());
    }

    static ObjectNode payload(DeploymentWish wish) {
        ObjectNode payload = JsonNodeFactory.instance.objectNode();
        payload.putObject(OWN)
                .put(ID, wish.deployment())
                .put("service", wish.service())
                .put("version", wish.version());
        return payload;
    }
}
