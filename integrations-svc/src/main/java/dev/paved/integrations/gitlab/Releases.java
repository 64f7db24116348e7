package dev.paved.integrations.gitlab;

import dev.paved.events.ChangeEvent.ReleasePublished;
import dev.paved.integrations.forge.Report;
import dev.paved.integrations.gitlab.Payload.ReleaseActivity;
import dev.paved.integrations.inbound.Condition;
import java.util.Optional;

/** Releases, once they are made. GitLab tells neither by whom nor whether one is ready. */
final class Releases {

    private Releases() {}

    static Optional<Report> translate(ReleaseActivity activity) {
        return activity.action().equals("create") ? Optional.of(published(activity)) : Optional.empty();
    }

    private static Report published(ReleaseActivity release) {
        String repository = release.project().repository();
        String subject = "release/" + GitlabHook.HOOK.source() + "-" + release.id();
        return new Report(
                repository,
                null,
                subject,
                new Condition.Once(subject),
                service -> new ReleasePublished(
                        repository,
                        service,
                        release.tag(),
                        release.name(),
                        false,
                        release.releasedAt(),
                        release.url()));
    }
}
