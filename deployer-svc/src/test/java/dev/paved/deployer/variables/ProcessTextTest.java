package dev.paved.deployer.variables;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProcessTextTest {

    private static final ProcessText PLAIN = new ProcessText(StandardCharsets.US_ASCII);
    private static final ProcessText ANY = new ProcessText(StandardCharsets.UTF_8);

    @Test
    void what_the_charset_has_no_character_for_is_refused_with_what_to_do_and_without_the_value() {
        assertThat(PLAIN.obstacle("GREETING", "gr\u00fcezi").orElseThrow())
                .contains("US-ASCII", "LC_ALL=C.UTF-8")
                .doesNotContain("ezi");
        assertThat(PLAIN.obstacle("GR\u00dcEZI", "hello")).isPresent();
        assertThat(PLAIN.obstacle("GREETING", "hello")).isEmpty();
        assertThat(ANY.obstacle("GREETING", "gr\u00fcezi \ud83d\ude00")).isEmpty();
        assertThat(ANY.obstacle("GREETING", "\ud83d")).isPresent();
    }

    @Test
    void what_no_process_can_have_is_refused() {
        assertThat(ANY.obstacle("", "hello")).isPresent();
        assertThat(ANY.obstacle("A=B", "hello")).isPresent();
        assertThat(ANY.obstacle("A\0", "hello")).isPresent();
        assertThat(ANY.obstacle("A", "hel\0lo")).isPresent();
    }
}
