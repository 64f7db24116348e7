package dev.paved.deployer.rollout;

import dev.paved.deployer.target.Desired;
import dev.paved.deployer.target.Target;
import dev.paved.kit.http.NotFound;
import dev.paved.kit.http.RefusedException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the version to go back to.
 *
 * @param target where
 * @param succeeded every deployment there that succeeded, newest first
 */
record GoodVersions(Target target, List<Deployment> succeeded) {

    private static final int SUGGESTED = 5;

    /**
     * The last good deployment before the present one, or the newest of the version {@code to}.
     *
     * @throws RefusedException when there is none, or nothing to go back from
     */
    Deployment toGoBackTo(@Nullable String to) {
        Desired present = target.wanted()
                .orElseThrow(() -> new Refusal.NothingRuns(target.service(), target.environment()).thrown());
        return to == null ? lastGood(present) : named(present, to);
    }

    /**
     * The good deployment to go back to while {@code running} is rolled out: what it is to replace, or the newest of the version
     * {@code to}; nothing where it replaces nothing good.
     *
     * @throws RefusedException when {@code to} did not run well there, or is what is rolled out
     */
    Optional<Deployment> insteadOf(Deployment running, @Nullable String to) {
        return to == null
                ? target.wanted()
                        .map(Desired::deployment)
                        .filter(id -> !id.equals(running.id()))
                        .or(() -> Optional.ofNullable(running.previousDeployment()))
                        .flatMap(this::find)
                : Optional.of(named(running.desired(), to));
    }

    /** A version that was undone is not good, nor is one newer than what a rollback brought back. */
    private Deployment lastGood(Desired present) {
        long before = find(present.deployment())
                .map(d -> find(d.restores()).orElse(d))
                .map(Deployment::position)
                .orElse(Long.MAX_VALUE);
        return succeeded.stream()
                .filter(d -> d.position() < before)
                .filter(d -> d.rolledBackBy() == null)
                .filter(d -> !d.commit().equals(present.commit()))
                .findFirst()
                .orElseThrow(() ->
                        new Refusal.NoGoodVersion(target.service(), target.environment(), present.version()).thrown());
    }

    private Deployment named(Desired present, String to) {
        String version = to.matches("v\\d.*") ? to.substring(1) : to;
        Deployment named = succeeded.stream()
                .filter(d -> d.version().equals(version) || d.version().equals(to) || isCommit(d, to))
                .findFirst()
                .orElseThrow(() -> new RefusedException(new NotFound(
                        "version that ran well in " + target.environment(),
                        to,
                        others(present),
                        "platform deploy " + target.service() + " --env " + target.environment() + " --version "
                                + to)));
        if (named.commit().equals(present.commit())) {
            throw new Refusal.AlreadyRuns(target.service(), target.environment(), named.version()).thrown();
        }
        return named;
    }

    private static boolean isCommit(Deployment d, String to) {
        return to.matches("[0-9a-f]{7,40}") && d.commit().startsWith(to);
    }

    private List<String> others(Desired present) {
        return succeeded.stream()
                .filter(d -> !d.commit().equals(present.commit()))
                .map(Deployment::version)
                .distinct()
                .limit(SUGGESTED)
                .toList();
    }

    private Optional<Deployment> find(@Nullable String id) {
        return succeeded.stream().filter(d -> d.id().equals(id)).findFirst();
    }
}
