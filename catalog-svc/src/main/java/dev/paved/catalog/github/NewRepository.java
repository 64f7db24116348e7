package dev.paved.catalog.github;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paved.catalog.CatalogConfig.Visibility;
import java.util.Locale;

/** A repository that is to be made on GitHub, without any commit. */
public record NewRepository(String owner, String name, String description, String homepage, Visibility visibility) {

    ObjectNode forOrganisation() {
        return forUser().put("visibility", visibility.name().toLowerCase(Locale.ROOT));
    }

    /** A user's repository has no other visibility than private and public. */
    ObjectNode forUser() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", name)
                .put("description", description)
                .put("homepage", homepage)
                .put("private", visibility != Visibility.PUBLIC)
                .put("auto_init", false);
    }
}
