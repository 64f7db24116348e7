package dev.paved.catalog.service;

import jakarta.ws.rs.core.EntityTag;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Collectors;

/** The entity tag of a service: of all that is shown of it but the ages of its facts. */
final class ServiceTag {

    private ServiceTag() {}

    static EntityTag of(ServiceView service) {
        String facts = service.runtime().stream()
                .map(running -> running.source().event().toString())
                .collect(Collectors.joining(" "));
        String text = service.withoutRuntime() + facts;
        return new EntityTag(
                UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString());
    }
}
