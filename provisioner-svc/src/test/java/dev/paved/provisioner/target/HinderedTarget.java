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
import org.jspecify.annotations.Nullable;

/** The target that is set, with a disk that fails for the environments a test names. */
@Alternative
@Priority(1)
@Singleton
public class HinderedTarget implements EnvironmentTarget {

    private static final Set<String> FAILING = ConcurrentHashMap.newKeySet();

    private final ChosenTarget chosen;

    HinderedTarget(ChosenTarget chosen) {
        this.chosen = chosen;
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
        return chosen.name();
    }

    @Override
    public List<FieldError> beyond(EnvironmentSpec spec) {
        return chosen.beyond(spec);
    }

    @Override
    public @Nullable String claim(Placement environment) throws IOException {
        return chosen.claim(environment);
    }

    @Override
    public Presence observe(Placement environment) throws IOException {
        return chosen.observe(environment);
    }

    @Override
    public void entrust(Placement environment, List<ServiceSecret> secrets) throws IOException {
        chosen.entrust(environment, secrets);
    }

    @Override
    public Set<String> tidy(Placement environment) throws IOException {
        return chosen.tidy(environment);
    }

    @Override
    public void provide(Placement environment) throws IOException {
        fail(environment);
        chosen.provide(environment);
    }

    @Override
    public void remove(Placement environment) throws IOException {
        fail(environment);
        chosen.remove(environment);
    }

    @Override
    public List<String> objects(Placement environment) throws IOException {
        return chosen.objects(environment);
    }

    private static void fail(Placement environment) throws IOException {
        if (FAILING.contains(environment.name())) {
            throw new IOException("the disk is full");
        }
    }
}
