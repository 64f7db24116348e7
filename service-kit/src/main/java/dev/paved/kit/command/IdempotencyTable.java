package dev.paved.kit.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paved.kit.digest.Sha256;
import dev.paved.kit.http.RefusedException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Remembers which answer a caller's idempotency key got. */
@Singleton
class IdempotencyTable {

    /** What is answered, the same again for the same key. */
    record Answer(int status, @Nullable String location, String body) {}

    /** A request with the key that came with it, if any, and the hash of what was asked for. */
    record Request(String actor, Optional<String> key, String hash) {}

    private final ObjectMapper json;
    private final InstantSource time;

    IdempotencyTable(ObjectMapper json, InstantSource time) {
        this.json = json;
        this.time = time;
    }

    /** A request as its key identifies it: by the caller, the action and the body. */
    Request request(String actor, Optional<String> key, String action, Object body) {
        return new Request(actor, key, hash(action, body));
    }

    /** Does {@code work}, unless the key of {@code request} has its answer. */
    Uni<Answer> once(Mutiny.Session session, Request request, Supplier<Uni<Acceptance>> work) {
        return claim(session, request)
                .chain(claimed -> claimed
                        ? work.get().map(this::answer).call(answer -> keep(session, request, answer))
                        : recall(session, request).map(Optional::orElseThrow));
    }

    private Uni<Boolean> claim(Mutiny.Session session, Request request) {
        if (request.key().isEmpty()) {
            return Uni.createFrom().item(true);
        }
        return session.createNativeQuery("""
                        insert into idempotency (actor, key, request_hash, created_at)
                        values (:actor, :key, :hash, :at) on conflict do nothing""")
                .setParameter("actor", request.actor())
                .setParameter("key", request.key().get())
                .setParameter("hash", request.hash())
                .setParameter("at", time.instant())
                .executeUpdate()
                .map(inserted -> inserted == 1);
    }

    private Uni<Void> keep(Mutiny.Session session, Request request, Answer answer) {
        if (request.key().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return session.createNativeQuery("""
                        update idempotency set status = :status, location = :location, body = :body
                         where actor = :actor and key = :key""")
                .setParameter("status", answer.status())
                .setParameter("location", answer.location())
                .setParameter("body", answer.body())
                .setParameter("actor", request.actor())
                .setParameter("key", request.key().get())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** The answer that the key of {@code request} got; fails with {@link KeyReused} where it came with another. */
    Uni<Optional<Answer>> recall(Mutiny.Session session, Request request) {
        String key = request.key().orElseThrow();
        return session.createNativeQuery("""
                        select request_hash, status, location, body from idempotency
                         where actor = :actor and key = :key""", Object[].class)
                .setParameter("actor", request.actor())
                .setParameter("key", key)
                .getSingleResultOrNull()
                .map(row -> {
                    if (row != null && !row[0].equals(request.hash())) {
                        throw new RefusedException(new KeyReused(key));
                    }
                    return Optional.ofNullable(row)
                            .map(r -> new Answer(((Number) r[1]).intValue(), (String) r[2], (String) r[3]));
                });
    }

    private Answer answer(Acceptance acceptance) {
        return switch (acceptance) {
            case Acceptance.Begun(var operation) ->
                new Answer(202, "/api/operations/" + operation.id(), text(operation));
            case Acceptance.Done(int status, Object body) -> new Answer(status, null, text(body));
        };
    }

    private String hash(String action, Object body) {
        MessageDigest digest = Sha256.begin();
        digest.update(action.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest(text(body).getBytes(StandardCharsets.UTF_8)));
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not representable as JSON: " + value, e);
        }
    }
}
