package dev.paved.integrations.gitlab;

import dev.paved.integrations.inbound.Hook;
import dev.paved.integrations.inbound.Kind;
import dev.paved.integrations.inbound.SharedSecret;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How GitLab is known.
 *
 * @see <a href="https://docs.gitlab.com/user/project/integrations/webhooks/">GitLab, Webhooks</a>
 */
public final class GitlabHook {
    /** GitLab. */
    public static final Hook HOOK =
            new Hook("gitlab", "GitLab", "PAVED_GITLAB_WEBHOOK_SECRET", "the webhook's settings in GitLab");

    static final String TOKEN = "X-Gitlab-Token";

    private static final Set<String> PUBLISHED = Set.of(
            "push",
            "tag push",
            "issue",
            "confidential issue",
            "note",
            "confidential note",
            "merge request",
            "wiki page",
            "pipeline",
            "job",
            "deployment",
            "member",
            "subgroup",
            "project",
            "milestone",
            "feature flag",
            "release",
            "emoji",
            "resource access token",
            "vulnerability");
    private static final String END = " hook";

    private GitlabHook() {}

    static SharedSecret secret(Optional<String> secret) {
        return new SharedSecret(HOOK, secret);
    }

    /** How deliveries with {@code event} as their {@code X-Gitlab-Event}, whatever a sender wrote there, are counted. */
    static Kind kind(@Nullable String event) {
        String name = event == null ? "" : event.toLowerCase(Locale.ROOT);
        String bare = name.endsWith(END) ? name.substring(0, name.length() - END.length()) : "";
        return PUBLISHED.contains(bare) ? new Kind(bare.replace(' ', '_')) : Kind.UNKNOWN;
    }
}
