package dev.paved.integrations.github;

import dev.paved.events.ChangeEvent.ReleasePublished;
import dev.paved.integrations.forge.Report;
import dev.paved.integrations.github.Payload.Account;
import dev.paved.integrations.github.Payload.Release;
import dev.paved.integrations.github.Payload.ReleaseActivity;
import dev.paved.integrations.inbound.Condition;
import java.time.Instant;
import java.util.Optional;

/** Releases, once they are published. */
final class Releases {

    private Releases() {}

    static Optional<Report> translate(ReleaseActivity activity) {
        return activity.action().equals("published") && activity.release().publishedAt() instanceof Instant at
                ? Optional.of(published(activity, at))
                : Optional.empty();
    }

    private static Report published(ReleaseActivity activity, Instant at) {
        Release release = activity.release();
        String repository = activity.repository().fullName();
        String subject = "release/github-" + release.id();
        return new Report(
                repository,
                activity.sender() instanceof Account(String login) ? login : null,
                subject,
                new Condition.Once(subject),
                service -> new ReleasePublished(
                        repository,
                        service,
                        release.tagName(),
                        release.name(),
                        Boolean.TRUE.equals(release.prerelease()),
                        at,
                        release.htmlUrl()));
    }
}
