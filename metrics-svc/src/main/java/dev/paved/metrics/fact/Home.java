package dev.paved.metrics.fact;

import dev.paved.events.ServiceEvent.ServiceUpdated;
import dev.paved.kit.repository.RepositoryKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where the code of a service is, by the latest events that told.
 *
 * @param repository its repository, as a {@link RepositoryKey}; null where nobody told
 * @param path its folder in the repository, as {@link Paths} are written; null where nobody told
 */
public record Home(@Nullable Told repository, @Nullable Told path) {

    /** Nobody told. */
    public static final Home UNKNOWN = new Home(null, null);

    static Home told(@Nullable String repository, @Nullable String path, Instant at) {
        return new Home(new Told(key(repository), at), new Told(Paths.folder(path), at));
    }

    static Home of(ServiceUpdated e, Instant at) {
        Home told = told(e.repository(), e.path(), at);
        return new Home(
                e.repository() != null || e.changed().contains("repository") ? told.repository : null,
                e.path() != null || e.changed().contains("path") ? told.path : null);
    }

    private static @Nullable String key(@Nullable String repository) {
        return repository == null || repository.isBlank()
                ? null
                : RepositoryKey.of(repository).value();
    }

    Home join(Home other) {
        return new Home(Told.latest(repository, other.repository), Told.latest(path, other.path));
    }

    /** Its repository; null where none is known. */
    public @Nullable String inRepository() {
        return repository == null ? null : repository.value();
    }

    /** Its folder in the repository; null where it is the whole of it. */
    public @Nullable String atPath() {
        return path == null ? null : path.value();
    }
}
