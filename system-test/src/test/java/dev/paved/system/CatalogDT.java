package dev.paved.system;

import dev.paved.prerequisite.Prerequisite;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Types what the page about moving in says. */
@ExtendWith(SharedStack.class)
class CatalogDT {

    private final Stack stack;

    CatalogDT(Stack stack) {
        this.stack = stack;
    }

    @Test
    void page_works_as_it_stands() {
        // Given
        Path page = stack.root().resolve("docs/how-to/move-in-from-backstage.md");
        List<Transcript.Command> commands = Transcript.of(page).commands();
        Prerequisite.met(!commands.isEmpty(), page + " shows no command behind a prompt");

        // When
        commands.forEach(new Typist(stack.shell())::type);
    }
}
