package dev.paved.deployer.kubernetes;

import dev.paved.deployer.kubernetes.WorkloadObjects.Site;
import dev.paved.deployer.rollout.Deployments;
import dev.paved.deployer.target.Target;
import dev.paved.deployer.target.Targets;
import dev.paved.kit.reconcile.Reconcilers;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Lets it be looked at once where something in the cluster has changed. */
@Singleton
class Waking {

    private final Live live;
    private final Reconcilers reconcilers;
    private final Map<Site, String> rollouts = new ConcurrentHashMap<>();

    Waking(Live live, Reconcilers reconcilers) {
        this.live = live;
        this.reconcilers = reconcilers;
    }

    /** From now on. */
    void begin() {
        live.onChange(this::changed);
    }

    /** What changes at {@code site} is to be looked at for the rollout {@code id} too. */
    void rollout(Site site, String id) {
        begin();
        rollouts.put(site, id);
    }

    /** No rollout goes on at {@code site}. */
    void over(Site site) {
        rollouts.remove(site);
    }

    private void changed(Site site) {
        String rollout = rollouts.get(site);
        if (rollout != null) {
            reconcilers.wake(Deployments.RECONCILER, rollout);
        }
        reconcilers.wake(Targets.RECONCILER, Target.id(site.service(), site.environment()));
    }
}
