package dev.paved.deployer.migration;

import dev.paved.deployer.rollout.RolloutBeginning.Plan;
import dev.paved.events.DeploymentKind;
import dev.paved.kit.http.Failure;
import dev.paved.kit.http.Problem;
import dev.paved.kit.http.RefusedException;
import java.util.List;
import java.util.stream.Collectors;

/** Why a version is not put back without someone's word. */
record MigrationRefusal(Plan plan, List<Passed> passed) implements Failure {

    /** A migration that can't be undone, and the version that came with it. */
    record Passed(String migration, String version) {}

    @Override
    public Problem problem() {
        String what = passed.stream()
                .map(it -> "'" + it.migration() + "' of " + it.version())
                .collect(Collectors.joining(", "));
        return Problem.of(
                        409,
                        "Past a migration",
                        plan.version() + " of " + plan.service() + " ran in " + plan.environment() + " before "
                                + (passed.size() == 1 ? "a migration that can't" : "migrations that can't")
                                + " be undone (" + what + "): it may fail with the database as it is now, or do harm to"
                                + " what is in it. Nothing was changed. If you know that it works, say why.")
                .next(command() + " --override-migration REASON");
    }

    private String command() {
        String from = plan.terms().promotedFrom();
        if (from != null) {
            return "platform promote " + plan.service() + " --from " + from + " --to " + plan.environment();
        }
        String command = plan.kind() == DeploymentKind.ROLLBACK ? "rollback" : "deploy";
        String version = plan.kind() == DeploymentKind.ROLLBACK ? "--to" : "--version";
        return "platform %s %s --env %s %s %s"
                .formatted(command, plan.service(), plan.environment(), version, plan.version());
    }

    RefusedException thrown() {
        return new RefusedException(this);
    }
}
