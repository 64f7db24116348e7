package dev.paved.integrations.forge;

import dev.paved.integrations.inbound.Hook;
import dev.paved.integrations.inbound.Notice;
import dev.paved.integrations.repository.ServiceRepositories;
import dev.paved.integrations.repository.ServiceRepositories.Owner;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;

/** Asks whose repository a report is of, in the transaction that publishes it. */
@Singleton
public class Reports {
    private final ServiceRepositories repositories;

    Reports(ServiceRepositories repositories) {
        this.repositories = repositories;
    }

    /** What {@code reports} that came by {@code hook} say. Where nobody is told to have done it, the forge has. */
    public List<Notice> notices(Hook hook, Collection<Report> reports) {
        return reports.stream().map(report -> notice(hook, report)).toList();
    }

    private Notice notice(Hook hook, Report report) {
        String actor = report.actor();
        return new Notice(
                actor == null || actor.isBlank() ? hook.source() : actor,
                report.subject(),
                report.condition(),
                session -> repositories
                        .ownerOf(session, report.repository(), report.others())
                        .map(owner ->
                                report.event().apply(owner.map(Owner::service).orElse(null))));
    }
}
