package dev.paved.integrations.inbound;

import dev.paved.integrations.outbound.Destination;
import dev.paved.integrations.outbound.Destination.Unusable;
import dev.paved.kit.http.Invalid;
import dev.paved.kit.http.RefusedException;
import jakarta.inject.Singleton;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Where systems elsewhere reach the platform. */
@Singleton
public class PublicUrl {
    private final String configured;

    PublicUrl(@ConfigProperty(name = "paved.integrations.base-url") String configured) {
        this.configured = configured;
    }

    /**
     * Where {@code hook}'s system delivers to.
     *
     * @param asked where it reaches the platform; as configured where it is null
     * @throws RefusedException where {@code asked} can't be that
     */
    public String of(Hook hook, @Nullable String asked) {
        return base(Objects.requireNonNullElse(asked, configured)) + hook.path();
    }

    private static String base(String text) {
        try {
            Destination base = Destination.of(text, true);
            if (base.uri().getRawQuery() != null) {
                throw wrong("must be where the platform is reached, without a query (?...)");
            }
            return base.uri().toString().replaceFirst("/+$", "");
        } catch (Unusable e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private static RefusedException wrong(String detail) {
        return new RefusedException(Invalid.field("/url", detail));
    }
}
