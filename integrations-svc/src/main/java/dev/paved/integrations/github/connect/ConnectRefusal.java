package dev.paved.integrations.github.connect;

import dev.paved.integrations.github.GithubHook;
import dev.paved.kit.github.GitHubBusy;
import dev.paved.kit.github.GitHubRefused;
import dev.paved.kit.http.Failure;
import dev.paved.kit.http.Problem;

/** Why no webhook is set up. */
sealed interface ConnectRefusal extends Failure {

    /** Nothing that GitHub signs could be believed. */
    record NoSecret() implements ConnectRefusal {
        @Override
        public Problem problem() {
            return Problem.of(
                            409,
                            "Webhook not configured",
                            "integrations-svc has no secret to give to GitHub; nothing was changed.")
                    .next("Set " + GithubHook.HOOK.secretVariable()
                            + " to a long random text, and restart integrations-svc.");
        }
    }

    /** There is nothing to ask GitHub with. */
    record NoToken(String url) implements ConnectRefusal {
        @Override
        public Problem problem() {
            return Problem.of(
                            409,
                            "No token",
                            "There is no token for " + url
                                    + ", neither in the request nor in this service; nothing was changed.")
                    .next("Give one in GITHUB_TOKEN, or give the same command with --by-hand.");
        }
    }

    /** GitHub refuses what it was asked. */
    record Refused(String place, GitHubRefused answer) implements ConnectRefusal {
        @Override
        public Problem problem() {
            return Problem.of(424, "GitHub refused", String.valueOf(answer.getMessage()) + ".")
                    .next(advice());
        }

        private String advice() {
            return switch (answer.status()) {
                case 301, 302, 307, 308 ->
                    place + " is called otherwise now, or belongs to somebody else: use its present name.";
                case 401 -> "Give a token that is valid; this one has expired, was revoked, or is for another GitHub.";
                case 403, 404 ->
                    "See whether " + place
                            + " is written right, and give a token that may administer its webhooks: fine-grained"
                            + " with read and write of Webhooks, or classic with "
                            + (place.contains("/") ? "admin:repo_hook." : "admin:org_hook.");
                case 422 -> "If it is about the URL, say another with --url: GitHub takes none of localhost.";
                case 200, 201, 202, 204 ->
                    "See whether paved.integrations.github.url and paved.integrations.github.api lead to GitHub's"
                            + " REST API.";
                default -> "Try again later, or give the same command with --by-hand.";
            };
        }
    }

    /** GitHub can't be asked now. */
    record Unheard(GitHubBusy why) implements ConnectRefusal {
        @Override
        public Problem problem() {
            return Problem.of(424, "GitHub unavailable", why.reason() + ". The webhook may not be set up yet.")
                    .next(
                            why.isLimit()
                                    ? "Give the same command again in "
                                            + why.pause().toSeconds() + " s."
                                    : "See whether integrations-svc reaches GitHub, and give the same command again.");
        }
    }
}
