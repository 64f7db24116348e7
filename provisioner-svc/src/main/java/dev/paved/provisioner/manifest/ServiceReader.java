package dev.paved.provisioner.manifest;

import dev.paved.provisioner.manifest.EnvironmentSpec.ServiceSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the services of a manifest. */
final class ServiceReader {

    private static final String EXAMPLE = "{name: api, image: \"myorg/api:1.2.3\"}";
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final int LONGEST_VALUE = 4096;

    /** What is given to every service, or kept for what is confidential. */
    private static final Set<String> GIVEN = Set.of(ServiceSpec.PORT, "DATABASE_URL");

    private final String type;
    private final Optional<TypePolicy> policy;

    /** Of an environment of {@code type}, which {@code policy} is for. */
    ServiceReader(String type, Optional<TypePolicy> policy) {
        this.type = type;
        this.policy = policy;
    }

    List<ServiceSpec> read(Fields spec) {
        Set<String> names = new HashSet<>();
        List<ServiceSpec> services = new ArrayList<>();
        for (Fields fields : spec.objects("services", EXAMPLE)) {
            ServiceSpec service = service(fields);
            if (!service.name().isEmpty() && !names.add(service.name())) {
                fields.wrong("name", "must be another: there is a service '" + service.name() + "' already");
            }
            services.add(service);
        }
        policy.filter(rules -> services.size() > rules.services())
                .ifPresent(rules -> spec.wrong(
                        "services",
                        "must be at most " + rules.services() + " in an environment of type " + type + ", not "
                                + services.size()));
        return services;
    }

    private ServiceSpec service(Fields fields) {
        fields.only("name", "image", "replicas", "env");
        return new ServiceSpec(
                FieldRules.label(fields, "name", "api").orElse(""), image(fields), replicas(fields), env(fields));
    }

    private int replicas(Fields fields) {
        if (policy.isEmpty()) {
            return 1; // The type is wrong, which is told.
        }
        return fields.number("replicas", 1, policy.get().replicas(), "in an environment of type " + type)
                .orElse(1);
    }

    private String image(Fields fields) {
        Optional<String> image = FieldRules.image(fields);
        if (image.isPresent() && policy.isPresent()) {
            TypePolicy rules = policy.get();
            List<String> allowed = rules.images().orElse(List.of());
            if (!allowed.isEmpty() && allowed.stream().noneMatch(image.get()::startsWith)) {
                fields.wrong(
                        "image",
                        "must begin with " + String.join(" or ", allowed) + " in an environment of type " + type);
            }
            if (rules.fixedImages() && !isFixed(image.get())) {
                fields.wrong(
                        "image",
                        "must be one version in an environment of type " + type
                                + ": with a tag other than latest, or a digest; for example myorg/api:1.2.3");
            }
        }
        return image.orElse("");
    }

    private static boolean isFixed(String image) {
        String last = image.substring(image.lastIndexOf('/') + 1);
        return last.contains("@") || last.contains(":") && !last.endsWith(":latest");
    }

    private static Map<String, String> env(Fields fields) {
        return fields.texts("env", "{LOG_LEVEL: debug}", (name, value) -> complaint(name, value));
    }

    private static Optional<String> complaint(String name, String value) {
        return Stream.of(
                        VARIABLE.matcher(name).matches()
                                ? ""
                                : "must have a name of letters, digits and underscores, and no digit first; for example LOG_LEVEL",
                        GIVEN.contains(name) ? "is set by the platform; leave it out" : "",
                        value.length() > LONGEST_VALUE ? "must have at most " + LONGEST_VALUE + " characters" : "",
                        value.indexOf('\0') >= 0 ? "must have no character 0" : "")
                .filter(text -> !text.isEmpty())
                .findFirst();
    }
}
