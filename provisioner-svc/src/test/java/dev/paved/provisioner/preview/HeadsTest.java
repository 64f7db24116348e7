package dev.paved.provisioner.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paved.kit.repository.Unanswered;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadsTest {

    private static final List<String> REFS =
            List.of("refs/pull/7/head", "refs/merge-requests/7/head", "refs/heads/socks");

    private final List<String> asked = new ArrayList<>();

    @Test
    void ref_that_a_forge_does_not_have_is_asked_for_by_its_other_names() throws IOException {
        Path found = Heads.first(REFS, ref -> {
            asked.add(ref);
            if (!ref.startsWith("refs/heads/")) {
                throw new IOException("it does not have " + ref);
            }
            return Path.of("mirror");
        });

        assertThat(found).isEqualTo(Path.of("mirror"));
        assertThat(asked).isEqualTo(REFS);
    }

    @Test
    void forge_that_does_not_answer_is_asked_once() {
        assertThatThrownBy(() -> Heads.first(REFS, ref -> {
                    asked.add(ref);
                    throw new Unanswered("connection timed out", new IOException());
                }))
                .isInstanceOf(Unanswered.class);

        assertThat(asked).containsExactly("refs/pull/7/head");
    }
}
