package dev.paved.local.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FreePortTest {

    @Test
    void no_port_is_found_twice() {
        // When
        var found = IntStream.range(0, 500).mapToObj(ignored -> FreePort.any());

        // Then
        assertThat(found).doesNotHaveDuplicates();
    }
}
