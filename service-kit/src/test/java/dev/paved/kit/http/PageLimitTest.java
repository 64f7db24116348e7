package dev.paved.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class PageLimitTest {

    private final Function<String, Cursor> cursor = last -> Cursor.after(last, "id");

    @Test
    void full_page_is_the_last_where_nothing_follows() {
        PageLimit limit = PageLimit.of("2");
        assertThat(limit.page(List.of("a", "b"))).containsExactly("a", "b");
        assertThat(limit.next(List.of("a", "b"), cursor)).isNull();
        assertThat(limit.next(List.of(), cursor)).isNull();
    }

    @Test
    void cursor_is_after_the_last_of_the_page() {
        PageLimit limit = PageLimit.of("2");
        List<String> found = List.of("a", "b", "c");
        assertThat(limit.page(found)).containsExactly("a", "b");
        assertThat(Cursor.parse(limit.next(found, cursor), 2)).isEqualTo(Cursor.after("b", "id"));
    }

    @Test
    void list_without_a_cursor_begins_at_its_start() {
        assertThat(Cursor.parse(null, 2).parts()).containsExactly("", "");
        assertThat(Cursor.parse("", 1).number(7)).isEqualTo(7);
    }
}
