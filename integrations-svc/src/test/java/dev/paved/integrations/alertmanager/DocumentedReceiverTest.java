package dev.paved.integrations.alertmanager;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.integrations.Page;
import org.junit.jupiter.api.Test;

/** What the page on incidents shows of Alertmanager works. */
class DocumentedReceiverTest {
    private final Page page = Page.named("how-to/report-incidents.md");

    @Test
    void receiver_sends_what_is_needed_to_where_it_is_taken() {
        assertThat(page.blocks("yaml"))
                .singleElement()
                .satisfies(receiver -> assertThat(receiver)
                        .contains(
                                "/api/webhooks/alertmanager\n",
                                "send_resolved: true\n",
                                "max_alerts: 0\n",
                                "authorization:\n            type: Bearer\n            credentials_file:",
                                "severity=~\"critical|page\""));
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
}
