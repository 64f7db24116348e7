package dev.paved.catalog.service;

import dev.paved.catalog.runtime.RuntimeFacts;
import dev.paved.catalog.runtime.ServiceRuntime;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Finds services with what runs of them. */
@Singleton
class ServiceReader {

    private final RuntimeFacts runtime;

    ServiceReader(RuntimeFacts runtime) {
        this.runtime = runtime;
    }

    /** A page of the services that {@code query} wants, by name, with one more where there is a next page. */
    Uni<List<ServiceView>> page(Mutiny.Session session, ServiceQuery query, Instant now) {
        return session.createNativeQuery("""
                        select * from service
                         where phase = 'ACTIVE' and name collate "C" > :after
                           and (:text = '' or strpos(lower(name || ' ' || description), lower(:text)) > 0)
                           and (:owner = '' or owner = :owner)
                           and (:type = '' or type = :type)
                           and (:language = '' or language = :language)
                         order by name collate "C" limit :size""", ServiceEntity.class)
                .setParameter("after", query.after())
                .setParameter("text", orEmpty(query.text()))
                .setParameter("owner", orEmpty(query.owner()))
                .setParameter("type", orEmpty(query.type()))
                .setParameter("language", orEmpty(query.language()))
                .setParameter("size", query.size().andOneMore())
                .getResultList()
                .chain(rows -> withRuntime(session, rows, now));
    }

    Uni<Optional<ServiceView>> named(Mutiny.Session session, String name, Instant now) {
        return session.find(ServiceEntity.class, name)
                .map(row -> row != null && row.phase == ServicePhase.ACTIVE ? List.of(row) : List.<ServiceEntity>of())
                .chain(rows -> withRuntime(session, rows, now))
                .map(views -> views.stream().findFirst());
    }

    Uni<List<String>> names(Mutiny.Session session) {
        return session.createNativeQuery("select name from service where phase = 'ACTIVE'", String.class)
                .getResultList();
    }

    private Uni<List<ServiceView>> withRuntime(Mutiny.Session session, List<ServiceEntity> rows, Instant now) {
        List<String> names = rows.stream().map(row -> row.name).toList();
        return runtime.of(session, names, now)
                .map(running -> rows.stream()
                        .map(row -> ServiceView.of(row, running.getOrDefault(row.name, ServiceRuntime.NONE)))
                        .toList());
    }

    private static String orEmpty(@org.jspecify.annotations.Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
