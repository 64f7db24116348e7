package dev.paved.catalog.upgrade;

import dev.paved.catalog.goldenpath.GoldenPath;
import dev.paved.catalog.goldenpath.GoldenPaths;
import dev.paved.catalog.goldenpath.Shelf;
import dev.paved.kit.http.Cursor;
import dev.paved.kit.http.PageLimit;
import dev.paved.kit.persistence.Transactions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which services are behind their golden paths. */
@Path("/api/templates/drift")
@RunOnVirtualThread
public class DriftResource {

    private final Transactions transactions;
    private final FollowingServices services;
    private final GoldenPaths goldenPaths;
    private final ServiceRepositories repositories;

    DriftResource(
            Transactions transactions,
            FollowingServices services,
            GoldenPaths goldenPaths,
            ServiceRepositories repositories) {
        this.transactions = transactions;
        this.services = services;
        this.goldenPaths = goldenPaths;
        this.repositories = repositories;
    }

    /**
     * How a service stands to its golden path.
     *
     * @param version that its repository tells of, or that it was made from where the repository cannot be read
     * @param newest version of the golden path; null where that is gone or broken
     * @param state {@code current}, {@code behind}; of the golden path, {@code gone}, or {@code broken} where it
     *     can't be used now
     */
    public record Drift(
            String service,
            String owner,
            String template,
            String version,
            @Nullable String newest,
            String state) {}

    /** A page of services; {@code nextCursor} is null on the last. */
    public record DriftPage(List<Drift> items, @Nullable String nextCursor) {}

    /** Services by name that do not follow the newest version; with {@code all}, those that do too. */
    @GET
    public DriftPage list(
            @QueryParam("owner") @Nullable String owner,
            @QueryParam("all") @Nullable String all,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        PageLimit size = PageLimit.of(limit);
        String after = Cursor.parse(cursor, 1).first();
        List<FollowingService> found = transactions.run(
                session -> services.page(session, Objects.requireNonNullElse(owner, ""), after, size.andOneMore()));
        Shelf shelf = goldenPaths.shelf();
        List<Drift> items = size.page(found).stream()
                .map(service -> drift(service, shelf))
                .filter(drift -> "true".equals(all) || !drift.state().equals("current"))
                .toList();
        return new DriftPage(items, size.next(found, last -> Cursor.after(last.name())));
    }

    private Drift drift(FollowingService service, Shelf shelf) {
        String version = version(service);
        String newest = shelf.named(service.template()).map(GoldenPath::version).orElse(null);
        String state = newest == null
                ? shelf.broken(service.template()).isPresent() ? "broken" : "gone"
                : newest.equals(version) ? "current" : "behind";
        return new Drift(service.name(), service.owner(), service.template(), version, newest, state);
    }

    private String version(FollowingService service) {
        try {
            return repositories.version(service.repository()).orElse(service.version());
        } catch (IOException e) {
            return service.version();
        }
    }
}
