package dev.paved.system;

import dev.paved.prerequisite.Prerequisite;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Types what pages say that need nothing but the platform. */
@ExtendWith(SharedStack.class)
class PagesDT {

    private final Stack stack;

    PagesDT(Stack stack) {
        this.stack = stack;
    }

    @ParameterizedTest
    @ValueSource(strings = {"move-in-from-backstage", "keep-secrets", "get-a-database", "describe-an-environment"})
    void page_works_as_it_stands(String name) {
        // Given
        Path page = stack.root().resolve("docs/how-to/" + name + ".md");
        List<Transcript.Command> commands = Transcript.of(page).commands();
        Prerequisite.met(!commands.isEmpty(), page + " shows no command behind a prompt");

        // When
        commands.forEach(new Typist(stack.shell())::type);
    }
}
