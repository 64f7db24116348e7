package dev.paved.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;

/** Types the commands of documents, and compares what is printed with what the document shows. */
record Typist(Shell shell) {

    private static final Duration SOON = Duration.ofSeconds(30);

    /** What only looks is looked at until it shows what the document shows: events take a moment to be counted. */
    void type(Transcript.Command command) {
        if (command.typed().matches("(?s)(curl|(\\./)?platform metrics).*")) {
            await().atMost(SOON).untilAsserted(() -> shows(command));
        } else {
            shows(command);
        }
    }

    private void shows(Transcript.Command command) {
        Shell.Result result = shell.run(List.of("bash", "-euc", "exec 2>&1\n" + command.typed()));
        assertThat(result.exit()).as(result.toString()).isZero();
        assertThat(Transcript.matches(command.shown(), result.out()))
                .as(
                        "%s%nis shown to print%n%s%nand printed%n%s",
                        command.typed(), String.join("\n", command.shown()), result.out())
                .isTrue();
    }
}
