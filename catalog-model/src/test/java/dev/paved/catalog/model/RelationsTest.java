package dev.paved.catalog.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RelationsTest {

    @Test
    void component_relates_to_its_owner_system_apis_and_dependencies_both_ways() {
        assertThat(relations("Component", """
                type: service
                lifecycle: production
                owner: team-a
                system: shop
                subcomponentOf: store
                providesApis: [pets]
                consumesApis: [api:other/orders]
                dependsOn: [resource:db, component:default/queue]"""))
                .containsExactlyInAnyOrder(
                        "component:here/it ownedBy group:here/team-a",
                        "group:here/team-a ownerOf component:here/it",
                        "component:here/it partOf system:here/shop",
                        "system:here/shop hasPart component:here/it",
                        "component:here/it partOf component:here/store",
                        "component:here/store hasPart component:here/it",
                        "component:here/it providesApi api:here/pets",
                        "api:here/pets apiProvidedBy component:here/it",
                        "component:here/it consumesApi api:other/orders",
                        "api:other/orders apiConsumedBy component:here/it",
                        "component:here/it dependsOn resource:here/db",
                        "resource:here/db dependencyOf component:here/it",
                        "component:here/it dependsOn component:default/queue",
                        "component:default/queue dependencyOf component:here/it");
    }

    @Test
    void groups_and_users_know_each_other() {
        assertThat(relations("Group", "type: team\nparent: all\nchildren: [some]\nmembers: [ada]"))
                .containsExactlyInAnyOrder(
                        "group:here/it childOf group:here/all",
                        "group:here/all parentOf group:here/it",
                        "group:here/it parentOf group:here/some",
                        "group:here/some childOf group:here/it",
                        "group:here/it hasMember user:here/ada",
                        "user:here/ada memberOf group:here/it");
        assertThat(relations("User", "memberOf: [team-a]"))
                .containsExactlyInAnyOrder(
                        "user:here/it memberOf group:here/team-a", "group:here/team-a hasMember user:here/it");
    }

    @Test
    void others_are_owned_and_part_of_what_is_above_them() {
        assertThat(relations("System", "owner: user:ada\ndomain: sales"))
                .contains("system:here/it ownedBy user:here/ada", "system:here/it partOf domain:here/sales");
        assertThat(relations("Domain", "owner: a\nsubdomainOf: sales"))
                .contains("domain:here/it partOf domain:here/sales");
        assertThat(relations("Resource", "type: db\nowner: a\ndependencyOf: [component:pets]"))
                .contains(
                        "resource:here/it dependencyOf component:here/pets",
                        "component:here/pets dependsOn resource:here/it");
        assertThat(relations("API", "type: grpc\nlifecycle: a\nowner: a\nsystem: shop\ndefinition: x"))
                .contains("api:here/it partOf system:here/shop");
        assertThat(relations("Location", "target: ./a.yaml")).isEmpty();
    }

    private static List<String> relations(String kind, String spec) {
        Entity entity =
                CatalogFile.read("""
                        apiVersion: backstage.io/v1alpha1
                        kind: %s
                        metadata: {name: it, namespace: here}
                        spec:
                        %s
                        """.formatted(kind, spec.indent(2))).entities().getFirst();
        return Relations.of(entity).stream()
                .map(relation -> relation.source() + " " + relation.type() + " " + relation.target())
                .toList();
    }
}
