package dev.paved.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {
    private static final int MEBIBYTE = 1024 * 1024;

    @TempDir
    Path folder;

    private Path log;
    private LogTail tail;

    @BeforeEach
    void a_log() throws IOException {
        log = Files.writeString(folder.resolve("a.log"), "before\n");
        tail = new LogTail(log);
    }

    @Test
    void only_what_is_new_and_whole_is_given() throws IOException {
        // Given
        append("one\ntw".getBytes());

        // When
        List<String> first = appended();
        append("o\n".getBytes());

        // Then
        assertThat(first).containsExactly("one");
        assertThat(appended()).containsExactly("two");
        assertThat(appended()).isEmpty();
    }

    @Test
    void last_words_leave_out_the_frames_of_stack_traces() throws IOException {
        append("""
                ERROR it does not start: java.lang.RuntimeException: no
                \tat dev.paved.Here.go(Here.java:1)
                Caused by: java.lang.IllegalArgumentException: this setting is wrong
                \tat dev.paved.There.go(There.java:2)
                \t... 9 more

                """.getBytes());

        assertThat(LogTail.lastWords(log, 2))
                .containsExactly(
                        "ERROR it does not start: java.lang.RuntimeException: no",
                        "Caused by: java.lang.IllegalArgumentException: this setting is wrong");
    }

    @Test
    void bytes_that_are_no_text_are_shown_once() throws IOException {
        // Given
        append(new byte[] {'a', (byte) 0xff, (byte) 0xfe, '\n'});

        // When
        List<String> lines = appended();

        // Then
        assertThat(lines).containsExactly("a\ufffd\ufffd");
        assertThat(appended()).isEmpty();
    }

    @Test
    void a_line_without_end_is_given_in_parts() throws IOException {
        // Given
        append("x".repeat(MEBIBYTE + 10).getBytes());

        // When
        List<String> first = appended();
        append("\nnext\n".getBytes());

        // Then
        assertThat(first).containsExactly("x".repeat(MEBIBYTE));
        assertThat(appended()).containsExactly("x".repeat(10), "next");
    }

    @Test
    void an_emptied_log_is_read_from_its_beginning() throws IOException {
        // Given
        Files.writeString(log, "new\n");

        // When
        List<String> lines = appended();

        // Then
        assertThat(lines).containsExactly("new");
    }

    private void append(byte[] bytes) throws IOException {
        Files.write(log, bytes, StandardOpenOption.APPEND);
    }

    private List<String> appended() throws IOException {
        var lines = new ArrayList<String>();
        tail.appended(lines::add);
        return lines;
    }
}
