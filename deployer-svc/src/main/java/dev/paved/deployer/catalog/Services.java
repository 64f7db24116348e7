package dev.paved.deployer.catalog;

import dev.paved.deployer.platform.PlatformClient;
import dev.paved.deployer.platform.Reply;
import dev.paved.kit.http.Conflict;
import dev.paved.kit.http.NotFound;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.http.Similar;
import dev.paved.kit.persistence.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Looks services up: in what the catalog told of, and on a miss in the catalog itself. */
@Singleton
public class Services {

    private final Transactions transactions;
    private final PlatformClient platform;

    Services(Transactions transactions, PlatformClient platform) {
        this.transactions = transactions;
        this.platform = platform;
    }

    /**
     * The service called {@code name}.
     *
     * @throws RefusedException when there is none, it has no repository, or the catalog does not answer
     */
    public KnownService find(String name) {
        return projected(name).orElseGet(() -> ask(name));
    }

    /**
     * Makes sure that there is a service called {@code name}.
     *
     * @throws RefusedException when there is none, or the catalog does not answer
     */
    public void require(String name) {
        if (projected(name).isEmpty()
                && platform.get("catalog", "/api/services", name) instanceof Reply.Missing missing) {
            throw unknown(name, missing);
        }
    }

    /** Whether the catalog told that the service called {@code name} is retired. */
    public static Uni<Boolean> isRetired(Mutiny.Session session, String name) {
        return session.createNativeQuery("select name from known_service where name = :name and retired", String.class)
                .setParameter("name", name)
                .getSingleResultOrNull()
                .map(found -> found != null);
    }

    private KnownService ask(String name) {
        return switch (platform.get("catalog", "/api/services", name)) {
            case Reply.Found found
            when found.body().hasNonNull("retired") ->
                throw new RefusedException(new Conflict(
                        "The service '" + name + "' is retired: nothing more is deployed of it.",
                        "platform service show " + name));
            case Reply.Found found ->
                Optional.ofNullable(KnownService.of(
                                name, found.body().path("repository").asText(null)))
                        .orElseThrow(() -> new RefusedException(new NoRepository(name)));
            case Reply.Missing missing -> throw unknown(name, missing);
        };
    }

    private Optional<KnownService> projected(String name) {
        return transactions
                .run(session -> session.createNativeQuery(
                                "select repository from known_service where name = :name and not retired", String.class)
                        .setParameter("name", name)
                        .getResultList())
                .stream()
                .flatMap(Stream::ofNullable)
                .findFirst()
                .map(repository -> KnownService.of(name, repository));
    }

    private RefusedException unknown(String name, Reply.Missing missing) {
        List<String> known = transactions.run(
                session -> session.createNativeQuery("select name from known_service where not retired", String.class)
                        .getResultList());
        List<String> suggestions = Stream.concat(missing.suggestions().stream(), Similar.to(name, known).stream())
                .distinct()
                .toList();
        return new RefusedException(new NotFound("service", name, suggestions, "platform service list"));
    }
}
