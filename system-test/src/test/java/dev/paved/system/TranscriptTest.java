package dev.paved.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranscriptTest {

    @Test
    void commands_are_read_with_what_is_shown_below_them(@TempDir Path folder) throws IOException {
        // Given
        Path document = Files.writeString(folder.resolve("README.md"), """
                # Title
                ```console
                $ one --two \\
                    three
                printed
                $ four <<END
                > five
                > END
                ```
                ```java
                $ not a command
                ```
                """);

        // When
        Transcript transcript = Transcript.of(document);

        // Then
        assertThat(transcript.commands())
                .extracting(Transcript.Command::typed)
                .containsExactly("one --two \\\n    three", "four <<END\nfive\nEND");
        assertThat(transcript.commands().getFirst().shown()).containsExactly("printed");
    }

    @Test
    void numbers_and_ids_may_differ_and_words_may_not() {
        assertThat(Transcript.matches(List.of("done in 3.1 s", "at 5f3a9c1"), "done in 12 s\nat 0a1b2c3\n"))
                .isTrue();
        assertThat(Transcript.matches(
                        List.of("deployment/01a21300-506f-7191-a6c3-042cdfb94ac5 yes"),
                        "deployment/01a21300-4501-77aa-9159-2b45773357f3 yes\n"))
                .isTrue();
        assertThat(Transcript.matches(List.of("done in 3 s"), "failed in 3 s\n"))
                .isFalse();
        assertThat(Transcript.matches(List.of("first", "...", "last"), "first\nand\nso on\nlast\n"))
                .isTrue();
        assertThat(Transcript.matches(List.of("first"), "first\nsecond\n")).isFalse();
        assertThat(Transcript.matches(List.of("first", "second"), "first\n")).isFalse();
    }
}
