package dev.paved.catalog.goldenpath;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.paved.template.Action;
import dev.paved.template.Template;
import java.util.function.Predicate;

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
        return input(Action::isPublication).path("tag").asText("v0.1.0");
    }

    /** The path of the file that describes the made service to the catalog. */
    public String catalogInfo() {
        return input(action -> action == Action.REGISTER)
                .path("catalogInfoPath")
                .asText("/catalog-info.yaml")
                .replaceFirst("^(\\./|/)", "");
    }

    /** Whether its repositories have to be on GitHub. */
    public boolean publishesOnGitHub() {
        return template.step(action -> action == Action.PUBLISH_GITHUB).isPresent();
    }

    private JsonNode input(Predicate<Action> action) {
        return template.step(action).<JsonNode>map(step -> step.input()).orElse(MissingNode.getInstance());
    }
}
