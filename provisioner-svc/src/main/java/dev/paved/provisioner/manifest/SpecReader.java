package dev.paved.provisioner.manifest;

import dev.paved.events.EnvironmentType;
import dev.paved.kit.http.Problem.FieldError;
import dev.paved.kit.time.Ttl;
import dev.paved.provisioner.ProvisionerSettings;
import dev.paved.provisioner.manifest.EnvironmentSpec.ServiceSpec;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Reads what a caller asks for, and refuses what is not right with every wrong field, its rule and an example. */
@Singleton
public class SpecReader {

    private static final String DATABASES = "/spec/databases";
    private static final int LARGEST = 64 * 1024;
    private static final int LARGEST_WITH_FILES = 8 * 1024 * 1024;
    private static final String SHORT_EXAMPLE = "{\"name\": \"pr-1234\", \"type\": \"preview\", \"ttl\": \"7d\"}";
    private static final String METADATA_EXAMPLE = "{name: pr-1234}";
    private static final String SPEC_EXAMPLE = "{type: preview, ttl: 7d}";
    private static final String FILES_EXAMPLE = "{\"fixtures/demo-data.sql\": \"create table note (text text);\"}";

    /** For manifests that are asked which files they name. */
    private static final SeedFiles ANY = path -> Optional.of("select 1;");

    private final List<String> apiVersions;
    private final TtlLimits limits;
    private final TypePolicies policies;

    SpecReader(ProvisionerSettings settings, TtlLimits limits, TypePolicies policies) {
        this.apiVersions = settings.apiVersions();
        this.limits = limits;
        this.policies = policies;
    }

    /**
     * What {@code body} asks for: an environment, as {@link #environment} reads it, or in JSON {@code {repository, path, revision}}: the
     * one that a repository describes.
     *
     * @throws dev.paved.kit.http.RefusedException with every wrong field
     */
    public Asked asked(byte[] body, @Nullable String contentType) {
        if (contentType != null && contentType.toLowerCase(Locale.ROOT).contains("yaml")) {
            return new Asked.Here(manifest(text(body, LARGEST), path -> Optional.empty()));
        }
        Document document = JsonText.read(text(body, LARGEST_WITH_FILES));
        List<FieldError> errors = new ArrayList<>();
        Fields root = Fields.of(document, SHORT_EXAMPLE, errors);
        if (root.hasAny("repository", "path", "revision")) {
            ManifestPlace place = ManifestPlace.of(root);
            Document.refuse(errors);
            return new Asked.InRepository(place);
        }
        return new Asked.Here(environment(root, body, errors));
    }

    /**
     * The environment that {@code body} describes: a manifest; in JSON {@code {name, type, ttl}} for short, or {@code {manifest, files}}: a
     * manifest as text, with the texts of the files that it names, by path.
     *
     * @throws dev.paved.kit.http.RefusedException with every wrong field
     */
    public EnvironmentRequest environment(byte[] body, @Nullable String contentType) {
        return switch (asked(body, contentType)) {
            case Asked.Here(var request) -> request;
            case Asked.InRepository ignored ->
                throw Document.unreadable("It names a repository; a manifest was expected.");
        };
    }

    private EnvironmentRequest environment(Fields root, byte[] body, List<FieldError> errors) {
        if (root.hasAny("manifest", "files")) {
            return bundle(root, errors, this::manifest);
        }
        text(body, LARGEST);
        boolean whole = root.hasAny("apiVersion", "kind", "metadata", "spec");
        return whole ? manifest(root, path -> Optional.empty(), errors) : shortForm(root, errors);
    }

    /**
     * The environment that the manifest {@code text} describes, in YAML, with {@code files} to fill its databases from.
     *
     * @throws dev.paved.kit.http.RefusedException with every wrong field
     */
    public EnvironmentRequest manifest(String text, SeedFiles files) {
        List<FieldError> errors = new ArrayList<>();
        String bounded = text(text.getBytes(StandardCharsets.UTF_8), LARGEST);
        return manifest(Fields.of(YamlText.read(bounded), "a manifest of kind Environment", errors), files, errors);
    }

    /**
     * The files that the manifest {@code body} names, in YAML.
     *
     * @throws dev.paved.kit.http.RefusedException with every wrong field
     */
    public ManifestFiles files(byte[] body) {
        String text = text(body, LARGEST);
        manifest(text, ANY);
        return files(YamlText.read(text));
    }

    private static ManifestFiles files(Document document) {
        SortedMap<String, String> files = new TreeMap<>();
        int databases = document.root().at(DATABASES).size();
        for (int i = 0; i < databases; i++) {
            String pointer = DATABASES + "/" + i + "/seed";
            String path = document.root().at(pointer).asText("");
            if (!path.isEmpty()) {
                files.putIfAbsent(path, String.valueOf(document.places().get(pointer)));
            }
        }
        return ManifestFiles.of(files);
    }

