package dev.paved.catalog.scaffold;

import dev.paved.catalog.entity.CatalogEntities;
import dev.paved.catalog.goldenpath.GoldenPath;
import dev.paved.catalog.location.Locations;
import dev.paved.catalog.service.NewService;
import dev.paved.catalog.service.Services;
import dev.paved.events.ServiceEvent.ServiceCreated;
import dev.paved.kit.crash.CrashPoints;
import dev.paved.kit.lease.Lease;
import dev.paved.kit.lease.Leases;
import dev.paved.kit.operation.OperationError;
import dev.paved.kit.operation.Operations;
import dev.paved.kit.outbox.Outbox;
import dev.paved.kit.persistence.Transactions;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The two ends of making a service, each one transaction: it is there and told, or it is gone and the name is free. */
@Singleton
class ScaffoldEnding {

    /** The result of the operation. */
    record Created(String service, String repository, String version, String commit) {}

    private final Transactions transactions;
    private final Leases leases;
    private final Operations operations;
    private final Scaffolds scaffolds;
    private final Services services;
    private final CatalogEntities entities;
    private final Locations locations;
    private final Outbox outbox;
    private final RepositoryMakers makers;
    private final StepFiles files;
    private final CrashPoints crash;

    ScaffoldEnding(
            Transactions transactions,
            Leases leases,
            Operations operations,
            Scaffolds scaffolds,
            Services services,
            CatalogEntities entities,
            Locations locations,
            Outbox outbox,
            RepositoryMakers makers,
            StepFiles files,
            CrashPoints crash) {
        this.transactions = transactions;
        this.leases = leases;
        this.operations = operations;
        this.scaffolds = scaffolds;
        this.services = services;
        this.entities = entities;
        this.locations = locations;
        this.outbox = outbox;
        this.makers = makers;
        this.files = files;
        this.crash = crash;
    }

    /** Registers the service whose repository is in place. */
    void register(Scaffold scaffold, GoldenPath path, Lease lease) throws ScaffoldFailed, ScaffoldWaits, IOException {
        NewService service = scaffold.service();
        String commit = Objects.requireNonNull(scaffold.commit(), "the repository is in place");
        CatalogInfo info =
                CatalogInfo.read(service, path, makers.of(service).file(service, path, commit, path.catalogInfo()));
        String version = path.tag().replaceFirst("^v", "");
        files.tidy(service);
        crash.at("scaffold-tidied");
        transactions.run(session -> leases.guard(session, lease)
                .chain(() -> services.activate(session, service.name(), info.lifecycle()))
                .chain(() -> locations.register(
                        session,
                        service.repository(),
                        path.catalogInfo(),
                        scaffold.cause().actor()))
                .chain(location -> entities.write(session, List.of(info.told(location))))
                .chain(() -> outbox.append(
                        session, "service/" + service.name(), created(service, version, commit), scaffold.cause()))
                .chain(() -> operations.succeed(
                        session,
                        service.operation(),
                        new Created(service.name(), service.repository(), version, commit)))
                .chain(() -> scaffolds.forget(session, scaffold)));
    }

    private static ServiceCreated created(NewService service, String version, String commit) {
        return new ServiceCreated(
                service.name(),
                service.type(),
                service.language(),
                service.owner(),
                service.template(),
                service.templateVersion(),
                service.repository(),
                version,
                commit);
    }

    /** Takes everything back, then gives the name back and says why. */
    void undo(Scaffold scaffold, Lease lease) throws ScaffoldWaits, IOException {
        Optional<String> left = makers.of(scaffold.service()).undo(scaffold.service());
        crash.at("scaffold-undone");
        files.tidy(scaffold.service());
        OperationError error = OperationError.because(
                Objects.requireNonNullElse(scaffold.reason(), "It was undone.") + " "
                        + left.orElse("Nothing was left behind."),
                scaffold.next());
        transactions.run(session -> leases.guard(session, lease)
                .chain(() -> scaffolds.forget(session, scaffold))
                .chain(() -> services.release(session, scaffold.service().name()))
                .chain(() -> operations.fail(session, scaffold.operation(), error)));
    }
}
