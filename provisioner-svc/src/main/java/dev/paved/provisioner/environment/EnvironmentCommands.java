package dev.paved.provisioner.environment;

import dev.paved.events.EventIds;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.identity.Cause;
import dev.paved.kit.operation.Operation;
import dev.paved.kit.reconcile.Reconcilers;
import dev.paved.provisioner.environment.Belongings.Order;
import dev.paved.provisioner.manifest.EnvironmentRequest;
import dev.paved.provisioner.manifest.EnvironmentSpec;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** What can be done to environments, for people and for the platform itself. Each is done in the caller's transaction. */
@Singleton
public class EnvironmentCommands {

    private final CreateEnvironment creation;
    private final ChangeEnvironment change;
    private final DestroyEnvironment destruction;
    private final ExtendEnvironment extension;
    private final Environments environments;
    private final AllBelongings belongings;
    private final Reconcilers reconcilers;
    private final EventIds ids;

    EnvironmentCommands(
            CreateEnvironment creation,
            ChangeEnvironment change,
            DestroyEnvironment destruction,
            ExtendEnvironment extension,
            Environments environments,
            AllBelongings belongings,
            Reconcilers reconcilers,
            EventIds ids) {
        this.creation = creation;
        this.change = change;
        this.destruction = destruction;
        this.extension = extension;
        this.environments = environments;
        this.belongings = belongings;
        this.reconcilers = reconcilers;
        this.ids = ids;
    }

    /** What came of a command. */
    public sealed interface Outcome {

        /** The id of the environment. */
        String id();

        /** It is being brought about. */
        record Begun(String id, Operation operation) implements Outcome {}

        /** It is as it was asked for already. */
        record Unchanged(String id, EnvironmentView environment) implements Outcome {}
    }

    /** A command that may be carried out, as far as that can be known before. */
    public interface Planned {

        /** Carries it out in the transaction of {@code session}. */
        Uni<Outcome> place(Mutiny.Session session, Cause cause);

        /** Called once that is committed. */
        void committed();
    }

    /**
     * Makes the environment that {@code request} describes, which must not be there. It may block.
     *
     * @param origin what asks for it, where that is no person: nobody else may change it; null for people
     * @throws RefusedException here and when it is carried out; nothing is changed then
     */
    public Planned create(EnvironmentRequest request, @Nullable String origin) {
        return plan(
                request,
                (session, wanted, cause) -> environments
                        .claim(session, wanted.spec.name())
                        .invoke(present -> present.ifPresent(CreateEnvironment::refuse))
                        .chain(() -> begin(session, wanted, new Provenance(origin, request.source()), cause)));
    }

    /**
     * Makes the environment that {@code request} describes, or changes the one of that name to it; where it is that
     * already, nothing is done. It may block.
     *
     * @param origin what asks for it, where that is no person: nobody else may change it; null for people
     * @throws RefusedException here and when it is carried out; nothing is changed then
     */
    public Planned apply(EnvironmentRequest request, @Nullable String origin) {
        Provenance provenance = new Provenance(origin, request.source());
        return plan(
                request,
                (session, wanted, cause) -> environments
                        .claim(session, wanted.spec.name())
                        .chain(present -> present.isEmpty()
                                ? begin(session, wanted, provenance, cause)
                                : change.apply(session, present.get(), wanted.spec, wanted.order, provenance, cause)));
    }

    /** Refuses what the target of new environments cannot make. */
    public void check(EnvironmentRequest request) {
        creation.check(request.spec());
    }

    /** Begins the teardown of the environment {@code name}. */
    public Uni<Outcome> destroy(Mutiny.Session session, String name, Cause cause) {
        return destruction.begin(session, name, cause).map(begun -> new Outcome.Begun(begun.id(), begun.operation()));
    }

    /**
     * Moves the end of the environment {@code name} to {@code ttl} from now.
     *
     * @return fails with {@link RefusedException} where that can't be; nothing is changed then
     */
    public Uni<Void> extend(Mutiny.Session session, String name, Duration ttl, Cause cause) {
        return extension.by(session, name, ttl, cause).replaceWithVoid();
    }

    /** Says, once what came of a command is committed, that it is to be brought about. */
    public void wake(Outcome outcome) {
        reconcilers.wake(EnvironmentReconciler.NAME, outcome.id());
    }

    private record Wanted(String id, EnvironmentSpec spec, Order order) {}

    private interface Step {
        Uni<Outcome> take(Mutiny.Session session, Wanted wanted, Cause cause);
    }

    private Planned plan(EnvironmentRequest request, Step step) {
        EnvironmentSpec spec = request.spec();
        creation.check(spec);
        Order order = belongings.order(spec.name(), Desired.of(spec), request.seeds());
        Wanted wanted = new Wanted(ids.next().toString(), spec, order);
        return new Planned() {
            private Optional<Outcome> outcome = Optional.empty();

            @Override
            public Uni<Outcome> place(Mutiny.Session session, Cause cause) {
                return step.take(session, wanted, cause).invoke(came -> outcome = Optional.of(came));
            }

            @Override
            public void committed() {
                outcome.ifPresent(EnvironmentCommands.this::wake);
                order.committed();
            }
        };
    }

    private Uni<Outcome> begin(Mutiny.Session session, Wanted wanted, Provenance provenance, Cause cause) {
        return creation.begin(session, wanted.id, wanted.spec, wanted.order, provenance, cause)
                .map(operation -> new Outcome.Begun(wanted.id, operation));
    }
}
