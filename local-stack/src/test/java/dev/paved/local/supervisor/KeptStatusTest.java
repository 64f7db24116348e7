package dev.paved.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.local.stack.PavedHome;
import dev.paved.local.stack.ProcessStatus;
import dev.paved.local.stack.ProcessStatus.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptStatusTest {

    @Test
    void what_the_disk_did_not_take_is_kept_later(@TempDir Path folder) throws IOException {
        // Given
        var home = new PavedHome(folder);
        Path inTheWay = Files.writeString(home.run(), "");
        var status = new KeptStatus(home, new ProcessStatus("late", null, 0, State.WAITING, 0, ""));
        status.say(State.HEALTHY, null, "");
        Files.delete(inTheWay);

        // When
        status.catchUp();

        // Then
        assertThat(ProcessStatus.load(home, "late").orElseThrow().state()).isEqualTo(State.HEALTHY);
    }
}
