package dev.paved.catalog.goldenpath;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.paved.template.Action;
import dev.paved.template.Template;

/** A template that services are made from. */
public record GoldenPath(Template template) {

    /** What it is called. */
    public String name() {
        return template.name();
    }

    /** Its version. */
    public String version() {
        return template.version();
    }

    /** What kind of service it makes, for example {@code api}. */
    public String type() {
        return template.type();
    }

    /** What that is written in, for example {@code node}. */
    public String language() {
        return template.language();
    }

    /** The tag of the first commit. */
    public String tag() {
        return input(Action.PUBLISH).path("tag").asText("v0.1.0");
    }

    /** The path of the file that describes the made service to the catalog. */
    public String catalogInfo() {
        return input(Action.REGISTER)
                .path("catalogInfoPath")
                .asText("/catalog-info.yaml")
                .replaceFirst("^(\\./|/)", "");
    }

    private JsonNode input(Action action) {
        return template.position(action)
                .<JsonNode>map(at -> template.steps().get(at).input())
                .orElse(MissingNode.getInstance());
    }
}
