package dev.paved.system;

import dev.paved.prerequisite.Prerequisite;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Types what the page about golden paths says, beside a copy of them from which the stack makes its services. */
@ExtendWith(SharedStack.class)
class GoldenPathDT {

    private static final String ADDRESS_IN_DOCUMENTS = "http://localhost:8080";

    private final Stack stack;

    GoldenPathDT(Stack stack) {
        this.stack = stack;
    }

    @Test
    void page_works_as_it_stands() {
        // Given
        Path page = stack.root().resolve("docs/how-to/add-a-golden-path.md");
        List<Transcript.Command> commands = Transcript.of(page).commands().stream()
                .filter(command -> !command.typed().startsWith("./build"))
                .map(this::here)
                .toList();
        Prerequisite.met(!commands.isEmpty(), page + " shows no command behind a prompt");

        // When
        commands.forEach(new Typist(stack.shell())::type);
    }

    /** The page speaks of the default address; this stack has one of its own. */
    private Transcript.Command here(Transcript.Command command) {
        return new Transcript.Command(
                command.typed().replace(ADDRESS_IN_DOCUMENTS, stack.url()),
                command.shown().stream()
                        .map(line -> line.replace(ADDRESS_IN_DOCUMENTS, stack.url()))
                        .toList());
    }
}
