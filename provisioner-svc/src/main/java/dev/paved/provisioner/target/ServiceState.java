package dev.paved.provisioner.target;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What a target has of a service.
 *
 * @param ready whether it can be used
 * @param reason why, as one word in CamelCase
 * @param message why it is not ready, for people
 * @param url where it can be reached from outside
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ServiceState(
        String name,
        String image,
        boolean ready,
        String reason,
        @Nullable String message,
        @Nullable String url) {}
