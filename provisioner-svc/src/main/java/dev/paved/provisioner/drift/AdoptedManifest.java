package dev.paved.provisioner.drift;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paved.provisioner.ProvisionerSettings;
import dev.paved.provisioner.manifest.EnvironmentSpec.ServiceSpec;
import dev.paved.provisioner.manifest.SpecReader;
import dev.paved.provisioner.target.Placement;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** The manifest that would say what is adopted: what a manifest may not say cannot be adopted either. */
@Singleton
class AdoptedManifest {

    private final SpecReader reader;
    private final ObjectMapper json;
    private final String apiVersion;

    AdoptedManifest(SpecReader reader, ObjectMapper json, ProvisionerSettings settings) {
        this.reader = reader;
        this.json = json;
        this.apiVersion = settings.apiVersions().getFirst();
    }

    /** {@code services}, once they are what {@code environment} may have; refused with every field that it may not. */
    List<ServiceSpec> checked(Placement environment, List<ServiceSpec> services) {
        ObjectNode manifest =
                json.createObjectNode().put("apiVersion", apiVersion).put("kind", "Environment");
        manifest.putObject("metadata").put("name", environment.name());
        ObjectNode spec = manifest.putObject("spec");
        spec.put("type", environment.type().name().toLowerCase(Locale.ROOT));
        spec.set("services", json.valueToTree(services));
        reader.environment(manifest.toString().getBytes(StandardCharsets.UTF_8), "application/json");
        return services;
    }
}
