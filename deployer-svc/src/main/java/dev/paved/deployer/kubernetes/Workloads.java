package dev.paved.deployer.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paved.deployer.local.ServiceManifest;
import dev.paved.deployer.rollout.Deployment;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What is kept of deployments to apply them by. */
@Singleton
class Workloads {

    private final ObjectMapper json;
    private final KubernetesSettings settings;

    Workloads(ObjectMapper json, KubernetesSettings settings) {
        this.json = json;
        this.settings = settings;
    }

    /** The text to keep of a deployment that runs {@code image} as {@code manifest} says. */
    String text(String image, ServiceManifest manifest) {
        try {
            return json.writeValueAsString(from(image, manifest));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What goes to the cluster to run {@code image} as {@code manifest} says. */
    Workload from(String image, ServiceManifest manifest) {
        return new Workload(
                image,
                manifest.port(),
                manifest.health(),
                manifest.healthTimeout(),
                manifest.replicas(),
                Optional.ofNullable(manifest.resources().cpu()).orElseGet(settings::cpu),
                Optional.ofNullable(manifest.resources().memory()).orElseGet(settings::memory),
                Takeover.of(manifest.strategy()));
    }

    /** What was kept of {@code d}, which was prepared. */
    Workload of(Deployment d) throws Trouble {
        if (d.workload() == null) {
            throw elsewhere(d);
        }
        try {
            return json.readValue(d.workload(), Workload.class);
        } catch (JsonProcessingException e) {
            throw elsewhere(d);
        }
    }

    private static Trouble elsewhere(Deployment d) {
        return new Trouble(d.version() + " was deployed to another kind of target. Deploy it again.");
    }
}
