package dev.paved.catalog.model;

import static java.util.Map.entry;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The kinds of entities, with what the {@code spec} of each must say.
 *
 * @see <a href="https://backstage.io/docs/features/software-catalog/descriptor-format">Descriptor Format</a>
 */
enum Kind {
    COMPONENT("Component", Versions.CATALOG, Specs.COMPONENT),
    API("API", Versions.CATALOG, Specs.API),
    RESOURCE("Resource", Versions.CATALOG, Specs.RESOURCE),
    SYSTEM("System", Versions.CATALOG, Specs.SYSTEM),
    DOMAIN("Domain", Versions.CATALOG, Specs.DOMAIN),
    GROUP("Group", Versions.CATALOG, Specs.GROUP),
    USER("User", Versions.CATALOG, Specs.USER),
    LOCATION("Location", Versions.CATALOG, Specs.LOCATION),
    TEMPLATE("Template", List.of("scaffolder.backstage.io/v1beta3"), TemplateSpec.SHAPE);

    private final String word;
    private final List<String> versions;
    private final Shape spec;

    Kind(String word, List<String> versions, Shape spec) {
        this.word = word;
        this.versions = versions;
        this.spec = spec;
    }

    /** The kind that is written so, upper and lower case too. */
    static Optional<Kind> written(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }

    /** As it is written. */
    String word() {
        return word;
    }

    /** The values of {@code apiVersion} that it has. */
    List<String> versions() {
        return versions;
    }

    /** What its {@code spec} is. */
    Shape spec() {
        return spec;
    }

    private static final class Versions {
        static final List<String> CATALOG = List.of("backstage.io/v1alpha1", "backstage.io/v1beta1");
    }

    /** The shapes of the catalog's own kinds. */
    private static final class Specs {

        private static final Shape TYPE = new Shape.Text("service");
        private static final Shape LIFECYCLE = new Shape.Text("production");
        private static final Shape OWNER = new Shape.Reference("Group", "group:my-team");
        private static final Shape IN_SYSTEM = new Shape.Reference("System", "my-system");
        private static final Shape APIS = new Shape.ListOf(new Shape.Reference("API", "my-api"));
        private static final Shape.ListOf NEEDS = new Shape.ListOf(new Shape.Reference(null, "resource:my-database"));
        private static final Shape GROUPS = new Shape.ListOf(new Shape.Reference("Group", "my-team"));
        private static final Shape PROFILE = fields(
                Set.of(),
                entry("displayName", new Shape.Text("Ada Lovelace")),
                entry("email", new Shape.Text("ada@example.com")),
                entry("picture", new Shape.Text("https://example.com/ada.png")));

        static final Shape COMPONENT = fields(
                Set.of("type", "lifecycle", "owner"),
                entry("type", TYPE),
                entry("lifecycle", LIFECYCLE),
                entry("owner", OWNER),
                entry("system", IN_SYSTEM),
                entry("subcomponentOf", new Shape.Reference("Component", "my-service")),
                entry("providesApis", APIS),
                entry("consumesApis", APIS),
                entry("dependsOn", NEEDS),
                entry("dependencyOf", new Shape.References(NEEDS)));

        static final Shape API = fields(
                Set.of("type", "lifecycle", "owner", "definition"),
                entry("type", new Shape.Text("openapi")),
                entry("lifecycle", LIFECYCLE),
                entry("owner", OWNER),
                entry("system", IN_SYSTEM),
                entry("definition", new Shape.Text("{$text: ./openapi.yaml}")));

        static final Shape RESOURCE = fields(
                Set.of("type", "owner"),
                entry("type", new Shape.Text("database")),
                entry("owner", OWNER),
                entry("system", IN_SYSTEM),
                entry("dependsOn", NEEDS),
                entry("dependencyOf", new Shape.References(NEEDS)));

        static final Shape SYSTEM = fields(
                Set.of("owner"),
                entry("owner", OWNER),
                entry("domain", new Shape.Reference("Domain", "my-domain")),
                entry("type", new Shape.Text("product")));

        static final Shape DOMAIN = fields(
                Set.of("owner"),
                entry("owner", OWNER),
                entry("subdomainOf", new Shape.Reference("Domain", "my-domain")),
                entry("type", new Shape.Text("product-area")));

        static final Shape GROUP = fields(
                Set.of("type", "children"),
                entry("type", new Shape.Text("team")),
                entry("profile", PROFILE),
                entry("parent", new Shape.Reference("Group", "my-department")),
                entry("children", GROUPS),
                entry("members", new Shape.ListOf(new Shape.Reference("User", "ada"))));

        static final Shape USER = fields(Set.of("memberOf"), entry("profile", PROFILE), entry("memberOf", GROUPS));

        static final Shape LOCATION = fields(
                Set.of(),
                entry("type", new Shape.Text("url")),
                entry("target", new Shape.Text("./services/catalog-info.yaml")),
                entry("targets", new Shape.ListOf(new Shape.Text("./services/*/catalog-info.yaml"))),
                entry("presence", new Shape.Choice(List.of("required", "optional"))));
    }

    /** These fields in this order, of which {@code required} must be there, and any others. */
    @SafeVarargs
    static Shape fields(Set<String> required, Map.Entry<String, ? extends Shape>... known) {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        for (Map.Entry<String, ? extends Shape> field : known) {
            shapes.put(field.getKey(), field.getValue());
        }
        return new Shape.Fields(shapes, required, new Shape.Anything());
    }
}
