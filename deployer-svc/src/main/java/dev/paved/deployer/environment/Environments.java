package dev.paved.deployer.environment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paved.deployer.platform.PlatformClient;
import dev.paved.deployer.platform.Reply;
import dev.paved.events.EnvironmentType;
import dev.paved.kit.http.NotFound;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.http.Similar;
import dev.paved.kit.persistence.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Looks environments up: in what the provisioner told of, and on a miss with the provisioner itself. */
@Singleton
public class Environments {

    private final Transactions transactions;
    private final PlatformClient platform;

    Environments(Transactions transactions, PlatformClient platform) {
        this.transactions = transactions;
        this.platform = platform;
    }

    /**
     * The environment called {@code name}.
     *
     * @throws RefusedException when there is none, it is not ready, or the provisioner does not answer
     */
    public KnownEnvironment find(String name) {
        return projected(name).orElseGet(() -> ask(name));
    }

    /** Whether the environment that was called {@code name} at {@code then} is torn down, or about to be. */
    public static Uni<Boolean> isGone(Mutiny.Session session, String name, Instant then) {
        return session.createNativeQuery(
                        "select name from known_environment where name = :name and ended_at > :then", String.class)
                .setParameter("name", name)
                .setParameter("then", then)
                .getSingleResultOrNull()
                .map(found -> found != null);
    }

    private Optional<KnownEnvironment> projected(String name) {
        return transactions
                .run(session -> session.createNativeQuery(
                                "select type from known_environment where name = :name and phase = 'ready'",
                                String.class)
                        .setParameter("name", name)
                        .getResultList())
                .stream()
                .findFirst()
                .map(type -> new KnownEnvironment(name, EnvironmentType.valueOf(type)));
    }

    private KnownEnvironment ask(String name) {
        return switch (platform.get("provisioner", "/api/environments", name)) {
            case Reply.Found(JsonNode body) -> ready(name, body);
            case Reply.Missing missing -> throw unknown(name, missing.suggestions());
        };
    }

    private KnownEnvironment ready(String name, JsonNode body) {
        String phase = body.path("phase").asText("unknown");
        return switch (phase) {
            case "ready" ->
                new KnownEnvironment(
                        name, EnvironmentType.valueOf(body.path("type").asText().toUpperCase(Locale.ROOT)));
            case "destroyed" -> throw unknown(name, List.of());
            default -> throw new RefusedException(new NotReady(name, phase));
        };
    }

    private RefusedException unknown(String name, List<String> suggested) {
        List<String> known = transactions.run(session -> session.createNativeQuery(
                        "select name from known_environment where phase = 'ready'", String.class)
                .getResultList());
        List<String> suggestions = Stream.concat(suggested.stream(), Similar.to(name, known).stream())
                .distinct()
                .toList();
        return new RefusedException(new NotFound("environment", name, suggestions, "platform env list"));
    }
}
