package dev.paved.integrations.alertmanager;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.integrations.Page;
import dev.paved.prerequisite.Prerequisite;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the page on incidents shows of Alertmanager works. */
class DocumentedReceiverTest {
    private final Page page = Page.named("how-to/report-incidents.md");

    @Test
    void receiver_is_the_one_that_the_command_shows() {
        assertThat(page.blocks("yaml"))
                .containsExactly(new ReceiverConfiguration(config())
                        .yaml("http://paved.example.com:8080/api/webhooks/alertmanager"));
    }

    @Test
    void severities_of_any_form_are_matched_as_they_are(@TempDir Path folder) throws Exception {
        String yaml = new ReceiverConfiguration(
                        config("paved.integrations.alertmanager.severities", "p.1,it's \"bad\""))
                .yaml("http://paved.example.com/api/webhooks/alertmanager");

        assertThat(yaml).contains("severity=~\"it''s \\\"bad\\\"|p\\\\.1\"");
        assertThat(receivers(folder, yaml, "severity=p.1", "service=shop")).isEqualTo("paved,people");
        assertThat(receivers(folder, yaml, "severity=\"it's \\\"bad\\\"\"", "service=shop"))
                .isEqualTo("paved,people");
        assertThat(receivers(folder, yaml, "severity=px1", "service=shop")).isEqualTo("people");
    }

    @ParameterizedTest
    @CsvSource({
        "severity=page, service=shop, 'paved,people'",
        "severity=critical, service=shop, 'paved,people'",
        "severity=critical, team=shop, people",
        "severity=info, service=shop, people",
        "paved_connection_test=1, alertname=Test, paved"
    })
    void people_get_what_they_got_before_and_no_tests(
            String label, String other, String receivers, @TempDir Path folder) throws Exception {
        String yaml = page.blocks("yaml").getFirst();

        assertThat(amtool("check-config", file(folder, yaml))).contains("SUCCESS");
        assertThat(receivers(folder, yaml, label, other)).isEqualTo(receivers);
    }

    @Test
    void notification_of_the_command_is_one() {
        Notification notification =
                Notification.read(page.body("/api/webhooks/alertmanager").getBytes(UTF_8));

        assertThat(notification.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.label("service")).isEqualTo("hello");
            assertThat(alert.label("severity")).isEqualTo("page");
            assertThat(alert.title()).isEqualTo("Try");
        });
    }

    private static String receivers(Path folder, String yaml, String... labels) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("config", "routes", "test", "--config.file", file(folder, yaml)));
        command.addAll(List.of(labels));
        return amtool(command.toArray(String[]::new)).lines().toList().getLast().strip();
    }

    private static String file(Path folder, String yaml) throws IOException {
        return Files.writeString(folder.resolve("alertmanager.yml"), yaml).toString();
    }

    private static String amtool(String... arguments) throws Exception {
        Prerequisite.program("amtool", "the documented receiver is not checked");
        List<String> command = new ArrayList<>(List.of("amtool"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        return out;
    }

    private static AlertmanagerConfig config(String... settings) {
        SmallRyeConfigBuilder config = new SmallRyeConfigBuilder().withMapping(AlertmanagerConfig.class);
        for (int each = 0; each < settings.length; each += 2) {
            config.withDefaultValue(settings[each], settings[each + 1]);
        }
        return config.build().getConfigMapping(AlertmanagerConfig.class);
    }
}
