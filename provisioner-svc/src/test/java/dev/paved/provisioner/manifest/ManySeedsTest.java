package dev.paved.provisioner.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.paved.kit.http.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ManySeedsTest {

    private static final String LARGE = "-".repeat(1024 * 1024 - 1);

    @Test
    void no_more_files_are_read_than_may_be_in_memory_at_once() {
        // Given
        List<String> read = new ArrayList<>();
        String manifest =
                "{apiVersion: paved.dev/v1, kind: Environment, metadata: {name: large}, spec: {type: development,"
                        + " databases: ["
                        + IntStream.range(0, 40)
                                .mapToObj(i -> "{type: postgres, seed: " + i + ".sql, classification: public}")
                                .collect(Collectors.joining(","))
                        + "]}}";

        // When
        RefusedException refused = catchThrowableOfType(
                RefusedException.class,
                () -> Requests.READER.manifest(manifest, path -> {
                    read.add(path);
                    return Optional.of(LARGE);
                }));

        // Then
        assertThat(refused.failure().problem().errors())
                .anyMatch(error -> error.pointer().equals("/spec/databases/9/seed")
                        && error.detail().contains("all seeds together"));
        assertThat(read).hasSizeLessThan(12);
    }
}
