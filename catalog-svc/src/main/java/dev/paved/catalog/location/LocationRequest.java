package dev.paved.catalog.location;

import dev.paved.kit.http.Invalid;
import dev.paved.kit.http.RefusedException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A location that someone wants to be registered.
 *
 * @param type {@code url}, {@code git} or {@code file}; {@code url} where it is not said
 * @param target what it names
 */
public record LocationRequest(
        @Nullable String type, @Nullable String target) {

    private static final String EXAMPLES = ", for example https://github.com/acme/shop/blob/main/catalog-info.yaml"
            + " (url), https://github.com/acme/shop.git#main:**/catalog-info.yaml (git) or"
            + " /srv/catalog/catalog-info.yaml (file)";

    Target named() {
        String kind = Objects.requireNonNullElse(type, "url");
        if (target == null || target.isBlank()) {
            throw new RefusedException(Invalid.field("/target", "must be there" + EXAMPLES));
        }
        if (!kind.matches("url|git|file")) {
            throw new RefusedException(Invalid.field("/type", "must be url, git or file"));
        }
        RepositoryUrl.secret(target.strip()).ifPresent(fault -> {
            throw new RefusedException(Invalid.field("/target", fault));
        });
        return Target.of(kind, target)
                .orElseThrow(() ->
                        new RefusedException(Invalid.field("/target", "'" + target + "' names no " + kind + EXAMPLES)));
    }
}
