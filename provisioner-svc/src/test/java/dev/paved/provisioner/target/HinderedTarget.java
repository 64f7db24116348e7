package dev.paved.provisioner.target;

import dev.paved.kit.http.Problem.FieldError;
import dev.paved.provisioner.manifest.EnvironmentSpec;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The local target, with a disk that fails for the environments a test names. */
@Alternative
@Priority(1)
@Singleton
public class HinderedTarget implements EnvironmentTarget {

    private static final Set<String> FAILING = ConcurrentHashMap.newKeySet();

    private final LocalTarget local;

    HinderedTarget(LocalTarget local) {
        this.local = local;
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
    public String name() {
        return local.name();
    }

    @Override
    public List<FieldError> beyond(EnvironmentSpec spec) {
        return local.beyond(spec);
    }

    @Override
    public Presence observe(Placement environment) throws IOException {
        return local.observe(environment);
    }

    @Override
    public void provide(Placement environment) throws IOException {
        fail(environment);
        local.provide(environment);
    }

    @Override
    public void remove(Placement environment) throws IOException {
        fail(environment);
        local.remove(environment);
    }

    @Override
    public List<String> objects(Placement environment) {
        return local.objects(environment);
    }

    private static void fail(Placement environment) throws IOException {
        if (FAILING.contains(environment.name())) {
            throw new IOException("the disk is full");
        }
    }
}
