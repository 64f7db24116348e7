package dev.paved.integrations.github;

import dev.paved.integrations.inbound.Notice;
import dev.paved.integrations.repository.ServiceRepositories;
import dev.paved.integrations.repository.ServiceRepositories.Owner;
import dev.paved.kit.repository.RepositoryKey;
import jakarta.inject.Singleton;

/** Asks whose repository a report is of, in the transaction that publishes it. */
@Singleton
class Reports {
    private final ServiceRepositories repositories;

    Reports(ServiceRepositories repositories) {
        this.repositories = repositories;
    }

    Notice notice(Report report) {
        return new Notice(
                report.actor(),
                report.subject(),
                report.condition(),
                session -> repositories
                        .ownerOf(session, RepositoryKey.of(report.repository()))
                        .map(owner ->
                                report.event().apply(owner.map(Owner::service).orElse(null))));
    }
}
