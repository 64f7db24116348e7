package dev.paved.integrations.github.out;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.integrations.text.Line;
import dev.paved.integrations.text.Link;
import org.junit.jupiter.api.Test;

class TextsTest {

    @Test
    void line_is_no_longer_than_github_takes() {
        assertThat(Line.of("a\r\n\tb\u0000 c ")).isEqualTo("a b c");
        assertThat(Line.of("x".repeat(140))).hasSize(140).doesNotContain("…");
        assertThat(Line.of("x".repeat(141))).hasSize(140).endsWith("x…");
    }

    @Test
    void character_of_two_units_is_not_cut_in_half() {
        assertThat(Line.of("x".repeat(138) + "😀😀")).isEqualTo("x".repeat(138) + "…");
    }

    @Test
    void link_leads_to_a_page() {
        assertThat(Link.of("https://shop.example.com:8443/a?b=c#d")).isEqualTo("https://shop.example.com:8443/a?b=c#d");
        assertThat(Link.of("javascript:alert(1)")).isNull();
        assertThat(Link.of("https://shop.example.com) @acme/team")).isNull();
        assertThat(Link.of(null)).isNull();
    }

    @Test
    void code_can_not_be_left() {
        assertThat(Code.of("a `b` ``` \n@acme/team")).isEqualTo("`a 'b' ''' @acme/team`");
        assertThat(Code.of("")).isEqualTo("` `");
    }
}
