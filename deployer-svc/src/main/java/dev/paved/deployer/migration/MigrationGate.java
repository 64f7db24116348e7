package dev.paved.deployer.migration;

import dev.paved.deployer.migration.MigrationRefusal.Passed;
import dev.paved.deployer.rollout.Gate;
import dev.paved.deployer.rollout.RolloutBeginning.Plan;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Puts no version back past a migration that can't be undone, unless someone says why that does no harm; rollbacks neither. A
 * version that never ran well there knows of all that was migrated, as far as anybody can tell. See ADR 35.
 */
@Singleton
class MigrationGate implements Gate {

    @Override
    public boolean asksRollbacks() {
        return true;
    }

    @Override
    public Uni<Optional<Overridden>> check(Mutiny.Session session, Plan plan) {
        return passed(session, plan)
                .map(passed -> passed.isEmpty() ? Optional.empty() : Optional.of(overridden(passed, plan)));
    }

    private static Overridden overridden(List<Passed> passed, Plan plan) {
        String reason = plan.terms().migrationOverride();
        if (reason == null) {
            throw new MigrationRefusal(plan, passed).thrown();
        }
        return new Overridden(
                "migration",
                passed.stream()
                        .map(it -> "migration '" + it.migration() + "' of " + it.version() + " can't be undone")
                        .collect(Collectors.joining("; ")),
                reason);
    }

    /** Those declared since the plan's commit was deployed there last, and not by then: past those somebody let it. */
    private static Uni<List<Passed>> passed(Mutiny.Session session, Plan plan) {
        return session.createNativeQuery("""
                        select d.migration, (array_agg(d.version order by d.position))[1]
                          from deployment d,
                               (select max(known.position) as position from deployment known
                                 where known.service = :service and known.environment = :environment
                                   and known.commit_id = :commit and known.phase = 'succeeded') good
                         where d.service = :service and d.environment = :environment and d.position > good.position
                           and d.migration is not null and not d.migration_reversible
                           and not exists (select 1 from deployment before
                                            where before.service = :service and before.environment = :environment
                                              and before.migration = d.migration and before.position <= good.position)
                         group by d.migration order by min(d.position)""", Object[].class)
                .setParameter("service", plan.service())
                .setParameter("environment", plan.environment())
                .setParameter("commit", plan.commit())
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new Passed((String) row[0], (String) row[1]))
                        .toList());
    }
}
