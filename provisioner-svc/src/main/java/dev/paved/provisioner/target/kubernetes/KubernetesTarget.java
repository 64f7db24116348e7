package dev.paved.provisioner.target.kubernetes;

import dev.paved.kit.http.Problem.FieldError;
import dev.paved.provisioner.manifest.EnvironmentSpec;
import dev.paved.provisioner.manifest.EnvironmentSpec.ServiceSpec;
import dev.paved.provisioner.target.Difference;
import dev.paved.provisioner.target.Difference.Place;
import dev.paved.provisioner.target.EnvironmentTarget;
import dev.paved.provisioner.target.Placement;
import dev.paved.provisioner.target.Presence;
import dev.paved.provisioner.target.ServiceSecret;
import dev.paved.provisioner.target.ServiceState;
import dev.paved.provisioner.target.TargetException;
import io.fabric8.kubernetes.api.model.DeleteOptionsBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Environments on Kubernetes: a namespace each, with what is asked for in it. See ADR 18. */
@Singleton
@Typed(KubernetesTarget.class)
public class KubernetesTarget implements EnvironmentTarget {

    private final Cluster cluster;
    private final Ownership ownership;
    private final NamespaceObjects namespaces;
    private final ServiceObjects services;
    private final Workloads workloads;
    private final Leftovers leftovers;
    private final Remains remains;
    private final SecretObjects secrets;
    private final LiveObjects live;
    private final Watches watches;

    KubernetesTarget(
            Cluster cluster,
            Ownership ownership,
            NamespaceObjects namespaces,
            ServiceObjects services,
            Workloads workloads,
            Leftovers leftovers,
            Remains remains,
            SecretObjects secrets,
            LiveObjects live,
            Watches watches) {
        this.cluster = cluster;
        this.ownership = ownership;
        this.namespaces = namespaces;
        this.services = services;
        this.workloads = workloads;
        this.leftovers = leftovers;
        this.remains = remains;
        this.secrets = secrets;
        this.live = live;
        this.watches = watches;
    }

    @Override
    public String name() {
        return "kubernetes";
    }

    @Override
    public List<FieldError> beyond(EnvironmentSpec spec) {
        List<FieldError> beyond = new ArrayList<>();
        for (int i = 0; i < spec.services().size(); i++) {
            if (Character.isDigit(spec.services().get(i).name().charAt(0))) {
                beyond.add(new FieldError(
                        "/spec/services/" + i + "/name",
                        "must begin with a letter: it becomes the name of a Kubernetes service"));
            }
        }
        return beyond;
    }

    @Override
    public @Nullable String claim(Placement environment) throws TargetException {
        Namespace present = namespace(environment);
        if (present == null) {
            return environment.identity() == null ? made(environment) : null;
        }
        return Ownership.doubt(environment, present).isEmpty()
                ? present.getMetadata().getUid()
                : environment.identity();
    }

    /** Made, not applied: that would take over one of that name that came meanwhile. */
    private String made(Placement environment) throws TargetException {
        return cluster.ask(
                "making the namespace " + ownership.namespace(environment),
                client -> client.resource(namespaces.bare(environment))
                        .create()
                        .getMetadata()
                        .getUid());
    }

    @Override
    public void entrust(Placement environment, List<ServiceSecret> wanted) throws TargetException {
        Namespace present = namespace(environment);
        if (present == null || environment.identity() == null || !isWhole(environment, present)) {
            throw new TargetException(
                    "NamespaceMissing",
                    "the namespace " + ownership.namespace(environment) + " is not there for secrets");
        }
        for (ServiceSecret secret : wanted) {
            secrets.make(environment, secret);
        }
    }

    @Override
    public Set<String> entrusted(Placement environment) throws TargetException {
        return secrets.present(environment, environment.secrets().all());
    }

    @Override
    public Set<String> tidy(Placement environment) throws TargetException {
        secrets.removeUnused(environment, environment.secrets().others());
        return entrusted(environment);
    }

    @Override
    public void provide(Placement environment) throws TargetException {
        Namespace present = namespace(environment);
        if (present == null || environment.identity() == null || !isWhole(environment, present)) {
            return;
        }
        apply(namespaces.namespace(environment));
        for (HasMetadata object : namespaces.inside(environment)) {
            apply(object);
        }
        leftovers.remove(environment);
        if (environment.services().isEmpty() || !isLimited(environment)) {
            return;
        }
        for (ServiceSpec service : environment.services()) {
            for (HasMetadata object : services.of(environment, service)) {
                apply(object);
            }
        }
    }

