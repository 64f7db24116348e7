package dev.paved.system;

import static org.awaitility.Awaitility.await;

import dev.paved.prerequisite.Prerequisite;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Types what the page about numbers says, of a service that went the way of the README's. */
@ExtendWith(SharedStack.class)
class NumbersDT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String IN_DOCUMENTS = "hello";
    private static final String NAME = "numbered";

    private final Stack stack;

    NumbersDT(Stack stack) {
        this.stack = stack;
    }

    @Test
    void page_works_as_it_stands() {
        // Given
        List<Transcript.Command> commands =
                Transcript.of(page()).commands().stream().map(NumbersDT::here).toList();
        Prerequisite.met(!commands.isEmpty(), page() + " shows no command behind a prompt");
        Services services = new Services(stack);
        services.create(NAME, "node");
        Services.succeed(services.deploy(NAME, "0.1.0"));
        for (String version : List.of("0.1.1", "0.1.2")) {
            services.release(NAME, "v" + version, "echo >> README.md");
            Services.succeed(services.deploy(NAME, version));
        }
        Services.succeed(stack.platform("rollback", NAME, "--env", "production"));
        await().atMost(SOON)
                .ignoreExceptions()
                .until(() -> stack.json("metrics", NAME)
                                .at("/metrics/failedDeploymentRecoveryTime/samples")
                                .asInt()
                        == 1);

        // When
        commands.forEach(new Typist(stack.shell())::type);
    }

    private Path page() {
        return stack.root().resolve("docs/how-to/read-your-numbers.md");
    }

    private static Transcript.Command here(Transcript.Command command) {
        return new Transcript.Command(
                command.typed().replace(IN_DOCUMENTS, NAME),
                command.shown().stream()
                        .map(line -> line.replace(IN_DOCUMENTS, NAME))
                        .toList());
    }
}
