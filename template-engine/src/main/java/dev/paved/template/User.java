package dev.paved.template;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Who a template is run for; {@code name} is that of a User of the catalog. */
public record User(String name) {

    ObjectNode json() {
        ObjectNode user = JsonNodeFactory.instance.objectNode().put("ref", "user:default/" + name);
        user.putObject("entity")
                .put("kind", "User")
                .putObject("metadata")
                .put("name", name)
                .put("namespace", "default");
        return user;
    }
}
