package dev.paved.bench;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The entities of an organisation, each as a document of YAML; the same ones for the same shape. */
final class CatalogEntities {

    private static final List<String> TYPES = List.of("service", "service", "service", "website", "library");
    private static final List<String> STAGES = List.of("production", "production", "experimental", "deprecated");
    private static final List<String> STORES = List.of("database", "database", "s3-bucket", "queue");
    private static final List<String> LANGUAGES = List.of("java", "go", "node", "python");
    private static final List<String> TRADES = List.of(
            "payments", "billing", "shipping", "search", "catalogue", "accounts", "reporting", "pricing", "returns");

    private final CatalogShape shape;

    CatalogEntities(CatalogShape shape) {
        this.shape = shape;
    }

    /** All of them, those that others refer to first. */
    Stream<String> documents() {
        return Stream.of(
                        IntStream.range(0, shape.groups()).mapToObj(this::group),
                        IntStream.range(0, shape.users()).mapToObj(this::user),
                        IntStream.range(0, shape.domains()).mapToObj(this::domain),
                        IntStream.range(0, shape.systems()).mapToObj(this::system),
                        IntStream.range(0, shape.apis()).mapToObj(this::api),
                        IntStream.range(0, shape.resources()).mapToObj(this::resource),
                        IntStream.range(0, shape.components()).mapToObj(this::component))
                .flatMap(kind -> kind);
    }

    private String group(int number) {
        String parent = number == 0 ? "" : "  parent: group-" + (number - 1) / CatalogShape.FAN_OUT + "\n";
        return """
                apiVersion: backstage.io/v1alpha1
                kind: Group
                metadata:
                  name: group-%1$d
                  description: The %2$s team number %1$d
                spec:
                  type: team
                  profile:
                    displayName: %2$s %1$d
                    email: group-%1$d@example.com
                %3$s  children: []
                """.formatted(number, trade(number), parent);
    }

    private String user(int number) {
        return """
                apiVersion: backstage.io/v1alpha1
                kind: User
                metadata:
                  name: user-%1$d
                spec:
                  profile:
                    displayName: User %1$d
                    email: user-%1$d@example.com
                  memberOf: [group-%2$d]
                """.formatted(number, number % shape.groups());
    }

    private String domain(int number) {
        return """
                apiVersion: backstage.io/v1alpha1
                kind: Domain
                metadata:
                  name: domain-%1$d
                  description: All about %2$s
                spec:
                  owner: group-%3$d
                """.formatted(number, trade(number), number % shape.groups());
    }

    private String system(int number) {
        return """
                apiVersion: backstage.io/v1alpha1
                kind: System
                metadata:
                  name: system-%1$d
                  description: The system for %2$s
                  tags: [%2$s]
                spec:
                  owner: group-%3$d
                  domain: domain-%4$d
                """.formatted(number, trade(number), number % shape.groups(), number % shape.domains());
    }

    private String api(int number) {
        return """
                apiVersion: backstage.io/v1alpha1
                kind: API
                metadata:
                  name: api-%1$d
                  description: Lets others read %2$s
                  tags: [%2$s, rest]
                  links:
                    - url: https://docs.example.com/apis/%1$d
                      title: Guide
                spec:
                  type: openapi
                  lifecycle: %3$s
                  owner: group-%4$d
                  system: system-%5$d
                  definition: |
                    openapi: 3.1.0
                    info: {title: api-%1$d, version: 1.0.0}
                    paths:
                      /%2$s:
                        get:
                          responses: {'200': {description: The list}}
                """.formatted(
                        number, trade(number), pick(STAGES, number), number % shape.groups(), number % shape.systems());
    }

    private String resource(int number) {
        return """
                apiVersion: backstage.io/v1alpha1
                kind: Resource
                metadata:
                  name: resource-%1$d
                  description: Keeps the data of %2$s
                  labels:
                    example.com/tier: gold
                spec:
                  type: %3$s
                  owner: group-%4$d
                  system: system-%5$d
                """.formatted(
                        number, trade(number), pick(STORES, number), number % shape.groups(), number % shape.systems());
    }

    private String component(int number) {
        String dependencies = Stream.concat(
                        shape.dependencies(number).stream().map(other -> "component:component-" + other),
                        Stream.of("resource:default/resource-" + number % shape.resources()))
                .collect(Collectors.joining(", "));
        String provides = apis("providesApis", shape.provided(number));
        String consumes = apis("consumesApis", shape.consumed(number));
        return """
                apiVersion: backstage.io/v1alpha1
                kind: Component
                metadata:
                  name: component-%1$d
                  title: Component %1$d
                  description: Part %1$d of what we have for %2$s
                  labels:
                    example.com/cost-centre: cc-%3$d
                  annotations:
                    github.com/project-slug: example/component-%1$d
                    backstage.io/techdocs-ref: dir:.
                  tags: [%4$s, %2$s]
                  links:
                    - url: https://dashboards.example.com/component-%1$d
                      title: Dashboard
                      icon: dashboard
                spec:
                  type: %5$s
                  lifecycle: %6$s
                  owner: group-%3$d
                  system: system-%7$d
                  dependsOn: [%8$s]
                %9$s%10$s""".formatted(
                        number,
                        trade(number),
                        number % shape.groups(),
                        pick(LANGUAGES, number),
                        pick(TYPES, number),
                        pick(STAGES, number),
                        number % shape.systems(),
                        dependencies,
                        provides,
                        consumes);
    }

    private static String apis(String field, OptionalInt api) {
        return api.isPresent() ? "  %s: [api-%d]\n".formatted(field, api.getAsInt()) : "";
    }

    /** The word that the entity of that number is found by. */
    static String trade(int number) {
        return pick(TRADES, number);
    }

    private static String pick(List<String> from, int number) {
        return from.get(number % from.size());
    }
}
