package dev.paved.integrations.github;

import dev.paved.integrations.github.Payload.IssueActivity;
import dev.paved.integrations.github.Payload.Other;
import dev.paved.integrations.github.Payload.PullRequestActivity;
import dev.paved.integrations.github.Payload.Push;
import dev.paved.integrations.github.Translation.Ignored;
import jakarta.inject.Singleton;

/** Turns GitHub's payloads into the platform's events. */
@Singleton
class Translator {
    private final Pushes pushes;
    private final PullRequests pullRequests;
    private final IncidentIssues issues;

    Translator(Pushes pushes, PullRequests pullRequests, IncidentIssues issues) {
        this.pushes = pushes;
        this.pullRequests = pullRequests;
        this.issues = issues;
    }

    Translation translate(Payload payload) {
        return switch (payload) {
            case Push push -> pushes.translate(push);
            case PullRequestActivity activity -> pullRequests.translate(activity);
            case IssueActivity activity -> issues.translate(activity);
            case Other() -> new Ignored();
        };
    }
}
