package dev.paved.provisioner.target;

import dev.paved.provisioner.ProvisionerSettings;
import dev.paved.provisioner.target.kubernetes.KubernetesTarget;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The target that is set, with a disk that fails for the environments a test names. */
@Alternative
@Priority(1)
@Singleton
public class HinderedTarget extends ChosenTarget {

    private static final Set<String> FAILING = ConcurrentHashMap.newKeySet();

    HinderedTarget(ProvisionerSettings settings, LocalTarget local, KubernetesTarget kubernetes) {
        super(settings, local, kubernetes);
    }

    /** From now on nothing can be written or removed for {@code environment}. */
    public static void hinder(String environment) {
        FAILING.add(environment);
    }

    /** From now on it works again. */
    public static void release(String environment) {
        FAILING.remove(environment);
    }

    @Override
    public void provide(Placement environment) throws IOException {
        fail(environment);
        super.provide(environment);
    }

    @Override
    public void remove(Placement environment) throws IOException {
        fail(environment);
        super.remove(environment);
    }

    private static void fail(Placement environment) throws IOException {
        if (FAILING.contains(environment.name())) {
            throw new IOException("the disk is full");
        }
    }
}
