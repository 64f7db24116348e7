package dev.paved.deployer.gitops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.nodes.MappingNode;

class YamlTextTest {

    private static Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("newName", "reg/hello");
        values.put("newTag", "1.10");
        values.put("digest", "sha256:ab");
        return values;
    }

    private static String changed(String text) throws YamlText.Unusable {
        YamlText yaml = YamlText.parse(text);
        MappingNode entry =
                YamlText.itemsAt(yaml.documents().getFirst(), "images").getFirst();
        return yaml.with(entry, values());
    }

    @Test
    void everything_else_stays_as_it_is() throws Exception {
        assertThat(changed("""
                # ünïcödé 😀
                images:   # all
                - newTag: '1.0' # old
                  name: hello
                  digest: "sha256:00"   # pinned
                  newName: other
                zz: {a:  1}
                """)).isEqualTo("""
                # ünïcödé 😀
                images:   # all
                - newTag: "1.10" # old
                  name: hello
                  digest: sha256:ab   # pinned
                  newName: reg/hello
                zz: {a:  1}
                """);
    }

    @Test
    void what_is_missing_is_added() throws Exception {
        assertThat(changed("images:\r\n  - name: hello # a\r\nx: 1\r\n")).isEqualTo("""
                images:
                  - name: hello # a
                    newName: reg/hello
                    newTag: "1.10"
                    digest: sha256:ab
                x: 1
                """.replace("\n", "\r\n"));
        assertThat(changed("images: [{name: hello, newTag: \"\"}]"))
                .isEqualTo("images: [{name: hello, newTag: \"1.10\", newName: reg/hello, digest: sha256:ab}]");
        assertThat(changed("images:\n- name: hello")).isEqualTo("""
                images:
                - name: hello
                  newName: reg/hello
                  newTag: "1.10"
                  digest: sha256:ab""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'images: [{name: hello, newTag: }]'|has no plain value for newTag",
                "'x: &x {name: hello}\nimages: [*x]'|has aliases",
                "'images: ['|is no YAML",
                "'images: [{name: hello, newTag: [1]}]'|has no plain value for newTag"
            })
    void what_can_not_be_changed_safely_is_refused(String text, String why) {
        assertThatThrownBy(() -> changed(text)).hasMessageContaining(why);
    }
}
