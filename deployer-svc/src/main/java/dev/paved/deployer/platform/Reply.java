package dev.paved.deployer.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What another service says of a thing. */
public sealed interface Reply {

    /** It is this. */
    record Found(JsonNode body) implements Reply {}

    /** There is none of that name; {@code suggestions} may have been meant. */
    record Missing(List<String> suggestions) implements Reply {}
}
