package dev.paved.catalog.service;

import dev.paved.kit.http.Conflict;
import dev.paved.kit.http.Failure;
import dev.paved.kit.http.NotFound;
import dev.paved.kit.http.RefusedException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Taking a name for a service, and what becomes of it. */
@Singleton
public class Services {

    private final InstantSource time;

    Services(InstantSource time) {
        this.time = time;
    }

    /** Takes the name; fails with a {@link RefusedException} that says whose it is when it is taken. */
    public Uni<Void> claim(Mutiny.Session session, NewService service) {
        return session.createNativeQuery("""
                        insert into service (name, phase, type, language, owner, description, lifecycle, template,
                               template_version, inputs, repository, operation, created_by, created_at)
                        values (:name, 'CREATING', :type, :language, :owner, :description, 'experimental', :template,
                               :templateVersion, :inputs, :repository, :operation, :createdBy, :createdAt)
                        on conflict (name) do nothing""")
                .setParameter("name", service.name())
                .setParameter("type", service.type())
                .setParameter("language", service.language())
                .setParameter("owner", service.owner())
                .setParameter("description", service.description())
                .setParameter("template", service.template())
                .setParameter("templateVersion", service.templateVersion())
                .setParameter("inputs", service.inputs())
                .setParameter("repository", service.repository())
                .setParameter("operation", service.operation())
                .setParameter("createdBy", service.createdBy())
                .setParameter("createdAt", service.createdAt())
                .executeUpdate()
                .chain(rows -> rows == 1 ? Uni.createFrom().voidItem() : refuse(session, service.name()));
    }

    /** Takes the name for a service that is there already, and shows it from now on; fails as {@link #claim} does. */
    public Uni<Void> register(Mutiny.Session session, RegisteredService service, String by, Instant now) {
        return session.createNativeQuery("""
                        insert into service (name, phase, type, language, owner, description, lifecycle, repository,
                               path, created_by, created_at)
                        values (:name, 'ACTIVE', :type, :language, :owner, :description, :lifecycle, :repository,
                                :path, :by, :now)
                        on conflict (name) do nothing""")
                .setParameter("name", service.name())
                .setParameter("type", service.type())
                .setParameter("language", service.language())
                .setParameter("owner", service.owner())
                .setParameter("description", service.description())
                .setParameter("lifecycle", service.lifecycle())
                .setParameter("repository", service.repository())
                .setParameter("path", service.path())
                .setParameter("by", by)
                .setParameter("now", now)
                .executeUpdate()
                .chain(rows -> rows == 1 ? Uni.createFrom().voidItem() : refuse(session, service.name()));
    }

    private static Uni<Void> refuse(Mutiny.Session session, String name) {
        return find(session, name)
                .chain(present -> Uni.createFrom()
                        .failure(new RefusedException(present.map(Services::taken)
                                .orElseGet(() -> new Conflict(
                                        "The name '" + name + "' was being given back just now.", "Try again.")))));
    }

    private static Conflict taken(ServiceEntity row) {
        return switch (row.phase) {
            case ACTIVE ->
                new Conflict(
                        "There is a service '" + row.name + "' already; it belongs to " + row.owner + ".",
                        "platform service show " + row.name);
            case CREATING ->
                new Conflict(
                        "A service '" + row.name + "' is being made for " + row.owner + " since " + row.createdAt
                                + " by " + row.createdBy + ".",
                        "Choose another name, or wait for operation " + row.operation + ".");
            case RETIRED ->
                new Conflict(
                        "There was a service '" + row.name + "', which " + row.retiredBy + " retired at "
                                + row.retiredAt + ". Its name is not given again, for its history would be taken for"
                                + " the new one's.",
                        "Choose another name; platform service show " + row.name + " tells of the old one.");
        };
    }

    /** The service as it was asked for, whether it is there yet or not. */
    public Uni<Optional<NewService>> asked(Mutiny.Session session, String name) {
        return find(session, name)
                .map(row -> row.map(r -> new NewService(
                        r.name,
                        r.type,
                        r.language,
                        r.owner,
                        r.description,
                        r.template,
                        r.templateVersion,
                        r.inputs,
                        r.repository,
                        r.operation,
                        r.createdBy,
                        r.createdAt)));
    }

    /** Shows the service from now on. */
    public Uni<Void> activate(Mutiny.Session session, String name, String lifecycle) {
        return session.createNativeQuery(
                        "update service set phase = 'ACTIVE', lifecycle = :lifecycle where name = :name and phase = 'CREATING'")
                .setParameter("name", name)
                .setParameter("lifecycle", lifecycle)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** The service of that name, which nobody else changes until the end of the transaction; fails where there is none, or it left. */
    public Uni<OwnedService> locked(Mutiny.Session session, String name) {
        return session.createNativeQuery(
                        "select * from service where name = :name and phase = 'ACTIVE' for update", ServiceEntity.class)
                .setParameter("name", name)
                .getSingleResultOrNull()
                .onItem()
                .ifNull()
                .switchTo(() -> refuseMissing(session, name))
                .map(row -> new OwnedService(row.name, row.owner, row.repository, row.path));
    }

    private static Uni<ServiceEntity> refuseMissing(Mutiny.Session session, String name) {
        return find(session, name)
                .map(found -> found.map(ServiceEntity::retired))
                .chain(retired -> Uni.createFrom()
                        .failure(new RefusedException(retired.<Failure>map(left -> gone(name, left))
                                .orElseGet(() ->
                                        NotFound.of("service", name, List.of()).orElse("platform service list")))));
    }

    private static Conflict gone(String name, Retired retired) {
        return new Conflict(
                "The service '" + name + "' was retired by " + retired.by() + " at " + retired.at()
                        + (retired.reason() == null ? "" : ": " + retired.reason()) + "; nothing was changed.",
                "platform service show " + name);
    }

    /** Whether another service that is there is of the same folder of the same repository. */
    public Uni<Boolean> shareHome(Mutiny.Session session, OwnedService service) {
        return session.createNativeQuery("""
                        select exists (select from service
                                        where repository = :repository and coalesce(path, '') = :path
                                          and name <> :name and phase <> 'RETIRED')""", Boolean.class)
                .setParameter("repository", Objects.requireNonNullElse(service.repository(), ""))
                .setParameter("path", Objects.requireNonNullElse(service.path(), ""))
                .setParameter("name", service.name())
                .getSingleResult();
    }

    /** Lets the service leave; {@code despite} is what still needs it, empty where nothing does. */
    public Uni<Void> retire(Mutiny.Session session, String name, @Nullable String reason, String despite, String by) {
        return session.find(ServiceEntity.class, name)
                .invoke(row -> {
                    row.phase = ServicePhase.RETIRED;
                    row.retiredAt = time.instant();
                    row.retiredBy = by;
                    row.retiredReason = reason;
                    row.retiredDespite = despite.isEmpty() ? null : despite;
                })
                .chain(session::flush);
    }

    /** Gives the service to {@code owner}. */
    public Uni<Void> giveTo(Mutiny.Session session, String name, String owner) {
        return session.find(ServiceEntity.class, name)
                .invoke(row -> row.owner = owner)
                .chain(session::flush);
    }

    /** Gives the name back, unless the service is there. */
    public Uni<Void> release(Mutiny.Session session, String name) {
        return session.createNativeQuery("delete from service where name = :name and phase = 'CREATING'")
                .setParameter("name", name)
                .executeUpdate()
                .replaceWithVoid();
    }

    private static Uni<Optional<ServiceEntity>> find(Mutiny.Session session, String name) {
        return session.find(ServiceEntity.class, name).map(Optional::ofNullable);
    }
}
