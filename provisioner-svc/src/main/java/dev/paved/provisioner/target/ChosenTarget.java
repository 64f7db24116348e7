package dev.paved.provisioner.target;

import dev.paved.kit.http.Problem.FieldError;
import dev.paved.provisioner.ProvisionerSettings;
import dev.paved.provisioner.ProvisionerSettings.TargetKind;
import dev.paved.provisioner.manifest.EnvironmentSpec;
import dev.paved.provisioner.target.Difference.Place;
import dev.paved.provisioner.target.kubernetes.KubernetesTarget;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The target that is set for new environments; those that are there stay on the one they were made on. */
@Singleton
class ChosenTarget implements EnvironmentTarget {

    private final EnvironmentTarget local;
    private final EnvironmentTarget kubernetes;
    private final EnvironmentTarget chosen;

    ChosenTarget(ProvisionerSettings settings, LocalTarget local, KubernetesTarget kubernetes) {
        this.local = local;
        this.kubernetes = kubernetes;
        this.chosen = settings.target() == TargetKind.KUBERNETES ? kubernetes : local;
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
        return of(environment).claim(environment);
    }

    @Override
    public Presence observe(Placement environment) throws IOException {
        return of(environment).observe(environment);
    }

    @Override
    public void entrust(Placement environment, List<ServiceSecret> secrets) throws IOException {
        of(environment).entrust(environment, secrets);
    }

    @Override
    public Set<String> entrusted(Placement environment) throws IOException {
        return of(environment).entrusted(environment);
    }

    @Override
    public Set<String> tidy(Placement environment) throws IOException {
        return of(environment).tidy(environment);
    }

    @Override
    public void provide(Placement environment) throws IOException {
        of(environment).provide(environment);
    }

    @Override
    public void remove(Placement environment) throws IOException {
        of(environment).remove(environment);
    }

    @Override
    public List<String> objects(Placement environment) throws IOException {
        return of(environment).objects(environment);
    }

    @Override
    public List<Difference> differences(Placement environment) throws IOException {
        return of(environment).differences(environment);
    }

    @Override
    public void revert(Placement environment, Set<Place> places) throws IOException {
        of(environment).revert(environment, places);
    }

    @Override
    public void adopt(Placement environment, Set<Place> places) throws IOException {
        of(environment).adopt(environment, places);
    }

    @Override
    public void watch(Consumer<String> changed) throws IOException {
        chosen.watch(changed);
    }

    private EnvironmentTarget of(Placement environment) {
        return environment.target().equals(kubernetes.name()) ? kubernetes : local;
    }
}
