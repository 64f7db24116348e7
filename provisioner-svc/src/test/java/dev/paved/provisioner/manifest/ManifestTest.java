package dev.paved.provisioner.manifest;

import static dev.paved.provisioner.manifest.Requests.MANIFEST;
import static dev.paved.provisioner.manifest.Requests.errors;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.events.EnvironmentType;
import dev.paved.provisioner.manifest.EnvironmentSpec.DatabaseSpec;
import dev.paved.provisioner.manifest.EnvironmentSpec.ServiceSpec;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {

    @Test
    void reads_the_whole_manifest() {
        assertThat(Requests.yaml(MANIFEST))
                .isEqualTo(new EnvironmentSpec(
                        "pr-1234",
                        EnvironmentType.PREVIEW,
                        Duration.ofDays(7),
                        List.of(
                                new ServiceSpec("api", "myorg/api:pr-1234"),
                                new ServiceSpec("frontend", "myorg/frontend:pr-1234")),
                        List.of(new DatabaseSpec(
                                "postgres", "shared", DatabaseSize.SMALL, "fixtures/demo-data.sql", null))));
    }

    @Test
    void reads_the_other_group_and_a_byte_order_mark_and_json() {
        assertThat(Requests.yaml("\uFEFF" + MANIFEST.replace("platform.myorg.com/v1", "paved.dev/v1"))
                        .name())
                .isEqualTo("pr-1234");
        assertThat(Requests.json("""
                {"apiVersion": "paved.dev/v1", "kind": "Environment", "metadata": {"name": "a"},
                 "spec": {"type": "staging"}}""").type()).isEqualTo(EnvironmentType.STAGING);
    }

    /** Each line puts one thing in the place of another in a right manifest. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            platform.myorg.com/v1  | example.com/v1    | /apiVersion              | must be platform.myorg.com/v1 or paved.dev/v1
            apiVersion             | apiversion        | /apiversion              | did you mean 'apiVersion'?
            Environment            | Enviroment        | /kind                    | did you mean Environment?
            metadata: {            | metadata: {uid: 1,| /metadata/uid            | there is no field 'uid' here
            name: pr-1234          | name: PR_1234     | /metadata/name           | for example pr-1234
            name: pr-1234          | name: 1234        | /metadata/name           | in quotes "1234" would be a text
            name: pr-1234          | nmae: pr-1234     | /metadata/nmae           | did you mean 'name'?
            {name: pr-1234}        | pr-1234           | /metadata                | must be an object
            type: preview          | type: preveiw     | /spec/type               | did you mean preview?
            type: preview          | type: Preview     | /spec/type               | did you mean preview?
            type: preview          | tpye: preview     | /spec/tpye               | did you mean 'type'?
            type: preview          | type: [preview]   | /spec/type               | as a text
            type: preview          | type: unrecognized| /spec/type               | must be one of
            type: preview          | type: production  | /spec/ttl                | never expires
            ttl: 7d                | ttl: 7            | /spec/ttl                | must be a duration such as
            ttl: 7d                | ttl: never        | /spec/ttl                | must be a duration such as
            ttl: 7d                | ttl: 31d          | /spec/ttl                | must be at most 30d
            ttl: 7d                | ttl: 4s           | /spec/ttl                | must be at least 5s
            ttl: 7d                | ttl: PT-1H        | /spec/ttl                | must be at least 5s
            name: api,             | nam: api,         | /spec/services/0/nam     | did you mean 'name'?
            name: frontend         | name: -x          | /spec/services/1/name    | must be a DNS label
            name: frontend         | name: api         | /spec/services/1/name    | must be another: there is a service 'api'
            "myorg/api:pr-1234"    | "my org"          | /spec/services/0/image   | must be a container image
            type: postgres         | type: mysql       | /spec/databases/0/type   | must be postgres
            fixtures/demo-data.sql | ../secrets        | /spec/databases/0/seed   | within the repository
            fixtures/demo-data.sql | /etc/passwd       | /spec/databases/0/seed   | within the repository
            type: postgres,        | type: postgres, service: web,     | /spec/databases/0/service | must be api or frontend
            type: postgres,        | type: postgres, service: apo,     | /spec/databases/0/service | did you mean api?
            type: postgres,        | type: postgres, size: huge,       | /spec/databases/0/size    | must be small or medium or large
            type: postgres,        | type: postgres, classification: secret, | /spec/databases/0/classification | must be public or internal
            type: postgres,        | type: postgres, classification: confidential, | /spec/databases/0/seed | must not be confidential data
            name: api,             | name: api, replicas: 4,           | /spec/services/0/replicas | from 1 to 3 in an environment of type preview
            name: api,             | name: api, replicas: 0,           | /spec/services/0/replicas | from 1 to 3
            name: api,             | name: api, replicas: 1.5,         | /spec/services/0/replicas | a whole number
            name: api,             | name: api, replicas: many,        | /spec/services/0/replicas | a whole number
            name: api,             | name: api, env: [],               | /spec/services/0/env      | must be an object
            name: api,             | name: api, env: {1X: a},          | /spec/services/0/env/1X   | no digit first
            name: api,             | name: api, env: {LEVEL: 1},       | /spec/services/0/env/LEVEL| in quotes "1" would be a text
            name: api,             | name: api, env: {PORT: "1"},      | /spec/services/0/env/PORT | is set by the platform
            """)
    void wrong_fields_are_told_with_the_rule(String right, String wrong, String pointer, String rule) {
        var errors = errors(() -> Requests.yaml(MANIFEST.replaceFirst(
                java.util.regex.Pattern.quote(right), java.util.regex.Matcher.quoteReplacement(wrong))));
        assertThat(errors).anySatisfy(error -> {
            assertThat(error.pointer()).isEqualTo(pointer);
            assertThat(error.detail()).contains(rule).contains("(line ");
        });
    }

    /** The rules of the type production, in a manifest that is right for a preview. */
    @Test
    void policy_of_the_type_is_told_with_the_place() {
        String production = MANIFEST.replace("preview ", "production ").replace("  ttl: 7d\n", "");
        assertThat(errors(() -> Requests.yaml(
                        production.replace("api:pr-1234", "api:latest").replace("frontend:pr-1234", "frontend"))))
                .extracting("pointer")
                .containsExactly("/spec/services/0/image", "/spec/services/1/image");
        assertThat(Requests.yaml(production).services()).hasSize(2);
    }

    @Test
    void seed_says_itself_how_confidential_it_is() {
        String secret = "-- Classification: RESTRICTED\nselect 1;";
        assertThat(errors(() -> Requests.yaml(MANIFEST, secret)))
                .singleElement()
                .satisfies(error -> assertThat(error.detail())
                        .contains("must not be restricted data in an environment of type preview", "(line "));
        assertThat(errors(() -> Requests.yaml(MANIFEST, "-- classification: who-knows\nselect 1;")))
                .hasSize(1);
        assertThat(Requests.yaml(MANIFEST.replace("preview ", "production ").replace("  ttl: 7d\n", ""), secret)
                        .databases())
                .hasSize(1);
    }

    @Test
    void every_wrong_field_is_told_at_once() {
        assertThat(errors(() -> Requests.yaml("metadata: {}\nspec: {ttl: soon, colour: red}")))
                .extracting("pointer")
                .containsExactlyInAnyOrder(
                        "/apiVersion", "/kind", "/metadata/name", "/spec/colour", "/spec/type", "/spec/ttl");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'a: [1, 2'                    | line 1, column 9
            'a: b: c'                     | line 1, column 5
            'a: 1\n  b: 2'                | line 2, column 4
            '\tname: x'                   | line 1, column 1
            'a: 1\na: 2'                  | line 2, column 1
            'a: 1\n---\nb: 2'             | line 3, column 1
            """)
    void broken_yaml_is_told_with_its_place(String text, String place) {
        String real = text.replace("\\n", "\n").replace("\\t", "\t");
        assertThat(errors(() -> Requests.yaml(real)))
                .singleElement()
                .satisfies(error -> assertThat(error.detail()).contains(place));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# nothing",
                "just words",
                "- a\n- b",
                "null",
                "a: &a [x]\nb: [*a, *a]",
                "a: &a {b: *a}",
                "? [a]\n: b",
                "x: !!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[]]]",
                "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
                "\u0000",
                "\u0001\u0002"
            })
    void what_is_no_manifest_is_refused(String text) {
        assertThat(errors(() -> Requests.yaml(text))).isNotEmpty();
    }

    @Test
    void small_text_cannot_become_a_large_tree() {
        assertThat(errors(() -> Requests.yaml("? " + "k".repeat(300) + "\n: [1, 1]")))
                .singleElement()
                .satisfies(error -> assertThat(error.detail()).contains("line 1, column 3", "at most 253 characters"));
        assertThat(errors(() -> Requests.yaml("a: [" + "1, ".repeat(3_000) + "1]")))
                .singleElement()
                .satisfies(error -> assertThat(error.detail()).contains("more than 2000 values"));
    }

    @Test
    void long_value_is_not_told_back_whole() {
        assertThat(errors(() -> Requests.yaml("metadata: {name: " + "1".repeat(50_000) + "}")))
                .allSatisfy(error -> assertThat(error.detail()).hasSizeLessThan(500));
    }
}
