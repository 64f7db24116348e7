package dev.paved.cli.catalog;

import dev.paved.catalog.model.EntityRef;
import dev.paved.cli.failure.Failure;
import dev.paved.cli.http.Resource;

/** Entities as people name them. */
final class Named {

    static final String ENTITIES = "/api/catalog/entities";
    static final String HELP =
            "[KIND:][NAMESPACE/]NAME, for example shop or api:default/orders; a component where no kind is said.";

    private Named() {}

    /** The entity that {@code text} names. */
    static Resource resource(String text) {
        try {
            EntityRef ref = EntityRef.parse(text, "component", EntityRef.DEFAULT_NAMESPACE)
                    .canonical();
            return Resource.at(ENTITIES)
                    .child("by-name")
                    .child(ref.kind())
                    .child(ref.namespace())
                    .child(ref.name());
        } catch (EntityRef.Unreadable e) {
            throw Failure.usage("'" + text + "' names no entity: it " + e.rule() + ".", "platform catalog list")
                    .thrown();
        }
    }
}