    /** Whether the cluster holds the environment to its quota: it doesn't until it has counted, and lets all through. */
    private boolean isLimited(Placement environment) throws TargetException {
        return cluster.ask("looking at the quota", client -> {
            ResourceQuota quota = client.resourceQuotas()
                    .inNamespace(ownership.namespace(environment))
                    .withName(NamespaceObjects.NAME)
                    .get();
            return quota != null
                    && quota.getStatus() != null
                    && quota.getSpec().getHard().equals(quota.getStatus().getHard());
        });
    }

    /** Without force: what another has set is not overwritten, it is told. */
    private void apply(HasMetadata object) throws TargetException {
        String step = "applying the " + object.getKind().toLowerCase(Locale.ROOT) + " "
                + object.getMetadata().getName();
        cluster.ask(
                step,
                client -> client.resource(object).fieldManager(Cluster.MANAGER).serverSideApply());
    }

    @Override
    public Presence observe(Placement environment) throws TargetException {
        Namespace present = namespace(environment);
        if (present == null) {
            return new Presence.Absent();
        }
        Optional<String> doubt = Ownership.doubt(environment, present);
        if (doubt.isPresent()) {
            return new Presence.Foreign(doubt.get());
        }
        if (!isWhole(environment, present)) {
            return new Presence.Incomplete("Terminating", remains.obstacles(present));
        }
        List<ServiceState> states = states(environment);
        List<String> old = leftovers.list(environment);
        if (!old.isEmpty()) {
            return new Presence.Incomplete("Removing", String.join(", ", old) + " is still to go", states);
        }
        return states.stream()
                .filter(state -> !state.ready())
                .findFirst()
                .<Presence>map(state -> new Presence.Incomplete(
                        state.reason(), "the service " + state.name() + ": " + state.message(), states))
                .orElseGet(() -> new Presence.Present(
                        states.isEmpty() ? null : states.getFirst().url(), states));
    }

    private List<ServiceState> states(Placement environment) throws TargetException {
        String namespace = ownership.namespace(environment);
        List<ServiceState> states = new ArrayList<>();
        for (ServiceSpec service : environment.services()) {
            states.add(cluster.ask(
                    "looking at the service " + service.name(),
                    client -> workloads.state(
                            environment,
                            service,
                            client.apps()
                                    .deployments()
                                    .inNamespace(namespace)
                                    .withName(service.name())
                                    .get(),
                            client.pods()
                                    .inNamespace(namespace)
                                    .withLabel(ServiceObjects.NAME, service.name())
                                    .list()
                                    .getItems())));
        }
        return states;
    }

    @Override
    public void remove(Placement environment) throws TargetException {
        Namespace present = namespace(environment);
        if (present == null || !isWhole(environment, present)) {
            return;
        }
        String name = present.getMetadata().getName();
        var options = new DeleteOptionsBuilder()
                .withNewPreconditions(null, present.getMetadata().getUid())
                .withPropagationPolicy("Background")
                .build();
        cluster.ask(
                "deleting the namespace " + name,
                client -> client.raw("/api/v1/namespaces/" + name, "DELETE", options));
    }

    @Override
    public List<String> objects(Placement environment) throws TargetException {
        Namespace present = namespace(environment);
        if (present == null || !Ownership.doubt(environment, present).isEmpty()) {
            return List.of();
        }
        List<String> objects = new ArrayList<>(remains.list(present));
        secrets.present(environment, environment.secrets().all())
                .forEach(name -> objects.add("secret " + present.getMetadata().getName() + "/" + name));
        return objects;
    }

    @Override
    public List<Difference> differences(Placement environment) throws TargetException {
        return live.differences(environment);
    }

    @Override
    public void revert(Placement environment, Set<Place> places) throws TargetException {
        Namespace present = namespace(environment);
        if (present != null && isWhole(environment, present)) {
            live.revert(environment, places);
        }
    }

    @Override
    public void adopt(Placement environment, Set<Place> places) throws TargetException {
        Namespace present = namespace(environment);
        if (present != null && isWhole(environment, present)) {
            live.adopt(environment, places);
        }
    }

    @Override
    public void watch(Consumer<String> changed) throws TargetException {
        watches.start(changed);
    }

    /** Whether it is the environment's and nobody has deleted it. */
    private static boolean isWhole(Placement environment, Namespace present) {
        return Ownership.doubt(environment, present).isEmpty()
                && present.getMetadata().getDeletionTimestamp() == null;
    }

    private @Nullable Namespace namespace(Placement environment) throws TargetException {
        String name = ownership.namespace(environment);
        return cluster.<@Nullable Namespace>ask(
                "looking at the namespace " + name,
                client -> client.namespaces().withName(name).get());
    }
}
