package dev.paved.deployer.rollout;

import dev.paved.deployer.local.Instances;
import dev.paved.kit.persistence.Transactions;
import jakarta.inject.Singleton;

/** Tells whether the files of a commit are in use. */
@Singleton
class CheckoutUse {

    /** How many good versions of a service in an environment are kept ready for a rollback. */
    private static final int GOOD_VERSIONS = 10;

    private final Transactions transactions;
    private final Instances instances;

    CheckoutUse(Transactions transactions, Instances instances) {
        this.transactions = transactions;
        this.instances = instances;
    }

    /** Whether nothing runs from the files of {@code commit}, is about to, or is likely to be brought back. */
    boolean isFree(String service, String commit) {
        String recorded = String.join(",", instances.deployments());
        return transactions.run(session -> session.createNativeQuery("""
                        select count(*) from deployment d
                         where service = :service and commit_id = :commit
                           and (phase not in ('succeeded', 'failed')
                                or id = any (string_to_array(:recorded, ','))
                                or id in (select deployment from target)
                                or phase = 'succeeded' and :kept > (
                                   select count(distinct commit_id) from deployment later
                                    where later.service = d.service and later.environment = d.environment
                                      and later.phase = 'succeeded' and later.position > d.position
                                      and later.commit_id <> d.commit_id))""", Long.class)
                .setParameter("service", service)
                .setParameter("commit", commit)
                .setParameter("recorded", recorded)
                .setParameter("kept", GOOD_VERSIONS)
                .getSingleResult()
                .map(count -> count == 0));
    }
}
