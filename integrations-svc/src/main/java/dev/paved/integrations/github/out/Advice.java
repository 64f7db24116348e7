package dev.paved.integrations.github.out;

import dev.paved.integrations.github.GithubConfig;
import dev.paved.kit.github.GitHubRefused;
import dev.paved.kit.repository.GitTokens;

/** What to do where GitHub refuses. */
final class Advice {

    private Advice() {}

    static String of(GitHubRefused refusal, Row row, GithubConfig config) {
        String token = "paved.git.tokens.\"" + GitTokens.key(config.url()) + "\"";
        return switch (refusal.status()) {
            case 401 -> "Set a token that is valid as " + token + ", and restart integrations-svc.";
            case 403, 404 ->
                "See whether " + row.repository() + " is there, and whether the token " + token
                        + " may write to it: a fine-grained one needs the permissions " + permission(row.wish())
                        + ", a classic one the scope repo.";
            case 301 -> "The repository was renamed or moved: register the service with its new address.";
            case 422 -> subject(row.wish());
            default -> "What is told of it next is tried again.";
        };
    }

    private static String permission(Wish wish) {
        return switch (wish) {
            case DeploymentWish deployment -> "Deployments (read and write)";
            case StatusWish status -> "Commit statuses (read and write)";
            case CommentWish comment -> "Pull requests (read and write)";
        };
    }

    private static String subject(Wish wish) {
        return switch (wish) {
            case DeploymentWish deployment -> "See whether the commit " + deployment.sha() + " was pushed to GitHub.";
            case StatusWish status -> "See whether the commit " + status.sha() + " was pushed to GitHub.";
            case CommentWish comment -> "See whether the pull request " + comment.number() + " can be commented on.";
        };
    }
}
