package dev.paved.local.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.local.process.LiveProcess;
import dev.paved.local.stack.PavedHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InfraReportTest {

    @Test
    void what_the_disk_did_not_take_is_told_later(@TempDir Path folder) throws IOException {
        // Given
        var home = new PavedHome(folder);
        Path inTheWay = Files.writeString(home.run(), "");
        var report = new InfraReport(home);
        report.up(InfraReport.KAFKA);
        report.up(InfraReport.POSTGRES);
        Files.delete(inTheWay);

        // When
        report.catchUp();

        // Then
        assertThat(InfraReport.isReady(home, LiveProcess.of(ProcessHandle.current())))
                .isTrue();
    }
}
