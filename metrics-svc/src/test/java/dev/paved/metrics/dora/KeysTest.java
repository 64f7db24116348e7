package dev.paved.metrics.dora;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class KeysTest {

    @Property(tries = 500)
    void keys_are_those_that_were_added_and_no_others(@ForAll("additions") List<List<String>> additions) {
        // When
        Keys keys = Keys.NONE;
        for (List<String> some : additions) {
            keys = keys.and(some);
        }

        // Then
        Keys all = keys;
        Set<String> added =
                new LinkedHashSet<>(additions.stream().flatMap(List::stream).toList());
        assertThat(names()).allMatch(name -> all.contains(name) == added.contains(name));
        assertThat(all.bytes()).isEqualTo(Long.BYTES * added.size());
    }

    @Property(tries = 500)
    void ranks_are_the_order_in_which_contents_first_came(@ForAll("additions") List<List<String>> additions) {
        // Given
        Set<String> order = new LinkedHashSet<>();

        // When
        Ranks ranks = Ranks.NONE;
        for (List<String> some : additions) {
            Set<String> more = new LinkedHashSet<>(some);
            more.removeAll(order);
            order.addAll(more);
            ranks = ranks.and(List.copyOf(more));
        }

        // Then
        List<String> expected = new ArrayList<>(order);
        for (String name : names()) {
            assertThat(ranks.of(name).orElse(-1)).as(name).isEqualTo(expected.indexOf(name));
        }
    }

    @Provide
    Arbitrary<List<List<String>>> additions() {
        return Arbitraries.of(names()).list().ofMaxSize(8).list().ofMaxSize(8);
    }

    /** Versions, commits, and what looks like one. */
    private static List<String> names() {
        List<String> names = new ArrayList<>(List.of("1.0.0", "1.0.1", "", "c1", "f".repeat(39), "F".repeat(40)));
        for (int i = 1; i < 10; i++) {
            names.add("%x".formatted(i) + "0".repeat(39));
            names.add("%x".formatted(i).repeat(40));
        }
        return names;
    }
}
