package dev.paved.provisioner.database.kubernetes;

import dev.paved.provisioner.database.DatabaseSite;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The claim that asks Crossplane for a database. */
@Singleton
class ClaimObjects {

    static final String ASKED = "claim";
    private static final String CONNECTION = "connection";

    private final CrossplaneSettings settings;

    ClaimObjects(CrossplaneSettings settings) {
        this.settings = settings;
    }

    Kind kind() {
        return new Kind(
                settings.group(),
                settings.version(),
                settings.kind(),
                settings.plural().orElse(settings.kind().toLowerCase(Locale.ROOT) + "s"));
    }

    Part claim(DatabaseSite site) {
        return new Part(kind(), ObjectName.of(site), ASKED);
    }

    /** The secret in which Crossplane tells how a database is connected to. */
    static Part connection(Part claim) {
        return new Part(Kind.SECRET, claim.name() + "-connection", CONNECTION);
    }

    HasMetadata of(Part claim, DatabaseSite site, String namespace) {
        GenericKubernetesResource object = new GenericKubernetesResource();
        object.setApiVersion(claim.kind().apiVersion());
        object.setKind(claim.kind().name());
        object.setMetadata(Marks.metadata(site, namespace, claim.name()));
        Map<String, Object> spec = new TreeMap<>(Map.of(
                "parameters",
                parameters(site),
                "writeConnectionSecretToRef",
                Map.of("name", connection(claim).name())));
        if (!settings.compositionSelector().isEmpty()) {
            spec.put("compositionSelector", Map.of("matchLabels", settings.compositionSelector()));
        }
        object.setAdditionalProperty("spec", spec);
        return object;
    }

    private Map<String, Object> parameters(DatabaseSite site) {
        Map<String, String> set = settings.parameters().getOrDefault(site.size(), Map.of());
        Map<String, Object> parameters = new TreeMap<>();
        set.forEach((name, value) -> parameters.put(name, typed(value)));
        return parameters.isEmpty() ? Map.of("size", site.size().word()) : parameters;
    }

    /** A definition may want a number or a truth value. */
    private static Object typed(String value) {
        if (value.matches("-?\\d{1,9}")) {
            return Integer.valueOf(value);
        }
        return value.equals("true") || value.equals("false") ? Boolean.valueOf(value) : value;
    }
}
