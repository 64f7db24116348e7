package dev.paved.catalog.service;

import jakarta.ws.rs.core.EntityTag;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The entity tag of a service: of all that is shown of it but the ages of its facts. */
final class ServiceTag {

    private ServiceTag() {}

    static EntityTag of(ServiceView service) {
        String text = service.withoutRuntime() + service.told().events().toString();
        return new EntityTag(
                UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString());
    }
}
