package dev.paved.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SimilarTest {

    private static final List<String> KNOWN = List.of("hello", "help", "production", "staging");

    @Test
    void nearest_names_come_first() {
        assertThat(Similar.to("helo", KNOWN)).containsExactly("hello", "help");
        assertThat(Similar.to("productoin", KNOWN)).containsExactly("production");
    }

    @Test
    void swapped_letters_are_one_error() {
        assertThat(Similar.to("hlep", KNOWN)).containsExactly("help");
    }

    @Test
    void beginning_of_a_name_is_enough() {
        assertThat(Similar.to("prod", KNOWN)).containsExactly("production");
    }

    @Test
    void nothing_is_made_up() {
        assertThat(Similar.to("zebra", KNOWN)).isEmpty();
    }
}
