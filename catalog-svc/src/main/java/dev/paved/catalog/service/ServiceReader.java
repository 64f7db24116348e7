package dev.paved.catalog.service;

import dev.paved.catalog.offpath.OffPathTable;
import dev.paved.catalog.runtime.RuntimeFacts;
import dev.paved.catalog.runtime.ServiceRuntime;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Finds services with what runs of them. */
@Singleton
public class ServiceReader {

    private final RuntimeFacts runtime;
    private final OffPathTable offPath;

    ServiceReader(RuntimeFacts runtime, OffPathTable offPath) {
        this.runtime = runtime;
        this.offPath = offPath;
    }

    /** A page of the services that {@code query} wants, by name, with one more where there is a next page. */
    Uni<List<ServiceView>> page(Mutiny.Session session, ServiceQuery query, Instant now) {
        return session.createNativeQuery("""
                        select * from service
                         where phase = :phase and name collate "C" > :after
                           and (:text = '' or strpos(lower(name || ' ' || description), lower(:text)) > 0)
                           and (:owner = '' or owner = :owner)
                           and (:type = '' or type = :type)
                           and (:language = '' or language = :language)
                           and (:offPath = '' or :offPath = coalesce(
                                   (select 'true' from off_path where off_path.service = service.name), 'false')
                               or :offPath = (select 'expired' from off_path
                                               where off_path.service = service.name and expired_at is not null))
                         order by name collate "C" limit :size""", ServiceEntity.class)
                .setParameter("phase", query.phase().name())
                .setParameter("after", query.after())
                .setParameter("text", orEmpty(query.text()))
                .setParameter("owner", orEmpty(query.owner()))
                .setParameter("type", orEmpty(query.type()))
                .setParameter("language", orEmpty(query.language()))
                .setParameter("offPath", query.offPathOrEmpty())
                .setParameter("size", query.size().andOneMore())
                .getResultList()
                .chain(rows -> views(session, rows, now));
    }

    /** The service of that name, a retired one too, where there is one. */
    public Uni<Optional<ServiceView>> named(Mutiny.Session session, String name, Instant now) {
        return session.find(ServiceEntity.class, name)
                .map(row -> row != null && row.phase != ServicePhase.CREATING ? List.of(row) : List.<ServiceEntity>of())
                .chain(rows -> views(session, rows, now))
                .map(views -> views.stream().findFirst());
    }

    /** The services of {@code owners}, who are written so, by name; at most the first 1,000. */
    public Uni<List<ServiceView>> owned(Mutiny.Session session, Collection<String> owners, Instant now) {
        return owners.isEmpty()
                ? Uni.createFrom().item(List.of())
                : session.createNativeQuery("""
                                select * from service where phase = 'ACTIVE' and owner in (:owners)
                                 order by name collate "C" limit 1000""", ServiceEntity.class)
                        .setParameter("owners", owners)
                        .getResultList()
                        .chain(rows -> views(session, rows, now));
    }

    /** The names of all services. */
    public Uni<List<String>> names(Mutiny.Session session) {
        return session.createNativeQuery("select name from service where phase = 'ACTIVE'", String.class)
                .getResultList();
    }

    private Uni<List<ServiceView>> views(Mutiny.Session session, List<ServiceEntity> rows, Instant now) {
        List<String> names = rows.stream().map(row -> row.name).toList();
        return runtime.of(session, names, now)
                .chain(running -> offPath.of(session, names)
                        .map(leaves -> rows.stream()
                                .map(row -> ServiceView.of(
                                        row, leaves.get(row.name), running.getOrDefault(row.name, ServiceRuntime.NONE)))
                                .toList()));
    }

    private static String orEmpty(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
