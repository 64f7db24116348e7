package dev.paved.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ClassPathTest {
    @Test
    void no_framework_is_on_the_class_path() {
        String[] entries = System.getProperty("java.class.path").split(System.getProperty("path.separator"));

        assertThat(Arrays.stream(entries)
                        .map(entry -> String.valueOf(Path.of(entry).getFileName())))
                .noneMatch(name -> name.matches("(quarkus|kafka|hibernate|vertx|smallrye).*"));
    }
}
