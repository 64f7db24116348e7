package dev.paved.provisioner.manifest;

import dev.paved.events.EnvironmentType;
import dev.paved.kit.http.Invalid;
import dev.paved.kit.http.Problem.FieldError;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.http.Similar;
import dev.paved.kit.time.Ttl;
import dev.paved.provisioner.ProvisionerSettings;
import dev.paved.provisioner.manifest.EnvironmentSpec.DatabaseSpec;
import dev.paved.provisioner.manifest.EnvironmentSpec.ServiceSpec;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a caller asks for, and refuses what is not right with every wrong field, its rule and an example. */
@Singleton
public class SpecReader {

    private static final int MOST_TOLD = 50;
    private static final int LARGEST = 64 * 1024;
    private static final String SHORT_EXAMPLE = "{\"name\": \"pr-1234\", \"type\": \"preview\", \"ttl\": \"7d\"}";
    private static final String METADATA_EXAMPLE = "{name: pr-1234}";
    private static final String SPEC_EXAMPLE = "{type: preview, ttl: 7d}";
    private static final String SERVICE_EXAMPLE = "{name: api, image: \"myorg/api:1.2.3\"}";
    private static final String DATABASE_EXAMPLE = "{type: postgres, seed: fixtures/demo-data.sql}";

    private final List<String> apiVersions;
    private final TtlLimits limits;

    SpecReader(ProvisionerSettings settings, TtlLimits limits) {
        this.apiVersions = settings.apiVersions();
        this.limits = limits;
    }

    /**
     * The environment that {@code body} describes: a manifest, or in JSON {@code {name, type, ttl}} for short.
     *
     * @throws RefusedException with every wrong field
     */
    public EnvironmentSpec environment(byte[] body, @Nullable String contentType) {
        boolean yaml =
                contentType != null && contentType.toLowerCase(Locale.ROOT).contains("yaml");
        Document document = yaml ? YamlText.read(text(body)) : JsonText.read(text(body));
        List<FieldError> errors = new ArrayList<>();
        Fields root = Fields.of(document, yaml ? "a manifest of kind Environment" : SHORT_EXAMPLE, errors);
        if (!document.root().isObject()) {
            throw refused(errors);
        }
        boolean manifest = yaml || root.hasAny("apiVersion", "kind", "metadata", "spec");
        EnvironmentSpec spec = manifest ? manifest(root) : shortForm(root);
        if (!errors.isEmpty()) {
            throw refused(errors);
        }
        return spec;
    }

    /** The time in {@code {"ttl": "2h"}}, within the limits. */
    public Duration ttl(byte[] body) {
        List<FieldError> errors = new ArrayList<>();
        Fields root = Fields.of(JsonText.read(text(body)), "{\"ttl\": \"2h\"}", errors)
                .only("ttl");
        Duration ttl = FieldRules.ttl(root, root.required("ttl", Ttl.RULE), limits);
        if (ttl == null || !errors.isEmpty()) {
            throw refused(errors);
        }
        return ttl;
    }

    private EnvironmentSpec shortForm(Fields root) {
        root.only("name", "type", "ttl");
        return spec(FieldRules.label(root, "name", "pr-1234"), root, List.of(), List.of());
    }

    private EnvironmentSpec manifest(Fields root) {
        root.only("apiVersion", "kind", "metadata", "spec");
        oneOf(root, "apiVersion", apiVersions);
        oneOf(root, "kind", List.of("Environment"));
        Optional<String> name = root.object("metadata", METADATA_EXAMPLE)
                .flatMap(metadata -> FieldRules.label(metadata.only("name"), "name", "pr-1234"));
        return root.object("spec", SPEC_EXAMPLE)
                .map(spec -> spec(
                        name,
                        spec.only("type", "ttl", "services", "databases"),
                        services(spec.objects("services", SERVICE_EXAMPLE)),
                        spec.objects("databases", DATABASE_EXAMPLE).stream()
                                .map(SpecReader::database)
                                .toList()))
                .orElseGet(() -> new EnvironmentSpec("", EnvironmentType.UNRECOGNIZED, null, List.of(), List.of()));
    }

    private EnvironmentSpec spec(
            Optional<String> name, Fields fields, List<ServiceSpec> services, List<DatabaseSpec> databases) {
        Optional<EnvironmentType> type = FieldRules.type(fields);
        Optional<String> given = fields.optional("ttl", Ttl.RULE);
        if (given.isPresent() && type.equals(Optional.of(EnvironmentType.PRODUCTION))) {
            fields.wrong("ttl", "must be left out: an environment of type production never expires");
            given = Optional.empty();
        }
        return new EnvironmentSpec(
                name.orElse(""),
                type.orElse(EnvironmentType.UNRECOGNIZED),
                FieldRules.ttl(fields, given, limits),
                services,
                databases);
    }

    private static List<ServiceSpec> services(List<Fields> given) {
        Set<String> names = new HashSet<>();
        List<ServiceSpec> services = new ArrayList<>();
        for (Fields fields : given) {
            ServiceSpec service = service(fields);
            if (!service.name().isEmpty() && !names.add(service.name())) {
                fields.wrong("name", "must be another: there is a service '" + service.name() + "' already");
            }
            services.add(service);
        }
        return services;
    }

    private static ServiceSpec service(Fields fields) {
        fields.only("name", "image");
        return new ServiceSpec(
                FieldRules.label(fields, "name", "api").orElse(""),
                FieldRules.image(fields).orElse(""));
    }

    private static DatabaseSpec database(Fields fields) {
        fields.only("type", "seed");
        oneOf(fields, "type", List.of("postgres"));
        return new DatabaseSpec("postgres", FieldRules.file(fields, "seed").orElse(null));
    }

    private static void oneOf(Fields fields, String name, List<String> values) {
        String rule = "must be " + String.join(" or ", values);
        fields.required(name, rule).filter(text -> !values.contains(text)).ifPresent(text -> {
            List<String> similar = Similar.to(text, values);
            fields.wrong(name, rule + (similar.isEmpty() ? "" : "; did you mean " + similar.getFirst() + "?"));
        });
    }

    /** The text, unless it is larger than any manifest: parsers need far more time for long words than for many. */
    private static String text(byte[] body) {
        if (body.length > LARGEST) {
            throw Document.unreadable(
                    "It has " + body.length + " bytes; a description of an environment has at most " + LARGEST + ".");
        }
        String text = new String(body, StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static RefusedException refused(List<FieldError> errors) {
        return new RefusedException(new Invalid(
                "The request has " + (errors.size() == 1 ? "a wrong field" : errors.size() + " wrong fields")
                        + "; nothing was changed.",
                errors.stream().limit(MOST_TOLD).toList()));
    }
}