    /**
     * The preview that the manifest {@code text} describes, in YAML, with {@code files} to fill its databases from and
     * {@code placeholders} filled in.
     *
     * @throws dev.paved.kit.http.RefusedException with every wrong field
     */
    public EnvironmentRequest preview(String text, SeedFiles files, Placeholders placeholders) {
        List<FieldError> errors = new ArrayList<>();
        String bounded = text(text.getBytes(StandardCharsets.UTF_8), LARGEST);
        Document document = placeholders.fill(YamlText.read(bounded), errors);
        Fields root = Fields.of(document, "a manifest of kind Environment", errors);
        EnvironmentRequest request = manifest(root, files, errors);
        if (request.spec().type() != EnvironmentType.PREVIEW) {
            root.object("spec", SPEC_EXAMPLE)
                    .ifPresent(spec -> spec.wrong("type", "must be preview: a pull request makes nothing else"));
        }
        Document.refuse(errors);
        return request;
    }

    /**
     * The same of {@code body}: a manifest in YAML, or in JSON {@code {manifest, files}}.
     *
     * @throws dev.paved.kit.http.RefusedException with every wrong field
     */
    public EnvironmentRequest preview(byte[] body, @Nullable String contentType, Placeholders placeholders) {
        if (contentType != null && contentType.toLowerCase(Locale.ROOT).contains("yaml")) {
            return preview(text(body, LARGEST), path -> Optional.empty(), placeholders);
        }
        List<FieldError> errors = new ArrayList<>();
        Fields root = Fields.of(JsonText.read(text(body, LARGEST_WITH_FILES)), FILES_EXAMPLE, errors);
        return bundle(root, errors, (text, files) -> preview(text, files, placeholders));
    }

    /**
     * The files that the manifest {@code body} of previews names, in YAML.
     *
     * @throws dev.paved.kit.http.RefusedException with every wrong field
     */
    public ManifestFiles previewFiles(byte[] body, Placeholders placeholders) {
        String text = text(body, LARGEST);
        preview(text, ANY, placeholders);
        return files(placeholders.fill(YamlText.read(text), new ArrayList<>()));
    }

    /** The time in {@code {"ttl": "2h"}}, within the limits. */
    public Duration ttl(byte[] body) {
        List<FieldError> errors = new ArrayList<>();
        Fields root = Fields.of(JsonText.read(text(body, LARGEST)), "{\"ttl\": \"2h\"}", errors)
                .only("ttl");
        Duration ttl = FieldRules.ttl(root, root.required("ttl", Ttl.RULE), limits);
        Document.refuse(errors);
        return Objects.requireNonNull(ttl);
    }

    private static EnvironmentRequest bundle(
            Fields root, List<FieldError> errors, BiFunction<String, SeedFiles, EnvironmentRequest> reading) {
        root.only("manifest", "files");
        Optional<String> manifest = root.required("manifest", "must be a manifest in YAML, as a text");
        Map<String, String> files = root.texts("files", FILES_EXAMPLE, (path, text) -> Optional.empty());
        Document.refuse(errors);
        return reading.apply(manifest.orElseThrow(), path -> Optional.ofNullable(files.get(path)));
    }

    private EnvironmentRequest shortForm(Fields root, List<FieldError> errors) {
        Document.refuse(errors);
        root.only("name", "type", "ttl");
        Optional<EnvironmentType> type = FieldRules.type(root);
        Optional<String> name = FieldRules.label(root, "name", "pr-1234");
        Duration ttl = ttl(root, type);
        Document.refuse(errors);
        return new EnvironmentRequest(
                new EnvironmentSpec(name.orElseThrow(), type.orElseThrow(), ttl, List.of(), List.of()), Map.of());
    }

    private EnvironmentRequest manifest(Fields root, SeedFiles files, List<FieldError> errors) {
        Document.refuse(errors);
        root.only("apiVersion", "kind", "metadata", "spec");
        root.oneOf("apiVersion", apiVersions);
        root.oneOf("kind", List.of("Environment"));
        Optional<String> name = root.object("metadata", METADATA_EXAMPLE)
                .flatMap(metadata -> FieldRules.label(metadata.only("name"), "name", "pr-1234"));
        Optional<EnvironmentRequest> request = root.object("spec", SPEC_EXAMPLE)
                .map(spec -> spec(name.orElse(""), spec.only("type", "ttl", "services", "databases"), files));
        Document.refuse(errors);
        return request.orElseThrow();
    }

    private EnvironmentRequest spec(String name, Fields spec, SeedFiles files) {
        Optional<EnvironmentType> given = FieldRules.type(spec);
        EnvironmentType type = given.orElse(EnvironmentType.UNRECOGNIZED);
        String word = type.name().toLowerCase(Locale.ROOT);
        List<ServiceSpec> services = new ServiceReader(word, policies.of(type)).read(spec);
        DatabaseReader databases = new DatabaseReader(word, policies.of(type), files);
        return new EnvironmentRequest(
                new EnvironmentSpec(name, type, ttl(spec, given), services, databases.read(spec, services)),
                databases.seeds());
    }

    private @Nullable Duration ttl(Fields fields, Optional<EnvironmentType> type) {
        Optional<String> given = fields.optional("ttl", Ttl.RULE);
        if (given.isPresent() && type.equals(Optional.of(EnvironmentType.PRODUCTION))) {
            fields.wrong("ttl", "must be left out: an environment of type production never expires");
            return null;
        }
        return FieldRules.ttl(fields, given, limits);
    }

    /** The text, unless it is larger than any manifest: parsers need far more time for long words than for many. */
    private static String text(byte[] body, int largest) {
        if (body.length > largest) {
            throw Document.unreadable(
                    "It has " + body.length + " bytes; a description of an environment has at most " + largest + ".");
        }
        String text = new String(body, StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
