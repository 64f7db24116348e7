package dev.paved.provisioner.preview;

import dev.paved.events.ChangeEvent.PullRequestCommanded;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.identity.Cause;
import dev.paved.kit.time.Ttl;
import dev.paved.provisioner.ProvisionerSettings;
import dev.paved.provisioner.environment.EnvironmentCommands;
import dev.paved.provisioner.environment.Sightings;
import dev.paved.provisioner.environment.Sightings.Sighting;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Does what people ask for in comments on pull requests, as far as it can be done; the preview says where it can't. */
@Singleton
class Commands {

    private final Previews previews;
    private final Forges forges;
    private final Sightings sightings;
    private final EnvironmentCommands environments;
    private final InstantSource time;
    private final Duration extension;

    Commands(
            Previews previews,
            Forges forges,
            Sightings sightings,
            EnvironmentCommands environments,
            InstantSource time,
            ProvisionerSettings settings) {
        this.previews = previews;
        this.forges = forges;
        this.sightings = sightings;
        this.environments = environments;
        this.time = time;
        this.extension = settings.previews().extension();
    }

    /** Does what was asked for, where the pull request is known and open. */
    Uni<Void> take(Mutiny.Session session, PullRequestCommanded given, String correlationId) {
        return previews.locked(session, forges.pullRequest(given.repository(), given.number()))
                .chain(row -> row == null || !row.open
                        ? Uni.createFrom().voidItem()
                        : take(session, row, given, correlationId)
                                .invoke(() -> row.updatedAt = time.instant())
                                .chain(session::flush));
    }

    private Uni<Void> take(
            Mutiny.Session session, PreviewEntity row, PullRequestCommanded given, String correlationId) {
        return switch (given.command()) {
            case PREVIEW -> {
                row.correlationId = correlationId;
                if (row.headAt.isAfter(given.commentedAt())) {
                    row.message = "/preview by " + given.author()
                            + " is of before its latest change, which nobody has seen: comment again";
                } else {
                    row.ask();
                }
                yield Uni.createFrom().voidItem();
            }
            case EXTEND -> extend(session, row, given, Cause.ownAccord(given.author(), correlationId));
            case UNRECOGNIZED -> Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> extend(Mutiny.Session session, PreviewEntity row, PullRequestCommanded given, Cause cause) {
        String argument = given.argument();
        Optional<Duration> ttl = argument == null ? Optional.of(extension) : Ttl.parse(argument);
        if (ttl.isEmpty()) {
            row.message = "it was not extended: '" + argument + "' " + Ttl.RULE;
            return Uni.createFrom().voidItem();
        }
        return sighted(session, row)
                .chain(there -> there.filter(seen -> row.pullRequest().origin().equals(seen.origin()))
                        .map(seen -> environments.extend(session, seen.name(), ttl.get(), cause))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .onFailure(RefusedException.class)
                .recoverWithUni(refused -> {
                    row.message = "it was not extended: " + PreviewManifests.said(refused);
                    return Uni.createFrom().voidItem();
                });
    }

    private Uni<Optional<Sighting>> sighted(Mutiny.Session session, PreviewEntity row) {
        return row.environmentId == null
                ? Uni.createFrom().item(Optional.empty())
                : sightings.of(session, row.environmentId).map(Optional::ofNullable);
    }
}
