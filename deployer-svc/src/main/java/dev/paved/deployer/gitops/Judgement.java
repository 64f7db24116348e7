package dev.paved.deployer.gitops;

import dev.paved.deployer.gitops.Application.LastSync;
import dev.paved.deployer.gitops.Application.Problem;
import dev.paved.deployer.gitops.EnvironmentRepository.Committed;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the status of an Application means for a commit. It may be about the time before the commit: what is wrong is
 * believed only where it is about this commit, and for a while.
 *
 * @param since when the commit was made, or asked for
 * @param containing the revisions that are the commit or came after it
 */
record Judgement(
        Application application,
        Committed commit,
        Image image,
        Instant since,
        Set<String> containing,
        Duration grace,
        Instant now) {

    Judgement {
        containing = Set.copyOf(containing);
    }

    /** What is meant. */
    sealed interface Verdict {}

    /** The version is synced and healthy. */
    record Good() implements Verdict {}

    /** It may still become so. */
    record Pending(String words) implements Verdict {}

    /** It will not. */
    record Bad(String reason) implements Verdict {}

    Verdict verdict() {
        Optional<LastSync> sync =
                application.lastSync().filter(it -> it.revisions().stream().anyMatch(containing::contains));
        Optional<LastSync> failed = sync.filter(LastSync::hasFailed);
        if (failed.isPresent()) {
            return new Bad("Argo CD could not sync " + name() + ": "
                    + sentence(failed.get().message()) + " Look at it: argocd app get " + application.name() + ".");
        }
        if (!application.errors().isEmpty()) {
            return error(application.errors().getFirst());
        }
        if (application.revisions().stream().noneMatch(containing::contains)) {
            return new Pending("Argo CD has not seen the commit " + brief(commit.id()) + " for " + name() + " yet"
                    + (application.revisions().isEmpty()
                            ? ""
                            : "; it is at " + brief(application.revisions().getFirst()))
                    + ".");
        }
        if (sync.filter(LastSync::isGoingOn).isPresent()) {
            return new Pending(
                    "Argo CD syncs " + name() + ": " + sentence(sync.get().message()));
        }
        return switch (application.sync()) {
            case "Synced" -> synced();
            case "OutOfSync" ->
                new Pending(subject() + " is out of sync"
                        + (application.automated()
                                ? "; Argo CD is about to sync it."
                                : ", and Argo CD waits for somebody to sync it: argocd app sync " + application.name()
                                        + "."));
            default -> new Pending("Argo CD does not know yet whether " + name() + " is in sync.");
        };
    }

    private Verdict error(Problem problem) {
        String words = "Argo CD tells a " + problem.type() + " of " + name() + ": " + sentence(problem.message());
        boolean seenSince =
                application.reconciledAt() != null && application.reconciledAt().isAfter(since);
        return seenSince && lasted(problem.since()) ? new Bad(words) : new Pending(words);
    }

    private Verdict synced() {
        return switch (application.health()) {
            case "Healthy" -> healthy();
            case "Degraded" -> {
                String words = subject() + " is degraded: " + sentence(application.healthMessage());
                yield lasted(application.healthSince()) ? new Bad(words) : new Pending(words);
            }
            case "Suspended" ->
                new Pending(subject() + " is suspended: " + sentence(application.healthMessage())
                        + " It waits for somebody to resume it.");
            case "Missing" -> new Pending("Resources of " + name() + " are not there yet.");
            case "Progressing" -> new Pending(subject() + " is progressing: " + sentence(application.healthMessage()));
            default -> new Pending("Argo CD does not know yet how healthy " + name() + " is.");
        };
    }

    /** It may be healthy without the version: where the manifests name another image than the entry that was written. */
    private Verdict healthy() {
        boolean runs = application.images().isEmpty()
                || application.images().stream()
                        .anyMatch(it -> Image.of(it).filter(image::isSame).isPresent());
        if (runs) {
            return new Good();
        }
        String words = subject() + " is healthy, but does not run " + image.reference() + ". It runs "
                + String.join(", ", application.images())
                + ". Look whether the manifests use the entry that was written.";
        return lasted(application.healthSince()) ? new Bad(words) : new Pending(words);
    }

    private boolean lasted(@Nullable Instant wrongSince) {
        return Stream.of(
                        Optional.ofNullable(wrongSince),
                        application.lastSync().map(LastSync::finishedAt),
                        Optional.of(since))
                .flatMap(Optional::stream)
                .map(it -> it.plus(grace))
                .noneMatch(now::isBefore);
    }

    private String name() {
        return "the Application " + application.name();
    }

    private String subject() {
        return "The Application " + application.name();
    }

    private static String sentence(String message) {
        String said = message.strip();
        return said.isEmpty() ? "it does not say why." : said.endsWith(".") ? said : said + ".";
    }

    static String brief(String commit) {
        return commit.substring(0, Math.min(7, commit.length()));
    }
}
